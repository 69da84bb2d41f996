//! The line that flags a promise on a day on which whoever promises is not there, with the next day on which they are.
//! Words only; the days are read by the form.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    casework::Failure,
    domain::{
        ids::StaffId,
        person_days::{Off, PersonDays},
    },
    text::Texts,
    ui::{
        kit::{Form, block::Block},
        screen::Ctx,
        theme::Meaning,
    },
};

/// The days of whoever promises, read when the form opens.
pub struct Promiser {
    days: PersonDays,
    /// Their name; none for oneself, and for the agency.
    name: Option<String>,
}

impl Promiser {
    /// Oneself.
    ///
    /// # Errors
    /// When the file fails.
    pub fn me(ctx: &mut Ctx<'_>) -> Result<Self, Failure> {
        let me = ctx.session.identity().staff;
        Ok(Self { days: ctx.session.days_of(me)?, name: None })
    }

    /// A colleague.
    ///
    /// # Errors
    /// When the file fails.
    pub fn colleague(staff: StaffId, name: &str, ctx: &mut Ctx<'_>) -> Result<Self, Failure> {
        Ok(Self { days: ctx.session.days_of(staff)?, name: Some(name.to_owned()) })
    }

    /// Somebody who does not work here: only the agency's own days count.
    ///
    /// # Errors
    /// When the file fails.
    pub fn somebody(ctx: &mut Ctx<'_>) -> Result<Self, Failure> {
        Ok(Self { days: ctx.session.agency_days()?, name: None })
    }

    /// Adds the line to what stands above a form, where the day is one to be flagged.
    pub fn flag(&self, block: &mut Block, day: Option<NaiveDate>, width: u16, texts: &Texts) {
        if let Some(line) = day.and_then(|day| self.words(day, texts)) {
            block.wrapped(1, width.saturating_sub(2), &line, Meaning::Warning);
        }
    }

    /// "Sat 28 Nov 2026: the agency is closed. Next working day: Mon 30 Nov 2026."
    pub fn words(&self, day: NaiveDate, texts: &Texts) -> Option<String> {
        let off = self.days.off(day)?;
        let id = match (off, &self.name) {
            (Off::Closed, _) => "days-off-closed",
            (Off::NotTheirDay, None) => "days-off-mine",
            (Off::NotTheirDay, Some(_)) => "days-off-theirs",
            (Off::Away(_), None) => "days-off-away-mine",
            (Off::Away(_), Some(_)) => "days-off-away",
        };
        let name = self.name.clone().unwrap_or_default();
        let mut words = texts.with(id, &[("day", texts.weekday(day).into()), ("name", name.into())]);
        if let Some(next) = self.days.next(day) {
            words.push(' ');
            words.push_str(&texts.with("days-off-next", &[("day", texts.weekday(next).into())]));
        }
        Some(words)
    }
}

/// Everybody who can promise on a call: oneself, the colleagues of the team, whoever does not work here.
pub struct Promisers {
    me: Option<Promiser>,
    others: Option<Promiser>,
    colleagues: BTreeMap<String, Promiser>,
}

impl Promisers {
    /// Reads their days. Days that cannot be read flag nothing; the promise is made all the same.
    pub fn read(ctx: &mut Ctx<'_>) -> Self {
        let mut colleagues = BTreeMap::new();
        for mate in ctx.session.team_mates().unwrap_or_default() {
            if let Ok(days) = Promiser::colleague(mate.staff.id, &mate.staff.name, ctx) {
                colleagues.insert(mate.staff.id.to_string(), days);
            }
        }
        Self { me: Promiser::me(ctx).ok(), others: Promiser::somebody(ctx).ok(), colleagues }
    }

    /// Adds the line where whoever the form names (`who`, `who_staff`) is not there on the day.
    pub fn flag(&self, block: &mut Block, form: &Form, day: Option<NaiveDate>, width: u16, texts: &Texts) {
        let promiser = match form.text("who").as_str() {
            "" => None,
            "me" => self.me.as_ref(),
            "staff" => self.colleagues.get(&form.text("who_staff")),
            _ => self.others.as_ref(),
        };
        if let Some(promiser) = promiser {
            promiser.flag(block, day, width, texts);
        }
    }
}

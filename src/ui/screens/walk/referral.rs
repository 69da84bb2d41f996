//! Step Call: how the referral came, from whom, why and how soon, filled from the call and open to correction. For a
//! paper or fax referral this is where what is missing is completed.

use super::header;
use crate::{
    casework::{Command, Failure, Subject, walk::Walk},
    domain::{
        access::Act,
        codes::{Channel, ConsentMethod, Language, ReferrerType, Urgency},
        ids::ChildId,
        record::{Referral, Stored},
        walk::Step,
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Values, block::Block, frame::Record},
        screen::{Ctx, Screen},
        screens::{
            call::end::reach_words,
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed},
            words::{self, codes_of},
        },
        theme::Meaning,
    },
};

/// The facts of a referral.
pub static REFERRAL: FormSpec = FormSpec {
    name: "referral",
    fields: &[
        Field::note("reason").asked(),
        Field::choice("reason_language", codes_of::<Language>).when(|form| form.filled("reason")),
        Field::note("reason_translation").when(|form| form.filled("reason")),
        Field::person("reason_translated_by").helped().when(|form| form.filled("reason_translation")),
        Field::choice("urgency", codes_of::<Urgency>).asked(),
        Field::line("urgency_reason").asked().personal().when(|form| form.is("urgency", "urgent")),
        Field::note("looking_for"),
        Field::choice("referrer_type", codes_of::<ReferrerType>).asked(),
        Field::person("referrer_name").asked().when(third_party),
        Field::shown("organization").when(|form| third_party(form) && form.filled("organization")),
        Field::phone("referrer_phone").asked().when(third_party),
        Field::yes_no("consent_to_refer").asked().helped().when(third_party),
        Field::person("consent_given_by").when(agreed),
        Field::choice("consent_method", codes_of::<ConsentMethod>).when(agreed),
        Field::choice("channel", codes_of::<Channel>),
        Field::line("attachments_note").helped(),
    ],
};

fn third_party(form: &Form) -> bool {
    form.filled("referrer_type")
        && !form.is("referrer_type", "self_family")
        && !form.is("referrer_type", "self_youth")
}

fn agreed(form: &Form) -> bool {
    third_party(form) && form.is("consent_to_refer", "yes")
}

struct ReferralJob {
    walk: Walk,
    base: Stored<Referral>,
}

/// Opens the step.
///
/// # Errors
/// When the file may not be opened, or there is no referral.
pub fn open_step(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let walk = ctx.session.walk(child)?;
    let missing = || Failure::Missing(crate::domain::record::RecordKind::Referral);
    let base = walk.referral.clone().ok_or_else(missing)?;
    Ok(FormScreen::make(ReferralJob { walk, base }, ctx).0)
}

impl FormJob for ReferralJob {
    fn spec(&self) -> &'static FormSpec {
        &REFERRAL
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get(Step::Call.text_id())
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(header::record(&self.walk, texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.walk.child.id.into())
    }

    fn values(&self) -> Values {
        let referral = &self.base;
        Values::new()
            .with_text("reason", referral.reason.as_deref())
            .with_code("reason_language", referral.reason_language)
            .with_text("reason_translation", referral.reason_translation.as_deref())
            .with_text("reason_translated_by", referral.reason_translated_by.as_deref())
            .with_code("urgency", referral.urgency)
            .with_text("urgency_reason", referral.urgency_reason.as_deref())
            .with_text("looking_for", referral.looking_for.as_deref())
            .with_code("referrer_type", Some(referral.referrer_type))
            .with_text("referrer_name", referral.referrer_name.as_deref())
            .with_text("referrer_phone", referral.referrer_phone.as_deref())
            .with_code("consent_to_refer", referral.consent_to_refer)
            .with_text("consent_given_by", referral.consent_given_by.as_deref())
            .with_code("consent_method", referral.consent_method)
            .with_code("channel", Some(referral.channel))
            .with_text("attachments_note", referral.attachments_note.as_deref())
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        let organization = self.walk.referrer_organization.as_ref().map(|known| known.name.clone());
        form.set_shown("organization", organization.unwrap_or_default());
    }

    fn base_version(&self) -> i64 {
        self.base.version
    }

    fn record_id(&self) -> String {
        self.base.public_id.clone()
    }

    /// Who called, and what is missing of a third party's referral.
    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        let room = width.saturating_sub(2);
        if let Some(call) = self.walk.calls.first() {
            let who = call.caller_name.clone().unwrap_or_else(|| words::label_or_dash(texts, call.relation));
            let day = texts.date(call.started_at.local().date_naive());
            let reach = reach_words(call, texts);
            let values = [("who", who.into()), ("day", day.into()), ("reach", reach.into())];
            block.wrapped(1, room, &texts.with("referral-called", &values), Meaning::Dim);
        }
        let parts: Vec<String> = self.walk.parts.iter().map(|part| texts.get(part.text_id())).collect();
        if !parts.is_empty() {
            let words = texts.with("referral-incomplete", &[("parts", texts.all_of(&parts).into())]);
            block.wrapped(1, room, &words, Meaning::Warning);
        }
        block
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let base = &self.base;
        let referral = Referral {
            reason: values.text("reason"),
            reason_language: values.code("reason_language"),
            reason_translation: values.text("reason_translation"),
            reason_translated_by: values.text("reason_translated_by"),
            urgency: values.code("urgency"),
            urgency_reason: values.text("urgency_reason"),
            looking_for: values.text("looking_for"),
            referrer_type: values.code("referrer_type").unwrap_or(base.referrer_type),
            referrer_name: values.text("referrer_name"),
            referrer_phone: values.text("referrer_phone"),
            consent_to_refer: values.code("consent_to_refer"),
            consent_given_by: values.text("consent_given_by"),
            consent_method: values.code("consent_method"),
            channel: values.code("channel").unwrap_or(base.channel),
            attachments_note: values.text("attachments_note"),
            ..base.record.clone()
        };
        let subject = Subject::Child(self.walk.child.id.into());
        let command = Command { id: command.to_owned(), ..Command::new(Act::SaveReferral, subject) };
        ctx.session.save_referral(&command, base, &referral)?;
        Ok(Done::back(ctx.texts.get("referral-saved")))
    }

    fn reload(&mut self, ctx: &mut Ctx<'_>) -> Result<Option<Values>, Failure> {
        self.walk = ctx.session.walk(self.walk.child.id.into())?;
        let Some(found) = self.walk.referral.clone() else { return Ok(None) };
        self.base = found;
        Ok(Some(self.values()))
    }
}

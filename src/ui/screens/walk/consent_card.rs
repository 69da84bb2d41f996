//! One consent to read, with what can be done about it: withdraw it at once, ask it again after a return, put right what
//! was mistyped. Used by the walk and by the family file.

use super::{
    consent::open_correction,
    consent_words::{in_one_line, limits_of},
    facts::Facts,
    second_signature,
};
use crate::{
    casework::{Command, Failure, Subject, consents::ConsentView},
    domain::{
        access::Act,
        consent::ConsentState,
        ids::{ChildId, RowId},
        record::RecordKind,
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Detail, OutlineLine, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{ask::Ask, words},
    },
};

/// A consent on the screen.
pub struct ConsentCard {
    facts: Facts,
    view: ConsentView,
    detail: Detail,
    withdrawing: bool,
}

impl ConsentCard {
    /// Opens the consent `consent` of a child.
    ///
    /// # Errors
    /// When the file may not be read, or there is no such consent.
    pub fn open(child: ChildId, consent: RowId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let facts = Facts::read(child, ctx)?;
        let view = found(&facts, consent)?;
        let detail = detail_of(&view, &facts, ctx.texts);
        Ok(Box::new(Self { facts, view, detail, withdrawing: false }))
    }

    fn again(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        self.facts = Facts::read(self.facts.child(), ctx)?;
        self.view = found(&self.facts, self.view.consent.id)?;
        self.detail = detail_of(&self.view, &self.facts, ctx.texts).in_place_of(&self.detail);
        Ok(())
    }

    fn command(&self, act: Act) -> Command {
        Command::new(act, Subject::Child(self.facts.child()))
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        match action {
            Action::ConsentWithdraw => {
                self.withdrawing = true;
                let what = words::label(ctx.texts, self.view.consent.purpose);
                let body = ctx.texts.with("consent-withdraw-question", &[("what", what.into())]);
                Then::Open(Ask::reason(&ctx.texts.get("consent-withdraw-title"), body)).into()
            }
            Action::ConsentRenew => {
                match ctx.session.renew_consent(&self.command(Act::SaveConsent), &self.view.consent) {
                    Ok(_) => {
                        Outcome::from(Then::Close(Returned::Saved)).saved(ctx.texts.get("consent-renewed"))
                    }
                    Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
                }
            }
            Action::ConsentSecond => {
                match second_signature::open(self.facts.child(), self.view.consent.id, ctx) {
                    Ok(screen) => Then::Open(screen).into(),
                    Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
                }
            }
            Action::ConsentCorrect => match open_correction(self.facts.child(), self.view.consent.id, ctx) {
                Ok(screen) => Then::Open(screen).into(),
                Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
            },
            _ => Then::NotMine.into(),
        }
    }

    fn withdraw(&mut self, by: &str, ctx: &mut Ctx<'_>) -> Outcome {
        match ctx.session.withdraw_consent(&self.command(Act::WithdrawConsent), &self.view.consent, by) {
            Ok(_) => Outcome::from(Then::Close(Returned::Saved)).say(ctx.texts.get("consent-withdrawn")),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }
}

fn found(facts: &Facts, consent: RowId) -> Result<ConsentView, Failure> {
    let view = facts.consents().iter().find(|view| view.consent.id == consent).cloned();
    view.ok_or(Failure::Missing(RecordKind::Consent))
}

fn detail_of(view: &ConsentView, facts: &Facts, texts: &Texts) -> Detail {
    let consent = &view.consent;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| texts.date(day)).unwrap_or_default();
    let limits = limits_of(view, facts, texts).join(" · ");
    Detail::new()
        .words(format!("{}: {}", words::label(texts, consent.purpose), words::label(texts, consent.answer)))
        .why(in_one_line(view, facts, texts))
        .section("consent-heading-given")
        .personal("field-consent-given-by", facts.giver_of(consent, texts).unwrap_or_default())
        .line(
            "field-consent-capacity-basis",
            consent.capacity_basis.map(|basis| words::label(texts, basis)).unwrap_or_default(),
        )
        .personal("field-consent-capacity-note", text(&consent.capacity_note))
        .line(
            "field-consent-method",
            consent.method.map(|method| words::label(texts, method)).unwrap_or_default(),
        )
        .personal("consent-second-by", facts.second_of(consent, texts).unwrap_or_default())
        .line("field-consent-information", text(&consent.information))
        .line("field-consent-explained", text(&consent.explained))
        .line("field-consent-interpreter", text(&consent.interpreter))
        .line("field-consent-form-location", text(&consent.form_location))
        .section("consent-heading-limits")
        .line("consent-limits", if limits.is_empty() { texts.get("consent-no-limits") } else { limits })
        .line("field-consent-conditions", text(&consent.conditions))
        .line("field-consent-expires-on", day(consent.expires_on))
        .line("consent-withdrawn-on", day(consent.withdrawn_on))
        .personal("consent-withdrawn-by", text(&consent.withdrawn_by))
}

impl Screen for ConsentCard {
    fn title(&self, texts: &Texts) -> String {
        words::label(texts, self.view.consent.purpose)
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = vec![Context::Consent];
        contexts.extend(self.detail.contexts());
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        match action {
            Action::ConsentSecond if self.view.state == ConsentState::OneSignature => Availability::Yes,
            Action::ConsentSecond => Availability::Hidden,
            // One of two signatures may be taken back too.
            Action::ConsentWithdraw if self.view.state == ConsentState::OneSignature => Availability::Yes,
            Action::ConsentWithdraw if self.view.state.holds() => Availability::Yes,
            Action::ConsentWithdraw => Availability::No(texts.get("consent-does-not-hold")),
            Action::ConsentRenew if self.view.to_confirm || self.view.ends_soon => Availability::Yes,
            Action::ConsentRenew => Availability::Hidden,
            Action::ConsentCorrect if self.view.consent.withdrawn_on.is_none() => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        if self.detail.update(input) {
            return Outcome::stay();
        }
        match input.action() {
            Some(Action::Back) => Then::Close(Returned::Saved).into(),
            Some(action) => match self.available(action, ctx.texts) {
                Availability::Yes => self.act(action, ctx),
                Availability::No(why) => Outcome::stay().failed(why),
                Availability::Hidden => Then::NotMine.into(),
            },
            None => Then::NotMine.into(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        let withdrawing = std::mem::take(&mut self.withdrawing);
        match value {
            Returned::Words(by) if withdrawing => self.withdraw(&by, ctx),
            Returned::Saved => self.refresh(ctx),
            _ => Outcome::stay(),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.again(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.detail.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.detail.outline(texts)
    }
}

//! The questions around offers, one after the other, for every screen that shows one: accepted or declined as someone
//! said it, taken back, asked for, granted, refused; and urgency with its reason. Each ends in one save of casework.

use crate::{
    casework::{Command, Failure, Subject, offers::AnswerSaid},
    domain::{
        access::Act,
        codes::{Code, Urgency},
        ids::{EpisodeId, RowId},
    },
    text::Texts,
    ui::{
        screen::{Ctx, Outcome, Returned, Screen, Then},
        screens::{ask::Ask, cards, words},
    },
};

/// A question that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Who said yes, and how.
    AcceptSaid(EpisodeId, RowId),
    /// Why the offer is declined, as told by someone else.
    DeclineReason(EpisodeId, RowId),
    /// Who said no, and how; the reason is known.
    DeclineSaid(EpisodeId, RowId, String),
    /// Why one declines oneself.
    DeclineOwn(EpisodeId, RowId),
    /// Why the offer is taken back.
    Withdraw(EpisodeId, RowId),
    /// Why one asks for this family.
    Request(EpisodeId),
    /// Grant it although there are warnings.
    GrantAnyway(EpisodeId, RowId),
    /// Why the request is refused.
    Refuse(EpisodeId, RowId),
    /// How urgent; what stands now is the place to start.
    Urgency(EpisodeId, Urgency),
    /// Why that urgent.
    UrgencyReason(EpisodeId, Urgency),
}

/// What follows an answer.
pub enum Next {
    /// Another question.
    Ask(Box<dyn Screen>),
    /// It is saved: the words for the status line, and whether undo is offered.
    Done(String, bool),
    /// Left without an answer.
    Nothing,
}

/// The open question of a screen.
#[derive(Debug, Default)]
pub struct OfferAnswers {
    open: Option<Step>,
}

impl OfferAnswers {
    /// Opens a question.
    pub fn ask(&mut self, step: Step, texts: &Texts) -> Outcome {
        Then::Open(self.question(step, texts)).into()
    }

    fn question(&mut self, step: Step, texts: &Texts) -> Box<dyn Screen> {
        let (title, body) = match &step {
            Step::AcceptSaid(..) => ("offer-accept", "offer-accept-said"),
            Step::DeclineReason(..) | Step::DeclineOwn(..) => ("offer-decline", "offer-decline-why"),
            Step::DeclineSaid(..) => ("offer-decline", "offer-decline-said"),
            Step::Withdraw(..) => ("offer-withdraw", "offer-withdraw-why"),
            Step::Request(_) => ("offer-request", "offer-request-why"),
            Step::GrantAnyway(..) => ("offer-grant", "offer-grant-anyway"),
            Step::Refuse(..) => ("offer-refuse", "offer-refuse-why"),
            Step::Urgency(..) => ("offer-urgency", "offer-urgency-which"),
            Step::UrgencyReason(..) => ("offer-urgency", "offer-urgency-why"),
        };
        let (title, body) = (texts.get(title), texts.get(body));
        let screen = match &step {
            Step::Urgency(_, now) => {
                Ask::one_of_from(&title, body, cards::choosable::<Urgency>(texts), now.code())
            }
            Step::Request(_) => Ask::words(&title, body),
            Step::GrantAnyway(..) => Ask::for_good(&title, body),
            _ => Ask::reason(&title, body),
        };
        self.open = Some(step);
        screen
    }

    /// The question closed with this value.
    ///
    /// # Errors
    /// What casework refuses.
    pub fn returned(&mut self, value: &Returned, ctx: &mut Ctx<'_>) -> Result<Next, Failure> {
        let Some(step) = self.open.take() else { return Ok(Next::Nothing) };
        match (step, value) {
            (Step::Urgency(episode, _), Returned::Chosen(at)) => {
                let urgency = usize::try_from(*at).ok().and_then(|at| Urgency::ALL.get(at));
                match urgency {
                    Some(urgency) => {
                        Ok(Next::Ask(self.question(Step::UrgencyReason(episode, *urgency), ctx.texts)))
                    }
                    None => Ok(Next::Nothing),
                }
            }
            (Step::DeclineReason(episode, offer), Returned::Words(reason)) => {
                let step = Step::DeclineSaid(episode, offer, reason.clone());
                Ok(Next::Ask(self.question(step, ctx.texts)))
            }
            (Step::GrantAnyway(episode, request), Returned::Answer(true)) => {
                self.grant(episode, request, true, ctx)
            }
            (step, Returned::Words(words)) => save(&step, words, ctx),
            _ => Ok(Next::Nothing),
        }
    }

    /// Grants a request; warnings are asked about first.
    ///
    /// # Errors
    /// What casework refuses.
    pub fn grant(
        &mut self,
        episode: EpisodeId,
        request: RowId,
        confirmed: bool,
        ctx: &mut Ctx<'_>,
    ) -> Result<Next, Failure> {
        let command = Command::new(Act::Offer, Subject::Episode(episode));
        match ctx.session.grant_request(&command, request, confirmed) {
            Ok(()) => Ok(Next::Done(ctx.texts.get("offer-granted"), false)),
            Err(Failure::Invalid(problems)) if problems.iter().all(|one| one.field == "confirmed") => {
                let warnings: Vec<String> =
                    problems.iter().map(|one| words::problem(ctx.texts, one)).collect();
                self.open = Some(Step::GrantAnyway(episode, request));
                let title = ctx.texts.get("offer-grant");
                let body = format!("{} {}", warnings.join(" "), ctx.texts.get("offer-grant-anyway"));
                Ok(Next::Ask(Ask::for_good(&title, body)))
            }
            Err(failure) => Err(failure),
        }
    }
}

/// Saves what a question asked for.
fn save(step: &Step, words: &str, ctx: &mut Ctx<'_>) -> Result<Next, Failure> {
    let command = |act, episode: &EpisodeId| Command::new(act, Subject::Episode(*episode));
    let said = |words: &str| AnswerSaid { words: Some(words.to_owned()) };
    let session = &mut *ctx.session;
    let (text, undo) = match step {
        Step::AcceptSaid(episode, offer) => {
            session.accept_offer(&command(Act::AnswerOffer, episode), *offer, &said(words))?;
            ("offer-accepted", false)
        }
        Step::DeclineSaid(episode, offer, reason) => {
            session.decline_offer(&command(Act::AnswerOffer, episode), *offer, reason, &said(words))?;
            ("offer-declined", false)
        }
        Step::DeclineOwn(episode, offer) => {
            let none = AnswerSaid::default();
            session.decline_offer(&command(Act::AnswerOffer, episode), *offer, words, &none)?;
            ("offer-declined", false)
        }
        Step::Withdraw(episode, offer) => {
            session.withdraw_offer(&command(Act::Offer, episode), *offer, words)?;
            ("offer-withdrawn", true)
        }
        Step::Request(episode) => {
            let why = Some(words.trim()).filter(|words| !words.is_empty());
            session.request_case(&command(Act::RequestCase, episode), why)?;
            ("offer-requested", true)
        }
        Step::Refuse(episode, request) => {
            session.refuse_request(&command(Act::Offer, episode), *request, words)?;
            ("offer-refused", true)
        }
        Step::UrgencyReason(episode, urgency) => {
            let base = session.episode(*episode)?;
            session.save_urgency(&command(Act::SaveUrgency, episode), &base, *urgency, words)?;
            ("offer-urgency-saved", true)
        }
        Step::DeclineReason(..) | Step::GrantAnyway(..) | Step::Urgency(..) => return Ok(Next::Nothing),
    };
    Ok(Next::Done(ctx.texts.get(text), undo))
}

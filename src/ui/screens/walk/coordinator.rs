//! Step Coordinator: who could coordinate, the offer, its answer. Who does not sign in answers through whoever may offer:
//! who said so, and how. Where the family is not served here, the step is the warm hand-off.

use super::{facts::Facts, read_only::ReadOnly};
use crate::{
    casework::{
        Command, Failure, Subject,
        file::EpisodeView,
        offers::{AnswerSaid, OfferForm},
        waiting::{Candidate, Lead},
    },
    domain::{
        access::{Act, Verdict},
        codes::{EpisodeState, OfferKind, OfferState},
        ids::{ChildId, EpisodeId, RowId, StaffId},
        record::{Offer, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Choosable, ListEvent, OutlineLine, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
        screens::{
            ask::Ask,
            candidates::Candidates,
            hand_off,
            waiting::{Next, OfferAnswers, Step},
            words,
        },
        theme::Meaning,
    },
};

/// Opens the step.
///
/// # Errors
/// When the file may not be read.
pub fn open_step(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let facts = Facts::read(child, ctx)?;
    let said = match facts.walk.episode.state {
        EpisodeState::NotEligible | EpisodeState::Redirected => return hand_off::open(child, ctx),
        state if crate::domain::episode::is_undecided(state) => "coordinator-decide-first",
        EpisodeState::Closed | EpisodeState::Inactive | EpisodeState::Declined => "coordinator-ended",
        _ => {
            let may = ctx.session.may(Act::Offer, Subject::Episode(facts.episode()))?;
            let candidates = Candidates::read(facts.episode(), ctx)?;
            let answers = OfferAnswers::default();
            let mut screen = Coordinator {
                facts,
                candidates,
                view: None,
                pending: None,
                may,
                asked: None,
                answers,
                accepting: false,
            };
            screen.read(ctx)?;
            return Ok(Box::new(screen));
        }
    };
    Ok(ReadOnly::message(&facts, ctx.texts.get("coordinator-title"), ctx.texts.get(said)))
}

/// The question that is open.
enum Asked {
    /// Who monitors; the offer waits for it.
    Monitor(Vec<StaffId>),
    /// The warnings; the offer waits for the answer.
    Warnings(OfferForm),
}

struct Coordinator {
    facts: Facts,
    candidates: Candidates,
    view: Option<EpisodeView>,
    pending: Option<Stored<Offer>>,
    may: Verdict,
    asked: Option<Asked>,
    answers: OfferAnswers,
    /// The question that is open is whether the offer was accepted.
    accepting: bool,
}

impl Coordinator {
    fn episode(&self) -> EpisodeId {
        self.facts.episode()
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let file = ctx.session.open_file(self.facts.child())?;
        self.view = file.episode(self.episode()).cloned();
        let offers = self.view.iter().flat_map(|view| view.offers.iter());
        self.pending = offers
            .filter(|offer| offer.state == OfferState::Pending)
            .find(|offer| matches!(offer.kind, OfferKind::Offer | OfferKind::Transfer))
            .cloned();
        self.facts = Facts::read(self.facts.child(), ctx)?;
        self.candidates.refresh(self.facts.episode(), ctx)
    }

    fn command(&self, act: Act) -> Command {
        Command::new(act, Subject::Episode(self.episode()))
    }

    /// Offers to the selected candidate; who leads from outside needs somebody who monitors.
    fn offer(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let Some(candidate) = self.candidates.selected().cloned() else { return Outcome::stay() };
        match &candidate.lead {
            Lead::Staff(staff) => self.offer_to(&candidate.lead, *staff, ctx),
            _ => self.ask_monitor(ctx.texts, &candidate),
        }
    }

    fn ask_monitor(&mut self, texts: &Texts, lead: &Candidate) -> Outcome {
        let staff: Vec<(StaffId, String)> = self
            .candidates
            .monitors()
            .filter_map(|candidate| Some((candidate.staff.as_ref()?.id, candidate.name.clone())))
            .collect();
        let options = staff.iter().map(|(id, name)| Choosable::new(id.0.to_string(), name.clone())).collect();
        self.asked = Some(Asked::Monitor(staff.into_iter().map(|(id, _)| id).collect()));
        let body = texts.with("coordinator-monitor-question", &[("name", lead.name.as_str().into())]);
        Then::Open(Ask::one_of(&texts.get("coordinator-monitor"), body, options)).into()
    }

    /// Offers, after the warnings about who would answer were read.
    fn offer_to(&mut self, lead: &Lead, answerable: StaffId, ctx: &mut Ctx<'_>) -> Outcome {
        let form = OfferForm { lead: lead.clone(), answerable, why: None, confirmed: false };
        let answers =
            |candidate: &&Candidate| candidate.staff.as_ref().is_some_and(|staff| staff.id == answerable);
        let warnings = self
            .candidates
            .monitors()
            .find(answers)
            .map(|candidate| Candidates::warnings(candidate, ctx.texts))
            .unwrap_or_default();
        if warnings.is_empty() {
            return self.send(&form, ctx);
        }
        self.asked = Some(Asked::Warnings(form));
        let body = format!("{} {}", warnings.join(" "), ctx.texts.get("coordinator-offer-anyway"));
        Then::Open(Ask::yes_no(&ctx.texts.get("coordinator-offer"), body)).into()
    }

    fn send(&mut self, form: &OfferForm, ctx: &mut Ctx<'_>) -> Outcome {
        match ctx.session.offer(&self.command(Act::Offer), form) {
            Ok(_) => self.after(ctx, ctx.texts.get("coordinator-offered"), true),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn after(&mut self, ctx: &mut Ctx<'_>, words: String, undo: bool) -> Outcome {
        match self.read(ctx) {
            Ok(()) if undo => Outcome::stay().saved(words),
            Ok(()) => Outcome::stay().say(words),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// Whether the answer to the open offer is one's own.
    fn is_mine(&self, ctx: &Ctx<'_>) -> bool {
        let me = ctx.session.identity().staff;
        let own = |offer: &Stored<Offer>| {
            offer.to_id == me && offer.lead_kind == crate::domain::codes::LeadKind::Staff
        };
        self.pending.as_ref().is_some_and(own)
    }

    /// Accepts an offer made to oneself; for anybody else who said so, and how, is asked first.
    fn accept(&mut self, offer: RowId, ctx: &mut Ctx<'_>) -> Outcome {
        if !self.is_mine(ctx) {
            self.accepting = true;
            return self.answers.ask(Step::AcceptSaid(self.episode(), offer), ctx.texts);
        }
        match ctx.session.accept_offer(&self.command(Act::AnswerOffer), offer, &AnswerSaid::default()) {
            Ok(()) => accepted(ctx.texts),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx<'_>) -> Outcome {
        let pending = self.pending.as_ref().map(|offer| offer.id);
        match (action, pending) {
            (Action::WaitingOffer, _) => self.offer(ctx),
            (Action::WaitingAccept, Some(offer)) => self.accept(offer, ctx),
            (Action::WaitingDecline, Some(offer)) => {
                let step = if self.is_mine(ctx) { Step::DeclineOwn } else { Step::DeclineReason };
                self.answers.ask(step(self.episode(), offer), ctx.texts)
            }
            (Action::WaitingWithdraw, Some(offer)) => {
                self.answers.ask(Step::Withdraw(self.episode(), offer), ctx.texts)
            }
            _ => Then::NotMine.into(),
        }
    }

    /// What an answer to an offer led to.
    fn answered(&mut self, value: &Returned, ctx: &mut Ctx<'_>) -> Outcome {
        let accepting = std::mem::take(&mut self.accepting);
        match self.answers.returned(value, ctx) {
            Ok(Next::Done(..)) if accepting => accepted(ctx.texts),
            Ok(Next::Done(words, undo)) => self.after(ctx, words, undo),
            Ok(Next::Ask(screen)) => Then::Open(screen).into(),
            Ok(Next::Nothing) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    /// What stands above the list: whom the family waits for, who was asked, who coordinates.
    fn head(&self, texts: &Texts) -> Vec<(String, Meaning)> {
        let mut lines = Vec::new();
        let Some(view) = &self.view else { return lines };
        if let Some(coordinator) = &view.coordinator {
            let name = coordinator.name.as_str().into();
            let line = match &view.lead {
                Some((_, lead)) if *lead != coordinator.name => {
                    texts.with("coordinator-is-led", &[("lead", lead.into()), ("name", name)])
                }
                _ => texts.with("coordinator-is", &[("name", name)]),
            };
            lines.push((line, Meaning::Strong));
        }
        match &self.pending {
            Some(offer) => {
                let lead = offer.lead_name.clone().or_else(|| self.name_of(offer.to_id)).unwrap_or_default();
                let day = texts.date(offer.offered_at.day());
                let values = [("name", lead.into()), ("day", day.into())];
                lines.push((texts.with("coordinator-waits", &values), Meaning::Warning));
            }
            None if view.coordinator.is_none() => {
                lines.push((texts.get("coordinator-choose"), Meaning::Dim));
            }
            None => {}
        }
        lines
    }

    fn name_of(&self, staff: StaffId) -> Option<String> {
        let known =
            self.candidates.monitors().find(|one| one.staff.as_ref().is_some_and(|one| one.id == staff));
        known.map(|one| one.name.clone())
    }
}

/// The family is the coordinator's now; whoever offered it may no longer read the file, so the step closes.
fn accepted(texts: &Texts) -> Outcome {
    Outcome::from(Then::Close(Returned::Saved)).say(texts.get("coordinator-accepted"))
}

impl Screen for Coordinator {
    fn title(&self, texts: &Texts) -> String {
        texts.get("coordinator-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.candidates.contexts();
        contexts.push(Context::Waiting);
        contexts
    }

    fn available(&self, action: Action, texts: &Texts) -> Availability {
        match (action, &self.may) {
            (Action::WaitingOffer, Verdict::No(who)) => {
                Availability::No(texts.with("failure-refused", &[("who", words::roles(texts, who).into())]))
            }
            (Action::WaitingOffer, _) if self.pending.is_some() => {
                Availability::No(texts.get("coordinator-already-asked"))
            }
            (Action::WaitingOffer, _) if self.candidates.selected().is_none() => Availability::Hidden,
            (Action::WaitingOffer, _) => Availability::Yes,
            (Action::WaitingAccept | Action::WaitingDecline, _) if self.pending.is_some() => {
                Availability::Yes
            }
            (Action::ListOpen, _) => Availability::Hidden,
            (action, _) if self.candidates.offers(action) => Availability::Yes,
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        let action = match self.candidates.update(input, ctx.texts) {
            ListEvent::Open(_) => Action::WaitingOffer,
            ListEvent::Leave => return Then::Close(Returned::Nothing).into(),
            ListEvent::NotMine => match input.action() {
                Some(action) => action,
                None => return Then::NotMine.into(),
            },
            _ => return Outcome::stay(),
        };
        match self.available(action, ctx.texts) {
            Availability::Yes => self.act(action, ctx),
            Availability::No(why) => Outcome::stay().failed(why),
            Availability::Hidden => Then::NotMine.into(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        match (self.asked.take(), value) {
            (Some(Asked::Monitor(staff)), Returned::Chosen(at)) => {
                let monitor = usize::try_from(at).ok().and_then(|at| staff.get(at).copied());
                match (monitor, self.candidates.selected().map(|candidate| candidate.lead.clone())) {
                    (Some(monitor), Some(lead)) => self.offer_to(&lead, monitor, ctx),
                    _ => Outcome::stay(),
                }
            }
            (Some(Asked::Warnings(form)), Returned::Answer(true)) => {
                self.send(&OfferForm { confirmed: true, ..form }, ctx)
            }
            (None, value) => self.answered(&value, ctx),
            _ => Outcome::stay(),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        match self.read(ctx) {
            Ok(()) => Outcome::stay(),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        let mut rest = area;
        for (line, meaning) in self.head(canvas.texts) {
            if rest.height <= 3 {
                break;
            }
            canvas.put_fitted(rest.x + 1, rest.y, rest.width.saturating_sub(2), &line, meaning);
            rest = Area { y: rest.y + 1, height: rest.height - 1, ..rest };
        }
        self.candidates.draw(canvas, rest);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        let head = self.head(texts).into_iter().map(|(line, _)| OutlineLine::new(line, ""));
        head.chain(self.candidates.outline(texts)).collect()
    }
}

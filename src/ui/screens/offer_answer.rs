//! A family that is offered to me: what I may read of it before I answer, why me, and the answer. Declining asks for a
//! reason; whoever holds the family stays responsible until someone accepts.

use chrono::NaiveDate;

use super::{
    ask::Ask,
    cards, places,
    waiting::{Next, OfferAnswers, Step},
    words,
};
use crate::{
    casework::{Command, Failure, Subject, file::File, offers::AnswerSaid},
    domain::{
        access::Act,
        codes::{FindingKind, OfferState, ServiceStatus},
        ids::{ChildId, EpisodeId, RowId},
        record::{Offer, RecordKind, Stored},
    },
    keymap::{Action, Context, Input},
    text::Texts,
    ui::{
        canvas::{Area, Canvas},
        kit::{Detail, OutlineLine, frame::Record},
        screen::{Availability, Ctx, Outcome, Returned, Screen, Then},
    },
};

/// The offer and the family.
pub struct OfferAnswer {
    file: File,
    offer: Stored<Offer>,
    detail: Detail,
    today: NaiveDate,
    answers: OfferAnswers,
    accepting: bool,
}

impl OfferAnswer {
    /// Opens the offer `offer` of `child`.
    ///
    /// # Errors
    /// When the file may not be read, or the offer was answered meanwhile.
    pub fn open(child: ChildId, offer: RowId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
        let file = ctx.session.open_file(child)?;
        let offer = pending(&file, offer).ok_or(Failure::Missing(RecordKind::Offer))?;
        let today = ctx.session.today();
        let detail = detail(&file, &offer, today, ctx.texts);
        let answers = OfferAnswers::default();
        Ok(Box::new(Self { file, offer, detail, today, answers, accepting: false }))
    }

    fn episode(&self) -> EpisodeId {
        self.offer.episode_id
    }

    fn accept(&self, ctx: &mut Ctx<'_>) -> Outcome {
        let command = Command::new(Act::AnswerOffer, Subject::Episode(self.episode()));
        match ctx.session.accept_offer(&command, self.offer.id, &AnswerSaid::default()) {
            Ok(()) => Outcome::from(Then::Close(Returned::Saved)).say(ctx.texts.get("offer-answer-accepted")),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn read(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        let child = self.file.card.child;
        let file = match ctx.session.open_file(child) {
            Ok(file) => file,
            Err(failure) => return Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        };
        match pending(&file, self.offer.id) {
            Some(offer) => {
                self.detail = detail(&file, &offer, self.today, ctx.texts).in_place_of(&self.detail);
                (self.file, self.offer) = (file, offer);
                Outcome::stay()
            }
            None => Outcome::from(Then::Close(Returned::Saved))
                .say(ctx.texts.get("offer-answer-answered-meanwhile")),
        }
    }
}

fn pending(file: &File, offer: RowId) -> Option<Stored<Offer>> {
    let offers = file.episodes.iter().flat_map(|episode| &episode.offers);
    offers.into_iter().find(|one| one.id == offer && one.state == OfferState::Pending).cloned()
}

fn detail(file: &File, offer: &Stored<Offer>, today: NaiveDate, texts: &Texts) -> Detail {
    let from = file.staff.get(&offer.from_id).map(|who| who.name.clone()).unwrap_or_default();
    let values = [("name", from.into()), ("day", texts.date(offer.offered_at.day()).into())];
    let mut detail =
        Detail::new().section("offer-answer-offered").words(texts.with("offer-answer-by", &values));
    if let Some(why) = &offer.why {
        detail = detail.why(why.clone());
    }
    detail = about(detail, file, today, texts);
    detail = reasons(detail, file);
    for (heading, kind) in [
        ("offer-answer-needs", FindingKind::Need),
        ("offer-answer-strengths", FindingKind::Strength),
        ("offer-answer-resources", FindingKind::Resource),
    ] {
        let mut found = file.findings.iter().filter(|finding| finding.kind == kind).peekable();
        if found.peek().is_some() {
            detail = detail.section(heading);
        }
        for finding in found {
            let domain = finding.domain.map(|domain| words::label(texts, domain)).unwrap_or_default();
            detail = detail.words(join(&domain, &finding.text));
        }
    }
    let mut services =
        file.services.iter().filter(|line| line.service.status == ServiceStatus::Current).peekable();
    if services.peek().is_some() {
        detail = detail.section("offer-answer-services");
    }
    for line in services {
        let organization = line.organization.as_ref().map(|one| one.name.clone()).unwrap_or_default();
        detail = detail.words(join(&organization, line.service.worker.as_deref().unwrap_or_default()));
    }
    detail
}

fn join(first: &str, second: &str) -> String {
    let parts: Vec<&str> = [first, second].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(": ")
}

fn about(detail: Detail, file: &File, today: NaiveDate, texts: &Texts) -> Detail {
    let (person, card) = (&file.person, &file.card);
    let mut languages: Vec<String> = Vec::new();
    for language in [person.language_service, person.language_spoken].into_iter().flatten() {
        let label = words::label(texts, language);
        if !languages.contains(&label) {
            languages.push(label);
        }
    }
    let interpreter = person.interpreter.map(|needed| words::label(texts, needed)).unwrap_or_default();
    let mut detail = detail
        .section("offer-answer-family")
        .line("offer-answer-age", cards::age(texts, card, today))
        .line("offer-answer-language", languages.join(", "))
        .line("offer-answer-interpreter", interpreter)
        .line("offer-answer-place", card.municipality.clone().unwrap_or_default());
    if let Some(view) = file.current() {
        let level = view.episode.level.map(|level| level.to_string()).unwrap_or_default();
        let since = texts.date(view.episode.state_since);
        detail = detail
            .line("offer-answer-level", level)
            .line("offer-answer-since", since)
            .line("offer-answer-urgency", words::label(texts, view.episode.urgency))
            .personal("offer-answer-urgency-why", view.episode.urgency_reason.clone().unwrap_or_default());
    }
    if card.alert {
        detail = detail.why(texts.get("offer-answer-alert"));
    }
    detail
}

/// What the family asked for, and what was decided.
fn reasons(detail: Detail, file: &File) -> Detail {
    let Some(view) = file.current() else { return detail };
    let referral = view.referrals.last();
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let mut detail = detail
        .section("offer-answer-asked-for")
        .personal("offer-answer-reason", text(referral.and_then(|one| one.reason.as_ref())))
        .personal("offer-answer-looking-for", text(referral.and_then(|one| one.looking_for.as_ref())));
    if let Some(decision) = view.decisions.last() {
        detail = detail
            .personal("offer-answer-decision", text(decision.reason.as_ref()))
            .personal("offer-answer-family-view", text(decision.family_view.as_ref()));
    }
    detail
}

impl Screen for OfferAnswer {
    fn title(&self, texts: &Texts) -> String {
        texts.get("offer-answer-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        let mut record = cards::record(texts, &self.file.card, self.today);
        record.lines = vec![texts.get("offer-answer-title")];
        Some(record)
    }

    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.detail.contexts();
        contexts.push(Context::Waiting);
        contexts
    }

    fn available(&self, action: Action, _: &Texts) -> Availability {
        match action {
            Action::WaitingAccept | Action::WaitingDecline | Action::ListOpen => Availability::Yes,
            Action::ListUp | Action::ListDown | Action::ListPageUp | Action::ListPageDown => {
                Availability::Yes
            }
            _ => Availability::Hidden,
        }
    }

    fn update(&mut self, input: &Input, ctx: &mut Ctx<'_>) -> Outcome {
        match input.action() {
            Some(Action::WaitingAccept) => {
                self.accepting = true;
                let title = ctx.texts.get("offer-answer-accept");
                Then::Open(Ask::yes_no(&title, ctx.texts.get("offer-answer-accept-question"))).into()
            }
            Some(Action::WaitingDecline) => {
                self.answers.ask(Step::DeclineOwn(self.episode(), self.offer.id), ctx.texts)
            }
            Some(Action::ListOpen) => {
                let opened = places::open_file(self.file.card.child, ctx);
                places::opened(opened, ctx.texts)
            }
            Some(Action::Back) => Then::Close(Returned::Nothing).into(),
            _ if self.detail.update(input) => Outcome::stay(),
            _ => Then::NotMine.into(),
        }
    }

    fn returned(&mut self, value: Returned, ctx: &mut Ctx<'_>) -> Outcome {
        if std::mem::take(&mut self.accepting) {
            return if value == Returned::Answer(true) { self.accept(ctx) } else { Outcome::stay() };
        }
        match self.answers.returned(&value, ctx) {
            Ok(Next::Done(words, _)) => Outcome::from(Then::Close(Returned::Saved)).say(words),
            Ok(Next::Ask(screen)) => Then::Open(screen).into(),
            Ok(Next::Nothing) => self.read(ctx),
            Err(failure) => Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx<'_>) -> Outcome {
        self.read(ctx)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) {
        self.detail.draw(canvas, area);
    }

    fn outline(&self, texts: &Texts) -> Vec<OutlineLine> {
        self.detail.outline(texts)
    }
}

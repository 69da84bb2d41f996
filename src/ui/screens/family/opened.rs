//! A family's file as it is open on the screen: what was read, what this person may do with it, and the header that
//! never scrolls.

use chrono::NaiveDate;

use super::{
    parts,
    whose::{Need, Whose},
};
use crate::{
    casework::{
        Failure, Subject,
        file::{EpisodeView, File},
    },
    domain::{
        access::{Act, Verdict},
        card::ChildCard,
        codes::{ContactKind, FindingKind, Relation, YesNo},
        ids::ChildId,
        record::{Consent, ConsentScope, ContactPoint, Stored},
    },
    text::{Texts, people::Unit},
    ui::{
        kit::frame::Record,
        screen::{Availability, Ctx},
        screens::{
            cards,
            family_children::{self, OtherChild},
            words,
        },
    },
};

/// What the screens of a file do, each asked once when the file is read.
const ACTS: &[Act] = &[
    Act::SaveNote,
    Act::FirstVisit,
    Act::SavePlan,
    Act::SaveMember,
    Act::AgreePlan,
    Act::HoldReview,
    Act::MoveReview,
    Act::EndEpisode,
    Act::ReturnFamily,
    Act::SaveFamily,
    Act::SaveHandOff,
    Act::SaveConsent,
    Act::SaveNeeds,
    Act::MoveRecord,
    Act::ProposeLink,
    Act::OpenSibling,
];

/// The open file.
pub struct Opened {
    /// Everything read.
    pub file: File,
    /// The agency's day.
    pub today: NaiveDate,
    /// All consents of the child, for the rules.
    pub consents: Vec<Stored<Consent>>,
    /// All rows of their scopes.
    pub scopes: Vec<Stored<ConsentScope>>,
    rights: Vec<(Act, Verdict)>,
    record: Record,
    needs: Vec<Need>,
}

impl Opened {
    /// Reads the file of a child, with the reason where one is asked.
    ///
    /// # Errors
    /// When it is not allowed, needs a reason, or cannot be read.
    pub fn read(child: ChildId, reason: Option<&str>, ctx: &mut Ctx<'_>) -> Result<Self, Failure> {
        let file = match reason {
            Some(reason) => ctx.session.open_file_because(child, reason)?,
            None => ctx.session.open_file(child)?,
        };
        let subject = file.current().map_or(Subject::Child(child), |view| Subject::Episode(view.id()));
        let mut rights = Vec::with_capacity(ACTS.len());
        for act in ACTS {
            let about = if matches!(act, Act::ReturnFamily | Act::OpenSibling) {
                Subject::Child(child)
            } else {
                subject
            };
            rights.push((*act, ctx.session.may(*act, about)?));
        }
        let today = ctx.session.today();
        Ok(Self {
            consents: file.consents.iter().map(|line| line.consent.clone()).collect(),
            scopes: file.consents.iter().flat_map(|line| line.scope.clone()).collect(),
            record: record(&file, ctx.texts),
            needs: needs(&file, ctx.texts),
            rights,
            today,
            file,
        })
    }

    /// The child.
    pub fn child(&self) -> ChildId {
        self.file.card.child
    }

    /// The newest open episode, else the newest.
    pub fn episode(&self) -> Option<&EpisodeView> {
        self.file.current()
    }

    /// The header.
    pub fn record(&self) -> Record {
        self.record.clone()
    }

    /// Brothers and sisters with a file.
    pub fn other_children(&self, texts: &Texts) -> Vec<OtherChild> {
        let other = |card: &ChildCard| OtherChild {
            child: card.child,
            number: card.number,
            name: cards::name(texts, card),
        };
        self.file.siblings.iter().map(other).collect()
    }

    /// The children of the episode by file and short name; none where it is of one child only.
    pub fn children_of_plan(&self) -> Vec<(ChildId, String)> {
        let cards = self.episode().map(|view| view.children.as_slice()).unwrap_or_default();
        let short = |card: &ChildCard| {
            let given = card.name.given.clone();
            if given.is_empty() { card.number.to_string() } else { given }
        };
        if cards.len() < 2 {
            Vec::new()
        } else {
            cards.iter().map(|card| (card.child, short(card))).collect()
        }
    }

    /// What forms need to know; none for a file without an episode.
    pub fn whose(&self) -> Option<Whose> {
        Some(Whose {
            child: self.child(),
            episode: self.episode()?.id(),
            record: self.record(),
            language: self.file.card.language,
            needs: self.needs.clone(),
            children: self.children_of_plan(),
            today: self.today,
        })
    }

    /// Whether this person may do `act` here, and if not, who could.
    pub fn allowed(&self, act: Act, texts: &Texts) -> Availability {
        if let Some(survivor) = self.file.survivor.as_ref().filter(|_| act != Act::MoveRecord) {
            let other = survivor.number.to_string();
            return Availability::No(texts.with("family-under", &[("other", other.into())]));
        }
        match self.rights.iter().find(|(known, _)| *known == act) {
            Some((_, Verdict::Yes | Verdict::WithReason)) => Availability::Yes,
            Some((_, Verdict::No(who))) if who.is_empty() => {
                Availability::No(texts.get("failure-refused-nobody"))
            }
            Some((_, Verdict::No(who))) => {
                Availability::No(texts.with("failure-refused", &[("who", words::roles(texts, who).into())]))
            }
            None => Availability::Hidden,
        }
    }

    /// The same for an act on the plan of an open episode.
    pub fn allowed_open(&self, act: Act, texts: &Texts) -> Availability {
        match self.episode() {
            None => Availability::No(texts.get("family-no-episode")),
            Some(view) if !view.episode.state.is_open() => Availability::No(texts.get("family-over")),
            Some(_) => self.allowed(act, texts),
        }
    }
}

/// The needs of the episode with their life domain.
fn needs(file: &File, texts: &Texts) -> Vec<Need> {
    let episode = file.current().map(EpisodeView::id);
    let ours =
        file.findings.iter().filter(|row| row.kind == FindingKind::Need && Some(row.episode_id) == episode);
    ours.map(|row| {
        let domain = row.domain.map(|domain| words::label(texts, domain)).unwrap_or_default();
        (row.id, parts::joined(&[row.text.clone(), domain]))
    })
    .collect()
}

/// The header: number, name, age; what is late; plan and level; caregivers; coordinator, consent, last told.
fn record(file: &File, texts: &Texts) -> Record {
    let header = &file.header;
    let mut more = Vec::new();
    if let Some(number) = header.plan_number {
        more.push(texts.with("family-plan-number", &[("number", number.into())]));
    }
    if let Some(level) = header.level {
        more.push(texts.with("family-level", &[("level", level.into())]));
    }
    if let Some(state) = file.state().filter(|_| header.plan_number.is_none()) {
        more.push(words::label(texts, state));
    }
    if let Some(survivor) = &file.survivor {
        more.insert(0, texts.with("family-goes-on-as", &[("other", survivor.number.to_string().into())]));
    } else if !file.under.is_empty() {
        let others: Vec<String> = file.under.iter().map(|one| one.file.card.number.to_string()).collect();
        more.push(texts.with("family-with", &[("others", texts.all_of(&others).into())]));
    }
    let own = file.card.number;
    let before = file.siblings.iter().filter(|sibling| sibling.number < own).count();
    more.extend(family_children::place((before + 1, file.siblings.len() + 1), texts));
    let late = (header.review_late > 0).then(|| {
        let late = texts.late(header.review_late, Unit::Calendar);
        texts.with("family-review-late", &[("late", late.into())])
    });
    Record {
        number: file.card.number.to_string(),
        name: cards::name(texts, &file.card),
        age: file.age.map(|age| texts.age(age)).unwrap_or_default(),
        late,
        more,
        lines: [caregiver_line(file, texts), service_line(file, texts)]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
    }
}

/// "mother FR mobile ok · father EN no message   ! address".
fn caregiver_line(file: &File, texts: &Texts) -> String {
    let one = |caregiver: &crate::casework::file::Caregiver| {
        let person = &caregiver.known.person;
        let relation = words::label(texts, caregiver.link.relation);
        let language = cards::language(person.language_service.or(person.language_spoken));
        let way = caregiver.known.contacts.first().map(|point| way(point, texts)).unwrap_or_default();
        let pieces = [relation, language, way];
        pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let herself = file.header.home_hidden.then(|| texts.get("youth-herself"));
    let people = file.caregivers.iter().filter(|one| one.link.relation != Relation::Sibling).take(3).map(one);
    let mut pieces: Vec<String> = herself.into_iter().chain(people).collect();
    pieces.extend(homes_words(file, texts));
    let signs = [
        (file.header.alert, "family-sign-alert"),
        (file.header.protected, "family-sign-protected"),
        (file.header.restricted, "family-sign-restricted"),
    ];
    pieces.extend(signs.iter().filter(|(on, _)| *on).map(|(_, id)| format!("! {}", texts.get(id))));
    pieces.join(" · ")
}

/// "joint, two homes": where both parents decide, and where the child lives in more than one home.
fn homes_words(file: &File, texts: &Texts) -> Option<String> {
    let joint = |one: &&crate::casework::file::Caregiver| {
        one.link.legal_authority == Some(crate::domain::codes::LegalAuthority::Joint)
    };
    let joint = file.caregivers.iter().filter(joint).count() > 0;
    let homes = file.homes.len();
    let homes = (homes > 1).then(|| texts.count("family-homes", homes));
    let joint = joint.then(|| texts.get("family-joint"));
    let pieces: Vec<String> = joint.into_iter().chain(homes).collect();
    (!pieces.is_empty()).then(|| pieces.join(", "))
}

/// "mobile, message ok".
fn way(point: &ContactPoint, texts: &Texts) -> String {
    let safe = match point.safe_message {
        Some(YesNo::Yes) => texts.get("family-message-ok"),
        Some(YesNo::No) => texts.get("family-no-message"),
        None if matches!(point.kind, ContactKind::Email) => String::new(),
        None => texts.get("family-message-unknown"),
    };
    let pieces = [words::label(texts, point.kind), safe];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(", ")
}

/// "B. (covered by K.) · consent to 3 Mar 2027 · 2 of 8 see nothing · told 13 Oct".
fn service_line(file: &File, texts: &Texts) -> String {
    let current = file.current();
    let coordinator = current.and_then(|view| view.coordinator.as_ref()).map_or_else(
        || texts.get("family-no-coordinator"),
        |staff| {
            let covers =
                current.map(|view| view.covers.iter().map(|cover| cover.name.clone()).collect::<Vec<_>>());
            match covers.filter(|names| !names.is_empty()) {
                Some(names) => texts.with(
                    "family-covered",
                    &[("name", staff.name.as_str().into()), ("by", texts.all_of(&names).into())],
                ),
                None => staff.name.clone(),
            }
        },
    );
    let header = &file.header;
    let consent = match header.consent_to {
        Some(day) => texts.with("family-consent-to", &[("day", texts.date(day).into())]),
        None => texts.get("family-consent-none"),
    };
    let (nothing, all) = header.see_nothing;
    let sees = texts.with("family-see-nothing", &[("count", nothing.into()), ("all", all.into())]);
    let told = match header.told_on {
        Some(day) => texts.with("family-told", &[("day", texts.day(day).into())]),
        None => texts.get("family-never-told"),
    };
    parts::joined(&[coordinator, consent, if nothing > 0 { sees } else { String::new() }, told])
}

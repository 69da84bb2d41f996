//! Everything the walk and its rail show of one child's episode, in one read. What a colleague types is seen here too:
//! anyone of the pool may go on where another stopped.

use chrono::NaiveDate;

use super::{Failure, Session, Subject, consents::ConsentView, screenings::ScreeningView, walk_read};
pub use crate::domain::card::StaffRef;
use crate::{
    domain::{
        access::Act,
        codes::DecisionOutcome,
        date::Moment,
        episode::Part,
        hand_off::Item,
        ids::{ChildId, EpisodeId, FileNumber, PersonId},
        names::PersonName,
        record::{
            Attempt, Attendance, Call, Child, ContactPoint, Decision, Episode, Finding, HandOff, Household,
            HouseholdMember, Link, Organization, Person, Promise, RecordKind, Referral, Service, Statement,
            Stored, Team,
        },
        walk::{Step, StepView},
    },
    store::{drafts, episodes},
};

/// Somebody beside the child, with how to reach them.
#[derive(Debug, Clone)]
pub struct Beside {
    /// In what relation, with what authority.
    pub link: Stored<Link>,
    /// Who.
    pub person: Stored<Person>,
    /// How to reach them, the preferred way first.
    pub contacts: Vec<Stored<ContactPoint>>,
}

/// A home with who lives there and who serves its area.
#[derive(Debug, Clone)]
pub struct Home {
    /// The home.
    pub household: Stored<Household>,
    /// Who lives there.
    pub members: Vec<Stored<HouseholdMember>>,
    /// Whether it is the child's main home, which decides the area.
    pub main: bool,
    /// The name of its area.
    pub area_name: Option<String>,
    /// The agency that answers for its area.
    pub agency: Option<String>,
    /// Boundaries or agency are still to be checked.
    pub area_unconfirmed: bool,
}

/// A brother or sister with a file of its own in this family.
#[derive(Debug, Clone)]
pub struct SiblingFile {
    /// The file.
    pub child: ChildId,
    /// The person.
    pub person: PersonId,
    /// Its number.
    pub number: FileNumber,
    /// The name.
    pub name: PersonName,
    /// What to call a child not yet named.
    pub provisional: Option<String>,
}

/// An open episode of the family that the child could join: one plan for several children.
#[derive(Debug, Clone)]
pub struct ToJoin {
    /// The programme's code.
    pub program: String,
    /// The episode.
    pub episode: EpisodeId,
    /// The children it has.
    pub children: Vec<SiblingFile>,
}

/// What somebody types and has not saved: "typed by A. at 10:42".
#[derive(Debug, Clone)]
pub struct DraftNote {
    /// Who types.
    pub by: StaffRef,
    /// Whether that is the person signed in.
    pub mine: bool,
    /// When it was last written.
    pub at: Option<Moment>,
    /// The draft itself.
    pub draft: drafts::Draft,
}

/// A hand-off with what is derived from it.
#[derive(Debug, Clone)]
pub struct HandOffView {
    /// The hand-off.
    pub hand_off: Stored<HandOff>,
    /// To whom.
    pub organization: Option<Stored<Organization>>,
    /// By when a confirmation is expected, while it is open.
    pub confirm_due: Option<NaiveDate>,
    /// Tries to reach the receiver, the newest first.
    pub attempts: Vec<Stored<Attempt>>,
}

/// Who holds the episode.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The team.
    pub team: Stored<Team>,
    /// The person; none where the pool holds it.
    pub person: Option<StaffRef>,
    /// Since when.
    pub since: Moment,
}

/// Everything of one child's episode that the walk shows.
#[derive(Debug, Clone)]
pub struct Walk {
    /// The child's file.
    pub child: Stored<Child>,
    /// The child.
    pub person: Stored<Person>,
    /// How the child itself is reached.
    pub contacts: Vec<Stored<ContactPoint>>,
    /// Whole years today, as well as the birth date is known.
    pub age: Option<i32>,
    /// The episode.
    pub episode: Stored<Episode>,
    /// The episode before, when the family returned.
    pub previous: Option<Stored<Episode>>,
    /// Other open episodes of the child.
    pub others: Vec<Stored<Episode>>,
    /// Who holds it; none once it ended.
    pub holder: Option<Holder>,
    /// The referral.
    pub referral: Option<Stored<Referral>>,
    /// Its organisation, when one referred.
    pub referrer_organization: Option<Stored<Organization>>,
    /// What a third party's referral lacks.
    pub parts: Vec<Part>,
    /// Calls about the child, the newest first.
    pub calls: Vec<Stored<Call>>,
    /// What happens next.
    pub promises: Vec<Stored<Promise>>,
    /// Tries to reach the family, the newest first.
    pub attempts: Vec<Stored<Attempt>>,
    /// Who stands beside the child, the primary contact first.
    pub beside: Vec<Beside>,
    /// Where the family lives.
    pub homes: Vec<Home>,
    /// Schools attended now.
    pub schools: Vec<Stored<Attendance>>,
    /// Who is involved, the current ones first.
    pub services: Vec<(Stored<Service>, Stored<Organization>)>,
    /// Brothers and sisters with a file.
    pub siblings: Vec<SiblingFile>,
    /// Whether the youth's home is kept out of this file (`domain::youth`).
    pub home_hidden: bool,
    /// Consents as they stand today, the newest first.
    pub consents: Vec<ConsentView>,
    /// Each programme, live.
    pub screenings: Vec<ScreeningView>,
    /// What the rules advise: a decision and, where eligible, the programme's code. None while something is missing.
    pub advice: Option<(DecisionOutcome, Option<String>)>,
    /// Open episodes of the family that the child could join.
    pub to_join: Vec<ToJoin>,
    /// Strengths, resources, needs.
    pub findings: Vec<Stored<Finding>>,
    /// What was said.
    pub statements: Vec<Stored<Statement>>,
    /// Decisions with who made them, the newest first.
    pub decisions: Vec<(Stored<Decision>, StaffRef)>,
    /// Hand-offs, the newest first.
    pub hand_offs: Vec<HandOffView>,
    /// What is known and may be sent with a hand-off.
    pub hand_off_items: Vec<Item>,
    /// Whether a coordinator was asked.
    pub offered: bool,
    /// What is typed and not saved, one's own and colleagues'.
    pub drafts: Vec<DraftNote>,
    /// The rail.
    pub steps: Vec<StepView>,
    /// How many rows are left out while somebody is on the telephone from whom they are protected.
    pub hidden: usize,
}

impl Walk {
    /// The name the header shows: the child's, else what to call it meanwhile.
    pub fn name(&self) -> PersonName {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        PersonName {
            given: text(&self.person.given),
            family: text(&self.person.family),
            own_script: text(&self.person.own_script),
        }
    }

    /// The children of the family by file number: which one this is, counted from 1, and how many there are.
    pub fn place_among_children(&self) -> (usize, usize) {
        let own = self.child.file_number;
        let before = self.siblings.iter().filter(|sibling| sibling.number.0 < own).count();
        (before + 1, self.siblings.len() + 1)
    }

    /// One step of the rail.
    pub fn step(&self, step: Step) -> Option<&StepView> {
        self.steps.iter().find(|view| view.step == step)
    }

    /// The person to call first, else the first with a way to be reached.
    pub fn primary(&self) -> Option<&Beside> {
        self.beside.iter().find(|beside| !beside.contacts.is_empty()).or(self.beside.first())
    }
}

impl Session {
    /// The walk of a child: its undecided episode, else the newest open one, else the newest.
    ///
    /// # Errors
    /// When the file may not be opened, or the child never had an episode.
    pub fn walk(&mut self, child: ChildId) -> Result<Walk, Failure> {
        let rules = self.rules()?;
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            let all = episodes::of_child(reading.db, child)?;
            let current = all.iter().find(|episode| episode.state.is_open() && episode.program.is_none());
            let current = current.or(all.iter().find(|episode| episode.state.is_open())).or(all.first());
            let episode = current.cloned().ok_or(Failure::Missing(RecordKind::Episode))?;
            walk_read::walk_of(reading, &rules, child, episode)
        })
    }

    /// The walk of one episode of a child.
    ///
    /// # Errors
    /// When the file may not be opened, or the episode is not the child's.
    pub fn walk_of_episode(&mut self, child: ChildId, episode: EpisodeId) -> Result<Walk, Failure> {
        let rules = self.rules()?;
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            if !episodes::has_child(reading.db, episode, child)? {
                return Err(Failure::Missing(RecordKind::Episode));
            }
            walk_read::walk_of(reading, &rules, child, reading.get::<Episode>(episode)?)
        })
    }
}

//! Letters of intake: who may get which, the words before it is made, making it, marking how it left, writing it out. Each
//! letter is kept as it was made, and is read with the file. Blank sheets hold nothing of anybody and are not kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Command, Failure, Identity, Reading, Session, Subject, Writing,
    letter_facts::{Receiver, Situation},
    rules::{self, FileRules},
};
use crate::{
    documents::{letters as paper, sheets},
    domain::{
        access::Act,
        codes::{Language, LetterKind, LetterSent, Relation},
        date::Moment,
        ids::{ChildId, PersonId, RowId},
        letter::{self, Sheet, WhyNot},
        problem::Problem,
        record::{Letter, Paper, RecordKind, Stored},
    },
    store::{Db, agency, letters, rows},
};

pub use super::letter_facts::LetterTo;

/// A kind of letter, and why it has no place now, if it has none.
pub type Possible = (LetterKind, Option<WhyNot>);

/// What can be written about a child, and what was.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterDesk {
    /// Every kind.
    pub kinds: Vec<Possible>,
    /// The one that lies nearest.
    pub proposed: LetterKind,
    /// Those made, the newest first.
    pub made: Vec<Stored<Letter>>,
}

/// Someone a letter might go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondent {
    /// Who.
    pub to: LetterTo,
    /// The name as addressed.
    pub name: String,
    /// The tie to the child; none for the youth and for who referred.
    pub relation: Option<Relation>,
    /// The language the letter would be written in.
    pub language: Language,
    /// Whether an address or a fax number is written down.
    pub reachable: bool,
    /// Why it is not written to this person; none where it may be.
    pub why_not: Option<WhyNot>,
}

/// The words of a letter before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// Which letter.
    pub kind: LetterKind,
    /// To whom.
    pub to: LetterTo,
    /// The name as addressed.
    pub name: String,
    /// The language it is written in.
    pub language: Language,
    /// The language of who gets it, where that is neither English nor French.
    pub spoken: Option<Language>,
    /// Whether an address stands on it.
    pub addressed: bool,
    /// The fax number of who referred.
    pub fax: Option<String>,
    /// All of it.
    pub body: String,
}

/// How a letter left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// By what.
    pub how: LetterSent,
    /// When; none while it has not left.
    pub on: Option<NaiveDate>,
}

impl Left {
    /// Not sent.
    pub const NOT: Self = Self { how: LetterSent::NotSent, on: None };

    fn check(self, today: NaiveDate) -> Result<(), Failure> {
        let mut problems = Vec::new();
        match (self.how, self.on) {
            (LetterSent::NotSent, None) => {}
            (LetterSent::NotSent, Some(_)) => problems.push(Problem::new("on", "problem-letter-not-sent-on")),
            (_, None) => problems.push(Problem::new("on", "problem-letter-sent-on")),
            (_, Some(day)) if day > today => problems.push(Problem::new("on", "problem-date-future")),
            _ => {}
        }
        if problems.is_empty() { Ok(()) } else { Err(Failure::Invalid(problems)) }
    }
}

impl Session {
    /// Every kind of letter with why it has no place now, the one that lies nearest, and those made so far
    /// ([`Act::PrepareLetter`]).
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn letter_desk(&mut self, child: ChildId) -> Result<LetterDesk, Failure> {
        use crate::domain::codes::Code;
        let rules = self.rules()?;
        self.read(Act::PrepareLetter, Subject::Child(child), |reading| {
            let situation = Situation::read(reading, child)?;
            let standing = &situation.standing;
            let possible = |kind: &LetterKind| (*kind, letter::may_be_made(*kind, standing).err());
            let made = letters::of_child(reading.db, child)?;
            let sent: Vec<LetterKind> =
                made.iter().filter(|one| one.sent_on.is_some()).map(|one| one.kind).collect();
            Ok(LetterDesk {
                kinds: LetterKind::ALL.iter().map(possible).collect(),
                proposed: letter::proposed(standing, &sent, situation.tries_before_a_letter(&rules)),
                made,
            })
        })
    }

    /// Everyone a letter of this kind might go to, those who may get it first ([`Act::PrepareLetter`]).
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn correspondents(
        &mut self,
        child: ChildId,
        kind: LetterKind,
    ) -> Result<Vec<Correspondent>, Failure> {
        self.read(Act::PrepareLetter, Subject::Child(child), |reading| {
            let situation = Situation::read(reading, child)?;
            let mut found = Vec::new();
            for one in situation.receivers(reading.db, kind, reading.today)? {
                found.push(Correspondent {
                    to: one.to,
                    relation: one.relation,
                    language: one.written_in(),
                    reachable: !one.address.lines.is_empty() || one.fax.is_some(),
                    why_not: letter::may_write_to(kind, &situation.standing, &one.addressee).err(),
                    name: one.address.name,
                });
            }
            found.sort_by_key(|one| one.why_not.is_some());
            Ok(found)
        })
    }

    /// The words of a letter before it is made ([`Act::PrepareLetter`]); nothing is kept.
    ///
    /// # Errors
    /// `letter-not-…` where it may not be written to this person.
    pub fn prepare_letter(
        &mut self,
        child: ChildId,
        kind: LetterKind,
        to: LetterTo,
    ) -> Result<Prepared, Failure> {
        let rules = self.rules()?;
        let agency = self.agency().name.clone();
        self.read(Act::PrepareLetter, Subject::Child(child), |reading| {
            let (_, receiver, body) = written(reading, &rules, child, kind, to, &agency)?;
            let spoken = Some(receiver.language).filter(|one| *one != receiver.written_in());
            Ok(Prepared {
                kind,
                to,
                language: receiver.written_in(),
                spoken,
                addressed: !receiver.address.lines.is_empty(),
                name: receiver.address.name,
                fax: receiver.fax,
                body,
            })
        })
    }

    /// Makes a letter ([`Act::MakeLetter`] on the child): its words are kept for good, and whether it left.
    ///
    /// # Errors
    /// `letter-not-…` where it may not be written; `problem-letter-changed` when the file changed since the words were
    /// shown, so that nobody sends what nobody read; a day to come.
    pub fn make_letter(
        &mut self,
        command: &Command,
        shown: &Prepared,
        left: Left,
    ) -> Result<Stored<Letter>, Failure> {
        command.is(&[Act::MakeLetter])?;
        let child = command.child()?;
        left.check(self.today())?;
        let rules = self.rules()?;
        let agency = self.agency().name.clone();
        let id = self.write(command, |writing| {
            let (situation, receiver, body) =
                written(&writing.as_reading(), &rules, child, shown.kind, shown.to, &agency)?;
            if body != shown.body {
                return Err(Problem::new("body", "problem-letter-changed").into());
            }
            let letter = record(&situation, &receiver, (body, shown.kind), left, &writing.as_reading());
            tell_senders(writing, &letter)?;
            Ok(writing.insert(&letter)?.id)
        })?;
        rows::load(self.store.db(), id)?.ok_or(Failure::Missing(RecordKind::Letter))
    }

    /// Says whether and how a letter left ([`Act::MarkLetter`] on its child). Returns the new version.
    ///
    /// # Errors
    /// A day to come, or none; when someone else saved meanwhile.
    pub fn mark_letter(
        &mut self,
        command: &Command,
        base: &Stored<Letter>,
        left: Left,
    ) -> Result<i64, Failure> {
        command.is(&[Act::MarkLetter])?;
        if base.child_id != command.child()? {
            return Err(Failure::Missing(RecordKind::Letter));
        }
        left.check(self.today())?;
        let marked = Letter { sent: left.how, sent_on: left.on, ..base.record.clone() };
        self.write(command, |writing| {
            tell_senders(writing, &marked)?;
            Ok(writing.update(base, &marked)?.version)
        })
    }

    /// The words of a letter on their way out of the program, to a file ([`Act::ExportLetter`]): logged each time.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn export_letter(&mut self, child: ChildId, letter: RowId) -> Result<String, Failure> {
        self.forget_look(Act::ExportLetter, Subject::Child(child));
        self.read(Act::ExportLetter, Subject::Child(child), |reading| {
            let found = reading.get::<Letter>(letter)?;
            if found.child_id == child {
                Ok(found.record.body)
            } else {
                Err(Failure::Missing(RecordKind::Letter))
            }
        })
    }

    /// A letter as it was made ([`Act::OpenFile`] on its child).
    ///
    /// # Errors
    /// When it is not allowed, or there is none.
    pub fn letter(&mut self, child: ChildId, letter: RowId) -> Result<Stored<Letter>, Failure> {
        self.read(Act::OpenFile, Subject::Child(child), |reading| {
            let found = reading.get::<Letter>(letter)?;
            if found.child_id == child { Ok(found) } else { Err(Failure::Missing(RecordKind::Letter)) }
        })
    }

    /// The blank sheets there are: call, screening of each programme in force, consent.
    ///
    /// # Errors
    /// When the rules cannot be read.
    pub fn sheets(&mut self) -> Result<Vec<Sheet>, Failure> {
        let rules = self.rules()?;
        let screenings = rules.rules.programs.iter().map(|program| Sheet::Screening(program.code.clone()));
        Ok([Sheet::Call].into_iter().chain(screenings).chain([Sheet::Consent]).collect())
    }

    /// A blank sheet ([`Act::BlankSheet`]), in English or French.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn blank_sheet(&mut self, sheet: &Sheet, language: Language) -> Result<String, Failure> {
        let rules = self.rules()?;
        let agency = self.agency().name.clone();
        self.read(Act::BlankSheet, Subject::Nothing, |_| {
            Ok(sheets::blank(sheet, &agency, &rules.rules.programs, paper::written_in(language)))
        })
    }
}

/// A letter to who referred that was sent settles the lines of the papers by which they did.
fn tell_senders(writing: &mut Writing<'_>, letter: &Letter) -> Result<(), Failure> {
    let Some(on) = letter.sent_on else { return Ok(()) };
    for paper in rows::load_by::<Paper>(writing.db(), "child_id", letter.child_id.0)? {
        let mut told = paper.record.clone();
        match letter.kind {
            LetterKind::AckReferrer => told.received_told_on = told.received_told_on.or(Some(on)),
            LetterKind::OutcomeReferrer => told.outcome_told_on = told.outcome_told_on.or(Some(on)),
            _ => return Ok(()),
        }
        writing.update(&paper, &told)?;
    }
    Ok(())
}

/// Letters of the made-up agency, as they would be made: about each child, to the first who may get it, if anybody may.
///
/// # Errors
/// When the file fails.
pub fn for_sample(
    db: &Db,
    by: &Identity,
    now: Moment,
    wanted: &[(ChildId, LetterKind, Left)],
) -> Result<Vec<Letter>, Failure> {
    let agency = agency::agency(db)?.map(|agency| agency.name).unwrap_or_default();
    let (reading, rules) = (
        Reading { db, identity: by, now, today: now.day(), shown: Default::default() },
        rules::of_file(db, now.day())?,
    );
    let mut made = Vec::new();
    for (child, kind, left) in wanted {
        let situation = Situation::read(&reading, *child)?;
        let all = situation.receivers(db, *kind, reading.today)?;
        let may = |one: &&Receiver| letter::may_write_to(*kind, &situation.standing, &one.addressee).is_ok();
        let Some(to) = all.iter().find(may).map(|one| one.to) else { continue };
        let (situation, receiver, body) = written(&reading, &rules, *child, *kind, to, &agency)?;
        made.push(record(&situation, &receiver, (body, *kind), *left, &reading));
    }
    Ok(made)
}

/// The letter as it is kept.
fn record(
    situation: &Situation,
    receiver: &Receiver,
    (body, kind): (String, LetterKind),
    left: Left,
    reading: &Reading<'_>,
) -> Letter {
    Letter {
        kind,
        child_id: situation.child.id.into(),
        episode_id: situation.episode.as_ref().map(|one| one.id.into()),
        person_id: person_of(situation, receiver),
        organization_id: receiver.organization,
        recipient: receiver.address.name.clone(),
        language: receiver.written_in(),
        staff_id: reading.identity.staff,
        made_at: reading.now,
        body,
        sent: left.how,
        sent_on: left.on,
    }
}

/// The letter as it would stand now, with who gets it; refused where it may not be written.
fn written(
    reading: &Reading<'_>,
    rules: &FileRules,
    child: ChildId,
    kind: LetterKind,
    to: LetterTo,
    agency: &str,
) -> Result<(Situation, Receiver, String), Failure> {
    let situation = Situation::read(reading, child)?;
    let refused = |why: WhyNot| Failure::from(Problem::new("to", why.text_id()));
    letter::may_be_made(kind, &situation.standing).map_err(refused)?;
    let mut all = situation.receivers(reading.db, kind, reading.today)?.into_iter();
    let receiver = all.find(|one| one.to == to).ok_or(Failure::Missing(RecordKind::Person))?;
    letter::may_write_to(kind, &situation.standing, &receiver.addressee).map_err(refused)?;
    let body = paper::compose(&situation.letter(reading, rules, kind, &receiver, agency)?);
    Ok((situation, receiver, body))
}

fn person_of(situation: &Situation, receiver: &Receiver) -> Option<PersonId> {
    match receiver.to {
        LetterTo::Person(person) => Some(person),
        LetterTo::Referrer => situation.referral.as_ref().and_then(|one| one.referrer_person_id),
    }
}

impl Writing<'_> {
    /// What the command sees, as a look inside its own transaction.
    fn as_reading(&self) -> Reading<'_> {
        Reading {
            db: self.db(),
            identity: self.identity(),
            now: self.now(),
            today: self.today(),
            shown: Default::default(),
        }
    }
}

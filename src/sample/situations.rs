//! Families as they are, in the made-up agency: who has to show a custody paper, whose second signature is missing, which
//! foster child was placed anew a short while ago. The first few families of a kind get the situation, so that every file
//! of some size shows each of them and nothing is drawn for it.

use std::cell::Cell;

use chrono::NaiveDate;

use super::{agency::Made, home::Home, people::DrawnFamily, writer::Writer, writer::shift};
use crate::{
    domain::{
        care,
        codes::*,
        ids::{HouseholdId, PersonId, StaffId},
        record::{ChangeLine, Child, FamilyChange, Household, HouseholdMember, Link, Person},
    },
    store::StoreError,
};

/// How many of each kind have come by.
#[derive(Debug, Default)]
pub struct Situations {
    papers: Cell<u32>,
    signatures: Cell<u32>,
    fosters: Cell<u32>,
}

fn next(counter: &Cell<u32>) -> u32 {
    let now = counter.get();
    counter.set(now + 1);
    now
}

impl Situations {
    /// Whether the second signature of this consent is missing: of the first three where both parents decide.
    pub fn lacks_second(&self) -> bool {
        next(&self.signatures) < 3
    }

    /// Whether this foster child was placed anew a short while ago: of the first three.
    pub fn placed_anew(&self) -> bool {
        next(&self.fosters) < 3
    }

    /// How it stands with the custody paper where both parents decide: asked for, not seen, contested and asked for;
    /// seen in all other files.
    pub fn custody(&self, family: &DrawnFamily, by: StaffId, today: NaiveDate) -> Custody {
        let from = family.carers.get(1).map(|carer| carer.person.full());
        let (paper, from, days) = match next(&self.papers) {
            0 => (CustodyPaper::AskedFor, from, 6),
            1 => (CustodyPaper::NotSeen, None, 0),
            2 => (CustodyPaper::AskedFor, from, 20),
            _ => (CustodyPaper::Seen, None, 90),
        };
        let stands = paper != CustodyPaper::NotSeen;
        Custody {
            contested: (days == 20).then_some(YesNo::Yes),
            paper: Some(paper),
            on: stands.then(|| shift(today, -days)),
            by: stands.then_some(by),
            from,
        }
    }
}

/// How it stands with the custody paper of a family.
#[derive(Debug, Clone, Default)]
pub struct Custody {
    contested: Option<YesNo>,
    paper: Option<CustodyPaper>,
    on: Option<NaiveDate>,
    by: Option<StaffId>,
    from: Option<String>,
}

impl Custody {
    /// The file with it.
    pub fn of(&self, child: Child) -> Child {
        Child {
            custody_contested: self.contested,
            custody_paper: self.paper,
            custody_paper_on: self.on,
            custody_paper_by: self.by,
            custody_paper_from: self.from.clone(),
            ..child
        }
    }
}

/// The placement before the present one, with the list that the change opened: half worked.
pub fn earlier_placement(
    writer: &mut Writer<'_>,
    made: &Made,
    family: &DrawnFamily,
    home: &Home,
    on: NaiveDate,
) -> Result<(), StoreError> {
    let (child, today) = (&home.children[0], writer.days().today());
    let (began, ended) = (shift(on, -400), shift(on, -1));
    let name = if family.french { "Accueil" } else { "Foster" };
    let before = PersonId::from(writer.insert(&Person::named(name, "Sample-Before"))?);
    let tie = Link {
        daily_carer: Some(YesNo::Yes),
        lives_with: Some(YesNo::Yes),
        from_on: Some(began),
        to_on: Some(ended),
        ..Link::blank(child.id, before, Relation::Foster)
    };
    writer.insert(&tie)?;
    let household = Household {
        municipality: Some(family.town.name.to_owned()),
        area: Some(family.town.area.to_owned()),
        from_on: Some(began),
        ..Household::blank(home.id)
    };
    let household = HouseholdId::from(writer.insert(&household)?);
    for person in [child.person, before] {
        let placed = (person == child.person).then_some(Placement::Foster);
        let stay = HouseholdMember {
            placement: placed,
            from_on: Some(began),
            to_on: Some(ended),
            ..HouseholdMember::blank(household, person, YesNo::Yes)
        };
        writer.insert(&stay)?;
    }
    let me = made.people.intake[0][0];
    let change = FamilyChange {
        family_id: home.id,
        child_id: child.id,
        parts: vec![ChangePart::NewCarer],
        on_day: on,
        note: None,
        staff_id: me,
    };
    let change = writer.insert(&change)?;
    let touched = care::Touched {
        parts: vec![ChangePart::NewCarer],
        first_gone: true,
        moved: true,
        hidden: true,
        school: true,
        ..care::Touched::default()
    };
    for (at, line) in care::lines(&touched, on, on).into_iter().enumerate() {
        let done = line.settled || at < 2;
        let line = ChangeLine {
            change_id: change,
            child_id: child.id,
            kind: line.kind,
            about_id: None,
            state: if done { LineState::Done } else { LineState::Open },
            answer: None,
            due_on: line.due_on,
            note: None,
            settled_by: done.then_some(me),
            settled_on: done.then_some(on.max(shift(today, -10))),
        };
        writer.insert(&line)?;
    }
    Ok(())
}

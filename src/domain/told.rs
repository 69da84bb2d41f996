//! Who may hear what of a child's file: the proposal for a caller (all, appointments, nothing) with its why, what the
//! caller is asked first, and the one answer to "may this fact be told to this person" (domain.md, Additions, "Call" and
//! "Homes"). The computer proposes; a person decides. Knows no record store and no words.

use super::{
    codes::{Identifier, LegalAuthority, MayBeTold, Relation},
    ids::PersonId,
    why::Why,
};

/// What is known of a caller when the proposal is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallerFacts {
    /// The tie to the child; none for somebody nobody knows.
    pub relation: Option<Relation>,
    /// The legal authority, where it was asked.
    pub authority: Option<LegalAuthority>,
    /// Whether an address, a way to be reached or a school is protected from this person.
    pub protected: bool,
    /// What the consents in force let this person see, where they speak of them.
    pub sees: Option<Sees>,
    /// Whether the file is restricted.
    pub restricted: bool,
}

/// What consents and limits let a recipient see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sees {
    /// Every category.
    All,
    /// The plan or some of the categories.
    Some,
    /// Nothing, because a limit says so.
    Denied,
    /// Nothing was said of them.
    NothingSaid,
}

/// What the rule proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// How much.
    pub told: MayBeTold,
    /// Why, the deciding reason.
    pub why: Why,
}

/// What may be told to a caller. The first reason that speaks decides, and the stricter ones speak first: a restricted
/// file, protection from this very person, a limit in a consent; then the tie and the legal authority.
pub fn propose(facts: &CallerFacts) -> Proposal {
    let (told, why) = reason(facts);
    Proposal { told, why: Why::new(why) }
}

fn reason(facts: &CallerFacts) -> (MayBeTold, &'static str) {
    use LegalAuthority::{AccessOnly, ChildrensAid, Custodial, Joint, NoneHeld, Unknown};
    use MayBeTold::{All, Appointments, Nothing};
    let Some(relation) = facts.relation else {
        return (Nothing, if facts.restricted { "why-told-restricted" } else { "why-told-unknown" });
    };
    if facts.restricted {
        return (Nothing, "why-told-restricted");
    }
    if facts.protected {
        return (Nothing, "why-told-protected");
    }
    match (relation, facts.sees) {
        // Whose file it is: capacity is presumed at any age (PR-2).
        (Relation::SelfYouth, _) => return (All, "why-told-youth"),
        (_, Some(Sees::Denied)) => return (Nothing, "why-told-limit"),
        (Relation::Worker, Some(Sees::All)) => return (All, "why-told-consent"),
        (Relation::Worker, Some(Sees::Some)) => return (Appointments, "why-told-consent-part"),
        (Relation::Worker, _) => return (Nothing, "why-told-no-consent"),
        _ => {}
    }
    match facts.authority {
        Some(Custodial) => (All, "why-told-custody"),
        Some(Joint) => (All, "why-told-joint"),
        Some(ChildrensAid) => (All, "why-told-childrens-aid"),
        Some(AccessOnly) => (Appointments, "why-told-access"),
        Some(NoneHeld) => by_consent(facts, Nothing, "why-told-no-authority"),
        Some(Unknown) | None if is_parent(relation) => (Appointments, "why-told-authority-unknown"),
        Some(Unknown) | None => by_consent(facts, Nothing, "why-told-no-authority"),
    }
}

/// Relatives and friends hear what a consent lets them see, else what is given.
fn by_consent(facts: &CallerFacts, told: MayBeTold, why: &'static str) -> (MayBeTold, &'static str) {
    match facts.sees {
        Some(Sees::All) => (MayBeTold::All, "why-told-consent"),
        Some(Sees::Some) => (MayBeTold::Appointments, "why-told-consent-part"),
        _ => (told, why),
    }
}

fn is_parent(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Mother | Relation::Father | Relation::Stepparent | Relation::Foster | Relation::Guardian
    )
}

/// What of a file could identify a caller.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Askable {
    /// A birth date is known.
    pub birth_date: bool,
    /// A postal code is known that is not protected from this caller.
    pub postal_code: bool,
    /// A school is known that is not protected from this caller.
    pub school: bool,
    /// Somebody coordinates.
    pub coordinator: bool,
}

/// What to ask a caller before anything is said: at least two things that a stranger would not know. A fact that is
/// protected from the caller is never asked, because even a "no, not that one" would tell something of it.
pub fn identifiers(relation: Option<Relation>, known: Askable) -> Vec<Identifier> {
    let mut asked = Vec::new();
    let mut ask = |on: bool, identifier| {
        if on {
            asked.push(identifier);
        }
    };
    // A worker proves the office, not the knowledge of a family: ring back at the number of the directory.
    ask(relation == Some(Relation::Worker), Identifier::CallBack);
    ask(known.birth_date, Identifier::BirthDate);
    ask(known.postal_code, Identifier::PostalCode);
    ask(known.school, Identifier::School);
    ask(known.coordinator, Identifier::Coordinator);
    ask(true, Identifier::FileNumber);
    asked
}

/// How many things a caller says rightly before anything of the file is told without a reason.
const ENOUGH: usize = 2;

/// Whether a decision wants its reason in the person's own words: it tells more than was proposed, or tells something to
/// somebody who was not asked enough to know who it is.
pub fn needs_why(proposed: MayBeTold, decided: MayBeTold, said_rightly: usize) -> bool {
    let amount = |told| match told {
        MayBeTold::Nothing => 0,
        MayBeTold::Appointments => 1,
        MayBeTold::All => 2,
    };
    amount(decided) > amount(proposed) || (decided != MayBeTold::Nothing && said_rightly < ENOUGH)
}

/// Somebody to whom something would be said, shown or sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listener {
    /// Who; none where nobody knows who it is.
    pub person: Option<PersonId>,
    /// How much was decided.
    pub told: MayBeTold,
}

/// A fact of a file, as far as telling it is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// A date on which something happens, or what was promised.
    Appointment,
    /// An address, with from whom it is protected and whether the listener lives there.
    Home {
        /// From whom it is protected.
        protected_from: Option<PersonId>,
        /// Whether the listener lives there.
        own: bool,
    },
    /// A way to be reached, or a school, with from whom it is protected.
    Guarded(Option<PersonId>),
    /// Anything else of the file.
    Other,
}

/// May this fact be told to this person? The one answer for calls, screens, copies and lists. Another home's details are
/// never told, and what is protected from a person is never told to somebody who may be that person.
pub fn may_be_told(listener: Listener, fact: Fact) -> bool {
    match (listener.told, fact) {
        (MayBeTold::Nothing, _) => false,
        (_, Fact::Appointment) => true,
        (MayBeTold::Appointments, _) => false,
        (MayBeTold::All, Fact::Other) => true,
        (MayBeTold::All, Fact::Guarded(from)) => !is_guarded(from, listener.person),
        (MayBeTold::All, Fact::Home { protected_from, own }) => {
            own && !is_guarded(protected_from, listener.person)
        }
    }
}

/// Whether a row that is protected from `from` stays off the screen while one of these people is on the telephone: each
/// is a person, or none where nobody knows who it is, and then it may be the one.
pub fn is_hidden(from: Option<PersonId>, on_the_telephone: &[Option<PersonId>]) -> bool {
    on_the_telephone.iter().any(|person| is_guarded(from, *person))
}

fn is_guarded(from: Option<PersonId>, person: Option<PersonId>) -> bool {
    from.is_some() && (person.is_none() || from == person)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_caller_may_be_told_follows_the_strictest_reason() {
        use LegalAuthority::{AccessOnly, ChildrensAid, Custodial, Joint, NoneHeld, Unknown};
        use MayBeTold::{All, Appointments, Nothing};
        use Relation::{Father, Foster, Grandparent, Mother, SelfYouth, Worker};
        // relation, authority, protected, restricted, sees → told, why
        let table = [
            (None, None, false, false, None, Nothing, "unknown"),
            (None, None, false, true, None, Nothing, "restricted"),
            (Some(Mother), Some(Custodial), false, true, None, Nothing, "restricted"),
            (Some(Mother), Some(Custodial), false, false, None, All, "custody"),
            (Some(Father), Some(Joint), false, false, None, All, "joint"),
            (Some(Father), Some(Joint), true, false, Some(Sees::All), Nothing, "protected"),
            (Some(Father), Some(Custodial), true, false, None, Nothing, "protected"),
            (Some(Father), Some(Joint), false, false, Some(Sees::Denied), Nothing, "limit"),
            (Some(Father), Some(AccessOnly), false, false, Some(Sees::All), Appointments, "access"),
            (Some(Father), None, false, false, None, Appointments, "authority-unknown"),
            (Some(Foster), Some(Unknown), false, false, None, Appointments, "authority-unknown"),
            (Some(Foster), Some(ChildrensAid), false, false, None, All, "childrens-aid"),
            (Some(Father), Some(NoneHeld), false, false, None, Nothing, "no-authority"),
            (Some(Grandparent), None, false, false, None, Nothing, "no-authority"),
            (Some(Grandparent), None, false, false, Some(Sees::Some), Appointments, "consent-part"),
            (Some(SelfYouth), None, false, false, Some(Sees::Denied), All, "youth"),
            (Some(Worker), None, false, false, None, Nothing, "no-consent"),
            (Some(Worker), None, false, false, Some(Sees::NothingSaid), Nothing, "no-consent"),
            (Some(Worker), None, false, false, Some(Sees::Some), Appointments, "consent-part"),
            (Some(Worker), None, false, false, Some(Sees::All), All, "consent"),
            (Some(Worker), None, false, false, Some(Sees::Denied), Nothing, "limit"),
        ];
        for (relation, authority, protected, restricted, sees, told, why) in table {
            let facts = CallerFacts { relation, authority, protected, sees, restricted };
            let found = propose(&facts);
            assert_eq!((found.told, found.why.text), (told, &*format!("why-told-{why}")), "{facts:?}");
        }
    }

    #[test]
    fn a_fact_is_told_only_to_whom_it_may_be() {
        let (father, mother) = (Some(PersonId(1)), Some(PersonId(2)));
        let home = |protected_from, own| Fact::Home { protected_from, own };
        // fact; told to the father with all / appointments / nothing; to the mother with all; to nobody known with all
        for (fact, expected) in [
            (Fact::Appointment, [true, true, false, true, true]),
            (Fact::Other, [true, false, false, true, true]),
            (Fact::Guarded(None), [true, false, false, true, true]),
            (Fact::Guarded(father), [false, false, false, true, false]),
            (home(None, true), [true, false, false, true, true]),
            (home(None, false), [false, false, false, false, false]),
            (home(father, true), [false, false, false, true, false]),
        ] {
            let listeners = [
                (father, MayBeTold::All),
                (father, MayBeTold::Appointments),
                (father, MayBeTold::Nothing),
                (mother, MayBeTold::All),
                (None, MayBeTold::All),
            ];
            let found = listeners.map(|(person, told)| may_be_told(Listener { person, told }, fact));
            assert_eq!(found, expected, "{fact:?}");
        }
    }

    #[test]
    fn a_protected_row_is_hidden_while_that_person_or_a_stranger_is_on_the_telephone() {
        let (father, mother) = (Some(PersonId(1)), Some(PersonId(2)));
        for (from, calling, hidden) in [
            (None, vec![father], false),
            (father, vec![], false),
            (father, vec![father], true),
            (father, vec![mother], false),
            (father, vec![None], true),
            // Two calls about one child, one of them on hold.
            (father, vec![mother, father], true),
        ] {
            assert_eq!(is_hidden(from, &calling), hidden, "{from:?} {calling:?}");
        }
    }

    #[test]
    fn telling_more_or_to_somebody_unproved_wants_a_reason() {
        use MayBeTold::{All, Appointments, Nothing};
        for (proposed, decided, said, why) in [
            (All, All, 2, false),
            (All, All, 1, true),
            (All, Nothing, 0, false),
            (Appointments, All, 3, true),
            (Appointments, Appointments, 2, false),
            (Nothing, Appointments, 3, true),
            (Nothing, Nothing, 0, false),
        ] {
            assert_eq!(needs_why(proposed, decided, said), why, "{proposed:?} {decided:?} {said}");
        }
    }

    #[test]
    fn nobody_is_asked_for_what_is_protected_from_them() {
        let known = Askable { birth_date: true, postal_code: false, school: false, coordinator: true };
        let asked = identifiers(Some(Relation::Father), known);
        assert_eq!(asked, [Identifier::BirthDate, Identifier::Coordinator, Identifier::FileNumber]);
        assert_eq!(identifiers(Some(Relation::Worker), known)[0], Identifier::CallBack);
        assert_eq!(identifiers(None, Askable::default()), [Identifier::FileNumber]);
    }
}

//! A youth who calls for herself (domain.md 1.2, 2.2 `self(youth)`, 6.2 PR-2): capacity is presumed at any age, and her home
//! learns of her file only if she agreed. The one rule that screens, lists, search, papers and the command line ask.
//! Holds no words and knows no file.

use super::{
    codes::{CallKind, CapacityBasis, Relation, YesNo},
    ids::PersonId,
    record::{Call, Consent},
};

/// Whether the people of her home are left out of everything that shows or finds her. What she said decides, in whichever
/// of the files that are hers; until she was asked, a youth who called for herself keeps her home out of all of them.
pub fn home_is_hidden(said: &[Option<YesNo>], calls_for_herself: bool) -> bool {
    if said.contains(&Some(YesNo::Yes)) {
        return true;
    }
    !said.contains(&Some(YesNo::No)) && calls_for_herself
}

/// Whether a person who stands so to the youth is of her home: parents and everybody who would tell them. Her own partner,
/// friends, neighbours and workers are hers.
pub fn is_of_home(relation: Relation) -> bool {
    !matches!(
        relation,
        Relation::SelfYouth | Relation::Partner | Relation::Friend | Relation::Neighbour | Relation::Worker
    )
}

/// A call as it may be shown in a file that keeps the home out: who of the home called, and from where, is left away.
pub fn without_home(call: Call) -> Call {
    if !call.relation.is_some_and(is_of_home) {
        return call;
    }
    Call {
        caller_person_id: None,
        caller_name: None,
        relation: None,
        number: None,
        safe_message: None,
        kind: call.kind.or(Some(CallKind::Information)),
        ..call
    }
}

/// A consent as it may be shown in such a file: who of the home gave it is left away. `home` are the people of the home.
pub fn consent_without_home(consent: Consent, home: &[PersonId]) -> Consent {
    use CapacityBasis::{AccessParent, Joint, ParentCustodial};
    let by_parent = matches!(consent.capacity_basis, Some(ParentCustodial | Joint | AccessParent));
    if !by_parent && !consent.given_by_id.is_some_and(|person| home.contains(&person)) {
        return consent;
    }
    Consent { given_by_id: None, given_by_name: None, withdrawn_by: None, ..consent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        codes::{CallDirection, Code},
        date::Moment,
        ids::StaffId,
    };

    #[test]
    fn what_she_said_decides_and_until_then_home_is_kept_out() {
        let (yes, no) = (Some(YesNo::Yes), Some(YesNo::No));
        for (said, herself, hidden) in [
            (&[None][..], false, false),
            (&[None], true, true),
            (&[yes], false, true),
            (&[yes], true, true),
            (&[no], true, false),
            // Two files of one child: what she asked for in one holds in both.
            (&[None, yes], false, true),
            (&[no, yes], true, true),
            (&[None, no], true, false),
            (&[None, None], true, true),
        ] {
            assert_eq!(home_is_hidden(said, herself), hidden, "{said:?} {herself}");
        }
    }

    #[test]
    fn parents_and_kin_are_of_the_home_and_her_own_people_are_not() {
        let own: Vec<&str> =
            Relation::ALL.iter().filter(|one| !is_of_home(**one)).map(|one| one.code()).collect();
        assert_eq!(own, ["self", "partner", "friend", "neighbour", "worker"]);
    }

    #[test]
    fn a_call_of_a_parent_names_nobody() {
        let at = Moment::parse("2026-11-21T17:40:00.000Z -0500").unwrap();
        let call = Call {
            caller_name: Some("Mother Sample".to_owned()),
            number: Some("613-555-0142".to_owned()),
            relation: Some(Relation::Mother),
            ..Call::blank(StaffId::default(), at, CallDirection::Incoming)
        };
        let shown = without_home(call.clone());
        assert_eq!((shown.caller_name, shown.number, shown.relation), (None, None, None));
        let own = Call { relation: Some(Relation::SelfYouth), ..call };
        assert_eq!(without_home(own.clone()), own);
    }
}

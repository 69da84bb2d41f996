//! Letters of intake: to whom each may be written, and why not (domain.md 1.2, 6.2 PR-5, Additions "Homes" and
//! "Member": `deceased` stops every letter). Facts in, an answer out; the words are the documents layer's.

use super::codes::{
    DecisionOutcome, EpisodeState, LegalAuthority, LetterKind, ReferrerType, Relation, YesNo,
};

/// The blank sheets that are filled in by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheet {
    /// A call, before any referral.
    Call,
    /// The questions of a programme, by its code.
    Screening(String),
    /// A consent, with the rights (PR-24) and the duty to report (PR-23).
    Consent,
}

/// What a letter depends on in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The state of the episode the letter is about.
    pub state: Option<EpisodeState>,
    /// Who referred.
    pub referrer: Option<ReferrerType>,
    /// What was decided last.
    pub decided: Option<DecisionOutcome>,
    /// The child has died.
    pub died: bool,
    /// Tries that did not reach the family, in this episode.
    pub attempts: i64,
    /// A youth called for herself: her home is not written to.
    pub youth_alone: bool,
}

/// How the person to be written to stands to the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// The child or youth.
    Youth,
    /// Someone beside the child.
    Beside(Relation, Option<LegalAuthority>),
    /// Who referred, outside the family.
    Referrer,
}

/// Who would be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addressee {
    /// How they stand to the child.
    pub tie: Tie,
    /// Who is called first.
    pub primary: bool,
    /// They have died.
    pub died: bool,
    /// They asked that nothing comes by mail, or the youth asked for no letter home.
    pub no_letters: bool,
    /// An address, number or school of this child is protected from them.
    pub protected_from: bool,
    /// For the outcome to a referrer: whether a consent in force lets them hear it. None when it denies them.
    pub consent: Consented,
}

/// What the consents say of telling a referrer the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Consented {
    /// Nothing is said.
    #[default]
    NothingSaid,
    /// A consent in force permits it.
    Permitted,
    /// A consent in force denies it.
    Denied,
}

/// Why a letter is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhyNot {
    /// The child has died: every letter stops.
    ChildDied,
    /// Who would get it has died.
    PersonDied,
    /// No mail, or no letter home.
    NoLetters,
    /// Something of this child is protected from them.
    ProtectedFrom,
    /// The youth asked for help alone; nobody else is written to.
    YouthAlone,
    /// Not a caregiver of the child.
    NotCaregiver,
    /// May see the child, and decides nothing about this service.
    NoAuthority,
    /// The letter is for the family.
    ForFamily,
    /// The letter is for the referrer.
    ForReferrer,
    /// The family came by itself: there is no referrer.
    NoReferrer,
    /// The family is not on the waiting list.
    NotWaiting,
    /// No person decided "not eligible".
    NotRefused,
    /// Nothing is decided yet.
    NotDecided,
    /// Nobody tried to reach the family yet.
    NotTried,
    /// No consent in force lets this referrer hear the outcome.
    NoConsent,
    /// The family said no to telling this referrer.
    Denied,
}

impl WhyNot {
    /// Every reason.
    pub const ALL: &'static [Self] = &[
        Self::ChildDied,
        Self::PersonDied,
        Self::NoLetters,
        Self::ProtectedFrom,
        Self::YouthAlone,
        Self::NotCaregiver,
        Self::NoAuthority,
        Self::ForFamily,
        Self::ForReferrer,
        Self::NoReferrer,
        Self::NotWaiting,
        Self::NotRefused,
        Self::NotDecided,
        Self::NotTried,
        Self::NoConsent,
        Self::Denied,
    ];

    /// The text id of the sentence, `letter-not-…`.
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::ChildDied => "letter-not-child-died",
            Self::PersonDied => "letter-not-person-died",
            Self::NoLetters => "letter-not-no-letters",
            Self::ProtectedFrom => "letter-not-protected-from",
            Self::YouthAlone => "letter-not-youth-alone",
            Self::NotCaregiver => "letter-not-caregiver",
            Self::NoAuthority => "letter-not-authority",
            Self::ForFamily => "letter-not-for-family",
            Self::ForReferrer => "letter-not-for-referrer",
            Self::NoReferrer => "letter-not-no-referrer",
            Self::NotWaiting => "letter-not-waiting",
            Self::NotRefused => "letter-not-refused",
            Self::NotDecided => "letter-not-decided",
            Self::NotTried => "letter-not-tried",
            Self::NoConsent => "letter-not-consent",
            Self::Denied => "letter-not-denied",
        }
    }
}

/// Whether the letter is for who referred, and not for the family.
pub const fn is_for_referrer(kind: LetterKind) -> bool {
    matches!(kind, LetterKind::AckReferrer | LetterKind::OutcomeReferrer)
}

/// Whether a letter of this kind has a reason now, whoever gets it.
///
/// # Errors
/// Why not.
pub fn may_be_made(kind: LetterKind, standing: &Standing) -> Result<(), WhyNot> {
    let referred = standing.referrer.is_some_and(|by| !comes_by_itself(by));
    let refused = Some(DecisionOutcome::NotEligible);
    match kind {
        _ if standing.died => Err(WhyNot::ChildDied),
        LetterKind::AckReferrer | LetterKind::OutcomeReferrer if !referred => Err(WhyNot::NoReferrer),
        LetterKind::OutcomeReferrer if standing.decided.is_none() => Err(WhyNot::NotDecided),
        LetterKind::NotReached if standing.attempts == 0 => Err(WhyNot::NotTried),
        LetterKind::Waiting if standing.state != Some(EpisodeState::EligibleWaiting) => {
            Err(WhyNot::NotWaiting)
        }
        LetterKind::NotEligible if standing.decided != refused => Err(WhyNot::NotRefused),
        _ => Ok(()),
    }
}

/// Whether this person may be written to, in this letter. The one place that says so: whatever learns of a new reason to
/// keep silent (a directive, a protected person) hands it in with the [`Addressee`].
///
/// # Errors
/// Why not.
pub fn may_write_to(kind: LetterKind, standing: &Standing, to: &Addressee) -> Result<(), WhyNot> {
    may_be_made(kind, standing)?;
    match to.tie {
        _ if to.died => Err(WhyNot::PersonDied),
        _ if to.no_letters => Err(WhyNot::NoLetters),
        _ if to.protected_from => Err(WhyNot::ProtectedFrom),
        Tie::Referrer if !is_for_referrer(kind) => Err(WhyNot::ForFamily),
        Tie::Referrer if kind == LetterKind::AckReferrer => Ok(()),
        Tie::Referrer => match to.consent {
            Consented::Permitted => Ok(()),
            Consented::NothingSaid => Err(WhyNot::NoConsent),
            Consented::Denied => Err(WhyNot::Denied),
        },
        _ if is_for_referrer(kind) => Err(WhyNot::ForReferrer),
        Tie::Youth => Ok(()),
        Tie::Beside(..) if standing.youth_alone => Err(WhyNot::YouthAlone),
        Tie::Beside(relation, authority) => beside(relation, authority, to.primary),
    }
}

fn beside(relation: Relation, authority: Option<LegalAuthority>, primary: bool) -> Result<(), WhyNot> {
    let caregiver = matches!(
        relation,
        Relation::Mother
            | Relation::Father
            | Relation::Stepparent
            | Relation::Grandparent
            | Relation::Foster
            | Relation::Guardian
            | Relation::Kin
            | Relation::Other
    );
    let decides_nothing = matches!(authority, Some(LegalAuthority::AccessOnly | LegalAuthority::NoneHeld));
    match (caregiver || primary, decides_nothing && !primary) {
        (false, _) => Err(WhyNot::NotCaregiver),
        (true, true) => Err(WhyNot::NoAuthority),
        (true, false) => Ok(()),
    }
}

/// The letter that lies nearest now: what was decided, then who could not be reached after `enough` tries, then what the
/// referrer was not told (`told` holds the kinds that were sent). The person chooses.
pub fn proposed(standing: &Standing, told: &[LetterKind], enough: i64) -> LetterKind {
    let fits = |kind: LetterKind| may_be_made(kind, standing).is_ok();
    let untold = |kind: LetterKind| fits(kind) && !told.contains(&kind);
    if fits(LetterKind::Waiting) {
        return LetterKind::Waiting;
    }
    if standing.attempts >= enough && untold(LetterKind::NotReached) {
        return LetterKind::NotReached;
    }
    [LetterKind::NotEligible, LetterKind::AckReferrer]
        .into_iter()
        .find(|kind| untold(*kind))
        .unwrap_or(LetterKind::AckFamily)
}

/// Whether the family or the youth came without a referrer.
pub const fn comes_by_itself(by: ReferrerType) -> bool {
    matches!(by, ReferrerType::SelfFamily | ReferrerType::SelfYouth)
}

/// Whether a way to reach someone says that nothing may come by mail.
pub fn is_no_mail(kind: super::codes::ContactKind, safe: Option<YesNo>) -> bool {
    kind == super::codes::ContactKind::Mail && safe == Some(YesNo::No)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::Code;

    fn standing() -> Standing {
        Standing {
            state: Some(EpisodeState::EligibleWaiting),
            referrer: Some(ReferrerType::Physician),
            decided: Some(DecisionOutcome::EligibleCsp),
            died: false,
            attempts: 3,
            youth_alone: false,
        }
    }

    fn to(tie: Tie) -> Addressee {
        Addressee {
            tie,
            primary: false,
            died: false,
            no_letters: false,
            protected_from: false,
            consent: Consented::NothingSaid,
        }
    }

    #[test]
    fn who_may_be_written_to_and_why_not() {
        use LegalAuthority as L;
        use LetterKind as K;
        let mother = to(Tie::Beside(Relation::Mother, Some(L::Custodial)));
        let referrer = to(Tie::Referrer);
        let youth_alone =
            Standing { referrer: Some(ReferrerType::SelfYouth), youth_alone: true, ..standing() };
        let family = Standing { referrer: Some(ReferrerType::SelfFamily), ..standing() };
        let beside = |relation, authority| to(Tie::Beside(relation, authority));
        let first = |one: Addressee| Addressee { primary: true, ..one };
        for (name, kind, standing, to, expected) in [
            ("mother", K::AckFamily, standing(), mother, Ok(())),
            ("nothing asked yet", K::AckFamily, standing(), beside(Relation::Father, None), Ok(())),
            ("child died", K::Waiting, Standing { died: true, ..standing() }, mother, Err(WhyNot::ChildDied)),
            (
                "child died, doctor",
                K::AckReferrer,
                Standing { died: true, ..standing() },
                referrer,
                Err(WhyNot::ChildDied),
            ),
            (
                "mother died",
                K::AckFamily,
                standing(),
                Addressee { died: true, ..mother },
                Err(WhyNot::PersonDied),
            ),
            (
                "no letter home",
                K::AckFamily,
                youth_alone,
                Addressee { no_letters: true, ..to(Tie::Youth) },
                Err(WhyNot::NoLetters),
            ),
            (
                "no mail",
                K::Waiting,
                standing(),
                Addressee { no_letters: true, ..mother },
                Err(WhyNot::NoLetters),
            ),
            (
                "protected from the father",
                K::AckFamily,
                standing(),
                Addressee { protected_from: true, ..first(beside(Relation::Father, Some(L::Joint))) },
                Err(WhyNot::ProtectedFrom),
            ),
            ("youth called alone", K::AckFamily, youth_alone, first(mother), Err(WhyNot::YouthAlone)),
            ("to the youth", K::AckFamily, youth_alone, to(Tie::Youth), Ok(())),
            ("brother", K::AckFamily, standing(), beside(Relation::Sibling, None), Err(WhyNot::NotCaregiver)),
            (
                "neighbour called first",
                K::NotReached,
                standing(),
                first(beside(Relation::Neighbour, None)),
                Ok(()),
            ),
            (
                "access only",
                K::Waiting,
                standing(),
                beside(Relation::Father, Some(L::AccessOnly)),
                Err(WhyNot::NoAuthority),
            ),
            (
                "foster, called first",
                K::Waiting,
                standing(),
                first(beside(Relation::Foster, Some(L::NoneHeld))),
                Ok(()),
            ),
            ("family's letter to the doctor", K::Waiting, standing(), referrer, Err(WhyNot::ForFamily)),
            ("doctor's letter to the mother", K::AckReferrer, standing(), mother, Err(WhyNot::ForReferrer)),
            ("received", K::AckReferrer, standing(), referrer, Ok(())),
            ("nobody referred", K::AckReferrer, family, referrer, Err(WhyNot::NoReferrer)),
            ("outcome, nothing said", K::OutcomeReferrer, standing(), referrer, Err(WhyNot::NoConsent)),
            (
                "outcome, denied",
                K::OutcomeReferrer,
                standing(),
                Addressee { consent: Consented::Denied, ..referrer },
                Err(WhyNot::Denied),
            ),
            (
                "outcome, permitted",
                K::OutcomeReferrer,
                standing(),
                Addressee { consent: Consented::Permitted, ..referrer },
                Ok(()),
            ),
            (
                "outcome before the decision",
                K::OutcomeReferrer,
                Standing { decided: None, ..standing() },
                Addressee { consent: Consented::Permitted, ..referrer },
                Err(WhyNot::NotDecided),
            ),
            ("not refused", K::NotEligible, standing(), mother, Err(WhyNot::NotRefused)),
            (
                "not waiting",
                K::Waiting,
                Standing { state: Some(EpisodeState::Active), ..standing() },
                mother,
                Err(WhyNot::NotWaiting),
            ),
            (
                "never tried",
                K::NotReached,
                Standing { attempts: 0, ..standing() },
                mother,
                Err(WhyNot::NotTried),
            ),
        ] {
            assert_eq!(may_write_to(kind, &standing, &to), expected, "{name}");
        }
    }

    #[test]
    fn the_letter_that_lies_nearest_is_proposed() {
        use LetterKind as K;
        let came =
            Standing { state: Some(EpisodeState::Screening), decided: None, attempts: 0, ..standing() };
        let refused = Standing {
            state: Some(EpisodeState::NotEligible),
            decided: Some(DecisionOutcome::NotEligible),
            ..came
        };
        for (standing, told, expected) in [
            (standing(), vec![], K::Waiting),
            (came, vec![], K::AckReferrer),
            (came, vec![K::AckReferrer], K::AckFamily),
            (Standing { attempts: 3, ..came }, vec![], K::NotReached),
            (Standing { attempts: 2, ..came }, vec![K::AckReferrer], K::AckFamily),
            (Standing { attempts: 3, ..came }, vec![K::NotReached, K::AckReferrer], K::AckFamily),
            (refused, vec![], K::NotEligible),
        ] {
            assert_eq!(proposed(&standing, &told, 3), expected, "{standing:?} {told:?}");
        }
    }

    #[test]
    fn after_a_death_there_is_no_letter_of_any_kind() {
        let gone = Standing { died: true, ..standing() };
        for kind in LetterKind::ALL {
            assert_eq!(may_be_made(*kind, &gone), Err(WhyNot::ChildDied), "{kind:?}");
        }
    }
}

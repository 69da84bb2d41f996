//! Consent (domain.md 1.4, 2.5, 6.2 PR-1 and PR-2): what a consent must hold, the state it is in today, and whether
//! something may be shared with someone. Consent validity is derived here, never stored.

use chrono::{Days, NaiveDate};

use super::{
    codes::{
        CapacityBasis, Category, ConsentAnswer, ConsentMethod, ConsentPurpose, Permission, RecipientKind,
    },
    ids::{OrganizationId, RowId},
    problem::Problem,
    record::{Consent, ConsentScope, Stored},
};

/// The state of a consent today (1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConsentState {
    /// Asked for, not answered: "later".
    Later,
    /// Said no.
    Refused,
    /// Said yes; something that makes it valid is not written down yet.
    Draft,
    /// Both parents decide together and one of them has not agreed yet (Additions, "Homes").
    OneSignature,
    /// Said yes, starts on a later day.
    NotYet,
    /// Holds.
    InForce,
    /// Holds, with something or someone left out.
    Limited,
    /// Was withdrawn.
    Withdrawn,
    /// Its time is over.
    Expired,
    /// A newer answer for the same purpose stands.
    Superseded,
}

impl ConsentState {
    /// Every state.
    pub const ALL: &'static [Self] = &[
        Self::Later,
        Self::Refused,
        Self::Draft,
        Self::OneSignature,
        Self::NotYet,
        Self::InForce,
        Self::Limited,
        Self::Withdrawn,
        Self::Expired,
        Self::Superseded,
    ];

    /// Whether it permits anything today.
    pub fn holds(self) -> bool {
        matches!(self, Self::InForce | Self::Limited)
    }

    /// The text id of its label, `consent-state-…`.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Later => "consent-state-later",
            Self::Refused => "consent-state-refused",
            Self::Draft => "consent-state-draft",
            Self::OneSignature => "consent-state-one-signature",
            Self::NotYet => "consent-state-not-yet",
            Self::InForce => "consent-state-in-force",
            Self::Limited => "consent-state-limited",
            Self::Withdrawn => "consent-state-withdrawn",
            Self::Expired => "consent-state-expired",
            Self::Superseded => "consent-state-superseded",
        }
    }
}

/// Purposes whose consents name recipients: several may stand side by side, and none replaces another.
pub fn names_recipients(purpose: ConsentPurpose) -> bool {
    matches!(
        purpose,
        ConsentPurpose::ShareWithTeam
            | ConsentPurpose::SharePlan
            | ConsentPurpose::ContactSchool
            | ConsentPurpose::WarmHandoff
    )
}

fn blank(text: Option<&String>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

/// What a consent lacks before it may be saved as a yes (PR-1): who gave it, in what capacity, how; and for a verbal
/// one the three written items. A "no" or "later" needs nothing.
pub fn problems(consent: &Consent) -> Vec<Problem> {
    let mut problems = Vec::new();
    if consent.expires_on.is_some_and(|until| until < consent.starts_on) {
        problems.push(Problem::new("expires_on", "problem-consent-expires-before"));
    }
    if consent.answer != ConsentAnswer::Yes {
        return problems;
    }
    if consent.given_by_id.is_none() && blank(consent.given_by_name.as_ref()) {
        problems.push(Problem::new("given_by", "problem-consent-who"));
    }
    match consent.method {
        None => problems.push(Problem::new("method", "problem-consent-method")),
        Some(ConsentMethod::Written) => {}
        Some(ConsentMethod::Verbal) => {
            if blank(consent.information.as_ref()) {
                problems.push(Problem::new("information", "problem-consent-information"));
            }
            if blank(consent.explained.as_ref()) {
                problems.push(Problem::new("explained", "problem-consent-explained"));
            }
        }
    }
    problems
}

/// The state of `consent` on `today`. `scope` are its own rows; `others` all consents of the child.
pub fn state(
    consent: &Stored<Consent>,
    scope: &[Stored<ConsentScope>],
    others: &[Stored<Consent>],
    today: NaiveDate,
) -> ConsentState {
    if consent.withdrawn_on.is_some_and(|day| day <= today) {
        return ConsentState::Withdrawn;
    }
    let newer = |other: &&Stored<Consent>| {
        other.purpose == consent.purpose
            && other.removed.is_none()
            && (other.starts_on, other.id) > (consent.starts_on, consent.id)
            && other.starts_on <= today
            && other.answer != ConsentAnswer::Later
    };
    // Where consents stand side by side a later yes adds to the earlier ones, and a later no ends them all.
    let replaced = others.iter().any(|other| {
        newer(&other) && (!names_recipients(consent.purpose) || other.answer == ConsentAnswer::No)
    });
    match consent.answer {
        _ if replaced => ConsentState::Superseded,
        ConsentAnswer::Later => ConsentState::Later,
        ConsentAnswer::No => ConsentState::Refused,
        ConsentAnswer::Yes if !problems(consent).is_empty() => ConsentState::Draft,
        ConsentAnswer::Yes if lacks_second(consent, today) => ConsentState::OneSignature,
        ConsentAnswer::Yes if consent.starts_on > today => ConsentState::NotYet,
        ConsentAnswer::Yes if consent.expires_on.is_some_and(|until| until < today) => ConsentState::Expired,
        ConsentAnswer::Yes if is_limited(scope, today) => ConsentState::Limited,
        ConsentAnswer::Yes => ConsentState::InForce,
    }
}

/// Whether both parents decide together and the second has not agreed by `today`. Such a consent permits nothing yet.
pub fn lacks_second(consent: &Consent, today: NaiveDate) -> bool {
    let joint = consent.capacity_basis == Some(CapacityBasis::Joint);
    joint && consent.second_on.is_none_or(|day| day > today)
}

/// What is wrong with a second signature: nobody is named, the same person signs twice, no word how, a day to come.
pub fn second_problems(consent: &Consent, today: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    let nameless = consent.second_by_id.is_none() && blank(consent.second_by_name.as_ref());
    let twice = consent.second_by_id.is_some() && consent.second_by_id == consent.given_by_id;
    if nameless {
        problems.push(Problem::new("second_by", "problem-consent-second-who"));
    } else if twice {
        problems.push(Problem::new("second_by", "problem-consent-second-twice"));
    }
    if consent.second_method.is_none() {
        problems.push(Problem::new("second_method", "problem-consent-method"));
    }
    match consent.second_on {
        None => problems.push(Problem::new("second_on", "problem-consent-second-day")),
        Some(day) if day > today => problems.push(Problem::new("second_on", "problem-date-future")),
        Some(_) => {}
    }
    problems
}

fn is_limited(scope: &[Stored<ConsentScope>], today: NaiveDate) -> bool {
    scope
        .iter()
        .any(|row| stands(row, today) && (row.permission == Permission::Deny || row.category.is_some()))
}

fn stands(row: &Stored<ConsentScope>, today: NaiveDate) -> bool {
    row.removed.is_none() && row.from_on <= today && row.to_on.is_none_or(|to| to >= today)
}

/// Whether a consent that holds ends within `days` (default 30, domain.md 5).
pub fn ends_soon(consent: &Consent, today: NaiveDate, days: u32) -> bool {
    let horizon = today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today);
    consent.expires_on.is_some_and(|until| until >= today && until <= horizon)
}

/// The consent of a purpose that holds today, the newest.
pub fn in_force<'a>(
    purpose: ConsentPurpose,
    consents: &'a [Stored<Consent>],
    scopes: &[Stored<ConsentScope>],
    today: NaiveDate,
) -> Option<&'a Stored<Consent>> {
    let of_purpose =
        consents.iter().filter(|consent| consent.purpose == purpose && consent.removed.is_none());
    of_purpose
        .filter(|consent| state(consent, &rows_of(consent.id, scopes), consents, today).holds())
        .max_by_key(|consent| (consent.starts_on, consent.id))
}

fn rows_of(consent: RowId, scopes: &[Stored<ConsentScope>]) -> Vec<Stored<ConsentScope>> {
    scopes.iter().filter(|row| row.consent_id == consent).cloned().collect()
}

/// Someone who would see something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    /// As a member of the circle.
    pub member: Option<RowId>,
    /// As an organisation, or someone who works there.
    pub organization: Option<OrganizationId>,
    /// By what they do.
    pub role: Option<String>,
    /// Whether they belong to the child's circle.
    pub in_circle: bool,
}

impl Recipient {
    fn is_meant_by(&self, row: &ConsentScope) -> bool {
        match row.recipient_kind {
            RecipientKind::Circle => self.in_circle,
            RecipientKind::Member => row.recipient_id.is_some() && row.recipient_id == self.member,
            RecipientKind::Organization => {
                row.recipient_id.is_some() && row.recipient_id == self.organization.map(RowId::from)
            }
            RecipientKind::Role => row.recipient_role.is_some() && row.recipient_role == self.role,
        }
    }
}

/// Why something may or may not be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShareWhy {
    /// A row permits it.
    Permitted,
    /// A row denies it.
    Denied,
    /// No consent that holds today speaks of it.
    NothingSaid,
}

impl ShareWhy {
    /// The text id of the sentence, `why-share-…`.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Permitted => "why-share-permitted",
            Self::Denied => "why-share-denied",
            Self::NothingSaid => "why-share-nothing-said",
        }
    }
}

/// The answer to "may I send this to X?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sharing {
    /// Yes or no.
    pub permitted: bool,
    /// The consent that says so.
    pub consent: Option<RowId>,
    /// Why.
    pub why: ShareWhy,
}

/// Whether information of `category` may go to `recipient` today. The most specific row wins, deny beats permit
/// (Additions, "Category"); of two rows of which neither is more specific in both senses, deny wins too.
pub fn may_share(
    consents: &[Stored<Consent>],
    scopes: &[Stored<ConsentScope>],
    recipient: &Recipient,
    category: Category,
    today: NaiveDate,
) -> Sharing {
    let holds = |id: RowId| {
        consents
            .iter()
            .any(|consent| consent.id == id && state(consent, &rows_of(id, scopes), consents, today).holds())
    };
    let speaking: Vec<&Stored<ConsentScope>> = scopes
        .iter()
        .filter(|row| stands(row, today) && recipient.is_meant_by(row))
        .filter(|row| row.category.is_none_or(|named| named == category))
        .filter(|row| holds(row.consent_id))
        .collect();
    let winning = |row: &&&Stored<ConsentScope>| !speaking.iter().any(|other| is_more_specific(other, row));
    let winners: Vec<&&Stored<ConsentScope>> = speaking.iter().filter(winning).collect();
    let denied = winners.iter().find(|row| row.permission == Permission::Deny);
    match (denied, winners.first()) {
        (Some(row), _) => Sharing { permitted: false, consent: Some(row.consent_id), why: ShareWhy::Denied },
        (None, Some(row)) => {
            Sharing { permitted: true, consent: Some(row.consent_id), why: ShareWhy::Permitted }
        }
        (None, None) => Sharing { permitted: false, consent: None, why: ShareWhy::NothingSaid },
    }
}

/// Whether `a` is at least as specific as `b` in both senses, and more so in one.
fn is_more_specific(a: &ConsentScope, b: &ConsentScope) -> bool {
    let (left, right) = (specificity(a), specificity(b));
    left.0 >= right.0 && left.1 >= right.1 && left != right
}

/// How narrowly a row names who, and what.
fn specificity(row: &ConsentScope) -> (u8, u8) {
    let who = match row.recipient_kind {
        RecipientKind::Circle => 0,
        RecipientKind::Role => 1,
        RecipientKind::Organization => 2,
        RecipientKind::Member => 3,
    };
    (who, u8::from(row.category.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ChildId, PersonId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn stored<R>(id: i64, record: R) -> Stored<R> {
        Stored { id: RowId(id), public_id: id.to_string(), version: 1, removed: None, record }
    }

    fn yes(id: i64, purpose: ConsentPurpose) -> Stored<Consent> {
        let consent = Consent {
            given_by_name: Some("Sample, Mother".to_owned()),
            capacity_basis: Some(CapacityBasis::ParentCustodial),
            method: Some(ConsentMethod::Written),
            ..Consent::blank(ChildId(1), purpose, ConsentAnswer::Yes, day("2026-01-10"))
        };
        stored(id, consent)
    }

    #[test]
    fn a_verbal_consent_needs_its_three_items() {
        let verbal =
            Consent { method: Some(ConsentMethod::Verbal), ..yes(1, ConsentPurpose::Collect).record };
        let fields = |consent: &Consent| problems(consent).into_iter().map(|p| p.field).collect::<Vec<_>>();
        assert_eq!(fields(&verbal), ["information", "explained"]);
        let nameless = Consent { given_by_name: Some("  ".to_owned()), ..verbal.clone() };
        assert_eq!(fields(&nameless), ["given_by", "information", "explained"]);
        let whole = Consent {
            information: Some("what was said".to_owned()),
            explained: Some("read aloud".to_owned()),
            ..verbal
        };
        assert_eq!(fields(&whole), [""; 0]);
        let refused = Consent { answer: ConsentAnswer::No, ..nameless };
        assert_eq!(fields(&refused), [""; 0], "a no needs nothing");
    }

    #[test]
    fn the_state_follows_the_day() {
        let base = yes(1, ConsentPurpose::Collect);
        let with = |change: fn(&mut Consent)| {
            let mut row = base.clone();
            change(&mut row.record);
            row
        };
        let today = day("2026-11-21");
        for (row, expected) in [
            (base.clone(), ConsentState::InForce),
            (with(|c| c.answer = ConsentAnswer::No), ConsentState::Refused),
            (with(|c| c.answer = ConsentAnswer::Later), ConsentState::Later),
            (with(|c| c.method = None), ConsentState::Draft),
            (with(|c| c.starts_on = day("2026-11-22")), ConsentState::NotYet),
            (with(|c| c.expires_on = Some(day("2026-11-21"))), ConsentState::InForce),
            (with(|c| c.expires_on = Some(day("2026-11-20"))), ConsentState::Expired),
            (with(|c| c.withdrawn_on = Some(day("2026-11-21"))), ConsentState::Withdrawn),
        ] {
            assert_eq!(state(&row, &[], std::slice::from_ref(&row), today), expected);
        }
        let newer = yes(2, ConsentPurpose::Collect);
        let both = [base.clone(), newer.clone()];
        assert_eq!(state(&base, &[], &both, today), ConsentState::Superseded);
        assert_eq!(in_force(ConsentPurpose::Collect, &both, &[], today).map(|row| row.id), Some(newer.id));
        let sharing = [yes(1, ConsentPurpose::SharePlan), yes(2, ConsentPurpose::SharePlan)];
        assert_eq!(
            state(&sharing[0], &[], &sharing, today),
            ConsentState::InForce,
            "they stand side by side"
        );
    }

    #[test]
    fn where_both_decide_one_signature_permits_nothing() {
        let today = day("2026-11-21");
        let one = yes(1, ConsentPurpose::ShareWithTeam);
        let with = |second: Option<&str>| {
            let mut row = one.clone();
            row.record.capacity_basis = Some(CapacityBasis::Joint);
            row.record.second_on = second.map(day);
            row
        };
        for (row, expected) in [
            (with(None), ConsentState::OneSignature),
            (with(Some("2026-11-22")), ConsentState::OneSignature),
            (with(Some("2026-11-21")), ConsentState::InForce),
        ] {
            assert_eq!(state(&row, &[], std::slice::from_ref(&row), today), expected);
            assert_eq!(expected.holds(), !lacks_second(&row, today));
        }
        let mut signed = with(Some("2026-11-22")).record;
        let fields =
            |c: &Consent| second_problems(c, today).into_iter().map(|p| p.message).collect::<Vec<_>>();
        assert_eq!(
            fields(&signed),
            ["problem-consent-second-who", "problem-consent-method", "problem-date-future"]
        );
        (signed.given_by_id, signed.second_by_id) = (Some(PersonId(7)), Some(PersonId(7)));
        (signed.second_method, signed.second_on) = (Some(ConsentMethod::Written), Some(today));
        assert_eq!(fields(&signed), ["problem-consent-second-twice"]);
        signed.second_by_id = Some(PersonId(8));
        assert_eq!(fields(&signed), [""; 0]);
    }

    #[test]
    fn the_most_specific_row_wins_and_deny_beats_permit() {
        use Category::{Health, Plan};
        use Permission::{Deny, Permit};
        use RecipientKind::{Circle, Member, Organization};
        let today = day("2026-11-21");
        let consents = [yes(1, ConsentPurpose::ShareWithTeam)];
        let doctor = Recipient {
            member: Some(RowId(7)),
            organization: Some(OrganizationId(3)),
            role: None,
            in_circle: true,
        };
        type Row = (RecipientKind, Option<i64>, Option<Category>, Permission);
        let cases: &[(&[Row], Category, bool)] = &[
            (&[], Plan, false),
            (&[(Circle, None, None, Permit)], Plan, true),
            (&[(Circle, None, None, Permit), (Circle, None, Some(Health), Deny)], Health, false),
            (&[(Circle, None, None, Permit), (Circle, None, Some(Health), Deny)], Plan, true),
            (&[(Circle, None, None, Permit), (Member, Some(7), None, Deny)], Plan, false),
            (&[(Circle, None, None, Permit), (Member, Some(8), None, Deny)], Plan, true),
            (&[(Circle, None, None, Deny), (Member, Some(7), None, Permit)], Plan, true),
            (&[(Organization, Some(3), None, Deny), (Member, Some(7), None, Permit)], Plan, true),
            (&[(Member, Some(7), None, Permit), (Member, Some(7), None, Deny)], Plan, false),
            (&[(Circle, None, Some(Health), Deny), (Member, Some(7), None, Permit)], Health, false),
            (&[(Circle, None, Some(Health), Deny), (Member, Some(7), Some(Health), Permit)], Health, true),
        ];
        for (rows, category, expected) in cases {
            let scopes: Vec<_> = rows
                .iter()
                .enumerate()
                .map(|(index, (kind, id, category, permission))| {
                    let row =
                        ConsentScope::blank(*kind, id.map(RowId), *category, *permission, day("2026-01-10"));
                    stored(index as i64, ConsentScope { consent_id: RowId(1), child_id: ChildId(1), ..row })
                })
                .collect();
            let sharing = may_share(&consents, &scopes, &doctor, *category, today);
            assert_eq!(sharing.permitted, *expected, "{rows:?} {category:?}");
        }
        let mut withdrawn = consents.clone();
        withdrawn[0].record.withdrawn_on = Some(today);
        let row = ConsentScope {
            consent_id: RowId(1),
            ..ConsentScope::blank(Circle, None, None, Permit, day("2026-01-10"))
        };
        let sharing = may_share(&withdrawn, &[stored(1, row)], &doctor, Plan, today);
        assert_eq!(sharing.why, ShareWhy::NothingSaid, "a withdrawal counts at once");
    }
}

//! Who may do what: the one permission function, over one table of acts and one of rules (contracts.md, "Who may
//! do what"). Screens, lists, counts, search, export and command line all ask here. Default deny.

use super::codes::Role;

/// How the person stands to the record at hand; worked out by the store inside the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relation {
    /// Nothing is there yet: a new call, a new family.
    pub new: bool,
    /// The intake pool of the person's team holds it, and no coordinator has accepted.
    pub pool: bool,
    /// The person answers for it, or covers for who does.
    pub assigned: bool,
    /// It is offered to the person and waits for an answer: reading is allowed.
    pub offered: bool,
    /// The person's team holds it.
    pub team: bool,
    /// No episode is open, and the person's team held the last one.
    pub dormant: bool,
}

/// What a role may do with a capability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Never.
    No,
    /// Always.
    Yes,
    /// With a reason, which is kept and reviewed.
    Reason,
    /// While the pool of the person's team holds it, and for what is new.
    Pool,
    /// As `Pool`, and also for a file without an open episode.
    PoolOrReturn,
    /// When assigned or covering.
    Own,
    /// When assigned, covering, or while an offer waits for the person's answer.
    OwnOrOffered,
    /// Within the team, and for what is new.
    Team,
    /// As `Pool`, when the setting `intake_may_decide` or `intake_may_offer` is on.
    PoolIfSet,
    /// As `PoolOrReturn`, when the setting `intake_does_outreach` is on.
    PoolOrReturnIfSet,
}

impl Rule {
    fn holds(self, relation: Relation, intake_setting: bool) -> bool {
        match self {
            Self::No => false,
            Self::Yes | Self::Reason => true,
            Self::Pool => relation.pool || relation.new,
            Self::PoolIfSet => intake_setting && (relation.pool || relation.new),
            Self::PoolOrReturn => relation.pool || relation.new || relation.dormant,
            Self::PoolOrReturnIfSet => intake_setting && (relation.pool || relation.new || relation.dormant),
            Self::Own => relation.assigned,
            Self::OwnOrOffered => relation.assigned || relation.offered,
            Self::Team => relation.team || relation.new || relation.dormant,
        }
    }
}

macro_rules! capabilities {
    ($($(#[$doc:meta])* $name:ident: $intake:ident, $coordinator:ident, $supervisor:ident, $privacy:ident, $administrator:ident;)+) => {
        /// A row of the capability table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Capability { $($(#[$doc])* $name),+ }

        impl Capability {
            /// Every capability.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What `role` may do with it.
            pub const fn rule(self, role: Role) -> Rule {
                match self { $(Self::$name => match role {
                    Role::Intake => Rule::$intake,
                    Role::Coordinator => Rule::$coordinator,
                    Role::Supervisor => Rule::$supervisor,
                    Role::Privacy => Rule::$privacy,
                    Role::Administrator => Rule::$administrator,
                }),+ }
            }
        }
    };
}

capabilities! {
    //                  intake        coordinator   supervisor privacy administrator
    /// Name, birth year, municipality, state, coordinator: to find duplicates and answer a call.
    MinimalSearch:      Yes,          Yes,          Yes,       Reason, No;
    /// Calls: anyone who answers the telephone writes down what was said.
    TakeCalls:          Yes,          Yes,          Yes,       No,     No;
    /// Referral, child and family, screening, needs, hand-off, letters of intake.
    IntakeWork:         PoolOrReturn, Own,          Team,      No,     No;
    /// Hand-offs: who is owner, tries, the packet, the later question (Additions, "Hand-off").
    Outreach:           PoolOrReturnIfSet, Own,     Team,      No,     No;
    /// Decide eligibility, also against the computed result.
    Decide:             PoolIfSet,    No,           Team,      No,     No;
    /// Offer a family to a coordinator, and record the answer of who does not sign in.
    Offer:              PoolIfSet,    No,           Team,      No,     No;
    /// Ask to be given a waiting family.
    AskForCase:         No,           Yes,          No,        No,     No;
    /// Answer an offer made to oneself; a supervisor answers for an absent worker.
    AnswerOffer:        PoolIfSet,    OwnOrOffered, Team,      No,     No;
    /// Read a full file.
    OpenFile:           PoolOrReturn, OwnOrOffered, Team,      Reason, No;
    /// Safety plan, alerts, contacts, coordinator.
    CrisisView:         Reason,       Yes,          Yes,       Reason, No;
    /// Plan, goals, actions, members, reviews, endings.
    PlanWork:           No,           Own,          No,        No,     No;
    /// End an episode, or note that the family declines.
    EndEpisode:         Pool,         Own,          Team,      No,     No;
    /// Dated notes of contacts.
    Notes:              Pool,         Own,          Team,      No,     No;
    /// Record a consent, withdraw it, widen it.
    Consent:            Pool,         Own,          Team,      No,     No;
    /// Say that two files are or are not of one child.
    Pairs:              Yes,          Yes,          Yes,       No,     No;
    /// The pile of papers: log, key, settle, tell the sender.
    PaperPile:          Yes,          No,           Yes,       No,     No;
    /// Absences of others; one's own belong to everybody.
    Absences:           No,           No,           Yes,       No,     Yes;
    /// Somebody stands in for a coordinator for some days, and may open the families.
    ArrangeCover:       No,           Yes,          Yes,       No,     No;
    /// Link the files of one child, and take them apart again.
    LinkFiles:          No,           No,           Yes,       No,     No;
    /// Breaches of privacy.
    Breaches:           No,           No,           No,        Yes,    No;
    /// Own work list, lists of what one may see.
    OwnLists:           Yes,          Yes,          Yes,       Yes,    Yes;
    /// The pool of the own team, with names.
    SeePool:            Yes,          No,           Yes,       No,     No;
    /// The waiting list without names.
    SeeWaiting:         Yes,          Yes,          Yes,       No,     No;
    /// Reviews, due and held.
    SeeReviews:         Yes,          Yes,          Yes,       No,     No;
    /// Loads, languages and training of coordinators, for an offer.
    SeeCoordinators:    Yes,          Yes,          Yes,       No,     No;
    /// The directory of organisations: look up and type once.
    Directory:          Yes,          Yes,          Yes,       Yes,    No;
    /// Restricted matches, crisis views and crisis calls, looked at again.
    Flags:              No,           No,           Yes,       Yes,    No;
    /// Names, birth dates and phones in a list that leaves the program.
    BulkNames:          No,           No,           Reason,    No,     No;
    /// Add, disable, reset staff.
    ManageStaff:        No,           No,           No,        No,     Yes;
    /// See who works here.
    SeeStaff:           No,           No,           Yes,       No,     Yes;
    /// Technical settings of the agency: when a screen locks, the number on its papers.
    Settings:           No,           No,           No,        No,     Yes;
    /// Run the checks of the file.
    CheckFile:          No,           No,           No,        No,     Yes;
    /// Own passphrase, language, drafts.
    OwnAccount:         Yes,          Yes,          Yes,       Yes,    Yes;
}

/// What kind of act it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It only reads.
    Look,
    /// It changes something, and the save can be taken back by a compensating command.
    Undoable,
    /// It changes something for good; the screen says so before it runs.
    Final,
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $code:literal $capability:ident $effect:ident;)+) => {
        /// Every command and every query, once.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Act { $($(#[$doc])* $name),+ }

        impl Act {
            /// Every act.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// Its code in the log.
            pub const fn code(self) -> &'static str { match self { $(Self::$name => $code),+ } }
            /// The capability it needs.
            pub const fn capability(self) -> Capability { match self { $(Self::$name => Capability::$capability),+ } }
            /// Whether it reads, changes, or changes for good.
            pub const fn effect(self) -> Effect { match self { $(Self::$name => Effect::$effect),+ } }
            /// The act with this code.
            pub fn from_code(code: &str) -> Option<Self> { Self::ALL.iter().copied().find(|act| act.code() == code) }
        }
    };
}

acts! {
    /// Search for families, minimal card.
    FindFamilies "find.families" MinimalSearch Look;
    /// The list of families one may see.
    ListFamilies "list.families" OwnLists Look;
    /// The work list.
    ListDue "list.due" OwnLists Look;
    /// Referrals that the team holds and nobody has accepted.
    ListPool "list.pool" SeePool Look;
    /// Hand-offs of the team.
    ListHandOffs "list.hand_offs" SeePool Look;
    /// Families without a coordinator, by age.
    ListWaiting "list.waiting" SeeWaiting Look;
    /// Reviews due, overdue, held.
    ListReviews "list.reviews" SeeReviews Look;
    /// Pairs of files that look alike.
    ListDuplicates "list.duplicates" MinimalSearch Look;
    /// Names, birth dates and phones in an exported list.
    ListWithNames "list.with_names" BulkNames Look;
    /// A whole file.
    OpenFile "file.open" OpenFile Look;
    /// The history of a file.
    OpenHistory "file.history" OpenFile Look;
    /// The crisis view of a known child.
    CrisisView "file.crisis" CrisisView Look;
    /// Coordinators with load, languages, areas, training.
    ListCoordinators "list.coordinators" SeeCoordinators Look;
    /// The directory.
    ListOrganizations "list.organizations" Directory Look;
    /// The pile of papers.
    ListPile "list.pile" PaperPile Look;
    /// Staff of the agency.
    ListStaff "list.staff" SeeStaff Look;
    /// Own drafts.
    ListDrafts "list.drafts" OwnAccount Look;
    /// A call as it was written down.
    OpenCall "call.open" TakeCalls Look;
    /// Who of the people beside a child calls, and what they may be told.
    FindCaller "call.caller" TakeCalls Look;
    /// The appointments of a child, to be said to a caller.
    TellAppointments "call.appointments" OpenFile Look;
    /// Record a call, its promises and whom it was about.
    SaveCall "call.save" TakeCalls Undoable;
    /// Names of colleagues, to whom something may be given; who of them is away, and who covers.
    ListColleagues "list.colleagues" OwnLists Look;
    /// A message was read by whom it is for.
    ReadMessage "message.read" TakeCalls Final;
    /// Keep or drop a promise.
    KeepPromise "promise.keep" TakeCalls Undoable;
    /// The crisis lines were given to a caller.
    GiveCrisisLines "crisis.given" TakeCalls Final;
    /// A crisis call is written down and stands with the supervisor at once.
    LogCrisis "crisis.call" TakeCalls Final;
    /// A crisis view was asked for; it is reviewed.
    NoteCrisisView "crisis.viewed" CrisisView Final;
    /// What was flagged was looked at again.
    SettleFlag "flag.settle" Flags Undoable;
    /// Count an attempt to reach someone.
    SaveAttempt "attempt.save" TakeCalls Undoable;
    /// A first record: child, family, episode and referral in one save.
    OpenReferral "referral.open" IntakeWork Final;
    /// Another child of a family that is known: person, file, episode, referral and links in one save.
    OpenSibling "referral.sibling" IntakeWork Final;
    /// Facts of a referral.
    SaveReferral "referral.save" IntakeWork Undoable;
    /// Facts of child, family, caregivers, homes, contacts, school, services.
    SaveFamily "family.save" IntakeWork Undoable;
    /// A new carer, a new guardian, a placement that ends: from a day on, with the list that follows.
    ChangeCare "care.change" IntakeWork Undoable;
    /// The family moves: a home from a day on, with the list that follows.
    MoveFamily "family.move" IntakeWork Undoable;
    /// A line of the list that a change opened.
    SettleLine "change.settle" IntakeWork Undoable;
    /// A family returns: a new episode with everything known as "confirm".
    ReturnFamily "episode.return" IntakeWork Final;
    /// Answers of a screening.
    SaveScreening "screening.save" IntakeWork Undoable;
    /// Needs, strengths, resources, statements.
    SaveNeeds "needs.save" IntakeWork Undoable;
    /// Urgency, with its reason.
    SaveUrgency "urgency.save" IntakeWork Undoable;
    /// A colleague takes a referral out of the pool, or gives it back.
    TakeReferral "referral.take" IntakeWork Undoable;
    /// A held call, a draft, a promise or a referral is given to a person or to the pool.
    PassOver "pass.over" TakeCalls Undoable;
    /// What passed was seen.
    SeePassed "pass.seen" OwnAccount Undoable;
    /// A fax, letter, e-mail or form is logged.
    LogPaper "paper.log" PaperPile Undoable;
    /// What became of a paper.
    SettlePaper "paper.settle" PaperPile Undoable;
    /// The sender of a paper was told.
    TellSender "paper.tell" PaperPile Undoable;
    /// One's own absence.
    SaveOwnAbsence "absence.own" OwnAccount Undoable;
    /// Somebody else's absence.
    SaveAbsence "absence.save" Absences Undoable;
    /// Temporary cover of a coordinator.
    ArrangeCover "cover.arrange" ArrangeCover Undoable;
    /// When the offices are open.
    SaveOfficeHours "settings.office_hours" ManageStaff Final;
    /// A warm hand-off and what became of it.
    SaveHandOff "hand_off.save" Outreach Undoable;
    /// The hand-off is over and the case closes.
    CloseHandOff "hand_off.close" Outreach Final;
    /// What the family says when it is asked whether the hand-off worked; "no" opens it again.
    AnswerHandOff "hand_off.answer" Outreach Undoable;
    /// Another owner of a hand-off.
    GiveHandOff "hand_off.give" Outreach Undoable;
    /// A record, or a whole referral, is about another child. Moved back the same way; a breach that it opens stays.
    MoveRecord "record.move" IntakeWork Final;
    /// To whom a letter may be written, and its words before it is made.
    PrepareLetter "letter.prepare" IntakeWork Look;
    /// A letter is made: its words are kept as they are.
    MakeLetter "letter.make" IntakeWork Undoable;
    /// Whether and how a letter left.
    MarkLetter "letter.mark" IntakeWork Undoable;
    /// A letter is written to a file.
    ExportLetter "letter.export" IntakeWork Look;
    /// A blank sheet, with nothing of anybody on it.
    BlankSheet "sheet.blank" TakeCalls Look;
    /// The decision of a named person.
    Decide "decision.save" Decide Final;
    /// A consent or a limit.
    SaveConsent "consent.save" Consent Undoable;
    /// A withdrawal takes effect at once.
    WithdrawConsent "consent.withdraw" Consent Final;
    /// The same child, not the same, later.
    DecidePair "pair.decide" Pairs Undoable;
    /// Say that two files are of one child; a supervisor answers.
    ProposeLink "link.propose" Pairs Undoable;
    /// Link two files, or decline it.
    AnswerLink "link.answer" LinkFiles Final;
    /// Take two linked files apart.
    Unlink "link.undo" LinkFiles Final;
    /// A breach as it was written down.
    OpenBreach "breach.open" Breaches Look;
    /// What is known of a breach.
    SaveBreach "breach.save" Breaches Undoable;
    /// Offer a family to a coordinator.
    Offer "offer.make" Offer Undoable;
    /// Ask for a waiting family.
    RequestCase "offer.request" AskForCase Undoable;
    /// Accept or decline an offer.
    AnswerOffer "offer.answer" AnswerOffer Final;
    /// A dated note; a first visit is one.
    SaveNote "note.save" Notes Undoable;
    /// The first visit moves the episode to planning.
    FirstVisit "visit.first" PlanWork Final;
    /// Vision, goals, actions, in the working set.
    SavePlan "plan.save" PlanWork Undoable;
    /// Members of the circle.
    SaveMember "member.save" PlanWork Undoable;
    /// Agree the plan: the version is frozen.
    AgreePlan "plan.agree" PlanWork Final;
    /// Hold a review.
    HoldReview "review.hold" PlanWork Final;
    /// Move or waive a review, with a reason.
    MoveReview "review.move" PlanWork Undoable;
    /// Inactive, closed, declined.
    EndEpisode "episode.end" EndEpisode Final;
    /// An organisation of the directory.
    SaveOrganization "organization.save" Directory Undoable;
    /// Add a staff person, change roles.
    SaveStaff "staff.save" ManageStaff Final;
    /// Disable a staff person; what they hold returns to the pool.
    DisableStaff "staff.disable" ManageStaff Final;
    /// A new starting passphrase.
    ResetStaff "staff.reset" ManageStaff Final;
    /// Training of a staff person.
    SaveTraining "training.save" ManageStaff Undoable;
    /// Technical settings.
    SaveSettings "settings.save" Settings Final;
    /// One's own language and colours.
    KeepLooks "account.looks" OwnAccount Final;
    /// One's own passphrase.
    ChangePassphrase "account.passphrase" OwnAccount Final;
    /// `circle check`.
    CheckFile "file.check" CheckFile Look;
}

/// Settings of the agency that move a permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessSettings {
    /// Intake staff decide eligibility.
    pub intake_may_decide: bool,
    /// Intake staff offer families to coordinators (default on).
    pub intake_may_offer: bool,
    /// Intake staff do the outreach of hand-offs (default on).
    pub intake_does_outreach: bool,
}

impl Default for AccessSettings {
    fn default() -> Self {
        Self { intake_may_decide: true, intake_may_offer: true, intake_does_outreach: true }
    }
}

/// The answer of the permission function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Yes,
    /// Yes, once a reason is given.
    WithReason,
    /// No; these roles could, where their relation to the record fits.
    No(Vec<Role>),
}

/// May `role`, standing in `relation` to the record, do `act`?
pub fn decide(role: Role, act: Act, relation: Relation, settings: AccessSettings) -> Verdict {
    let capability = act.capability();
    let rule = capability.rule(role);
    let setting = match capability {
        Capability::Decide => settings.intake_may_decide,
        Capability::Outreach => settings.intake_does_outreach,
        _ => settings.intake_may_offer,
    };
    if !rule.holds(relation, setting) {
        return Verdict::No(who_could(capability));
    }
    if rule == Rule::Reason { Verdict::WithReason } else { Verdict::Yes }
}

/// The roles that hold a capability at all.
pub fn who_could(capability: Capability) -> Vec<Role> {
    use super::codes::Code;
    Role::ALL.iter().copied().filter(|role| capability.rule(*role) != Rule::No).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::Code;

    const NONE: Relation =
        Relation { new: false, pool: false, assigned: false, offered: false, team: false, dormant: false };

    /// One letter per relation: none, new, pool, assigned, offered, team, dormant.
    /// `y` yes, `r` with a reason, `.` no.
    fn row(act: Act, role: Role) -> String {
        let relations = [
            NONE,
            Relation { new: true, ..NONE },
            Relation { pool: true, team: true, ..NONE },
            Relation { assigned: true, team: true, ..NONE },
            Relation { offered: true, ..NONE },
            Relation { team: true, ..NONE },
            Relation { dormant: true, ..NONE },
        ];
        let letter = |relation| match decide(role, act, relation, AccessSettings::default()) {
            Verdict::Yes => 'y',
            Verdict::WithReason => 'r',
            Verdict::No(_) => '.',
        };
        relations.into_iter().map(letter).collect()
    }

    /// The table of contracts.md, written out a second time: one row per capability, one column per role.
    const EXPECTED: &[(Capability, [&str; 5])] = &[
        (Capability::MinimalSearch, ["yyyyyyy", "yyyyyyy", "yyyyyyy", "rrrrrrr", "......."]),
        (Capability::TakeCalls, ["yyyyyyy", "yyyyyyy", "yyyyyyy", ".......", "......."]),
        (Capability::IntakeWork, [".yy...y", "...y...", ".yyy.yy", ".......", "......."]),
        (Capability::Outreach, [".yy...y", "...y...", ".yyy.yy", ".......", "......."]),
        (Capability::LinkFiles, [".......", ".......", "yyyyyyy", ".......", "......."]),
        (Capability::Breaches, [".......", ".......", ".......", "yyyyyyy", "......."]),
        (Capability::Decide, [".yy....", ".......", ".yyy.yy", ".......", "......."]),
        (Capability::Offer, [".yy....", ".......", ".yyy.yy", ".......", "......."]),
        (Capability::AskForCase, [".......", "yyyyyyy", ".......", ".......", "......."]),
        (Capability::AnswerOffer, [".yy....", "...yy..", ".yyy.yy", ".......", "......."]),
        (Capability::OpenFile, [".yy...y", "...yy..", ".yyy.yy", "rrrrrrr", "......."]),
        (Capability::CrisisView, ["rrrrrrr", "yyyyyyy", "yyyyyyy", "rrrrrrr", "......."]),
        (Capability::PlanWork, [".......", "...y...", ".......", ".......", "......."]),
        (Capability::EndEpisode, [".yy....", "...y...", ".yyy.yy", ".......", "......."]),
        (Capability::Notes, [".yy....", "...y...", ".yyy.yy", ".......", "......."]),
        (Capability::Consent, [".yy....", "...y...", ".yyy.yy", ".......", "......."]),
        (Capability::Pairs, ["yyyyyyy", "yyyyyyy", "yyyyyyy", ".......", "......."]),
        (Capability::PaperPile, ["yyyyyyy", ".......", "yyyyyyy", ".......", "......."]),
        (Capability::Absences, [".......", ".......", "yyyyyyy", ".......", "yyyyyyy"]),
        (Capability::ArrangeCover, [".......", "yyyyyyy", "yyyyyyy", ".......", "......."]),
        (Capability::OwnLists, ["yyyyyyy", "yyyyyyy", "yyyyyyy", "yyyyyyy", "yyyyyyy"]),
        (Capability::SeePool, ["yyyyyyy", ".......", "yyyyyyy", ".......", "......."]),
        (Capability::SeeWaiting, ["yyyyyyy", "yyyyyyy", "yyyyyyy", ".......", "......."]),
        (Capability::SeeReviews, ["yyyyyyy", "yyyyyyy", "yyyyyyy", ".......", "......."]),
        (Capability::SeeCoordinators, ["yyyyyyy", "yyyyyyy", "yyyyyyy", ".......", "......."]),
        (Capability::Directory, ["yyyyyyy", "yyyyyyy", "yyyyyyy", "yyyyyyy", "......."]),
        (Capability::Flags, [".......", ".......", "yyyyyyy", "yyyyyyy", "......."]),
        (Capability::BulkNames, [".......", ".......", "rrrrrrr", ".......", "......."]),
        (Capability::ManageStaff, [".......", ".......", ".......", ".......", "yyyyyyy"]),
        (Capability::SeeStaff, [".......", ".......", "yyyyyyy", ".......", "yyyyyyy"]),
        (Capability::Settings, [".......", ".......", ".......", ".......", "yyyyyyy"]),
        (Capability::CheckFile, [".......", ".......", ".......", ".......", "yyyyyyy"]),
        (Capability::OwnAccount, ["yyyyyyy", "yyyyyyy", "yyyyyyy", "yyyyyyy", "yyyyyyy"]),
    ];

    #[test]
    fn each_act_follows_the_table_for_each_role_and_relation() {
        assert_eq!(EXPECTED.len(), Capability::ALL.len(), "a capability without a row");
        for act in Act::ALL {
            let expected = EXPECTED.iter().find(|(capability, _)| *capability == act.capability());
            let (_, cells) = expected.expect("a row for each capability");
            for (role, cell) in Role::ALL.iter().zip(cells) {
                assert_eq!(row(*act, *role), *cell, "{act:?} as {role:?}");
            }
        }
    }

    #[test]
    fn settings_take_deciding_offering_and_outreach_from_intake() {
        let pool = Relation { pool: true, ..NONE };
        let off =
            AccessSettings { intake_may_decide: false, intake_may_offer: false, intake_does_outreach: false };
        for act in [Act::Decide, Act::Offer, Act::SaveHandOff, Act::AnswerHandOff, Act::GiveHandOff] {
            assert_eq!(decide(Role::Intake, act, pool, off), Verdict::No(who_could(act.capability())));
        }
        assert_eq!(decide(Role::Intake, Act::SaveFamily, pool, off), Verdict::Yes);
    }

    #[test]
    fn codes_are_distinct() {
        let mut codes: Vec<_> = Act::ALL.iter().map(|act| act.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Act::ALL.len());
    }
}

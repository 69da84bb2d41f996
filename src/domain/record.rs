//! The field table: every kind of record with its columns, each column with its information category
//! (domain.md, Additions, "Category"). From it come the SQL of the one generic writer, history rows,
//! conflicts per field and undo. Holds no rules.

use std::ops::{Deref, DerefMut};

use serde::{Serialize, de::DeserializeOwned};

use super::{codes::Category, date::Moment, ids::RowId};

/// One column of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in the record and in the table.
    pub name: &'static str,
    /// The category of what it holds; decides who may see it.
    pub category: Category,
    /// Whether it is a list, stored as JSON text.
    pub list: bool,
    /// Whether its type is text, as people type it; dates and codes with a list have types of their own.
    pub text: bool,
}

/// Whether a type, written as its outer and inner name together, is made of text.
const fn is_text(written: &str) -> bool {
    matches!(written.as_bytes(), [.., b'S', b't', b'r', b'i', b'n', b'g'])
}

/// A record without its row: what people fill in. Stored in one table of the same name.
pub trait Record: Serialize + DeserializeOwned + Clone + PartialEq {
    /// Which kind.
    const KIND: RecordKind;
}

/// A record as it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<R> {
    /// The row, used inside the file only.
    pub id: RowId,
    /// The id that leaves the file (UUIDv7).
    pub public_id: String,
    /// Counts the saves; a save names the version it was made from.
    pub version: i64,
    /// When it was taken away, if it was. Taken-away rows stay in the file and out of lists.
    pub removed: Option<Moment>,
    /// What it says.
    pub record: R,
}

impl<R> Deref for Stored<R> {
    type Target = R;
    fn deref(&self) -> &R {
        &self.record
    }
}

impl<R> DerefMut for Stored<R> {
    fn deref_mut(&mut self) -> &mut R {
        &mut self.record
    }
}

macro_rules! column_is_list {
    (Vec) => {
        true
    };
    ($other:ident) => {
        false
    };
}

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident $table:literal {
        $($(#[$field_doc:meta])* $field:ident: $type:ident $(<$inner:ty>)? [$category:ident]),+ $(,)?
    })+) => {
        /// Every kind of record, once.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum RecordKind { $(#[doc = concat!("`", $table, "`")] $name),+ }

        impl RecordKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The table that holds it, which is also its code in log and history.
            pub const fn table(self) -> &'static str { match self { $(Self::$name => $table),+ } }
            /// Its columns, without row id, public id, version and removal.
            pub const fn columns(self) -> &'static [Column] {
                match self { $(Self::$name => &[$(Column {
                    name: stringify!($field),
                    category: Category::$category,
                    list: column_is_list!($type),
                    text: const { is_text(concat!(stringify!($type) $(, stringify!($inner))?)) },
                }),+]),+ }
            }
            /// The kind with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.table() == code)
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
            pub struct $name {
                $(
                    $(#[$field_doc])*
                    #[doc = concat!("\n\nColumn `", stringify!($field), "`, category ", stringify!($category), ".")]
                    pub $field: $type $(<$inner>)?,
                )+
            }

            impl Record for $name { const KIND: RecordKind = RecordKind::$name; }
        )+
    };
}

pub use kinds::*;

/// The kinds, grouped as in domain.md 2.
mod kinds {
    use chrono::NaiveDate;

    use super::{Column, Record, is_text};
    use crate::domain::{codes::*, date::Moment, ids::*};

    records! {
        /// A team: a supervisor, an intake pool and its programmes (Additions, "Team and holder").
        Team "team" {
            name: String [Contact],
            supervisor_id: Option<StaffId> [Contact],
            /// Codes of the programmes it works in.
            programs: Vec<String> [Plan],
        }
        /// A staff person; the passphrase lives in a credential row apart.
        Staff "staff" {
            /// The number of `S-1`.
            number: i64 [Contact],
            sign_in_name: String [Contact],
            name: String [Contact],
            team_id: TeamId [Contact],
            roles: Vec<Role> [Contact],
            active: YesNo [Contact],
            employer: Option<String> [Contact],
            languages: Vec<Language> [Contact],
            /// Area ids of areas.toml; empty means everywhere.
            areas: Vec<String> [Contact],
            /// Weighted points (domain.md 2.12); none means the programme's ceiling.
            max_caseload: Option<i64> [Contact],
            screen_language: Option<Language> [Contact],
            /// Empty means every working day of the agency.
            working_days: Vec<Weekday> [Contact],
        }
        /// Days on which a staff person is away, and who covers. Never why: that is nobody's business here.
        Absence "absence" {
            staff_id: StaffId [Contact],
            from_on: NaiveDate [Contact],
            to_on: NaiveDate [Contact],
            cover_id: Option<StaffId> [Contact],
        }
        /// A course taken (2.12).
        Training "training" {
            staff_id: StaffId [Contact],
            course: Course [Contact],
            taken_on: NaiveDate [Contact],
            valid_until: Option<NaiveDate> [Contact],
            provider: Option<String> [Contact],
        }
        /// Anyone who is not staff (Additions, "Person" and "Names").
        Person "person" {
            given: Option<String> [Identifying],
            family: Option<String> [Identifying],
            own_script: Option<String> [Identifying],
            /// Former, adopted and health-card spellings; searched, never shown in papers.
            other_names: Vec<String> [Identifying],
            spelling_to_confirm: Option<YesNo> [Identifying],
            preferred_name: Option<String> [Identifying],
            pronouns: Option<String> [Identifying],
            birth_date: Option<NaiveDate> [Identifying],
            birth_precision: Option<DatePrecision> [Identifying],
            gender: Option<Gender> [Identifying],
            language_spoken: Option<Language> [Identifying],
            language_service: Option<Language> [Identifying],
            language_note: Option<String> [Identifying],
            interpreter: Option<YesNo> [Contact],
            interpreter_mode: Option<InterpreterMode> [Contact],
            interpreter_note: Option<String> [Contact],
            accessibility: Vec<Accessibility> [Health],
            cultural_support: Option<String> [FamilyHistory],
            deceased_on: Option<NaiveDate> [Identifying],
        }
        /// A family: holds the children and caregivers who belong together.
        Family "family" {
            note: Option<String> [FamilyHistory],
        }
        /// A child's file (2.1); the names are the person's.
        Child "child" {
            /// The number of `C-0001`, drawn in the same transaction, never reused.
            file_number: i64 [Identifying],
            person_id: PersonId [Identifying],
            family_id: FamilyId [Identifying],
            /// What to call a child not yet named: the caller's name, or "1", "2".
            provisional: Option<String> [Identifying],
            school_status: Option<SchoolStatus> [Education],
            francophone: Option<YesNo> [Identifying],
            indigenous_identity: Option<IndigenousIdentity> [Identifying],
            indigenous_community: Option<String> [Identifying],
            custody_note: Option<String> [FamilyHistory],
            /// Whether the parents disagree about who decides.
            custody_contested: Option<YesNo> [FamilyHistory],
            /// Whether the paper that says who decides was seen, not seen, or asked for.
            custody_paper: Option<CustodyPaper> [FamilyHistory],
            /// When it was seen or asked for.
            custody_paper_on: Option<NaiveDate> [FamilyHistory],
            /// Who saw it or asked for it.
            custody_paper_by: Option<StaffId> [FamilyHistory],
            /// Who is to bring it.
            custody_paper_from: Option<String> [FamilyHistory],
            childrens_aid: Option<Answer> [ChildProtection],
            alerts: Option<String> [Health],
            /// Whether the services listed are all there are; an empty list then means "none" (contracts.md, `services`).
            services_complete: Option<YesNo> [Health],
            /// Only matched as "possible match, ask" (domain.md, privacy).
            restricted: Option<YesNo> [Identifying],
            /// "Do not tell them at home", as a youth who calls for herself said (`youth::home_is_hidden`): yes hides her home.
            keep_from_home: Option<YesNo> [Contact],
            /// The file that goes on after two files of one child were linked.
            survivor_id: Option<ChildId> [Identifying],
        }
        /// One address of a family, from a date (Additions, "Homes").
        Household "household" {
            family_id: FamilyId [Contact],
            street: Option<String> [Contact],
            municipality: Option<String> [Contact],
            postal_code: Option<String> [Contact],
            /// Area id of areas.toml, worked out from the municipality or picked.
            area: Option<String> [Contact],
            no_fixed_address: Option<YesNo> [Contact],
            from_on: Option<NaiveDate> [Contact],
            to_on: Option<NaiveDate> [Contact],
            protected_from: Option<PersonId> [Contact],
        }
        /// Who lives in a household, with the share of time.
        HouseholdMember "household_member" {
            household_id: HouseholdId [Contact],
            person_id: PersonId [Contact],
            /// The home that decides the area.
            main_home: YesNo [Contact],
            share: Option<String> [Contact],
            /// What kind of home it is to this child, where it was placed there; none for a home of the family.
            placement: Option<Placement> [ChildProtection],
            /// Whether the birth family may know a placement's address; a foster address is hidden until it says yes.
            address_shown: Option<YesNo> [Contact],
            from_on: Option<NaiveDate> [Contact],
            to_on: Option<NaiveDate> [Contact],
        }
        /// A dated link of a person to a child: caregiver, guardian, sibling, referrer (2.2).
        Link "link" {
            child_id: ChildId [FamilyHistory],
            person_id: PersonId [FamilyHistory],
            relation: Relation [FamilyHistory],
            relation_note: Option<String> [FamilyHistory],
            legal_authority: Option<LegalAuthority> [FamilyHistory],
            primary_contact: YesNo [Contact],
            lives_with: Option<YesNo> [FamilyHistory],
            /// Whether the person cares for the child day by day.
            daily_carer: Option<YesNo> [FamilyHistory],
            from_on: Option<NaiveDate> [FamilyHistory],
            to_on: Option<NaiveDate> [FamilyHistory],
        }
        /// Something that changed around a child or a family from a day on: a new carer, a new guardian, a placement that
        /// ends, a move. Its list is what follows from it (Additions, "Homes").
        FamilyChange "family_change" {
            family_id: FamilyId [FamilyHistory],
            /// The child from whose file it was written down.
            child_id: ChildId [FamilyHistory],
            parts: Vec<ChangePart> [FamilyHistory],
            on_day: NaiveDate [FamilyHistory],
            note: Option<String> [ChildProtection],
            staff_id: StaffId [FamilyHistory],
        }
        /// One line of the list that a change opens.
        ChangeLine "change_line" {
            change_id: RowId [FamilyHistory],
            child_id: ChildId [FamilyHistory],
            kind: ChangeLineKind [FamilyHistory],
            /// The consent, the member or the episode it is about.
            about_id: Option<RowId> [FamilyHistory],
            state: LineState [FamilyHistory],
            answer: Option<AreaAnswer> [FamilyHistory],
            due_on: NaiveDate [FamilyHistory],
            note: Option<String> [FamilyHistory],
            settled_by: Option<StaffId> [FamilyHistory],
            settled_on: Option<NaiveDate> [FamilyHistory],
        }
        /// One way to reach a person; whether a message may be left hangs here (2.2).
        ContactPoint "contact_point" {
            person_id: PersonId [Contact],
            kind: ContactKind [Contact],
            value: String [Contact],
            safe_message: Option<YesNo> [Contact],
            preferred: Option<YesNo> [Contact],
            best_time: Option<String> [Contact],
            from_on: Option<NaiveDate> [Contact],
            to_on: Option<NaiveDate> [Contact],
            protected_from: Option<PersonId> [Contact],
        }
        /// A school attended.
        Attendance "attendance" {
            child_id: ChildId [Education],
            school: String [Education],
            board: Option<String> [Education],
            grade: Option<String> [Education],
            individual_plan: Option<Answer> [Education],
            from_on: Option<NaiveDate> [Education],
            to_on: Option<NaiveDate> [Education],
            protected_from: Option<PersonId> [Education],
        }
        /// An organisation of the directory (2.7), typed once.
        Organization "organization" {
            /// The number of `O-1`.
            number: i64 [Contact],
            name: String [Contact],
            sector: Option<Sector> [Contact],
            area: Option<String> [Contact],
            phone: Option<String> [Contact],
            fax: Option<String> [Contact],
            email: Option<String> [Contact],
            intake_notes: Option<String> [Contact],
            languages: Vec<Language> [Contact],
        }
        /// A service in place, waited for or ended (2.8).
        Service "service" {
            child_id: ChildId [Health],
            organization_id: OrganizationId [Health],
            /// Free text; `natural` never counts as a provider.
            kind: Option<String> [Health],
            worker: Option<String> [Health],
            status: ServiceStatus [Health],
            since_on: Option<NaiveDate> [Health],
            until_on: Option<NaiveDate> [Health],
            frequency: Option<String> [Health],
        }
        /// A referral (2.3).
        Referral "referral" {
            child_id: ChildId [FamilyHistory],
            episode_id: EpisodeId [FamilyHistory],
            call_id: Option<CallId> [FamilyHistory],
            received_at: Moment [FamilyHistory],
            channel: Channel [FamilyHistory],
            referrer_type: ReferrerType [FamilyHistory],
            referrer_person_id: Option<PersonId> [FamilyHistory],
            referrer_name: Option<String> [FamilyHistory],
            referrer_organization_id: Option<OrganizationId> [FamilyHistory],
            referrer_phone: Option<String> [FamilyHistory],
            consent_to_refer: Option<YesNo> [FamilyHistory],
            consent_given_by: Option<String> [FamilyHistory],
            consent_method: Option<ConsentMethod> [FamilyHistory],
            reason: Option<String> [FamilyHistory],
            reason_language: Option<Language> [FamilyHistory],
            reason_translation: Option<String> [FamilyHistory],
            /// Who translated the reason, and when (Additions, "Verbatim text").
            reason_translated_by: Option<String> [FamilyHistory],
            reason_translated_on: Option<NaiveDate> [FamilyHistory],
            looking_for: Option<String> [FamilyHistory],
            urgency: Option<Urgency> [FamilyHistory],
            urgency_reason: Option<String> [FamilyHistory],
            attachments_note: Option<String> [FamilyHistory],
        }
        /// A call (Additions, "Call"). Needs no name.
        Call "call" {
            staff_id: StaffId [Contact],
            started_at: Moment [Contact],
            ended_at: Option<Moment> [Contact],
            direction: CallDirection [Contact],
            kind: Option<CallKind> [Contact],
            caller_person_id: Option<PersonId> [Contact],
            caller_name: Option<String> [Identifying],
            relation: Option<Relation> [FamilyHistory],
            number: Option<String> [Contact],
            /// Whether a message may be left at `number`.
            safe_message: Option<YesNo> [Contact],
            language: Option<Language> [Contact],
            active_offer: Option<YesNo> [Contact],
            interpreter: Option<String> [Contact],
            interpreter_mode: Option<InterpreterMode> [Contact],
            /// The service the interpreter comes from.
            interpreter_service: Option<String> [Contact],
            may_be_told: Option<MayBeTold> [Contact],
            may_be_told_why: Option<String> [Contact],
            /// What the caller said rightly when asked who they are; the answers themselves are not kept.
            identified_by: Vec<Identifier> [Contact],
            /// May we write down what you say (consent to collect, as answered on this call).
            collect: Option<ConsentAnswer> [Contact],
            said: Option<String> [FamilyHistory],
            /// About whom, as said, while no file is known.
            about: Option<String> [Identifying],
            /// Whether the crisis lines were given.
            crisis_lines: Option<YesNo> [Contact],
            /// Whether the caller was told that one may complain, and where.
            may_complain: Option<YesNo> [Contact],
            /// Who ended it; not always who began it.
            ended_by: Option<StaffId> [Contact],
            /// The pool to which a held call was given, until somebody of the team goes on with it.
            pool_team_id: Option<TeamId> [Contact],
        }
        /// A child a call was about.
        CallChild "call_child" {
            call_id: CallId [Contact],
            child_id: ChildId [Contact],
        }
        /// What happens next: who does what, when (Additions, "Call").
        Promise "promise" {
            child_id: Option<ChildId> [Contact],
            call_id: Option<CallId> [Contact],
            /// The staff person who promised; none when the family or another did.
            staff_id: Option<StaffId> [Contact],
            who: Option<String> [Contact],
            /// `call_back` when someone is to be rung; otherwise `promise`.
            kind: DueKind [Contact],
            what: String [FamilyHistory],
            due_on: NaiveDate [Contact],
            /// Wall clock `13:00`, when a time was said.
            due_time: Option<String> [Contact],
            number: Option<String> [Contact],
            safe_message: Option<YesNo> [Contact],
            /// The interpreter booked for it: name or number, service, how.
            interpreter: Option<String> [Contact],
            state: PromiseState [Contact],
            reason: Option<String> [FamilyHistory],
            /// Who left it for somebody else to read; none where nobody has to be told.
            from_id: Option<StaffId> [Contact],
            /// When whoever it is for, or covers for them, read it.
            read_at: Option<Moment> [Contact],
            read_by: Option<StaffId> [Contact],
            /// The pool to which it was given: whoever of the team is free keeps it.
            pool_team_id: Option<TeamId> [Contact],
        }
        /// Something on paper or online that came and waits to be keyed: a fax, a letter, an e-mail, a form. Who it is about
        /// is what was read, and no file yet.
        Paper "paper" {
            team_id: TeamId [Contact],
            logged_by_id: StaffId [Contact],
            received_at: Moment [FamilyHistory],
            channel: Channel [FamilyHistory],
            from_name: Option<String> [Contact],
            organization_id: Option<OrganizationId> [Contact],
            child_as_read: Option<String> [Identifying],
            pages: Option<i64> [Contact],
            /// Where the paper lies.
            place: Option<String> [Contact],
            urgent: Option<YesNo> [FamilyHistory],
            state: PaperState [FamilyHistory],
            child_id: Option<ChildId> [FamilyHistory],
            settled_by_id: Option<StaffId> [FamilyHistory],
            settled_at: Option<Moment> [FamilyHistory],
            /// Why it is not for us.
            reason: Option<String> [FamilyHistory],
            /// When the sender was told that it arrived.
            received_told_on: Option<NaiveDate> [Contact],
            /// When the sender was told what became of it.
            outcome_told_on: Option<NaiveDate> [Contact],
        }
        /// Work that passed from somebody, or from the pool, to another: both see it in Today until they say "seen".
        Passed "passed" {
            kind: PassedKind [Contact],
            team_id: TeamId [Contact],
            /// Who had it; none means the pool.
            from_id: Option<StaffId> [Contact],
            /// Who has it now; none means the pool.
            to_id: Option<StaffId> [Contact],
            by_id: StaffId [Contact],
            at: Moment [Contact],
            child_id: Option<ChildId> [Contact],
            call_id: Option<CallId> [Contact],
            promise_id: Option<RowId> [Contact],
            /// The form of a draft.
            form: Option<String> [Contact],
            /// The record of a draft.
            draft_record: Option<String> [Contact],
            /// The last day of a cover.
            until_on: Option<NaiveDate> [Contact],
            from_seen_at: Option<Moment> [Contact],
            to_seen_at: Option<Moment> [Contact],
        }
        /// One try to reach someone; one table for calls, hand-offs and reminders.
        Attempt "attempt" {
            child_id: Option<ChildId> [Contact],
            promise_id: Option<RowId> [Contact],
            hand_off_id: Option<RowId> [Contact],
            /// The call that was the try.
            call_id: Option<CallId> [Contact],
            staff_id: StaffId [Contact],
            at: Moment [Contact],
            mode: ContactMode [Contact],
            outcome: AttemptOutcome [Contact],
            note: Option<String> [FamilyHistory],
        }
        /// A dated note of a contact; a first visit is one (2.10).
        Note "note" {
            child_id: ChildId [FamilyHistory],
            episode_id: Option<EpisodeId> [FamilyHistory],
            staff_id: StaffId [FamilyHistory],
            at: Moment [FamilyHistory],
            with_whom: Option<String> [FamilyHistory],
            mode: ContactMode [FamilyHistory],
            minutes: Option<i64> [FamilyHistory],
            /// Through whom, by name or number, from which service.
            interpreter: Option<String> [Contact],
            interpreter_mode: Option<InterpreterMode> [Contact],
            text: String [FamilyHistory],
            category: Category [FamilyHistory],
            first_visit: YesNo [FamilyHistory],
            /// Whether the family was told where things stand.
            family_told: Option<YesNo> [FamilyHistory],
        }
        /// A consent (2.5, 1.4). The rows of its scope say what, to whom.
        Consent "consent" {
            child_id: ChildId [Plan],
            purpose: ConsentPurpose [Plan],
            answer: ConsentAnswer [Plan],
            given_by_id: Option<PersonId> [Plan],
            given_by_name: Option<String> [Plan],
            capacity_basis: Option<CapacityBasis> [Plan],
            capacity_note: Option<String> [Plan],
            method: Option<ConsentMethod> [Plan],
            /// Verbal consent: the information it covers (PR-1).
            information: Option<String> [Plan],
            /// Verbal consent: how the purposes were explained (PR-1).
            explained: Option<String> [Plan],
            language: Option<Language> [Plan],
            interpreter: Option<String> [Plan],
            interpreter_mode: Option<InterpreterMode> [Plan],
            conditions: Option<String> [Plan],
            starts_on: NaiveDate [Plan],
            expires_on: Option<NaiveDate> [Plan],
            withdrawn_on: Option<NaiveDate> [Plan],
            withdrawn_by: Option<String> [Plan],
            form_location: Option<String> [Plan],
            /// Who else agreed, where both parents decide together.
            second_by_id: Option<PersonId> [Plan],
            second_by_name: Option<String> [Plan],
            second_method: Option<ConsentMethod> [Plan],
            second_on: Option<NaiveDate> [Plan],
        }
        /// One row of a consent's scope, or of a directive (Additions, "Category").
        ConsentScope "consent_scope" {
            consent_id: RowId [Plan],
            child_id: ChildId [Plan],
            recipient_kind: RecipientKind [Plan],
            recipient_id: Option<RowId> [Plan],
            recipient_role: Option<String> [Plan],
            /// None means all categories.
            category: Option<Category> [Plan],
            permission: Permission [Plan],
            from_on: NaiveDate [Plan],
            to_on: Option<NaiveDate> [Plan],
        }
        /// One screening by one programme's rules (2.4, 1.3).
        Screening "screening" {
            episode_id: EpisodeId [Developmental],
            child_id: ChildId [Developmental],
            /// The programme's code.
            program: String [Developmental],
            rule_set_id: RowId [Developmental],
            completed_by: StaffId [Developmental],
            completed_for: CompletedFor [Developmental],
            mode: ScreeningMode [Developmental],
            started_at: Moment [Developmental],
            finished_at: Option<Moment> [Developmental],
            result: Option<ScreeningResult> [Developmental],
            state: ScreeningState [Developmental],
            replaces_id: Option<RowId> [Developmental],
            difficulties: Vec<Difficulty> [Developmental],
        }
        /// One answer of a screening, with the family's words.
        ScreeningAnswer "screening_answer" {
            screening_id: RowId [Developmental],
            criterion: String [Developmental],
            answer: Option<Answer> [Developmental],
            words: Option<String> [Developmental],
            words_language: Option<Language> [Developmental],
            translation: Option<String> [Developmental],
            /// Who translated, and when (Additions, "Verbatim text").
            translated_by: Option<String> [Developmental],
            translated_on: Option<NaiveDate> [Developmental],
            /// Known from an earlier episode and to be confirmed.
            to_confirm: YesNo [Developmental],
        }
        /// A strength, a resource or a need by life domain (2.6).
        Finding "finding" {
            child_id: ChildId [Developmental],
            episode_id: EpisodeId [Developmental],
            kind: FindingKind [Developmental],
            text: String [Developmental],
            language: Option<Language> [Developmental],
            translation: Option<String> [Developmental],
            /// Who translated, and when (Additions, "Verbatim text").
            translated_by: Option<String> [Developmental],
            translated_on: Option<NaiveDate> [Developmental],
            domain: Option<LifeDomain> [Developmental],
            holder: Option<StrengthHolder> [Developmental],
            urgency: Option<Urgency> [Developmental],
            voice: Option<Voice> [Developmental],
            status: Option<NeedStatus> [Developmental],
            category: Category [Developmental],
            /// Known from an earlier episode and to be confirmed.
            to_confirm: YesNo [Developmental],
        }
        /// What works, what does not, what matters, the vision, the story: verbatim (2.6, 4.3).
        Statement "statement" {
            child_id: ChildId [FamilyHistory],
            episode_id: EpisodeId [FamilyHistory],
            kind: StatementKind [FamilyHistory],
            text: String [FamilyHistory],
            language: Option<Language> [FamilyHistory],
            translation: Option<String> [FamilyHistory],
            /// Who translated, and when (Additions, "Verbatim text").
            translated_by: Option<String> [FamilyHistory],
            translated_on: Option<NaiveDate> [FamilyHistory],
            said_by: Option<String> [FamilyHistory],
            category: Category [FamilyHistory],
            to_confirm: YesNo [FamilyHistory],
        }
        /// The decision of a named person (2.4, 3.1–3.3). Append-only.
        Decision "decision" {
            episode_id: EpisodeId [Plan],
            child_id: ChildId [Plan],
            program: Option<String> [Plan],
            rule_set_id: Option<RowId> [Plan],
            outcome: DecisionOutcome [Plan],
            /// What the rules computed, for the record.
            computed: Option<ScreeningResult> [Plan],
            /// Intensity 1–4.
            level: Option<i64> [Plan],
            reason: Option<String> [Plan],
            /// Why the computed result was not followed.
            override_reason: Option<String> [Plan],
            family_view: Option<String> [Plan],
            decided_by: StaffId [Plan],
            decided_at: Moment [Plan],
            explained_on: Option<NaiveDate> [Plan],
            explained_how: Option<String> [Plan],
            told_may_return: Option<YesNo> [Plan],
        }
        /// One entry into service (1.2).
        Episode "episode" {
            family_id: FamilyId [Plan],
            /// The programme's code; none until the decision.
            program: Option<String> [Plan],
            state: EpisodeState [Plan],
            opened_on: NaiveDate [Plan],
            /// The day on which the present state began; waiting and timers count from here.
            state_since: NaiveDate [Plan],
            ended_on: Option<NaiveDate> [Plan],
            level: Option<i64> [Plan],
            urgency: Urgency [Plan],
            urgency_reason: Option<String> [Plan],
            previous_id: Option<EpisodeId> [Plan],
            /// What changed since, when the family returned.
            what_changed: Option<String> [FamilyHistory],
            /// Steps of the walk whose known facts were confirmed after a return (codes of `walk::Step`).
            confirmed: Vec<String> [Plan],
            ending_reason: Option<ClosureReason> [Plan],
            ending_note: Option<String> [Plan],
            agreed_with: Option<AgreedWith> [Plan],
            told_may_return: Option<YesNo> [Plan],
            keep_on_file: Option<YesNo> [Plan],
        }
        /// A child of an episode. Copies of programme and openness are kept beside it by trigger.
        EpisodeChild "episode_child" {
            episode_id: EpisodeId [Plan],
            child_id: ChildId [Plan],
        }
        /// Who holds an open episode: a team always, a person maybe (Additions, "Team and holder").
        Holding "holding" {
            episode_id: EpisodeId [Plan],
            team_id: TeamId [Plan],
            staff_id: Option<StaffId> [Plan],
            from_at: Moment [Plan],
            to_at: Option<Moment> [Plan],
        }
        /// Who coordinates: the lead, and the staff person who answers (1.5, Additions).
        Assignment "assignment" {
            episode_id: EpisodeId [Plan],
            kind: AssignmentKind [Plan],
            lead_kind: LeadKind [Plan],
            lead_member_id: Option<RowId> [Plan],
            lead_organization_id: Option<OrganizationId> [Plan],
            lead_name: Option<String> [Plan],
            /// The lead, or the monitor of an outside or family lead.
            answerable_id: StaffId [Plan],
            from_on: NaiveDate [Plan],
            to_on: Option<NaiveDate> [Plan],
            end_reason: Option<String> [Plan],
        }
        /// Offer, request, transfer, cover: one table (Additions, "Who coordinates").
        Offer "offer" {
            episode_id: EpisodeId [Plan],
            kind: OfferKind [Plan],
            from_id: StaffId [Plan],
            /// The staff person who would answer.
            to_id: StaffId [Plan],
            lead_kind: LeadKind [Plan],
            lead_member_id: Option<RowId> [Plan],
            lead_organization_id: Option<OrganizationId> [Plan],
            lead_name: Option<String> [Plan],
            state: OfferState [Plan],
            why: Option<String> [Plan],
            reason: Option<String> [Plan],
            offered_at: Moment [Plan],
            answered_at: Option<Moment> [Plan],
            answered_by: Option<StaffId> [Plan],
            /// Who said yes or no, and how, when someone else records the answer.
            answer_said: Option<String> [Plan],
        }
        /// A member of the circle of support (2.7).
        Member "member" {
            child_id: ChildId [Plan],
            /// The number of `M-1` within the file.
            number: i64 [Plan],
            person_id: PersonId [Identifying],
            organization_id: Option<OrganizationId> [Plan],
            kind: MemberKind [Plan],
            role: Option<String> [Plan],
            discipline: Option<Discipline> [Plan],
            why_here: Option<String> [Plan],
            tie: Option<Tie> [FamilyHistory],
            joined_on: Option<NaiveDate> [Plan],
            left_on: Option<NaiveDate> [Plan],
        }
        /// The one plan of an episode: its working set (Additions, "Plan and versions").
        Plan "plan" {
            episode_id: EpisodeId [Plan],
            vision: Option<String> [Plan],
            vision_language: Option<Language> [Plan],
            summary: Option<String> [Plan],
            safety_plan: Option<String> [Plan],
        }
        /// A goal in the family's words and order (2.9).
        Goal "goal" {
            plan_id: RowId [Plan],
            child_id: ChildId [Plan],
            /// The family's order, 1 first.
            rank: i64 [Plan],
            text: String [Plan],
            language: Option<Language> [Plan],
            voice: Option<Voice> [Plan],
            domain: Option<LifeDomain> [Plan],
            need_id: Option<RowId> [Plan],
            measure: Option<String> [Plan],
            target_on: Option<NaiveDate> [Plan],
            status: GoalStatus [Plan],
            category: Category [Plan],
        }
        /// An action: one owner and a date (2.9, 4.3).
        Action "action" {
            goal_id: RowId [Plan],
            what: String [Plan],
            owner_person_id: Option<PersonId> [Plan],
            owner_staff_id: Option<StaffId> [Plan],
            due_on: Option<NaiveDate> [Plan],
            status: ActionStatus [Plan],
            done_note: Option<String> [Plan],
            category: Category [Plan],
        }
        /// An agreed version, frozen. Append-only.
        PlanVersion "plan_version" {
            plan_id: RowId [Plan],
            number: i64 [Plan],
            agreed_on: NaiveDate [Plan],
            agreed_by: String [Plan],
            youth_participated: YouthTook [Plan],
            author_id: StaffId [Plan],
            /// All sections as canonical JSON.
            body: String [Plan],
            /// The schema number of `body`.
            body_schema: i64 [Plan],
            digest: String [Plan],
        }
        /// A review: planned, then held or waived (2.10).
        Review "review" {
            episode_id: EpisodeId [Plan],
            due_on: NaiveDate [Plan],
            /// Why on that day, as a text id with values (`["review-why-level", "3", "6"]`).
            why: Vec<String> [Plan],
            trigger: ReviewTrigger [Plan],
            state: ReviewState [Plan],
            held_on: Option<NaiveDate> [Plan],
            outcome: Option<ReviewOutcome> [Plan],
            consents_checked: Option<YesNo> [Plan],
            services_checked: Option<YesNo> [Plan],
            /// 1–5, as the family says.
            satisfied: Option<i64> [Plan],
            summary: Option<String> [Plan],
            reason: Option<String> [Plan],
        }
        /// How a goal stood at a review.
        Rating "rating" {
            review_id: RowId [Plan],
            goal_id: RowId [Plan],
            rating: GoalRating [Plan],
            note: Option<String> [Plan],
        }
        /// A warm hand-off (3.5, Additions, "Hand-off").
        HandOff "hand_off" {
            episode_id: EpisodeId [Plan],
            child_id: ChildId [Plan],
            /// None only where the family refused, or returned, before an organisation was named.
            organization_id: Option<OrganizationId> [Plan],
            contact_name: Option<String> [Contact],
            what_sent: Option<String> [Plan],
            consent_id: Option<RowId> [Plan],
            owner_id: StaffId [Plan],
            state: HandOffState [Plan],
            started_on: NaiveDate [Plan],
            sent_on: Option<NaiveDate> [Plan],
            confirmed_on: Option<NaiveDate> [Plan],
            confirmed_by: Option<String> [Plan],
            reason: Option<String> [Plan],
            family_told_on: Option<NaiveDate> [Plan],
            told_may_return: Option<YesNo> [Plan],
            /// When to ask the family whether it worked.
            ask_family_on: Option<NaiveDate> [Plan],
            /// When it was last asked.
            asked_on: Option<NaiveDate> [Plan],
            /// What it said.
            worked: Option<HandOffWorked> [Plan],
            worked_note: Option<String> [FamilyHistory],
            /// The hand-off that did not work and that this one follows.
            previous_id: Option<RowId> [Plan],
        }
        /// A letter as it was made; its words never change. Whether and how it left is said on it.
        Letter "letter" {
            kind: LetterKind [Contact],
            child_id: ChildId [Contact],
            episode_id: Option<EpisodeId> [Contact],
            person_id: Option<PersonId> [Contact],
            organization_id: Option<OrganizationId> [Contact],
            /// The name it was addressed to.
            recipient: String [Identifying],
            language: Language [Contact],
            staff_id: StaffId [Contact],
            made_at: Moment [Contact],
            body: String [FamilyHistory],
            sent: LetterSent [Contact],
            sent_on: Option<NaiveDate> [Contact],
        }
        /// What a person decided about two files that looked alike; remembered.
        Pair "pair" {
            /// The lower row id of the two.
            child_a: ChildId [Identifying],
            child_b: ChildId [Identifying],
            verdict: PairVerdict [Identifying],
            reason: Option<String> [Identifying],
            decided_by: StaffId [Identifying],
            decided_at: Moment [Identifying],
        }
        /// Two files said to be of one child (Additions, "File number"): nothing is merged, the one goes under the other.
        FileLink "file_link" {
            /// The file that goes under the other.
            child_id: ChildId [Identifying],
            /// The file that goes on.
            survivor_id: ChildId [Identifying],
            /// Their numbers, for who reads one of the two.
            under_file: String [Identifying],
            survivor_file: String [Identifying],
            state: FileLinkState [Identifying],
            reason: String [Identifying],
            proposed_by_id: StaffId [Identifying],
            proposed_at: Moment [Identifying],
            decided_by_id: Option<StaffId> [Identifying],
            decided_at: Option<Moment> [Identifying],
            declined_why: Option<String> [Identifying],
            unlinked_at: Option<Moment> [Identifying],
            unlinked_why: Option<String> [Identifying],
        }
        /// "This is about another child": one row in each of the two files. Holds numbers and the reason, never what was
        /// moved.
        MovedRecord "moved_record" {
            child_id: ChildId [Identifying],
            other_id: ChildId [Identifying],
            direction: MoveDirection [Identifying],
            /// The kind of record, by its table.
            kind: String [Identifying],
            record_id: RowId [Identifying],
            from_file: String [Identifying],
            to_file: String [Identifying],
            reason: String [Identifying],
            moved_by_id: StaffId [Identifying],
            moved_at: Moment [Identifying],
        }
        /// A breach of privacy, suspected or known (1.7, PR-15). A draft opens by itself when something that was shown or
        /// sent turns out to be about another child.
        Breach "breach" {
            /// Whose information it is.
            child_id: ChildId [Plan],
            /// In whose file it stood.
            found_in_id: Option<ChildId> [Plan],
            /// The kind of record, by its table.
            kind: Option<String> [Plan],
            record_id: Option<RowId> [Plan],
            state: BreachState [Plan],
            what: Option<String> [Plan],
            happened_on: NaiveDate [Plan],
            found_on: NaiveDate [Plan],
            how_found: Option<String> [Plan],
            /// How it was shown or sent, and how often: `looked 2` (codes of `breach::Exposure`).
            shown: Vec<String> [Plan],
            contained: Option<YesNo> [Plan],
            contained_how: Option<String> [Plan],
            opened_by_id: StaffId [Plan],
        }
        /// Something that a privacy officer or a supervisor looks at again: a restricted file that a new one resembles, a
        /// crisis view, a crisis call (domain.md 6, PR-8).
        Flag "flag" {
            kind: FlagKind [Plan],
            child_id: Option<ChildId> [Identifying],
            /// The file that resembles it, once there is one.
            other_child_id: Option<ChildId> [Identifying],
            call_id: Option<CallId> [Contact],
            /// Who met it, who looked, who took the call.
            staff_id: StaffId [Contact],
            team_id: TeamId [Contact],
            at: Moment [Contact],
            reason: Option<String> [Plan],
            state: FlagState [Plan],
            settled_by: Option<StaffId> [Contact],
            settled_at: Option<Moment> [Contact],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_stands_in_one_kind_once() {
        for kind in RecordKind::ALL {
            let mut names: Vec<_> = kind.columns().iter().map(|c| c.name).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{}", kind.table());
            assert_eq!(RecordKind::from_code(kind.table()), Some(*kind));
        }
    }
}

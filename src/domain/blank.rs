//! Records as their forms open: links and moments given, everything about a family empty. Nothing is pre-answered.

use chrono::NaiveDate;

use super::{
    codes::{
        AttemptOutcome, CallDirection, Category, Channel, ConsentAnswer, ConsentPurpose, ContactKind,
        ContactMode, DueKind, FindingKind, HandOffState, Permission, PromiseState, RecipientKind,
        ReferrerType, Relation, ServiceStatus, StatementKind, YesNo,
    },
    date::Moment,
    ids::{CallId, ChildId, EpisodeId, FamilyId, HouseholdId, OrganizationId, PersonId, RowId, StaffId},
    record::{
        Attempt, Attendance, Call, Child, Consent, ConsentScope, ContactPoint, Finding, HandOff, Household,
        HouseholdMember, Link, Organization, Person, Promise, Referral, Service, Statement,
    },
};

impl Person {
    /// Someone of whom nothing is known yet.
    pub fn blank() -> Self {
        Self {
            given: None,
            family: None,
            own_script: None,
            other_names: Vec::new(),
            spelling_to_confirm: None,
            preferred_name: None,
            pronouns: None,
            birth_date: None,
            birth_precision: None,
            gender: None,
            language_spoken: None,
            language_service: None,
            language_note: None,
            interpreter: None,
            interpreter_mode: None,
            interpreter_note: None,
            accessibility: Vec::new(),
            cultural_support: None,
            deceased_on: None,
        }
    }

    /// Someone with a name; an empty part is no part.
    pub fn named(given: &str, family: &str) -> Self {
        let part = |text: &str| Some(text.to_owned()).filter(|text| !text.trim().is_empty());
        Self { given: part(given), family: part(family), ..Self::blank() }
    }
}

impl HandOff {
    /// A hand-off of which nothing was done yet.
    pub fn blank(episode: EpisodeId, child: ChildId, owner: StaffId, on: NaiveDate) -> Self {
        Self {
            episode_id: episode,
            child_id: child,
            organization_id: None,
            contact_name: None,
            what_sent: None,
            consent_id: None,
            owner_id: owner,
            state: HandOffState::Started,
            started_on: on,
            sent_on: None,
            confirmed_on: None,
            confirmed_by: None,
            reason: None,
            family_told_on: None,
            told_may_return: None,
            ask_family_on: None,
            asked_on: None,
            worked: None,
            worked_note: None,
            previous_id: None,
        }
    }
}

impl Child {
    /// A file with nothing in it yet.
    pub fn blank(file_number: i64, person: PersonId, family: FamilyId) -> Self {
        Self {
            file_number,
            person_id: person,
            family_id: family,
            provisional: None,
            school_status: None,
            francophone: None,
            indigenous_identity: None,
            indigenous_community: None,
            custody_note: None,
            custody_contested: None,
            custody_paper: None,
            custody_paper_on: None,
            custody_paper_by: None,
            custody_paper_from: None,
            childrens_aid: None,
            alerts: None,
            services_complete: None,
            restricted: None,
            keep_from_home: None,
            survivor_id: None,
        }
    }
}

impl Household {
    /// A home of a family.
    pub fn blank(family: FamilyId) -> Self {
        Self {
            family_id: family,
            street: None,
            municipality: None,
            postal_code: None,
            area: None,
            no_fixed_address: None,
            from_on: None,
            to_on: None,
            protected_from: None,
        }
    }
}

impl HouseholdMember {
    /// A person who lives in a home; whether it decides the area is said by who writes it down.
    pub fn blank(home: HouseholdId, person: PersonId, main_home: YesNo) -> Self {
        Self {
            household_id: home,
            person_id: person,
            main_home,
            share: None,
            placement: None,
            address_shown: None,
            from_on: None,
            to_on: None,
        }
    }
}

impl Link {
    /// A person beside a child; who is the primary contact is said, never assumed.
    pub fn blank(child: ChildId, person: PersonId, relation: Relation) -> Self {
        Self {
            child_id: child,
            person_id: person,
            relation,
            relation_note: None,
            legal_authority: None,
            primary_contact: YesNo::No,
            lives_with: None,
            daily_carer: None,
            from_on: None,
            to_on: None,
        }
    }
}

impl ContactPoint {
    /// A way to reach a person; whether a message may be left is asked.
    pub fn blank(person: PersonId, kind: ContactKind, value: &str) -> Self {
        Self {
            person_id: person,
            kind,
            value: value.to_owned(),
            safe_message: None,
            preferred: None,
            best_time: None,
            from_on: None,
            to_on: None,
            protected_from: None,
        }
    }
}

impl Attendance {
    /// A school attended.
    pub fn blank(child: ChildId, school: &str) -> Self {
        Self {
            child_id: child,
            school: school.to_owned(),
            board: None,
            grade: None,
            individual_plan: None,
            from_on: None,
            to_on: None,
            protected_from: None,
        }
    }
}

impl Organization {
    /// An organisation of which the name is known; its number is drawn at the save.
    pub fn blank(name: &str) -> Self {
        Self {
            number: 0,
            name: name.to_owned(),
            sector: None,
            area: None,
            phone: None,
            fax: None,
            email: None,
            intake_notes: None,
            languages: Vec::new(),
        }
    }
}

impl Service {
    /// A service of an organisation to a child.
    pub fn blank(child: ChildId, organization: OrganizationId, status: ServiceStatus) -> Self {
        Self {
            child_id: child,
            organization_id: organization,
            kind: None,
            worker: None,
            status,
            since_on: None,
            until_on: None,
            frequency: None,
        }
    }
}

impl Referral {
    /// A referral of which only how and from whom it came is known; the links are set at the save.
    pub fn blank(received_at: Moment, channel: Channel, referrer_type: ReferrerType) -> Self {
        Self {
            child_id: ChildId(0),
            episode_id: EpisodeId(0),
            call_id: None,
            received_at,
            channel,
            referrer_type,
            referrer_person_id: None,
            referrer_name: None,
            referrer_organization_id: None,
            referrer_phone: None,
            consent_to_refer: None,
            consent_given_by: None,
            consent_method: None,
            reason: None,
            reason_language: None,
            reason_translation: None,
            reason_translated_by: None,
            reason_translated_on: None,
            looking_for: None,
            urgency: None,
            urgency_reason: None,
            attachments_note: None,
        }
    }
}

impl Call {
    /// A call that begins.
    pub fn blank(staff: StaffId, started_at: Moment, direction: CallDirection) -> Self {
        Self {
            staff_id: staff,
            started_at,
            ended_at: None,
            direction,
            kind: None,
            caller_person_id: None,
            caller_name: None,
            relation: None,
            number: None,
            safe_message: None,
            language: None,
            active_offer: None,
            interpreter: None,
            interpreter_mode: None,
            interpreter_service: None,
            may_be_told: None,
            may_be_told_why: None,
            identified_by: Vec::new(),
            collect: None,
            said: None,
            pool_team_id: None,
            about: None,
            crisis_lines: None,
            may_complain: None,
            ended_by: None,
        }
    }
}

impl Promise {
    /// What happens next, on a day; whose it is and how to reach the other is filled in.
    pub fn blank(kind: DueKind, what: &str, due_on: NaiveDate) -> Self {
        Self {
            child_id: None,
            call_id: None::<CallId>,
            staff_id: None,
            who: None,
            kind,
            what: what.to_owned(),
            due_on,
            due_time: None,
            number: None,
            safe_message: None,
            interpreter: None,
            state: PromiseState::Open,
            reason: None,
            pool_team_id: None,
            from_id: None,
            read_at: None,
            read_by: None,
        }
    }
}

impl Attempt {
    /// A try to reach someone by telephone; about whom and with what outcome is filled in.
    pub fn by_phone(staff: StaffId, at: Moment, outcome: AttemptOutcome) -> Self {
        Self {
            child_id: None,
            promise_id: None,
            hand_off_id: None,
            call_id: None,
            staff_id: staff,
            at,
            mode: ContactMode::Phone,
            outcome,
            note: None,
        }
    }
}

impl Consent {
    /// A consent that is being asked for.
    pub fn blank(
        child: ChildId,
        purpose: ConsentPurpose,
        answer: ConsentAnswer,
        starts_on: NaiveDate,
    ) -> Self {
        Self {
            child_id: child,
            purpose,
            answer,
            given_by_id: None,
            given_by_name: None,
            capacity_basis: None,
            capacity_note: None,
            method: None,
            information: None,
            explained: None,
            language: None,
            interpreter: None,
            interpreter_mode: None,
            conditions: None,
            starts_on,
            expires_on: None,
            withdrawn_on: None,
            withdrawn_by: None,
            form_location: None,
            second_by_id: None,
            second_by_name: None,
            second_method: None,
            second_on: None,
        }
    }
}

impl ConsentScope {
    /// One row of a scope; consent and child are set at the save. `id` is the member or organisation.
    pub fn blank(
        kind: RecipientKind,
        id: Option<RowId>,
        category: Option<Category>,
        permission: Permission,
        from_on: NaiveDate,
    ) -> Self {
        Self {
            consent_id: RowId(0),
            child_id: ChildId(0),
            recipient_kind: kind,
            recipient_id: id,
            recipient_role: None,
            category,
            permission,
            from_on,
            to_on: None,
        }
    }
}

impl Finding {
    /// A strength, resource or need in the family's words.
    pub fn blank(child: ChildId, episode: EpisodeId, kind: FindingKind, text: &str) -> Self {
        Self {
            child_id: child,
            episode_id: episode,
            kind,
            text: text.to_owned(),
            language: None,
            translation: None,
            translated_by: None,
            translated_on: None,
            domain: None,
            holder: None,
            urgency: None,
            voice: None,
            status: None,
            category: Category::Developmental,
            to_confirm: YesNo::No,
        }
    }
}

impl Statement {
    /// What someone said, word for word.
    pub fn blank(child: ChildId, episode: EpisodeId, kind: StatementKind, text: &str) -> Self {
        Self {
            child_id: child,
            episode_id: episode,
            kind,
            text: text.to_owned(),
            language: None,
            translation: None,
            translated_by: None,
            translated_on: None,
            said_by: None,
            category: Category::FamilyHistory,
            to_confirm: YesNo::No,
        }
    }
}

//! Every code list, each once (domain.md 2). A code is stored and exchanged; its label is the text
//! `code-<list>-<code>` (underscores become dashes), in both languages, held by a test.

/// What every code list can do; the kit offers pickers over it and the tests walk it.
pub trait Code: Copy + Eq + Sized + 'static {
    /// Every value, in the order in which people see it.
    const ALL: &'static [Self];
    /// The list's name, as used in text ids.
    const LIST: &'static str;
    /// The stored code.
    fn code(self) -> &'static str;
    /// The value with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
    /// The text id of its label.
    fn label(self) -> String {
        format!("code-{}-{}", Self::LIST, self.code().replace('_', "-"))
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $list:literal { $($variant:ident $code:literal),+ $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
            pub enum $name {
                $(
                    #[doc = concat!("`", $code, "`")]
                    #[serde(rename = $code)]
                    $variant,
                )+
            }

            impl Code for $name {
                const ALL: &'static [Self] = &[$(Self::$variant),+];
                const LIST: &'static str = $list;
                fn code(self) -> &'static str {
                    match self { $(Self::$variant => $code),+ }
                }
            }
        )+

        /// Every list with its codes, for the label test, the `code_list` rule set and the reference.
        pub const LISTS: &[(&str, &[&str])] = &[$(($list, &[$($code),+])),+];
    };
}

codes! {
    /// How well a date is known.
    DatePrecision "date-precision" { Exact "exact", Month "month", Year "year", Estimated "estimated" }
    /// Three-valued answers.
    Answer "answer" { Yes "yes", No "no", Unknown "unknown" }
    /// A plain yes or no that starts empty.
    YesNo "yes-no" { Yes "yes", No "no" }
    /// Yes, no or later (consent to collect).
    ConsentAnswer "consent-answer" { Yes "yes", No "no", Later "later" }
    /// School status (2.1).
    SchoolStatus "school-status" {
        AttendingPubliclyFunded "attending_publicly_funded", AttendingPrivate "attending_private",
        HomeSchooled "home_schooled", NotYetSchoolAge "not_yet_school_age", LeftSchool "left_school",
        Graduated "graduated", Unknown "unknown",
    }
    /// Languages of service and speech (2.1).
    Language "language" {
        English "en", French "fr", AmericanSign "asl", QuebecSign "lsq", Inuktitut "iu", Cree "cr", Ojibwe "oj",
        Mohawk "moh", Arabic "ar", Chinese "zh", Vietnamese "vi", Spanish "es", Somali "so", Ukrainian "uk",
        Punjabi "pa", Urdu "ur", Tamil "ta", Persian "fa", Tagalog "tl", Portuguese "pt", Other "other",
    }
    /// How an interpreter takes part.
    InterpreterMode "interpreter-mode" { Phone "phone", Video "video", InPerson "in_person", VideoRelay "video_relay", Family "family" }
    /// Gender as the family tells it (2.1).
    Gender "gender" { Female "F", Male "M", Another "X", Undisclosed "undisclosed" }
    /// Indigenous identity, self-declared only (2.1).
    IndigenousIdentity "indigenous-identity" { FirstNations "first_nations", Inuit "inuit", Metis "metis", PreferNot "prefer_not", Other "other" }
    /// Relation of a person to a child (2.2).
    Relation "relation" {
        Mother "mother", Father "father", Stepparent "stepparent", Grandparent "grandparent", Foster "foster",
        Guardian "guardian", Kin "kin", Other "other", SelfYouth "self", Sibling "sibling", Partner "partner",
        Friend "friend", Neighbour "neighbour", Worker "worker",
    }
    /// Legal authority of a caregiver (2.2).
    LegalAuthority "legal-authority" { Custodial "custodial", AccessOnly "access_only", Joint "joint", ChildrensAid "cas", NoneHeld "none", Unknown "unknown" }
    /// Accessibility needs (2.2).
    Accessibility "accessibility" {
        LargePrint "large_print", Audio "audio", Braille "braille", PlainLanguage "plain_language",
        SignLanguage "sign_language", Mobility "mobility", Other "other",
    }
    /// Ways to reach someone.
    ContactKind "contact-kind" { Phone "phone", Mobile "mobile", WorkPhone "work_phone", Email "email", Text "text", VideoRelay "video_relay", Mail "mail" }
    /// Channel of a referral (2.3).
    Channel "channel" {
        Phone "phone", Online "online", PaperFax "paper_fax", PaperMail "paper_mail", Email "email",
        InPerson "in_person", Internal "internal", WalkIn "walk_in",
    }
    /// Who refers (2.3).
    ReferrerType "referrer-type" {
        SelfFamily "self_family", SelfYouth "self_youth", Physician "physician", NursePractitioner "nurse_practitioner",
        Hospital "hospital", School "school", Childcare "childcare", ChildProtection "child_protection",
        MentalHealthAgency "mental_health_agency", DevelopmentalAgency "developmental_agency", RehabCentre "rehab_centre",
        PublicHealth "public_health", HomeAndCommunityCare "home_and_community_care", EarlyOnHub "early_on_hub",
        IndigenousOrganization "indigenous_organization", YouthJustice "youth_justice", OtherProgram "other_program", Other "other",
    }
    /// How a consent was given (2.5).
    ConsentMethod "consent-method" { Verbal "verbal", Written "written" }
    /// Urgency of a referral or need.
    Urgency "urgency" { Routine "routine", Soon "soon", Urgent "urgent" }
    /// Episode states (1.2).
    EpisodeState "episode-state" {
        Referred "REFERRED", Incomplete "INCOMPLETE", Screening "SCREENING", NeedsAssessment "NEEDS_ASSESSMENT",
        EligibleWaiting "ELIGIBLE_WAITING", Assigned "ASSIGNED", Planning "PLANNING", Active "ACTIVE",
        Transitioning "TRANSITIONING", Inactive "INACTIVE", NotEligible "NOT_ELIGIBLE", Redirected "REDIRECTED",
        Declined "DECLINED", Closed "CLOSED",
    }
    /// The two programmes shipped; others are data and have codes of their own.
    ProgramKind "program" { Halton "halton", Cheo "cheo" }
    /// With whom a screening was done (2.4).
    CompletedFor "completed-for" { WithFamily "with_family", ByProvider "by_provider_on_behalf" }
    /// How a screening was done (2.4).
    ScreeningMode "screening-mode" { Phone "phone", InPerson "in_person", Paper "paper", Video "video" }
    /// States of a screening (1.3).
    ScreeningState "screening-state" { InProgress "in_progress", Answered "answered", Decided "decided", Replaced "replaced" }
    /// What a screening computes (contracts.md).
    ScreeningResult "screening-result" {
        Incomplete "incomplete", RedirectRegion "redirect_region", DoesNotMeet "does_not_meet", MoreInfo "more_info",
        Meets "meets", Offer "offer", DeclinedByFamily "declined_by_family", NotOffered "not_offered",
    }
    /// What a named person decides (2.4).
    DecisionOutcome "decision" {
        EligibleCsp "eligible_csp", EligibleServiceCoordination "eligible_service_coordination",
        NotEligible "not_eligible", RedirectRegion "redirect_region", Declined "declined",
    }
    /// Purposes of a consent (2.5).
    ConsentPurpose "consent-purpose" {
        Collect "collect", Referral "referral", Assess "assess", ShareWithTeam "share_with_team", SharePlan "share_plan",
        ContactSchool "contact_school", KeepOnFile "keep_on_file_for_return", WarmHandoff "warm_handoff",
        ElectronicContact "electronic_contact", Research "research", Survey "survey",
    }
    /// In what capacity a consent was given (2.5).
    CapacityBasis "capacity-basis" {
        YouthSelf "youth_self", ParentCustodial "parent_custodial", Joint "joint", AccessParent "access_parent",
        ChildrensAid "cas", SdmOther "sdm_other",
    }
    /// Information categories (2.5).
    Category "category" {
        Identifying "identifying", Contact "contact", Health "health", MentalHealth "mental_health", Education "education",
        Developmental "developmental", ChildProtection "child_protection", Justice "justice", Financial "financial",
        FamilyHistory "family_history", Plan "plan", AssessmentReports "assessment_reports",
    }
    /// Whether a scope row permits or denies.
    Permission "permission" { Permit "permit", Deny "deny" }
    /// To whom a consent row speaks.
    RecipientKind "recipient-kind" { Circle "circle", Member "member", Organization "organization", Role "role" }
    /// Life domains (2.6).
    LifeDomain "life-domain" {
        Physical "physical", Communication "communication", Intellectual "intellectual", Emotional "emotional",
        Social "social", Behavioural "behavioural", Education "education", HealthMedical "health_medical",
        MentalHealth "mental_health", FamilyCaregiver "family_caregiver", Respite "respite", Housing "housing",
        FinancialBenefits "financial_benefits", Transportation "transportation", RecreationCommunity "recreation_community",
        CultureSpiritual "culture_spiritual", SafetyLegal "safety_legal", WorkAdulthood "work_adulthood",
    }
    /// Who holds a strength (2.6).
    StrengthHolder "strength-holder" { Child "child", Sibling "sibling", Caregiver "caregiver", Family "family", Community "community" }
    /// Kinds of finding in the needs step (2.6).
    FindingKind "finding" { Strength "strength", Resource "resource", Need "need" }
    /// Who says so (2.6).
    Voice "voice" { Youth "youth", Family "family", Both "both", Provider "provider" }
    /// Status of a need (2.6).
    NeedStatus "need-status" { Open "open", BeingMet "being_met", Met "met", Gap "gap" }
    /// The questions Halton meetings ask, the vision and the story (2.6).
    StatementKind "statement" { Works "works", DoesNotWork "does_not_work", Matters "matters", Vision "vision", Story "story" }
    /// Sector of an organisation (2.7).
    Sector "sector" {
        ChildrenServices "children_services", Education "education", Health "health", Justice "justice", Housing "housing",
        Income "income", Recreation "recreation", Indigenous "indigenous", Settlement "settlement", Other "other",
    }
    /// Formal or natural support (2.7).
    MemberKind "member-kind" { Natural "natural", Formal "formal" }
    /// Tie of a member (2.7).
    Tie "tie" { Strong "strong", Moderate "moderate", Tenuous "tenuous", Broken "broken" }
    /// Provider disciplines (2.7).
    Discipline "discipline" {
        Coordinator "coordinator", Teacher "teacher", Principal "principal", SpecialEducation "special_education",
        SchoolBoardConsultant "school_board_consultant", SpeechLanguage "slp", OccupationalTherapy "ot", Physiotherapy "pt",
        SocialWork "social_work", Psychology "psychology", Psychiatry "psychiatry", Paediatrician "paediatrician",
        FamilyPhysician "family_physician", Nurse "nurse", HomeCare "home_care_coordinator", BehaviourAutism "behaviour_autism",
        DevelopmentalWorker "developmental_worker", RespiteWorker "respite_worker", MentalHealthCounsellor "mental_health_counsellor",
        ChildProtection "child_protection", Probation "probation", FasdWorker "fasd_worker", InfantDevelopment "infant_development",
        EarlyChildhood "early_childhood", Interpreter "interpreter", CulturalSupport "cultural_support", Other "other",
    }
    /// Status of a service (2.8).
    ServiceStatus "service-status" { Current "current", Waiting "waiting", Referred "referred", Past "past", Declined "declined" }
    /// Status of a goal (1.6).
    GoalStatus "goal-status" {
        Proposed "proposed", Active "active", OnHold "on_hold", Achieved "achieved", PartlyAchieved "partly_achieved",
        Revised "revised", Dropped "dropped",
    }
    /// Status of an action (1.6).
    ActionStatus "action-status" { Planned "planned", InProgress "in_progress", Done "done", Blocked "blocked", Cancelled "cancelled" }
    /// Progress rating of a goal at a review (2.9).
    GoalRating "goal-rating" { NotStarted "not_started", SomeProgress "some_progress", OnTrack "on_track", Achieved "achieved", Regressed "regressed" }
    /// Whether the youth took part in the plan (2.9).
    YouthTook "youth-participated" { Yes "yes", Partly "partly", No "no_reason" }
    /// Stored states of a review; due and overdue are derived (1.6).
    ReviewState "review-state" { Scheduled "scheduled", Held "held", Missed "missed", Rescheduled "rescheduled", Waived "waived" }
    /// What a list of reviews shows (contracts.md).
    ReviewListState "review-list-state" { Scheduled "scheduled", Due "due", Overdue "overdue", Held "held", Waived "waived" }
    /// What triggered a review (2.10).
    ReviewTrigger "review-trigger" {
        Scheduled "scheduled", FamilyRequest "family_request", TeamRequest "team_request", ChangeOfNeed "change_of_need",
        Transition "transition", Transfer "transfer", Crisis "crisis",
    }
    /// Outcome of a review (2.10).
    ReviewOutcome "review-outcome" { NoChange "no_change", Updated "updated", StepDown "step_down", StepUp "step_up", Transfer "transfer", Close "close" }
    /// Mode of a contact (2.10).
    ContactMode "contact-mode" { Phone "phone", Visit "visit", Video "video", Email "email", Letter "letter", InPerson "in_person" }
    /// Closure reasons (2.11) and `joined` (Additions, "Episode and children").
    ClosureReason "closure-reason" {
        FamilyNoLongerNeeds "family_no_longer_needs", TeamWorkingWell "team_working_well_goals_met", FamilyRequest "family_request",
        AgedOut "aged_out_left_school", MovedOutOfArea "moved_out_of_area", UnableToContact "unable_to_contact",
        TransferredToOther "transferred_to_other_coordination", ConsentWithdrawn "consent_withdrawn", Deceased "deceased",
        DeclinedAfterOffer "declined_after_offer", DuplicateEntry "duplicate_entry", HandedOff "handed_off",
        Returned "returned", Joined "joined",
    }
    /// Who agreed to an ending.
    AgreedWith "agreed-with" { Family "family", Youth "youth", Both "both", NotReached "not_reached" }
    /// Kinds of call (Additions, "Call").
    CallKind "call" {
        NewReferral "new_referral", GoOn "go_on", Message "message", OwnFile "own_file", Information "information",
        Provider "provider", Crisis "crisis", NoAnswer "no_answer",
    }
    /// Direction of a call.
    CallDirection "call-direction" { Incoming "incoming", Outgoing "outgoing" }
    /// What a caller may be told.
    MayBeTold "may-be-told" { All "all", Appointments "appointments", Nothing "nothing" }
    /// What a caller is asked so that we know who it is; the answer is never read out to them.
    Identifier "identifier" {
        BirthDate "birth_date", PostalCode "postal_code", School "school", Coordinator "coordinator",
        FileNumber "file_number", CallBack "call_back",
    }
    /// What is looked at again by a privacy officer or a supervisor.
    FlagKind "flag" { RestrictedMatch "restricted_match", CrisisView "crisis_view", CrisisCall "crisis_call" }
    /// What became of it.
    FlagState "flag-state" { Open "open", Same "same", Different "different", Later "later", Seen "seen" }
    /// States of a promise.
    PromiseState "promise-state" { Open "open", Kept "kept", Given "given", Dropped "dropped" }
    /// Outcome of an attempt to reach someone.
    AttemptOutcome "attempt-outcome" { Reached "reached", NoAnswer "no_answer", Voicemail "voicemail", Message "message", WrongNumber "wrong_number" }
    /// States of a warm hand-off.
    HandOffState "hand-off-state" { Started "started", Sent "sent", Confirmed "confirmed", Refused "refused", Waived "waived", Returned "returned" }
    /// What the family says when it is asked later whether a hand-off worked (Additions, "Hand-off").
    HandOffWorked "hand-off-worked" { Yes "yes", No "no", NotReached "not_reached" }
    /// States of two files said to be of one child (Additions, "File number").
    FileLinkState "file-link-state" { Proposed "proposed", Linked "linked", Declined "declined", Unlinked "unlinked" }
    /// Whether a record went out of a file or came into it.
    MoveDirection "move-direction" { Out "out", In "in" }
    /// States of a privacy breach (1.7).
    BreachState "breach-state" {
        Suspected "SUSPECTED", Contained "CONTAINED", Assessed "ASSESSED", Notified "NOTIFIED", Closed "CLOSED",
    }
    /// Assignment kinds (1.5).
    AssignmentKind "assignment-kind" { Primary "primary", TemporaryCover "temporary_cover" }
    /// Who leads.
    LeadKind "lead-kind" { Staff "staff", Agency "agency", Member "member" }
    /// Kinds of transition of responsibility (Additions, "Who coordinates").
    OfferKind "offer-kind" { Offer "offer", Request "request", Transfer "transfer", Cover "cover" }
    /// States of an offer.
    OfferState "offer-state" { Pending "pending", Accepted "accepted", Declined "declined", Withdrawn "withdrawn" }
    /// Training courses (2.12).
    Course "course" {
        ServiceCoordinationBasic "service_coordination_basic", CspOrientation "csp_orientation",
        FamilyCentredPractice "family_centred_practice", Privacy "privacy", CulturalSafety "cultural_safety",
        ActiveOfferFrench "active_offer_french", ScreeningTool "screening_tool", Other "other",
    }
    /// Roles (contracts.md).
    Role "role" { Intake "intake", Coordinator "coordinator", Supervisor "supervisor", Privacy "privacy", Administrator "administrator" }
    /// Kinds of row in the due list (contracts.md); added to, never renamed.
    DueKind "due" {
        CallBack "call_back", FirstCall "first_call", Decision "decision", Assign "assign", FirstVisit "first_visit",
        Plan "plan", Review "review", Consent "consent", HandOff "hand_off", TellFamily "tell_family",
        Promise "promise", ToKey "to_key", SameChild "same_child", Breach "breach", Message "message",
        CouldNotReach "could_not_reach", TellReferrer "tell_referrer", Change "change",
        Custody "custody",
        RestrictedMatch "restricted_match", CrisisView "crisis_view", CrisisCall "crisis_call",
    }
    /// What became of a paper of the pile.
    PaperState "paper-state" { Waiting "waiting", Keyed "keyed", Belongs "belongs", NotForUs "not_for_us" }
    /// What passed from one person to another.
    PassedKind "passed" { Referral "referral", Call "call", Draft "draft", Promise "promise", Cover "cover" }
    /// Days of the week on which somebody works.
    Weekday "weekday" {
        Monday "mon", Tuesday "tue", Wednesday "wed", Thursday "thu", Friday "fri", Saturday "sat", Sunday "sun",
    }
    /// Letters of intake.
    LetterKind "letter" {
        AckFamily "ack_family", AckReferrer "ack_referrer", NotReached "not_reached", Waiting "waiting",
        NotEligible "not_eligible", OutcomeReferrer "outcome_referrer",
    }
    /// How a letter left, if it did.
    LetterSent "letter-sent" { Mail "mail", Fax "fax", Email "email", Handed "handed", NotSent "not_sent" }
    /// Verdict about a pair that looked alike.
    PairVerdict "pair" { Same "same", Different "different", Later "later" }
    /// How alike two records are (contracts.md).
    MatchClass "match" { Likely "likely", Possible "possible" }
    /// Six areas of difficulty that support C2 (3.2).
    Difficulty "difficulty" {
        Physical "physical", Communication "communication", Intellectual "intellectual", Emotional "emotional",
        Social "social", Behavioural "behavioural",
    }
    /// How it stands with the paper that says who decides (Additions, "Homes").
    CustodyPaper "custody-paper" { Seen "seen", NotSeen "not_seen", AskedFor "asked_for" }
    /// What kind of home a child lives in (2.1, `lives_with`).
    Placement "placement" {
        Foster "foster", Kin "kin", GroupHome "group_home", Parent "parent", Independent "independent", Other "other",
    }
    /// What changed around a child or a family (Additions, "Homes").
    ChangePart "change-part" {
        NewCarer "new_carer", NewGuardian "new_guardian", PlacementEnds "placement_ends", Move "move",
    }
    /// The lines of the list that a change opens (Additions, "Homes").
    ChangeLineKind "change-line" {
        WhoConsents "who_consents", ConsentFalls "consent_falls", LosesSight "loses_sight", CalledFirst "called_first",
        ProtectedAddress "protected_address", Area "area", School "school", Told "told",
    }
    /// How a line of that list stands.
    LineState "line-state" { Open "open", Done "done", NotNeeded "not_needed", Later "later" }
    /// What becomes of an episode whose family moved out of its programme's area.
    AreaAnswer "area-answer" { Stay "stay", HandOver "hand_over" }
    /// Kinds of rule set.
    RuleSetKind "rule-set" { Program "program", Areas "areas", Holidays "holidays", CodeList "code_list" }
    /// What criterion C3 counts (contracts.md, `count_by`).
    CountBy "count-by" { Organization "organization", Person "person" }
    /// When the upper age is reached (domain.md 3.3).
    UpperAgeMode "upper-age-mode" { Through21 "through_21", Until21stBirthday "until_21st_birthday" }
    /// Time standards of a programme (domain.md 5 and Additions).
    TimerKind "timer" {
        AcknowledgeReferral "acknowledge_referral", FirstContact "first_contact", Decision "decision",
        TellNotEligible "tell_not_eligible", ConfirmHandOff "confirm_hand_off", AskHandOffWorked "ask_hand_off_worked",
        AssignCoordinator "assign_coordinator", FirstVisit "first_visit", InitialPlan "initial_plan", SharePlan "share_plan",
        ConnectProviders "connect_providers", MeetingNotice "meeting_notice", ReviewAfterTransfer "review_after_transfer",
        TellWaitingFamily "tell_waiting_family", MonitorCheckIn "monitor_check_in", AttemptsWindow "attempts_window",
        ConsentRecheck "consent_recheck", ConsentExpiry "consent_expiry", ConsentExpiryWarning "consent_expiry_warning",
        FundingReview "funding_review",
    }
    /// Units of a time standard.
    TimerUnit "timer-unit" { SameDay "same_day", BusinessDays "business_days", CalendarDays "calendar_days", Months "months" }
    /// Where a time standard comes from (domain.md 5).
    TimerSource "timer-source" { Agency "agency", Guideline "guideline", Law "law" }
    /// Kinds of contact line of a programme (domain.md 3.9).
    ContactLine "contact-line" { Intake "intake", Crisis "crisis", HelpLine "help_line", Fax "fax", Post "post" }
    /// State of a rule set version.
    RuleSetState "rule-set-state" { Proposed "proposed", Published "published", Retired "retired" }
}

impl EpisodeState {
    /// Whether an episode in this state is open (domain.md, Additions, "Episode and children").
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Inactive | Self::Declined | Self::Closed)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_list_names_a_code_twice() {
        let mut lists = HashSet::new();
        for (list, codes) in LISTS {
            assert!(lists.insert(list), "list {list} twice");
            let distinct: HashSet<_> = codes.iter().collect();
            assert_eq!(distinct.len(), codes.len(), "{list}");
        }
    }

    #[test]
    fn a_code_reads_back() {
        assert_eq!(Channel::from_code("paper_fax"), Some(Channel::PaperFax));
        assert_eq!(Channel::from_code("fax"), None);
        assert_eq!(Channel::PaperFax.label(), "code-channel-paper-fax");
    }
}

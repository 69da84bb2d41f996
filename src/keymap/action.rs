//! Every action of the program, once: its name in `keymap.toml` is `<context>.<name>`, its words are the
//! texts `action-<context>-<name>` (two or three words for the footer and the palette). The order here is
//! the order of importance in which the footer drops hints.

macro_rules! actions {
    ($($context:ident $section:literal { $($variant:ident $name:literal),+ $(,)? })+) => {
        /// A place where keys have a meaning of their own; a section of `keymap.toml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Context { $(#[doc = $section] $context),+ }

        /// Something a person can do by a key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[doc = concat!("`", $section, ".", $name, "`")] $variant),+),+ }

        impl Context {
            /// Every context.
            pub const ALL: &'static [Self] = &[$(Self::$context),+];
            /// Its section in `keymap.toml`.
            pub const fn section(self) -> &'static str { match self { $(Self::$context => $section),+ } }
        }

        impl Action {
            /// Every action, the most important first.
            pub const ALL: &'static [Self] = &[$($(Self::$variant),+),+];
            /// The context it belongs to.
            pub const fn context(self) -> Context { match self { $($(Self::$variant => Context::$context),+),+ } }
            /// Its name within the context.
            pub const fn name(self) -> &'static str { match self { $($(Self::$variant => $name),+),+ } }
        }
    };
}

actions! {
    // Contexts from specific to general: what is the job of a place before lists, steps and tabs, which are the same
    // everywhere. A screen names the chain it stands in.
    Text "text" {
        TextLeft "left", TextRight "right", TextStart "start", TextEnd "end", TextWordLeft "word_left",
        TextWordRight "word_right", TextBackspace "backspace", TextDelete "delete", TextDeleteWord "delete_word",
        TextClear "clear",
    }
    Note "note" { NoteNewline "newline", NoteUp "up", NoteDown "down" }
    Form "form" {
        FormSave "save", FormUseDraft "use_draft", FormNext "next", FormPrevious "previous", FormChoose "choose", FormClear "clear",
        FormAnswerYes "yes", FormAnswerNo "no", FormAnswerUnknown "unknown",
    }
    Consent "consent" {
        ConsentSecond "second", ConsentWithdraw "withdraw", ConsentRenew "renew", ConsentCorrect "correct",
    }
    Care "care" { CareChange "change", CareMove "move", CarePaper "paper" }
    ChangeList "change_list" {
        LineDone "done", LineNotNeeded "not_needed", LineLater "later", LineEndConsent "end_consent", LineStay "stay",
        LineHandOver "hand_over",
    }
    Needs "needs" {
        NeedsNeed "need", NeedsStrength "strength", NeedsResource "resource", NeedsWorks "works",
        NeedsDoesNotWork "does_not_work", NeedsMatters "matters", NeedsConfirm "confirm", NeedsRemove "remove",
    }
    HandOff "hand_off" { HandOffAttempt "attempt" }
    CallEnd "call_end" { CallEndNext "next" }
    Letter "letter" { LetterMake "make", LetterSent "sent", LetterFile "file" }
    Call "call" { CallKind "kind", CallHold "hold", CallFinish "end", CallWords "words" }
    Matches "matches" { MatchSame "same", MatchDifferent "different", MatchSibling "sibling", MatchLater "later" }
    SameChild "same_child" { SameChildTurn "turn", SameChildApart "apart" }
    Apart "apart" { ApartSave "save", ApartFirst "first", ApartSecond "second" }
    Families "families" {
        FamiliesFilterState "filter_state", FamiliesOrder "order", FamiliesSameChild "same_child",
    }
    Card "card" { CardMessage "message" }
    Intake "intake" {
        IntakeTake "take", IntakeGiveBack "give_back", IntakeLogPaper "log_paper", IntakePile "pile",
        IntakeHandOffs "hand_offs", IntakeGive "give",
    }
    Pile "pile" { PileLog "log_paper", PileBelongs "belongs", PileNotForUs "not_for_us", PileTold "told" }
    EndOfDay "end_of_day" { EndOfDayKeep "keep", EndOfDayGive "give", EndOfDayPool "to_pool" }
    Absences "absences" { AbsencesAdd "add", AbsencesRemove "remove" }
    HandOffs "hand_offs" {
        HandOffsAttempt "attempt", HandOffsGive "give", HandOffsFinished "finished",
    }
    Directory "directory" { DirectoryAdd "add" }
    Plan "plan" {
        PlanAddGoal "add_goal", PlanAddAction "add_action", PlanAgree "agree", PlanVision "vision",
        PlanCompare "compare", PlanVersions "versions", PlanMoveUp "move_up", PlanMoveDown "move_down",
    }
    Review "review" {
        ReviewNotStarted "not_started", ReviewSomeProgress "some_progress", ReviewOnTrack "on_track",
        ReviewAchieved "achieved", ReviewRegressed "regressed", ReviewHold "hold",
    }
    Family "family" {
        FamilyGoOn "go_on", FamilyAdd "add", FamilyEdit "edit", FamilyFirstVisit "first_visit", FamilyReview "review",
        FamilyNote "note", FamilyCare "care", FamilyReturn "return", FamilyHandOff "hand_off", FamilyFilterKind "filter_kind",
        FamilyRemove "remove", FamilyClose "close", FamilyOtherChild "other_child",
        FamilyAnotherChild "another_child", FamilySameChild "same_child", FamilyLinked "linked",
    }
    Reviews "reviews" { ReviewsFilterState "filter_state", ReviewsMove "move" }
    Waiting "waiting" {
        WaitingOffer "offer", WaitingAccept "accept", WaitingDecline "decline", WaitingRequest "request",
        WaitingGrant "grant", WaitingRefuse "refuse", WaitingUrgency "urgency", WaitingWithdraw "withdraw",
        WaitingOrder "order", WaitingFamilyLead "family_lead", WaitingTold "told",
    }
    Today "today" {
        TodayKept "kept", TodayReached "reached", TodayNoAnswer "no_answer", TodayVoicemail "voicemail",
        TodayDrop "drop", TodayTold "told", TodaySeen "seen", TodayGive "give", TodayPool "to_pool",
        TodayLogPaper "log_paper", TodayEndOfDay "end_of_day", TodayAbsences "absences",
    }
    Agency "agency" {
        AgencyAdd "add", AgencyDisable "disable", AgencyReset "reset", AgencyRoles "roles",
        AgencyAbsences "absences", AgencyOfficeHours "office_hours", AgencySettings "settings",
    }
    Modal "modal" { ModalYes "yes", ModalNo "no", ModalChoose "choose", ModalCancel "cancel" }
    CrisisCard "crisis" { CrisisGiven "given", CrisisCall "call", CrisisView "view" }
    List "list" {
        ListOpen "open", ListUp "up", ListDown "down", ListPageUp "page_up", ListPageDown "page_down",
        ListTop "top", ListBottom "bottom", ListToggle "toggle", ListFilter "filter",
    }
    Walk "walk" {
        WalkNext "next", WalkStep "step", WalkEndCall "end_call", WalkOtherChild "other_child", WalkWords "words", WalkTake "take",
        WalkSaid "said", WalkCorrect "correct", WalkAnotherChild "another_child",
        WalkSameChild "same_child", WalkCare "care",
        WalkPrevious "previous", WalkStep1 "step_1", WalkStep2 "step_2", WalkStep3 "step_3", WalkStep4 "step_4",
        WalkStep5 "step_5", WalkStep6 "step_6", WalkStep7 "step_7",
    }
    Tabs "tabs" { TabsNext "next", TabsPrevious "previous" }
    Global "global" {
        Back "back", Crisis "crisis", NewCall "new_call", Find "find", Palette "palette", Undo "undo", Help "help",
        Privacy "privacy", Lock "lock", Language "language", Letters "letters", Theme "theme", Quit "quit",
        AreaToday "area_today", AreaFamilies "area_families", AreaIntake "area_intake", AreaWaiting "area_waiting",
        AreaReviews "area_reviews", AreaDirectory "area_directory", AreaAgency "area_agency",
    }
}

impl Context {
    /// The text id of its words, for the help page.
    pub fn label(self) -> String {
        format!("context-{}", self.section().replace('_', "-"))
    }

    /// Whether a printable key is text here, and so can never be an action.
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Text | Self::Note)
    }

    /// The context with this section name.
    pub fn named(section: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|context| context.section() == section)
    }
}

impl Action {
    /// The text id of its short words.
    pub fn label(self) -> String {
        format!("action-{}-{}", self.context().section(), self.name()).replace('_', "-")
    }

    /// `<section>.<name>`, as people write it.
    pub fn full_name(self) -> String {
        format!("{}.{}", self.context().section(), self.name())
    }

    /// The action with this `<context>.<name>`.
    pub fn named(name: &str) -> Option<Self> {
        let (section, name) = name.split_once('.')?;
        Self::ALL.iter().copied().find(|a| a.context().section() == section && a.name() == name)
    }

    /// Whether everybody knows the key without being told: kept out of the footer and the palette, shown in the help.
    pub fn is_plain_movement(self) -> bool {
        matches!(self.context(), Context::Text | Context::Note)
            || matches!(
                self,
                Self::ListUp
                    | Self::ListDown
                    | Self::ListPageUp
                    | Self::ListPageDown
                    | Self::ListTop
                    | Self::ListBottom
                    | Self::FormNext
                    | Self::FormPrevious
                    | Self::FormClear
                    | Self::CrisisGiven
            )
            || self.is_step()
    }

    /// Whether it goes to one step of the walk by its number, which stands on the rail.
    pub fn is_step(self) -> bool {
        self.context() == Context::Walk && self.name().starts_with("step_")
    }

    /// Whether it is how one goes on in most places: first in the footer, whatever else stands there.
    pub fn leads_on(self) -> bool {
        matches!(self, Self::FormSave | Self::ListOpen | Self::WalkNext)
    }

    /// Whether it opens one of the areas, which stand in a line of their own.
    pub fn is_area(self) -> bool {
        self.context() == Context::Global && self.name().starts_with("area_")
    }
}

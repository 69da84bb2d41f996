//! Which code list a column of a record holds, so that its values can be shown by their labels. Data only.

use super::{
    codes::{
        Accessibility, ActionStatus, AgreedWith, Answer, AreaAnswer, AssignmentKind, AttemptOutcome,
        BreachState, CallDirection, CallKind, CapacityBasis, Category, ChangeLineKind, ChangePart, Channel,
        ClosureReason, Code, CompletedFor, ConsentAnswer, ConsentMethod, ConsentPurpose, ContactKind,
        ContactMode, CustodyPaper, DatePrecision, DecisionOutcome, Difficulty, Discipline, DueKind,
        EpisodeState, FileLinkState, FindingKind, FlagKind, FlagState, Gender, GoalRating, GoalStatus,
        HandOffState, HandOffWorked, Identifier, IndigenousIdentity, InterpreterMode, Language, LeadKind,
        LegalAuthority, LetterKind, LetterSent, LifeDomain, LineState, MayBeTold, MemberKind, MoveDirection,
        NeedStatus, OfferKind, OfferState, PairVerdict, PaperState, PassedKind, Permission, Placement,
        PromiseState, RecipientKind, ReferrerType, Relation, ReviewOutcome, ReviewState, ReviewTrigger,
        SchoolStatus, ScreeningMode, ScreeningResult, ScreeningState, Sector, ServiceStatus, StatementKind,
        StrengthHolder, Tie, Urgency, Voice, Weekday, YouthTook,
    },
    record::RecordKind,
};

/// Which code list a column holds. A row with a kind goes before one without.
pub const LISTS: &[(Option<RecordKind>, &str, &str)] = &[
    (Some(RecordKind::Episode), "state", EpisodeState::LIST),
    (Some(RecordKind::Review), "state", ReviewState::LIST),
    (Some(RecordKind::Promise), "state", PromiseState::LIST),
    (Some(RecordKind::Offer), "state", OfferState::LIST),
    (Some(RecordKind::HandOff), "state", HandOffState::LIST),
    (Some(RecordKind::HandOff), "worked", HandOffWorked::LIST),
    (Some(RecordKind::FileLink), "state", FileLinkState::LIST),
    (Some(RecordKind::Breach), "state", BreachState::LIST),
    (Some(RecordKind::MovedRecord), "direction", MoveDirection::LIST),
    (Some(RecordKind::Screening), "state", ScreeningState::LIST),
    (Some(RecordKind::ChangeLine), "state", LineState::LIST),
    (Some(RecordKind::ChangeLine), "kind", ChangeLineKind::LIST),
    (Some(RecordKind::ChangeLine), "answer", AreaAnswer::LIST),
    (Some(RecordKind::Goal), "status", GoalStatus::LIST),
    (Some(RecordKind::Action), "status", ActionStatus::LIST),
    (Some(RecordKind::Service), "status", ServiceStatus::LIST),
    (Some(RecordKind::Finding), "status", NeedStatus::LIST),
    (Some(RecordKind::Member), "kind", MemberKind::LIST),
    (Some(RecordKind::Finding), "kind", FindingKind::LIST),
    (Some(RecordKind::Statement), "kind", StatementKind::LIST),
    (Some(RecordKind::ContactPoint), "kind", ContactKind::LIST),
    (Some(RecordKind::Assignment), "kind", AssignmentKind::LIST),
    (Some(RecordKind::Offer), "kind", OfferKind::LIST),
    (Some(RecordKind::Call), "kind", CallKind::LIST),
    (Some(RecordKind::Promise), "kind", DueKind::LIST),
    (Some(RecordKind::Passed), "kind", PassedKind::LIST),
    (Some(RecordKind::Paper), "state", PaperState::LIST),
    (Some(RecordKind::Letter), "kind", LetterKind::LIST),
    (Some(RecordKind::Letter), "sent", LetterSent::LIST),
    (Some(RecordKind::Note), "mode", ContactMode::LIST),
    (Some(RecordKind::Attempt), "mode", ContactMode::LIST),
    (Some(RecordKind::Screening), "mode", ScreeningMode::LIST),
    (Some(RecordKind::Decision), "outcome", DecisionOutcome::LIST),
    (Some(RecordKind::Review), "outcome", ReviewOutcome::LIST),
    (Some(RecordKind::Attempt), "outcome", AttemptOutcome::LIST),
    (Some(RecordKind::Consent), "answer", ConsentAnswer::LIST),
    (Some(RecordKind::Pair), "verdict", PairVerdict::LIST),
    (Some(RecordKind::Flag), "kind", FlagKind::LIST),
    (Some(RecordKind::Flag), "state", FlagState::LIST),
    (None, "identified_by", Identifier::LIST),
    (None, "answer", Answer::LIST),
    (None, "collect", ConsentAnswer::LIST),
    (None, "language", Language::LIST),
    (None, "languages", Language::LIST),
    (None, "language_spoken", Language::LIST),
    (None, "language_service", Language::LIST),
    (None, "reason_language", Language::LIST),
    (None, "vision_language", Language::LIST),
    (None, "words_language", Language::LIST),
    (None, "interpreter_mode", InterpreterMode::LIST),
    (None, "accessibility", Accessibility::LIST),
    (None, "birth_precision", DatePrecision::LIST),
    (None, "gender", Gender::LIST),
    (None, "indigenous_identity", IndigenousIdentity::LIST),
    (None, "school_status", SchoolStatus::LIST),
    (None, "childrens_aid", Answer::LIST),
    (None, "individual_plan", Answer::LIST),
    (None, "relation", Relation::LIST),
    (None, "legal_authority", LegalAuthority::LIST),
    (None, "channel", Channel::LIST),
    (None, "referrer_type", ReferrerType::LIST),
    (None, "consent_method", ConsentMethod::LIST),
    (None, "method", ConsentMethod::LIST),
    (None, "purpose", ConsentPurpose::LIST),
    (None, "second_method", ConsentMethod::LIST),
    (None, "custody_paper", CustodyPaper::LIST),
    (None, "placement", Placement::LIST),
    (None, "parts", ChangePart::LIST),
    (None, "capacity_basis", CapacityBasis::LIST),
    (None, "category", Category::LIST),
    (None, "permission", Permission::LIST),
    (None, "recipient_kind", RecipientKind::LIST),
    (None, "urgency", Urgency::LIST),
    (None, "domain", LifeDomain::LIST),
    (None, "holder", StrengthHolder::LIST),
    (None, "voice", Voice::LIST),
    (None, "tie", Tie::LIST),
    (None, "discipline", Discipline::LIST),
    (None, "sector", Sector::LIST),
    (None, "completed_for", CompletedFor::LIST),
    (None, "result", ScreeningResult::LIST),
    (None, "computed", ScreeningResult::LIST),
    (None, "difficulties", Difficulty::LIST),
    (None, "trigger", ReviewTrigger::LIST),
    (None, "rating", GoalRating::LIST),
    (None, "youth_participated", YouthTook::LIST),
    (None, "agreed_with", AgreedWith::LIST),
    (None, "ending_reason", ClosureReason::LIST),
    (None, "lead_kind", LeadKind::LIST),
    (None, "direction", CallDirection::LIST),
    (None, "may_be_told", MayBeTold::LIST),
    (None, "working_days", Weekday::LIST),
];

/// The code list of a column of `kind`, if it holds one.
pub fn list_of(kind: RecordKind, column: &str) -> Option<&'static str> {
    let found = LISTS.iter().find(|(of, name, _)| *name == column && of.is_none_or(|of| of == kind));
    found.map(|(_, _, list)| *list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes;

    #[test]
    fn every_list_named_here_is_a_code_list_and_every_column_a_column() {
        for (kind, column, list) in LISTS {
            assert!(codes::LISTS.iter().any(|(known, _)| known == list), "{list}");
            let of: Vec<_> = kind.map_or_else(|| RecordKind::ALL.to_vec(), |kind| vec![kind]);
            let has = |kind: &RecordKind| kind.columns().iter().any(|known| known.name == *column);
            assert!(of.iter().any(has), "{column}");
        }
    }
}

//! From the first call to the decision: call, referral, consents, screenings by the real engine, needs, decision.

use super::*;
use crate::{
    domain::{
        ids::{CallId, OrganizationId},
        record::{
            Call, CallChild, Consent, ConsentScope, Decision, Finding, Referral, Screening, ScreeningAnswer,
            Statement,
        },
        screening::{GivenService, ScreeningInput, screen},
    },
    sample::{
        organizations::DOCTORS,
        words::{sayings, themes::Theme},
    },
};

impl Story<'_, '_> {
    /// The call or the paper, and the referral.
    pub(super) fn referral(&mut self) -> Result<(), StoreError> {
        let at = self.at(self.dates.referred);
        let fax = matches!(self.twist, Twist::Fax | Twist::NoConsent);
        let call = if fax { None } else { Some(self.first_call(at)?) };
        let referrer = match (fax, self.random.below(6)) {
            (false, _) if self.home.carers[0].relation == Relation::SelfYouth => ReferrerType::SelfYouth,
            (false, _) => ReferrerType::SelfFamily,
            (true, 0..3) => ReferrerType::Physician,
            (true, 3) => ReferrerType::School,
            (true, 4) => ReferrerType::Hospital,
            (true, _) => ReferrerType::DevelopmentalAgency,
        };
        let consent = (self.twist != Twist::NoConsent).then_some(YesNo::Yes);
        let reason = self.reason();
        let referral = Referral {
            episode_id: self.episode,
            child_id: self.child.id,
            call_id: call,
            referrer_person_id: (!fax).then(|| self.home.carers[0].person),
            referrer_name: fax.then(|| "Dr. Robin Exemple".to_owned()),
            referrer_organization_id: fax.then(|| OrganizationId(self.made.organizations[DOCTORS])),
            referrer_phone: fax.then(|| super::super::places::phone(4_600)),
            consent_to_refer: consent.filter(|_| fax),
            consent_given_by: (fax && consent.is_some()).then(|| self.home.carers[0].full.clone()),
            consent_method: (fax && consent.is_some()).then_some(ConsentMethod::Written),
            reason: Some(reason),
            reason_language: self.language(),
            urgency: (!fax).then_some(Urgency::Routine),
            ..Referral::blank(at, if fax { Channel::PaperFax } else { Channel::Phone }, referrer)
        };
        self.writer.insert_told(&referral, at, self.intake, self.child.id)?;
        Ok(())
    }

    fn reason(&self) -> String {
        self.child
            .themes
            .first()
            .map_or_else(|| self.words(sayings::FIRST_CALLS[0]), |theme| self.words(theme.reason))
    }

    fn first_call(&mut self, at: Moment) -> Result<CallId, StoreError> {
        let carer = &self.home.carers[0];
        let said = self.random.percent(30);
        let call = Call {
            ended_at: Some(Moment::new(
                at.utc() + chrono::Duration::minutes(self.random.between(6, 24)),
                offset(at),
            )),
            kind: Some(CallKind::NewReferral),
            caller_person_id: Some(carer.person),
            relation: Some(carer.relation),
            number: carer.phone.clone(),
            safe_message: self.home.safe,
            language: self.language(),
            active_offer: Some(YesNo::Yes),
            interpreter_mode: (self.family.origin.interpreter && said).then_some(InterpreterMode::Phone),
            may_be_told: Some(MayBeTold::All),
            collect: Some(ConsentAnswer::Yes),
            said: Some(if said { self.pick(sayings::FIRST_CALLS) } else { self.reason() }),
            ..Call::blank(self.intake, at, CallDirection::Incoming)
        };
        let call = CallId::from(self.writer.insert(&call)?);
        self.writer.insert(&CallChild { call_id: call, child_id: self.child.id })?;
        Ok(call)
    }

    /// A consent by the main caregiver.
    pub(super) fn consent(&self, purpose: ConsentPurpose, answer: ConsentAnswer, day: NaiveDate) -> Consent {
        let carer = &self.home.carers[0];
        let basis = match carer.authority {
            _ if carer.relation == Relation::SelfYouth => CapacityBasis::YouthSelf,
            LegalAuthority::Joint => CapacityBasis::Joint,
            LegalAuthority::ChildrensAid => CapacityBasis::ChildrensAid,
            _ => CapacityBasis::ParentCustodial,
        };
        let yes = answer == ConsentAnswer::Yes;
        Consent {
            given_by_id: Some(carer.person),
            capacity_basis: yes.then_some(basis),
            method: yes.then_some(ConsentMethod::Verbal),
            information: yes.then(|| self.words(sayings::CONSENT_INFORMATION)),
            explained: yes.then(|| self.words(sayings::CONSENT_EXPLAINED)),
            language: self.language(),
            ..self.second(Consent::blank(self.child.id, purpose, answer, day))
        }
    }

    /// With the other parent's signature, where both decide.
    fn second(&self, consent: Consent) -> Consent {
        let joint = self.home.carers[0].authority == LegalAuthority::Joint;
        let other = self.home.carers.get(1).filter(|_| joint && consent.answer == ConsentAnswer::Yes);
        Consent {
            second_by_id: other.map(|carer| carer.person),
            second_method: other.map(|_| ConsentMethod::Verbal),
            second_on: other.map(|_| consent.starts_on),
            ..consent
        }
    }

    /// Consent to collect, then sharing with its scope.
    pub(super) fn consents(&mut self) -> Result<(), StoreError> {
        let day = self.dates.referred;
        let collect = self.consent(ConsentPurpose::Collect, ConsentAnswer::Yes, day);
        self.writer.insert(&collect)?;
        for child in self.with.clone() {
            self.writer.insert(&Consent { child_id: child.id, ..collect.clone() })?;
        }
        if self.stage() < 2 {
            return Ok(());
        }
        let today = self.writer.days().today();
        let ends = match self.twist {
            Twist::ConsentEnding => shift(today, self.random.between(4, 25)),
            _ => shift(self.dates.revised.max(self.dates.assessed), 365),
        };
        let limited = self.random.percent(25);
        let share = Consent {
            method: Some(ConsentMethod::Written),
            information: Some(self.words(sayings::SHARE_INFORMATION)),
            conditions: limited.then(|| self.pick(sayings::CONDITIONS)),
            expires_on: Some(ends),
            form_location: Some((if self.french { "Classeur 12" } else { "Paper file 12" }).to_owned()),
            ..self.consent(ConsentPurpose::ShareWithTeam, ConsentAnswer::Yes, self.dates.assessed)
        };
        let waits = share.second_on.is_some() && self.made.situations.lacks_second();
        let share = match waits {
            true => Consent { second_by_id: None, second_method: None, second_on: None, ..share },
            false => share,
        };
        let consent = self.writer.insert(&share)?;
        let from = self.dates.assessed;
        self.scope(consent, RecipientKind::Circle, None, None, Permission::Permit, from)?;
        if limited {
            let school = self.made.organizations[super::super::organizations::SCHOOL];
            let denied = Some(Category::FamilyHistory);
            self.scope(
                consent,
                RecipientKind::Organization,
                Some(RowId(school)),
                denied,
                Permission::Deny,
                from,
            )?;
        }
        if self.random.percent(15) {
            let survey = self.consent(ConsentPurpose::ElectronicContact, ConsentAnswer::No, from);
            self.writer.insert(&survey)?;
        }
        Ok(())
    }

    fn scope(
        &mut self,
        consent: RowId,
        kind: RecipientKind,
        id: Option<RowId>,
        category: Option<Category>,
        permission: Permission,
        from: NaiveDate,
    ) -> Result<(), StoreError> {
        let scope = ConsentScope {
            consent_id: consent,
            child_id: self.child.id,
            ..ConsentScope::blank(kind, id, category, permission, from)
        };
        self.writer.insert(&scope).map(|_| ())
    }

    /// One screening per programme looked at, with the result the engine gives to these answers.
    pub(super) fn screenings(&mut self) -> Result<(), StoreError> {
        let own = self.program.unwrap_or("cheo");
        let both = self.random.percent(30);
        let children: Vec<_> = self.children().collect();
        for program in ["halton", "cheo"] {
            if program != own && !both {
                continue;
            }
            for child in &children {
                let (child_id, age, birth) = (child.id, child.age, child.birth);
                self.screening(program, child_id, age, birth)?;
            }
        }
        Ok(())
    }

    fn screening(
        &mut self,
        program: &'static str,
        child: ChildId,
        age: i32,
        birth: Option<NaiveDate>,
    ) -> Result<(), StoreError> {
        let done = self.stage() >= 2;
        let answers = self.answers(program, done);
        let result = self.result_of(program, age, birth, &answers);
        let decided = self.stage() >= 3;
        let (started_at, finished) = (self.at(self.dates.screened), self.at(self.dates.assessed));
        let record = Screening {
            episode_id: self.episode,
            child_id: child,
            program: program.to_owned(),
            rule_set_id: self.made.people.rule_set(program),
            completed_by: self.intake,
            completed_for: CompletedFor::WithFamily,
            mode: ScreeningMode::Phone,
            started_at,
            finished_at: done.then_some(finished.max(started_at)),
            result: done.then_some(result),
            state: match (done, decided) {
                (true, true) => ScreeningState::Decided,
                (true, false) => ScreeningState::Answered,
                _ => ScreeningState::InProgress,
            },
            replaces_id: None,
            difficulties: self.child.themes.iter().filter_map(|theme| theme.difficulty).collect(),
        };
        let row = self.writer.insert(&record)?;
        let back = self.twist == Twist::Returned && self.state == EpisodeState::Screening;
        for (criterion, answer, words) in answers {
            let record = ScreeningAnswer {
                screening_id: row,
                criterion: criterion.to_owned(),
                answer: Some(answer),
                words_language: words.as_ref().and(self.language()),
                words,
                translation: None,
                translated_by: None,
                translated_on: None,
                to_confirm: if back { YesNo::Yes } else { YesNo::No },
            };
            self.writer.insert(&record)?;
        }
        Ok(())
    }

    /// Answers that fit the story: a yes for who is served, a no for who is not.
    fn answers(&mut self, program: &str, done: bool) -> Vec<(&'static str, Answer, Option<String>)> {
        let eligible = !matches!(self.state, NotEligible) && self.twist != Twist::HandOffRefused;
        let words = self.words(sayings::DOES_NOT_WORK[0]);
        let yes = |eligible: bool| if eligible { Answer::Yes } else { Answer::No };
        if program == "cheo" {
            let mut answers = vec![("C2", yes(true), None)];
            if done {
                answers.push(("C4", yes(eligible), Some(words)));
            }
            return answers;
        }
        let mut answers = vec![
            ("H1", yes(eligible), None),
            ("H2", yes(eligible), None),
            ("H3", if done { yes(eligible) } else { Answer::Unknown }, Some(words)),
        ];
        if done {
            let aid = self.home.carers.iter().any(|carer| carer.authority == LegalAuthority::ChildrensAid);
            answers.extend([
                ("H4", yes(aid && eligible), None),
                ("H5", yes(eligible), None),
                ("H6", yes(eligible), None),
            ]);
        }
        answers
    }

    fn result_of(
        &self,
        program: &str,
        age: i32,
        birth: Option<NaiveDate>,
        answers: &[(&'static str, Answer, Option<String>)],
    ) -> ScreeningResult {
        let current = |organization: &str| GivenService {
            organization: organization.to_owned(),
            worker: None,
            kind: None,
            status: ServiceStatus::Current,
        };
        let input = ScreeningInput {
            birth_date: birth,
            age_years: birth.is_none().then(|| u32::try_from(age).unwrap_or(8)),
            school: SchoolStatus::AttendingPubliclyFunded,
            area: Some(self.family.town.name.to_owned()),
            services: Some(vec![current("one"), current("two")]),
            answers: answers.iter().map(|(id, answer, _)| ((*id).to_owned(), *answer)).collect(),
            ..ScreeningInput::default()
        };
        let rules = &self.made.rules;
        let Some(program) = rules.program(program) else { return ScreeningResult::MoreInfo };
        screen(program, &rules.areas, &input, self.dates.decided).result
    }

    /// Needs, strengths and resources by theme, and what the family says.
    pub(super) fn needs(&mut self) -> Result<(), StoreError> {
        let themes: Vec<&'static Theme> = self.child.themes.clone();
        let returned = self.twist == Twist::Returned && self.stage() <= 3;
        let confirm = if returned { YesNo::Yes } else { YesNo::No };
        for theme in &themes {
            let need = Finding {
                language: self.language(),
                domain: Some(theme.domain),
                urgency: Some(if self.random.percent(25) { Urgency::Soon } else { Urgency::Routine }),
                voice: Some(Voice::Family),
                status: Some(if self.state == Active { NeedStatus::BeingMet } else { NeedStatus::Open }),
                category: theme.category,
                to_confirm: confirm,
                ..Finding::blank(self.child.id, self.episode, FindingKind::Need, &self.words(theme.need))
            };
            let row = self.writer.insert(&need)?;
            self.needs.push(row);
        }
        let Some(first) = themes.first() else { return Ok(()) };
        let strength = Finding {
            language: self.language(),
            domain: Some(first.domain),
            holder: Some(StrengthHolder::Child),
            voice: Some(Voice::Family),
            to_confirm: confirm,
            ..Finding::blank(self.child.id, self.episode, FindingKind::Strength, &self.words(first.strength))
        };
        self.writer.insert(&strength)?;
        if self.random.percent(60) {
            let text = self.pick(sayings::RESOURCES);
            let resource = Finding {
                language: self.language(),
                holder: Some(StrengthHolder::Community),
                category: Category::FamilyHistory,
                to_confirm: confirm,
                ..Finding::blank(self.child.id, self.episode, FindingKind::Resource, &text)
            };
            self.writer.insert(&resource)?;
        }
        self.statements(confirm)
    }

    fn statements(&mut self, confirm: YesNo) -> Result<(), StoreError> {
        let said_by = Some(self.home.carers[0].full.clone());
        let lists = [
            (StatementKind::Works, sayings::WORKS),
            (StatementKind::DoesNotWork, sayings::DOES_NOT_WORK),
            (StatementKind::Matters, sayings::MATTERS),
        ];
        for (kind, list) in lists {
            let own = self.family.origin.words.filter(|_| kind == StatementKind::Matters);
            let text = own.map_or_else(|| self.pick(list), |(text, _)| text.to_owned());
            let statement = Statement {
                language: if own.is_some() { Some(self.family.origin.spoken) } else { self.language() },
                translation: own.map(|(_, english)| english.to_owned()),
                translated_by: own.map(|_| "N. Exemple".to_owned()),
                translated_on: own.map(|_| self.dates.referred),
                said_by: said_by.clone(),
                to_confirm: confirm,
                ..Statement::blank(self.child.id, self.episode, kind, &text)
            };
            self.writer.insert(&statement)?;
        }
        if self.random.percent(40) {
            let text = self.pick(sayings::STORIES);
            let story = Statement {
                language: self.language(),
                said_by,
                to_confirm: confirm,
                ..Statement::blank(self.child.id, self.episode, StatementKind::Story, &text)
            };
            self.writer.insert(&story)?;
        }
        Ok(())
    }

    /// The decision of a named person, explained where it is a no.
    pub(super) fn decide(&mut self) -> Result<(), StoreError> {
        let outside = self.family.town.program.is_none();
        let outcome = match (self.state, self.program) {
            _ if outside => DecisionOutcome::RedirectRegion,
            (NotEligible | Redirected, _) => DecisionOutcome::NotEligible,
            _ if is_hand_off(self.twist) => DecisionOutcome::NotEligible,
            (_, Some("halton")) => DecisionOutcome::EligibleServiceCoordination,
            _ => DecisionOutcome::EligibleCsp,
        };
        let own = self.program.unwrap_or("cheo");
        let answers = self.answers(own, true);
        let computed = self.result_of(own, self.child.age, self.child.birth, &answers);
        let eligible = !outside && outcome != DecisionOutcome::NotEligible;
        let day = self.dates.decided;
        let at = self.at(day);
        let fits = matches!(computed, ScreeningResult::Meets | ScreeningResult::Offer) == eligible
            || computed == ScreeningResult::RedirectRegion;
        let decision = Decision {
            episode_id: self.episode,
            child_id: self.child.id,
            program: (!outside).then(|| own.to_owned()),
            rule_set_id: Some(self.made.people.rule_set(own)),
            outcome,
            computed: Some(computed),
            level: eligible.then_some(self.level),
            reason: Some(self.pick(match (eligible, outside) {
                (true, _) => sayings::DECISION_YES,
                (_, true) => sayings::DECISION_ELSEWHERE,
                _ => sayings::DECISION_NO,
            })),
            override_reason: (!fits).then(|| self.words(sayings::DECISION_YES[2])),
            family_view: (!eligible).then(|| self.words(sayings::FAMILY_VIEW_NO[1])),
            decided_by: self.intake,
            decided_at: at,
            explained_on: (!eligible).then_some(day),
            explained_how: (!eligible).then(|| self.words(sayings::EXPLAINED[0])),
            told_may_return: (!eligible).then_some(YesNo::Yes),
        };
        let children: Vec<ChildId> = self.children().map(|child| child.id).collect();
        for child_id in children {
            self.writer.insert_told(&Decision { child_id, ..decision.clone() }, at, self.intake, child_id)?;
        }
        let text = self.pick(sayings::DECISION_TOLD);
        self.note(day, self.intake, text, ContactMode::Phone, true, false)
    }
}

/// The offset of a moment, in minutes east of UTC.
pub(super) fn offset(at: Moment) -> i32 {
    at.local().offset().local_minus_utc() / 60
}

//! Reading a programme document key by key; see [`super::Program::parse`].

use std::collections::BTreeSet;

use super::{
    AgeAlerts, Contact, Criterion, CriterionKind, Level, Outcome, Program, RegionRule, RuleShape, Terms,
    Timer,
};
use crate::domain::{
    codes::{Code, CountBy, DecisionOutcome, Difficulty, TimerKind, TimerSource, TimerUnit, UpperAgeMode},
    problem::Problem,
    rule_reader::{Findings, Section},
};

/// The longest time standard, in its own unit: ten years of days.
const LONGEST: u32 = 3650;

pub(super) fn program(body: &str) -> Result<Program, Vec<Problem>> {
    let mut findings = Findings::default();
    let mut section = Section::parse(body)?;
    let (read, found) = (&mut section, &mut findings);
    let criteria = criteria(read, found);
    let rule = rule(read, &criteria, found);
    let lead = lead(read, found);
    let program = Program {
        code: read.word("code", found),
        version: read.whole("version", 1..=1_000_000, found),
        effective_from: read.date("effective_from", found),
        order: read.whole("order", 1..=1000, found),
        name: read.bilingual("name", found),
        short_name: read.bilingual("short_name", found),
        areas: read.texts("areas", 1, found),
        eligible_decision: eligible_decision(read, found),
        shape: rule.shape,
        region: rule.region,
        willingness: rule.willingness,
        count_by: rule.count_by,
        upper_age_mode: rule.upper_age_mode,
        criteria,
        terms: terms(read, found),
        family_may_lead: lead.family,
        siblings_share_episode: lead.siblings,
        caseload_ceiling: lead.ceiling,
        levels: levels(read, found),
        timers: timers(read, found),
        ages: ages(read, found),
        attempts: attempts(read, found),
        contacts: contacts(read, found),
        outcomes: outcomes(read, found),
    };
    section.finish(&mut findings);
    findings.settle(program)
}

/// Only a decision that opens the service can be the eligible one.
fn eligible_decision(read: &mut Section, found: &mut Findings) -> DecisionOutcome {
    let choices = [DecisionOutcome::EligibleCsp, DecisionOutcome::EligibleServiceCoordination]
        .map(|decision| (decision.code(), decision));
    read.choice("eligible_decision", &choices, found).unwrap_or(DecisionOutcome::EligibleCsp)
}

fn criteria(read: &mut Section, found: &mut Findings) -> Vec<Criterion> {
    if !read.has("criterion") {
        found.note(&read.at("criterion"), "problem-rules-missing");
    }
    let mut seen = BTreeSet::new();
    let mut criteria = Vec::new();
    for mut each in read.sections("criterion", found) {
        let id = each.text("id", found);
        if !id.is_empty() && !is_criterion_id(&id) {
            found.note(&each.at("id"), "problem-rules-not-an-id");
        }
        if !id.is_empty() && !seen.insert(id.clone()) {
            found.note(&each.at("id"), "problem-rules-twice");
        }
        let kind = criterion_kind(&mut each, found);
        criteria.push(Criterion {
            id,
            kind,
            label: each.bilingual("label", found),
            words: each.bilingual("words", found),
            help: each.bilingual("help", found),
        });
        each.finish(found);
    }
    criteria
}

/// Capital first, so that `consent` and `region`, which stand beside the ids in results, cannot be one.
fn is_criterion_id(id: &str) -> bool {
    id.len() <= 16
        && id.starts_with(|c: char| c.is_ascii_uppercase())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn criterion_kind(each: &mut Section, found: &mut Findings) -> CriterionKind {
    let kind = each.text("kind", found);
    match kind.as_str() {
        "answer" => CriterionKind::Answer { ticks: ticks(each, found) },
        "age_and_school" => {
            let school_from = each.whole("school_from", 1..=100, found);
            let upper_age = each.whole("upper_age", 1..=100, found);
            if upper_age < school_from {
                found.note(&each.at("upper_age"), "problem-rules-out-of-range");
            }
            CriterionKind::AgeAndSchool { school_from, upper_age }
        }
        "provider_count" => CriterionKind::ProviderCount { minimum: each.whole("minimum", 1..=100, found) },
        other => {
            if !other.is_empty() {
                found.note(&each.at("kind"), "problem-rules-unknown-code");
            }
            CriterionKind::Answer { ticks: Vec::new() }
        }
    }
}

fn ticks(each: &mut Section, found: &mut Findings) -> Vec<Difficulty> {
    let place = each.at("ticks");
    let mut ticks = Vec::new();
    for (index, code) in each.texts("ticks", 0, found).iter().enumerate() {
        match Difficulty::from_code(code) {
            Some(tick) => ticks.push(tick),
            None => found.note(&place.index(index), "problem-rules-unknown-code"),
        }
    }
    ticks
}

struct Rule {
    shape: RuleShape,
    region: RegionRule,
    willingness: Option<String>,
    count_by: CountBy,
    upper_age_mode: UpperAgeMode,
}

fn rule(read: &mut Section, criteria: &[Criterion], found: &mut Findings) -> Rule {
    let mut rule = Rule {
        shape: RuleShape::AllOf,
        region: RegionRule::Required,
        willingness: None,
        count_by: CountBy::Organization,
        upper_age_mode: UpperAgeMode::Through21,
    };
    let Some(mut each) = read.section("rule", found) else {
        return rule;
    };
    let shapes = [("any_of", RuleShape::AnyOf), ("all_of", RuleShape::AllOf)];
    let regions = [("required", RegionRule::Required), ("informs", RegionRule::Informs)];
    rule.shape = each.choice("shape", &shapes, found).unwrap_or(rule.shape);
    rule.region = each.choice("region", &regions, found).unwrap_or(rule.region);
    rule.count_by = each.code("count_by", found).unwrap_or(rule.count_by);
    rule.upper_age_mode = each.code("upper_age_mode", found).unwrap_or(rule.upper_age_mode);
    if each.has("willingness") {
        let id = each.text("willingness", found);
        if !id.is_empty() && !criteria.iter().any(|criterion| criterion.id == id && criterion.is_asked()) {
            found.note(&each.at("willingness"), "problem-rules-unknown-criterion");
        }
        if rule.shape == RuleShape::AllOf {
            // Under "all of" a no already refuses, so the key would promise something it does not do.
            found.note(&each.at("willingness"), "problem-rules-only-any-of");
        }
        rule.willingness = Some(id);
    }
    each.finish(found);
    rule
}

struct Lead {
    family: bool,
    siblings: bool,
    ceiling: u32,
}

fn lead(read: &mut Section, found: &mut Findings) -> Lead {
    let Some(mut each) = read.section("lead", found) else {
        return Lead { family: false, siblings: false, ceiling: 0 };
    };
    let lead = Lead {
        family: each.flag("family_may_lead", found),
        siblings: each.flag("siblings_share_episode", found),
        ceiling: each.whole("caseload_ceiling", 1..=1000, found),
    };
    each.finish(found);
    lead
}

fn terms(read: &mut Section, found: &mut Findings) -> Terms {
    let Some(mut each) = read.section("terms", found) else {
        return Terms::default();
    };
    let terms = Terms {
        coordinator: each.bilingual("coordinator", found),
        coordinators: each.bilingual("coordinators", found),
        plan: each.bilingual("plan", found),
        team: each.bilingual("team", found),
        service: each.bilingual("service", found),
        agency: each.bilingual("agency", found),
    };
    each.finish(found);
    terms
}

fn levels(read: &mut Section, found: &mut Findings) -> Vec<Level> {
    if !read.has("level") {
        found.note(&read.at("level"), "problem-rules-missing");
    }
    let mut levels: Vec<Level> = Vec::new();
    for mut each in read.sections("level", found) {
        let number = each.whole("number", 1..=9, found);
        if levels.last().is_some_and(|before| before.number >= number) {
            found.note(&each.at("number"), "problem-rules-not-in-order");
        }
        levels.push(Level {
            number,
            name: each.bilingual("name", found),
            review_months: each.whole("review_months", 1..=60, found),
            meeting_days: each.whole_if_given("meeting_days", 1..=LONGEST, found),
            tell_family_days: each.whole("tell_family_days", 1..=LONGEST, found),
            weight: each.whole("weight", 1..=100, found),
        });
        each.finish(found);
    }
    levels
}

/// Every standard must stand in the document: one that is missing would silently never be late.
fn timers(read: &mut Section, found: &mut Findings) -> Vec<Timer> {
    let Some(mut section) = read.section("timers", found) else {
        return Vec::new();
    };
    let mut timers = Vec::new();
    for kind in TimerKind::ALL {
        let Some(mut each) = section.section(kind.code(), found) else {
            continue;
        };
        let unit = each.code("unit", found).unwrap_or(TimerUnit::CalendarDays);
        let range = if unit == TimerUnit::SameDay { 0..=0 } else { 1..=LONGEST };
        timers.push(Timer {
            kind: *kind,
            amount: each.whole("amount", range, found),
            unit,
            on: each.flag("on", found),
            source: each.code("source", found).unwrap_or(TimerSource::Agency),
        });
        each.finish(found);
    }
    section.finish(found);
    timers
}

fn ages(read: &mut Section, found: &mut Findings) -> AgeAlerts {
    let Some(mut each) = read.section("ages", found) else {
        return AgeAlerts::default();
    };
    let ages = AgeAlerts {
        adulthood_planning: each.whole("adulthood_planning", 1..=100, found),
        adulthood_alert_months: each.whole("adulthood_alert_months", 1..=60, found),
        school_alert_months: each.whole("school_alert_months", 1..=60, found),
        age_out_alert_months: each.wholes("age_out_alert_months", 1..=60, found),
    };
    each.finish(found);
    ages
}

fn attempts(read: &mut Section, found: &mut Findings) -> u32 {
    let Some(mut each) = read.section("attempts", found) else {
        return 0;
    };
    let number = each.whole("number", 1..=100, found);
    each.finish(found);
    number
}

fn contacts(read: &mut Section, found: &mut Findings) -> Vec<Contact> {
    let mut contacts = Vec::new();
    for mut each in read.sections("contact", found) {
        let kind = each.code("kind", found);
        let (name, value) = (each.bilingual("name", found), each.bilingual("value", found));
        if let Some(kind) = kind {
            contacts.push(Contact { kind, name, value });
        }
        each.finish(found);
    }
    contacts
}

fn outcomes(read: &mut Section, found: &mut Findings) -> Vec<Outcome> {
    let mut seen = BTreeSet::new();
    let mut outcomes = Vec::new();
    for mut each in read.sections("outcome", found) {
        let outcome = Outcome { code: each.word("code", found), label: each.bilingual("label", found) };
        if !seen.insert(outcome.code.clone()) {
            found.note(&each.at("code"), "problem-rules-twice");
        }
        outcomes.push(outcome);
        each.finish(found);
    }
    outcomes
}

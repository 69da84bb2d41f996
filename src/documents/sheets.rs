//! Blank sheets to fill in by hand: a call, the screening of a programme with its questions from the rules, a consent
//! with the rights (PR-24) and the duty to report (PR-23). Nothing about anybody stands on them.

use super::{
    letters::in_language,
    page::{Page, said},
};
use crate::{
    domain::{
        codes::{
            CallKind, CapacityBasis, Category, Code, CompletedFor, ConsentMethod, ConsentPurpose,
            ScreeningMode,
        },
        letter::Sheet,
        program::{Criterion, CriterionKind, Program},
    },
    text::{Lang, Texts},
};

const BOX: &str = "[\u{a0}] ";

/// A blank sheet in `lang`. `programs` are those in force, for the questions; an unknown programme has none.
pub fn blank(sheet: &Sheet, agency: &str, programs: &[Program], lang: Lang) -> String {
    let texts = Texts::new(lang);
    let mut page = Page::new();
    page.line(&said(agency)).gap();
    match sheet {
        Sheet::Call => call(&mut page, &texts),
        Sheet::Screening(code) => {
            if let Some(program) = programs.iter().find(|program| program.code == *code) {
                screening(&mut page, program, &texts);
            }
        }
        Sheet::Consent => consent(&mut page, &texts),
    }
    page.finish()
}

fn fields(page: &mut Page, texts: &Texts, ids: &[&str]) {
    for id in ids {
        page.blank(&texts.get(id));
    }
}

/// The labels of a code list, a box before each.
fn boxes<C: Code>(page: &mut Page, texts: &Texts, codes: &[C]) {
    for code in codes {
        page.item(BOX, &texts.get(&code.label()));
    }
}

fn call(page: &mut Page, texts: &Texts) {
    page.heading(&texts.get("sheet-call"));
    fields(page, texts, &["sheet-day-time", "sheet-taken-by"]);
    page.item("", &texts.get("sheet-call-greeting"));
    fields(page, texts, &["sheet-language", "sheet-interpreter"]);
    page.paragraph(&texts.get("sheet-call-collect"));
    fields(page, texts, &["sheet-caller", "sheet-relation", "sheet-number"]);
    page.line(&texts.get("sheet-call-message"));
    fields(page, texts, &["sheet-child", "sheet-birth", "sheet-municipality"]);
    page.heading(&texts.get("sheet-call-kind"));
    boxes(page, texts, CallKind::ALL);
    page.heading(&texts.get("sheet-call-said")).room(8);
    page.heading(&texts.get("sheet-call-next"));
    fields(page, texts, &["sheet-call-who", "sheet-call-what", "sheet-call-when", "sheet-call-where"]);
    page.item(BOX, &texts.get("sheet-call-crisis"));
}

fn screening(page: &mut Page, program: &Program, texts: &Texts) {
    let name = in_language(&program.name, texts.lang()).to_owned();
    page.heading(&texts.with("sheet-screening", &[("program", name.into())]));
    fields(page, texts, &["sheet-number-file", "sheet-child", "sheet-birth", "sheet-day", "sheet-done-by"]);
    boxes(page, texts, CompletedFor::ALL);
    boxes(page, texts, ScreeningMode::ALL);
    page.gap().paragraph(&texts.get("sheet-screening-diagnosis"));
    for criterion in &program.criteria {
        question(page, criterion, texts);
    }
    page.paragraph(&texts.get("sheet-screening-person"));
}

fn question(page: &mut Page, criterion: &Criterion, texts: &Texts) {
    let lang = texts.lang();
    page.gap().item(&format!("{}  ", criterion.id), in_language(&criterion.words, lang));
    let set_in = " ".repeat(criterion.id.len() + 2);
    match &criterion.kind {
        CriterionKind::Answer { ticks } => {
            for tick in ticks {
                page.item(&format!("{set_in}{BOX}"), &texts.get(&tick.label()));
            }
            page.item(&set_in, &texts.get("sheet-answers"));
        }
        _ => {
            page.item(&set_in, in_language(&criterion.help, lang));
            page.room(2);
            return;
        }
    }
    page.item(&set_in, &texts.get("sheet-words")).room(2);
}

/// Purposes a family is asked at intake; research and surveys have sheets of their own.
const ASKED: &[ConsentPurpose] = &[
    ConsentPurpose::Collect,
    ConsentPurpose::Referral,
    ConsentPurpose::Assess,
    ConsentPurpose::ContactSchool,
    ConsentPurpose::ShareWithTeam,
    ConsentPurpose::SharePlan,
    ConsentPurpose::WarmHandoff,
    ConsentPurpose::KeepOnFile,
    ConsentPurpose::ElectronicContact,
];

fn consent(page: &mut Page, texts: &Texts) {
    page.heading(&texts.get("sheet-consent"));
    page.paragraph(&texts.get("sheet-consent-why"));
    page.line(&texts.get("sheet-rights"));
    for id in [
        "sheet-right-no",
        "sheet-right-change",
        "sheet-right-see",
        "sheet-right-correct",
        "sheet-right-plan",
        "sheet-right-language",
        "sheet-right-complain",
    ] {
        page.item("- ", &texts.get(id));
    }
    page.heading(&texts.get("sheet-duty")).paragraph(&texts.get("sheet-duty-words"));
    page.heading(&texts.get("sheet-consent-who"));
    fields(page, texts, &["sheet-number-file", "sheet-child", "sheet-birth", "sheet-consent-by"]);
    boxes(page, texts, CapacityBasis::ALL);
    page.heading(&texts.get("sheet-consent-what"));
    page.line(&texts.get("sheet-consent-each"));
    for purpose in ASKED {
        page.item("", &texts.get(&purpose.label())).item("    ", &texts.get("sheet-answers-consent"));
    }
    page.heading(&texts.get("sheet-consent-which"));
    boxes(page, texts, Category::ALL);
    page.heading(&texts.get("sheet-consent-whom")).paragraph(&texts.get("sheet-consent-whom-each")).room(4);
    fields(page, texts, &["sheet-consent-not", "sheet-consent-conditions"]);
    fields(page, texts, &["sheet-consent-from", "sheet-consent-to"]);
    page.heading(&texts.get("sheet-consent-how"));
    boxes(page, texts, ConsentMethod::ALL);
    page.paragraph(&texts.get("sheet-consent-verbal"));
    fields(page, texts, &["sheet-consent-information", "sheet-consent-explained"]);
    fields(
        page,
        texts,
        &["sheet-language", "sheet-interpreter", "sheet-signature", "sheet-day", "sheet-taken-by"],
    );
}

//! Letters of intake as plain text, in the language of who gets them and never in that of a screen. Facts in, a page out:
//! whether a letter may be written at all is `domain::letter`'s, and what is in the facts is all that can be in it.

use chrono::NaiveDate;

use super::page::{Page, said};
use crate::{
    domain::{
        codes::{Code, DecisionOutcome, Language, LetterKind},
        ids::FileNumber,
        rule_reader::Bilingual,
    },
    text::{Lang, Texts, Value},
};

/// A letter, ready to be written. Each part holds only what its reader may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Which letter.
    pub kind: LetterKind,
    /// The language of service of who gets it.
    pub language: Language,
    /// From whom.
    pub from: Sender,
    /// To whom.
    pub to: Address,
    /// The day on it.
    pub on: NaiveDate,
    /// The number of the request.
    pub number: FileNumber,
    /// The name the child is called by; empty where none is known or none may stand.
    pub child: String,
    /// What it says.
    pub facts: Facts,
}

/// Who writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sender {
    /// The agency.
    pub agency: String,
    /// How the agency is reached.
    pub phone: Option<Bilingual>,
    /// Who signs.
    pub signed: String,
}

/// The block of the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The name.
    pub name: String,
    /// Street, place and code, as far as they may stand.
    pub lines: Vec<String>,
}

/// An agency that takes over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// Its name.
    pub name: String,
    /// Its number.
    pub phone: Option<String>,
}

/// What letters say; each kind takes what it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// When the request or referral came.
    pub received_on: Option<NaiveDate>,
    /// By when somebody calls; none when the family was reached already.
    pub call_by: Option<NaiveDate>,
    /// Tries that did not reach the family.
    pub attempts: i64,
    /// The service, as its programme calls it.
    pub service: Option<Bilingual>,
    /// Since when the family waits.
    pub since: Option<NaiveDate>,
    /// Families before this one in the list.
    pub ahead: i64,
    /// By when the family is told again.
    pub tell_by: Option<NaiveDate>,
    /// The decision.
    pub outcome: Option<DecisionOutcome>,
    /// Its day.
    pub decided_on: Option<NaiveDate>,
    /// When it was explained.
    pub explained_on: Option<NaiveDate>,
    /// Who helps now.
    pub helper: Option<Helper>,
    /// Lines that help at once: whose, and the number.
    pub lines: Vec<(Bilingual, Bilingual)>,
}

/// The language a letter is written in: French for who is served in French, else English.
pub const fn written_in(language: Language) -> Lang {
    match language {
        Language::French => Lang::Fr,
        _ => Lang::En,
    }
}

/// The language of a letter as a code of the file.
pub const fn language_of(lang: Lang) -> Language {
    match lang {
        Lang::Fr => Language::French,
        Lang::En => Language::English,
    }
}

/// The text of `one` in `lang`.
pub(super) fn in_language(one: &Bilingual, lang: Lang) -> &str {
    match lang {
        Lang::Fr => &one.fr,
        Lang::En => &one.en,
    }
}

/// The letter as text: 72 columns, UTF-8, no control characters but the ends of lines.
pub fn compose(letter: &Letter) -> String {
    let texts = Texts::new(written_in(letter.language));
    let words = Words { texts: &texts, letter };
    let mut page = Page::new();
    words.head(&mut page);
    match letter.kind {
        LetterKind::AckFamily => words.ack_family(&mut page),
        LetterKind::AckReferrer => words.ack_referrer(&mut page),
        LetterKind::NotReached => words.not_reached(&mut page),
        LetterKind::Waiting => words.waiting(&mut page),
        LetterKind::NotEligible => words.not_eligible(&mut page),
        LetterKind::OutcomeReferrer => words.outcome(&mut page),
    }
    words.foot(&mut page);
    page.finish()
}

struct Words<'a> {
    texts: &'a Texts,
    letter: &'a Letter,
}

impl Words<'_> {
    fn lang(&self) -> Lang {
        self.texts.lang()
    }

    fn of(&self, one: &Bilingual) -> String {
        in_language(one, self.lang()).to_owned()
    }

    fn get(&self, id: &str) -> String {
        self.texts.get(id)
    }

    fn with(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.texts.with(id, values)
    }

    fn date(&self, day: NaiveDate) -> Value {
        self.texts.date_long(day).into()
    }

    /// `id` where the day is known, else nothing.
    fn dated(&self, id: &str, day: Option<NaiveDate>) -> String {
        day.map(|day| self.with(id, &[("day", self.date(day))])).unwrap_or_default()
    }

    /// "for Child", where the child has a name that may stand; the text has the two forms.
    fn child(&self) -> (&'static str, Value) {
        ("child", said(&self.letter.child).into())
    }

    fn named(&self, id: &str, without: &str, values: &[(&str, Value)]) -> String {
        if self.letter.child.is_empty() {
            return self.with(without, values);
        }
        let mut all = values.to_vec();
        all.push(self.child());
        self.with(id, &all)
    }

    fn service(&self) -> String {
        let own = self.letter.facts.service.as_ref();
        own.map_or_else(|| self.get("letter-our-service"), |service| self.of(service))
    }

    fn for_family(&self) -> bool {
        !crate::domain::letter::is_for_referrer(self.letter.kind)
    }

    fn head(&self, page: &mut Page) {
        let letter = self.letter;
        page.line(&said(&letter.from.agency));
        if let Some(phone) = &letter.from.phone {
            page.line(&self.with("letter-phone", &[("phone", self.of(phone).into())]));
        }
        page.gap().line(&self.texts.date_long(letter.on)).gap();
        page.line(&said(&letter.to.name));
        for line in &letter.to.lines {
            page.line(&said(line));
        }
        let number = [("number", letter.number.to_string().into())];
        let id = if self.for_family() { "letter-number" } else { "letter-number-ours" };
        page.gap().paragraph(&self.with(id, &number));
        page.paragraph(&self.with("letter-greeting", &[("name", said(&letter.to.name).into())]));
        if self.for_family() && !matches!(letter.language, Language::English | Language::French) {
            let language = match letter.language {
                Language::Other => self.get("letter-your-language"),
                known => self.get(&known.label()),
            };
            page.paragraph(&self.with("letter-interpreter", &[("language", language.into())]));
        }
    }

    fn foot(&self, page: &mut Page) {
        if self.for_family() {
            page.paragraph(&self.get("letter-forms"));
        }
        page.paragraph(&self.get("letter-closing"));
        page.line(&said(&self.letter.from.signed)).line(&said(&self.letter.from.agency));
    }

    fn ack_family(&self, page: &mut Page) {
        let facts = &self.letter.facts;
        let day = facts.received_on.unwrap_or(self.letter.on);
        page.paragraph(&self.named("letter-ack", "letter-ack-unnamed", &[("day", self.date(day))]));
        page.paragraph(&match facts.call_by {
            Some(day) => self.with("letter-ack-call", &[("day", self.date(day))]),
            None => self.get("letter-ack-reached"),
        });
        page.paragraph(&self.get("letter-ack-change"));
        page.paragraph(&self.get("letter-rights"));
    }

    fn ack_referrer(&self, page: &mut Page) {
        let day = self.letter.facts.received_on.unwrap_or(self.letter.on);
        page.paragraph(&self.with("letter-received", &[("day", self.date(day))]));
        page.paragraph(&self.get("letter-received-only"));
    }

    fn not_reached(&self, page: &mut Page) {
        let facts = &self.letter.facts;
        let day = facts.received_on.unwrap_or(self.letter.on);
        let values = [("count", facts.attempts.into()), ("day", self.date(day))];
        page.paragraph(&self.with("letter-tried", &values));
        page.paragraph(&self.get("letter-tried-call"));
        page.paragraph(&self.get("letter-tried-close"));
    }

    fn waiting(&self, page: &mut Page) {
        let facts = &self.letter.facts;
        let since = facts.since.unwrap_or(self.letter.on);
        let values = [("service", self.service().into()), ("day", self.date(since))];
        page.paragraph(&self.named("letter-waiting", "letter-waiting-unnamed", &values));
        let place = self.with("letter-waiting-place", &[("count", facts.ahead.into())]);
        page.paragraph(&format!("{place} {}", self.get("letter-waiting-urgent")));
        page.paragraph(&self.dated("letter-waiting-told", facts.tell_by));
        page.paragraph(&self.get("letter-waiting-meanwhile"));
        self.help_lines(page);
    }

    fn not_eligible(&self, page: &mut Page) {
        let facts = &self.letter.facts;
        let day = facts.decided_on.unwrap_or(self.letter.on);
        let values = [("service", self.service().into()), ("day", self.date(day))];
        page.paragraph(&self.named("letter-refused", "letter-refused-unnamed", &values));
        let explained = self.dated("letter-refused-explained", facts.explained_on);
        page.paragraph(format!("{explained} {}", self.get("letter-refused-disagree")).trim());
        page.paragraph(&self.help());
        page.paragraph(&self.get("letter-refused-return"));
        self.help_lines(page);
    }

    fn help(&self) -> String {
        let Some(helper) = &self.letter.facts.helper else { return self.get("letter-help-call") };
        let name = said(&helper.name);
        match &helper.phone {
            Some(phone) => {
                let values = [("organization", name.into()), ("phone", said(phone).into())];
                self.with("letter-help-agency-phone", &values)
            }
            None => self.with("letter-help-agency", &[("organization", name.into())]),
        }
    }

    fn help_lines(&self, page: &mut Page) {
        page.line(&self.get("letter-lines"));
        for id in ["letter-line-911", "letter-line-988"] {
            page.item("- ", &self.get(id));
        }
        for (who, number) in &self.letter.facts.lines {
            let values = [("who", self.of(who).into()), ("number", self.of(number).into())];
            page.item("- ", &self.with("letter-line", &values));
        }
        page.gap();
    }

    fn outcome(&self, page: &mut Page) {
        let facts = &self.letter.facts;
        let received = facts.received_on.unwrap_or(self.letter.on);
        page.paragraph(&self.with("letter-outcome", &[("day", self.date(received))]));
        let id = match facts.outcome {
            Some(DecisionOutcome::EligibleCsp | DecisionOutcome::EligibleServiceCoordination) => {
                "letter-outcome-accepted"
            }
            Some(DecisionOutcome::NotEligible) => "letter-outcome-refused",
            Some(DecisionOutcome::RedirectRegion) => "letter-outcome-redirected",
            Some(DecisionOutcome::Declined) => "letter-outcome-declined",
            None => "letter-outcome-open",
        };
        let day = facts.decided_on.unwrap_or(self.letter.on);
        page.paragraph(&self.with(id, &[("service", self.service().into()), ("day", self.date(day))]));
        page.paragraph(&self.get("letter-outcome-only"));
    }
}

//! The state of a choice: the code chosen, and, for long lists, the list that opens in place with its filter.
//! Short choices (up to six) change by arrows and by their first letter or digit. Knows codes and labels only.

use super::{
    clean::{Cleaner, Edit},
    intent::Intent,
    line_edit::LineEdit,
    width,
};

/// Up to so many options a choice stands open in its row; longer ones open a list.
pub const SHORT: usize = 6;
/// Rows of an open list.
pub const LIST_ROWS: usize = 8;

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosable {
    /// The code that is saved.
    pub code: String,
    /// The words a person sees.
    pub label: String,
}

impl Choosable {
    /// An option.
    pub fn new(code: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code: code.into(), label: label.into() }
    }
}

/// What a choice did with an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chose {
    /// Nothing; not for it.
    Ignored,
    /// Something moved or opened.
    Moved,
    /// Another code is chosen.
    Changed,
    /// A code was chosen in the list; the form goes on to the next field.
    Done,
}

/// An open list: filter and marked place among what passes it.
#[derive(Debug, Clone)]
pub struct OpenList {
    /// The filter line.
    pub filter: LineEdit,
    /// The marked option among those that pass the filter.
    pub marked: usize,
}

/// A single choice.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// The chosen code; empty where nothing is chosen.
    pub code: String,
    /// The list, while it is open.
    pub open: Option<OpenList>,
}

/// The options that pass the filter of an open list, with their places.
pub fn passing<'a>(options: &'a [Choosable], filter: &str) -> Vec<&'a Choosable> {
    let filter = width::folded(filter);
    let mut passing: Vec<_> =
        options.iter().filter(|option| width::matches(&option.label, &filter)).collect();
    // What begins with the filter comes first; else the order of the list stays.
    passing.sort_by_key(|option| !width::folded(&option.label).starts_with(&filter));
    passing
}

impl Choice {
    /// Acts on an input.
    pub fn apply(&mut self, intent: &Intent, options: &[Choosable], clean: Cleaner) -> Chose {
        if self.open.is_some() {
            return self.apply_open(intent, options);
        }
        match intent {
            Intent::Delete | Intent::Backspace | Intent::Clear => self.take(String::new()),
            _ if options.is_empty() => Chose::Ignored,
            _ if options.len() <= SHORT => self.apply_short(intent, options),
            // A key that fits none of the options is not for the list: it would open it empty, and Enter choose nothing.
            Intent::Char(c) if !passing(options, &c.to_string()).is_empty() => {
                self.open_with(Some(*c), options, clean)
            }
            Intent::Choose | Intent::Right | Intent::Left => self.open_with(None, options, clean),
            _ => Chose::Ignored,
        }
    }

    fn take(&mut self, code: String) -> Chose {
        if self.code == code {
            return Chose::Moved;
        }
        self.code = code;
        Chose::Changed
    }

    fn apply_short(&mut self, intent: &Intent, options: &[Choosable]) -> Chose {
        let now = options.iter().position(|option| option.code == self.code);
        let next = now.map_or(0, |at| (at + 1) % options.len());
        let to = match intent {
            Intent::Right | Intent::Choose => next,
            Intent::Left => now.map_or(options.len() - 1, |at| (at + options.len() - 1) % options.len()),
            Intent::Char(c) => match lettered(*c, options, next) {
                Some(at) => at,
                None => return Chose::Ignored,
            },
            _ => return Chose::Ignored,
        };
        self.take(options[to].code.clone())
    }

    /// Chooses by code (the answer keys); false where there is no such option.
    pub fn answer(&mut self, code: &str, options: &[Choosable]) -> Chose {
        if options.iter().any(|option| option.code == code) {
            self.take(code.to_owned())
        } else {
            Chose::Ignored
        }
    }

    fn open_with(&mut self, typed: Option<char>, options: &[Choosable], clean: Cleaner) -> Chose {
        let mut filter = LineEdit::new(clean);
        if let Some(c) = typed {
            filter.apply(&Intent::Char(c));
        }
        let marked = if typed.is_some() { None } else { options.iter().position(|o| o.code == self.code) };
        self.open = Some(OpenList { filter, marked: marked.unwrap_or(0) });
        Chose::Moved
    }

    fn apply_open(&mut self, intent: &Intent, options: &[Choosable]) -> Chose {
        let Some(list) = &mut self.open else { return Chose::Ignored };
        let passing = passing(options, list.filter.text());
        let last = passing.len().saturating_sub(1);
        match intent {
            Intent::Up => list.marked = list.marked.saturating_sub(1),
            Intent::Down => list.marked = (list.marked + 1).min(last),
            Intent::PageUp => list.marked = list.marked.saturating_sub(LIST_ROWS),
            Intent::PageDown => list.marked = (list.marked + LIST_ROWS).min(last),
            Intent::Back => self.open = None,
            Intent::Enter | Intent::Next => {
                let code = passing.get(list.marked).map(|option| option.code.clone());
                self.open = None;
                return match code {
                    Some(code) => {
                        self.code = code;
                        Chose::Done
                    }
                    None => Chose::Moved,
                };
            }
            Intent::Previous | Intent::Save => {
                self.open = None;
                return Chose::Ignored;
            }
            _ => match list.filter.apply(intent) {
                Edit::Ignored => return Chose::Ignored,
                Edit::Changed { .. } => list.marked = 0,
                _ => {}
            },
        }
        Chose::Moved
    }
}

/// Several choices with a place among them.
#[derive(Debug, Clone, Default)]
pub struct Many {
    /// Chosen codes, in the order of the options.
    pub codes: Vec<String>,
    /// The option the marker stands on.
    pub at: usize,
}

impl Many {
    /// Acts on an input.
    pub fn apply(&mut self, intent: &Intent, options: &[Choosable]) -> Chose {
        if options.is_empty() {
            return Chose::Ignored;
        }
        self.at = self.at.min(options.len() - 1);
        match intent {
            Intent::Right => self.at = (self.at + 1) % options.len(),
            Intent::Left => self.at = (self.at + options.len() - 1) % options.len(),
            Intent::Start => self.at = 0,
            Intent::End => self.at = options.len() - 1,
            Intent::Choose => return self.toggle(self.at, options),
            Intent::Char(c) if c.is_ascii_digit() => match digit(*c, options.len()) {
                Some(at) => return self.toggle(at, options),
                None => return Chose::Ignored,
            },
            Intent::Char(c) => match lettered(*c, options, (self.at + 1) % options.len()) {
                Some(at) => self.at = at,
                None => return Chose::Ignored,
            },
            Intent::Clear | Intent::Delete | Intent::Backspace if !self.codes.is_empty() => {
                self.codes.clear();
                return Chose::Changed;
            }
            _ => return Chose::Ignored,
        }
        Chose::Moved
    }

    fn toggle(&mut self, at: usize, options: &[Choosable]) -> Chose {
        self.at = at;
        let code = &options[at].code;
        match self.codes.iter().position(|chosen| chosen == code) {
            Some(chosen) => drop(self.codes.remove(chosen)),
            None => {
                let order = |code: &String| options.iter().position(|option| option.code == *code);
                self.codes.push(code.clone());
                self.codes.sort_by_key(order);
            }
        }
        Chose::Changed
    }
}

fn digit(c: char, count: usize) -> Option<usize> {
    let number = usize::try_from(c.to_digit(10)?).ok()?;
    number.checked_sub(1).filter(|at| *at < count)
}

/// The option a letter or digit means: the nth for a digit, else the next from `from` whose label starts so.
fn lettered(c: char, options: &[Choosable], from: usize) -> Option<usize> {
    if c.is_ascii_digit() {
        return digit(c, options.len());
    }
    let letter = width::folded(c.encode_utf8(&mut [0; 4]));
    let starts = |at: &usize| width::folded(&options[*at].label).starts_with(&letter);
    (from..options.len()).chain(0..from).find(starts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::kit::testing::clean;

    fn options(labels: &[&str]) -> Vec<Choosable> {
        labels.iter().map(|label| Choosable::new(format!("c{label}"), *label)).collect()
    }

    #[test]
    fn short_choices_move_by_letters_digits_and_arrows() {
        let options = options(&["mother", "father", "Émile", "mentor"]);
        let mut choice = Choice::default();
        for (intent, expected) in [
            (Intent::Enter, ""),
            (Intent::Char('m'), "cmother"),
            (Intent::Char('m'), "cmentor"),
            (Intent::Char('e'), "cÉmile"),
            (Intent::Char('2'), "cfather"),
            (Intent::Left, "cmother"),
            (Intent::Left, "cmentor"),
            (Intent::Choose, "cmother"),
            (Intent::Char('z'), "cmother"),
            (Intent::Delete, ""),
        ] {
            choice.apply(&intent, &options, clean);
            assert_eq!(choice.code, expected, "after {intent:?}");
        }
    }

    #[test]
    fn long_choices_open_a_list_that_a_letter_filters() {
        let labels: Vec<String> = (0..30).map(|n| format!("agency {n}")).collect();
        let options = options(&labels.iter().map(String::as_str).collect::<Vec<_>>());
        let mut choice = Choice::default();
        assert_eq!(choice.apply(&Intent::Char('2'), &options, clean), Chose::Moved);
        choice.apply(&Intent::Char('1'), &options, clean);
        assert_eq!(choice.apply(&Intent::Enter, &options, clean), Chose::Done);
        assert_eq!(choice.code, "cagency 21");
        choice.apply(&Intent::Choose, &options, clean);
        assert_eq!(choice.open.as_ref().map(|list| list.marked), Some(21));
        assert_eq!(choice.apply(&Intent::Back, &options, clean), Chose::Moved);
        assert!(choice.open.is_none() && choice.code == "cagency 21");
    }

    #[test]
    fn ticks_keep_the_order_of_the_options() {
        let options = options(&["a", "b", "c"]);
        let mut many = Many::default();
        for intent in [Intent::Char('3'), Intent::Char('a'), Intent::Choose] {
            many.apply(&intent, &options);
        }
        assert_eq!(many.codes, ["ca", "cc"]);
        many.apply(&Intent::Choose, &options);
        assert_eq!(many.codes, ["cc"]);
    }
}

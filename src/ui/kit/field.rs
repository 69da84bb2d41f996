//! Field specs: static data from which the form engine makes state, drawing and events. A form is one
//! `FormSpec` of `Field`s; the words follow from the names (`field-<form>-<field>`, …) unless said otherwise.
//! Must not know what a field means: parsing and options are handed in as functions.

use super::form::Form;
use crate::text::Texts;

/// A form: its name (also the name of its drafts) and its fields in order.
#[derive(Debug, Clone, Copy)]
pub struct FormSpec {
    /// The form's name, as in text ids and drafts.
    pub name: &'static str,
    /// The fields from top to bottom.
    pub fields: &'static [Field],
}

/// A code list: its name and codes; labels are the texts `code-<list>-<code>`.
pub type CodeList = (&'static str, Vec<&'static str>);

/// Reads raw text: the normal form in words to show beside it, or what is wrong with it in words.
pub type Reader = fn(&str, &Texts) -> Result<String, String>;

/// Where the options of a choice come from.
#[derive(Debug, Clone, Copy)]
pub enum Options {
    /// A code list.
    Codes(fn() -> CodeList),
    /// Codes with the text ids of their labels.
    Texts(&'static [(&'static str, &'static str)]),
    /// The screen gives them with [`Form::set_options`].
    Given,
}

/// What kind of field.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Several lines of text.
    Note,
    /// A line that shows dots; never in values, drafts or outline.
    Passphrase,
    /// One of several.
    Choice(Options),
    /// Any of several.
    Many(Options),
    /// Read-only; known from an earlier step, with the offer to correct it there.
    Shown,
    /// A row that opens another screen and shows a summary of what it gave.
    Link,
    /// Words to read; no focus.
    Words,
}

/// How wide a text field is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Times, numbers: 8 columns.
    Tiny,
    /// Dates, phone numbers, postal codes: 18 columns.
    Short,
    /// Names: 36 columns.
    Medium,
    /// As much as there is.
    Full,
}

impl Room {
    /// Columns, at most.
    pub const fn columns(self) -> u16 {
        match self {
            Self::Tiny => 8,
            Self::Short => 18,
            Self::Medium => 36,
            Self::Full => u16::MAX,
        }
    }
}

/// One field. Made by a constructor ([`Field::line`] …) and refined by the methods, all `const`.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name within the form; also its key in [`super::values::Values`].
    pub name: &'static str,
    /// Kind.
    pub kind: Kind,
    /// Text id of the label, if not `field-<form>-<name>`.
    pub label: Option<&'static str>,
    /// Whether there is a help text `field-<form>-<name>-help`.
    pub helped: bool,
    /// Whether there are words to read aloud, `field-<form>-<name>-say`.
    pub said: bool,
    /// Text id of a heading above it.
    pub heading: Option<&'static str>,
    /// Whether it is listed as missing until given. It never holds anyone up.
    pub asked: bool,
    /// Whether it is masked under privacy (F9) while it has no focus: names, birth dates, notes.
    pub personal: bool,
    /// Whether it is seen now; hidden fields keep their text and are not saved.
    pub visible: Option<fn(&Form) -> bool>,
    /// Reads what was typed.
    pub reader: Option<Reader>,
    /// How wide it is drawn.
    pub room: Room,
    /// Whether a letter or digit that answers it goes on to the next field.
    pub quick: bool,
}

/// Yes / no / not known: starts empty.
const ANSWER: Options = Options::Texts(&[("yes", "kit-yes"), ("no", "kit-no"), ("unknown", "kit-unknown")]);
/// Yes / no: starts empty.
const YES_NO: Options = Options::Texts(&[("yes", "kit-yes"), ("no", "kit-no")]);

impl Field {
    const fn new(name: &'static str, kind: Kind, room: Room) -> Self {
        Self {
            name,
            kind,
            label: None,
            helped: false,
            said: false,
            heading: None,
            asked: false,
            personal: false,
            visible: None,
            reader: None,
            room,
            quick: false,
        }
    }

    /// A line of text.
    pub const fn line(name: &'static str) -> Self {
        Self::new(name, Kind::Line, Room::Full)
    }

    /// A line for a person's name: medium width, masked under privacy.
    pub const fn person(name: &'static str) -> Self {
        Self::new(name, Kind::Line, Room::Medium).personal()
    }

    /// Several lines of text, masked under privacy.
    pub const fn note(name: &'static str) -> Self {
        Self::new(name, Kind::Note, Room::Full).personal()
    }

    /// A date as typed, half ones included; `reader` says what it means.
    pub const fn date(name: &'static str, reader: Reader) -> Self {
        Self::new(name, Kind::Line, Room::Short).read(reader)
    }

    /// A time as typed.
    pub const fn time(name: &'static str, reader: Reader) -> Self {
        Self::new(name, Kind::Line, Room::Tiny).read(reader)
    }

    /// A number as typed.
    pub const fn number(name: &'static str, reader: Reader) -> Self {
        Self::new(name, Kind::Line, Room::Tiny).read(reader)
    }

    /// A phone number as typed; any script of digits, extensions too.
    pub const fn phone(name: &'static str) -> Self {
        Self::new(name, Kind::Line, Room::Short)
    }

    /// A passphrase, shown as dots.
    pub const fn passphrase(name: &'static str) -> Self {
        Self::new(name, Kind::Passphrase, Room::Medium)
    }

    /// One of a code list: `Field::choice("relation", code_list::<Relation>)`.
    pub const fn choice(name: &'static str, codes: fn() -> CodeList) -> Self {
        Self::new(name, Kind::Choice(Options::Codes(codes)), Room::Full)
    }

    /// One of a few codes with the text ids of their labels.
    pub const fn choice_of(name: &'static str, options: &'static [(&'static str, &'static str)]) -> Self {
        Self::new(name, Kind::Choice(Options::Texts(options)), Room::Full)
    }

    /// One of the options that the screen gives with [`Form::set_options`].
    pub const fn choice_given(name: &'static str) -> Self {
        Self::new(name, Kind::Choice(Options::Given), Room::Full)
    }

    /// Any of a code list.
    pub const fn many(name: &'static str, codes: fn() -> CodeList) -> Self {
        Self::new(name, Kind::Many(Options::Codes(codes)), Room::Full)
    }

    /// Any of a few codes with the text ids of their labels.
    pub const fn many_of(name: &'static str, options: &'static [(&'static str, &'static str)]) -> Self {
        Self::new(name, Kind::Many(Options::Texts(options)), Room::Full)
    }

    /// Any of the options that the screen gives with [`Form::set_options`].
    pub const fn many_given(name: &'static str) -> Self {
        Self::new(name, Kind::Many(Options::Given), Room::Full)
    }

    /// Yes / no / not known (`yes`, `no`, `unknown`), by one key each; starts empty.
    pub const fn answer(name: &'static str) -> Self {
        Self::new(name, Kind::Choice(ANSWER), Room::Full)
    }

    /// Yes / no (`yes`, `no`), by one key each; starts empty.
    pub const fn yes_no(name: &'static str) -> Self {
        Self::new(name, Kind::Choice(YES_NO), Room::Full)
    }

    /// Known from an earlier step; Space offers to correct it ([`super::form::FormEvent::Correct`]).
    pub const fn shown(name: &'static str) -> Self {
        Self::new(name, Kind::Shown, Room::Full)
    }

    /// Opens another screen on Enter ([`super::form::FormEvent::Open`]).
    pub const fn link(name: &'static str) -> Self {
        Self::new(name, Kind::Link, Room::Full)
    }

    /// Words to read: the text `field-<form>-<name>`, wrapped; no focus.
    pub const fn words(name: &'static str) -> Self {
        Self::new(name, Kind::Words, Room::Full)
    }

    /// With another label.
    #[must_use]
    pub const fn label(mut self, id: &'static str) -> Self {
        self.label = Some(id);
        self
    }

    /// With the help text `field-<form>-<name>-help`.
    #[must_use]
    pub const fn helped(mut self) -> Self {
        self.helped = true;
        self
    }

    /// With words to read aloud, `field-<form>-<name>-say`.
    #[must_use]
    pub const fn said(mut self) -> Self {
        self.said = true;
        self
    }

    /// Under a heading.
    #[must_use]
    pub const fn under(mut self, heading: &'static str) -> Self {
        self.heading = Some(heading);
        self
    }

    /// Listed as missing until given.
    #[must_use]
    pub const fn asked(mut self) -> Self {
        self.asked = true;
        self
    }

    /// Masked under privacy.
    #[must_use]
    pub const fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    /// Seen only while `visible` is true.
    #[must_use]
    pub const fn when(mut self, visible: fn(&Form) -> bool) -> Self {
        self.visible = Some(visible);
        self
    }

    /// Read by `reader`.
    #[must_use]
    pub const fn read(mut self, reader: Reader) -> Self {
        self.reader = Some(reader);
        self
    }

    /// With another width.
    #[must_use]
    pub const fn room(mut self, room: Room) -> Self {
        self.room = room;
        self
    }

    /// Answered by one key: a letter or digit that chooses goes on to the next field.
    #[must_use]
    pub const fn quick(mut self) -> Self {
        self.quick = true;
        self
    }

    /// Whether it is a text field, where a printable key is always text.
    pub const fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Line | Kind::Note | Kind::Passphrase)
    }

    /// Whether its content is saved with the form.
    pub const fn is_saved(&self) -> bool {
        !matches!(self.kind, Kind::Passphrase | Kind::Shown | Kind::Words)
    }
}

//! Parts of screens: forms, lists, pickers, tabs, modals. Knows ratatui, the keymap and the texts; must not know
//! our field, the store or casework.
//! Parts of screens: forms, lists, pickers, tabs, modals, frame, footer, help, palette. Knows ratatui, the
//! keymap and the texts; must not know our field, the store or casework.
//!
//! Each part holds its state and has `contexts()` (for keys), `offers(action)` (for `available`),
//! `update(input, …)` giving an event, `draw(canvas, area)` and `outline(texts)`. A screen holds parts, passes
//! inputs down, and acts on events. The whole of a form screen but the saving:
//!
//! ```
//! use circle_of_support::{
//!     keymap::{Code, Input, Key},
//!     text::{Lang, Texts},
//!     ui::kit::{Cleaned, Field, Form, FormEvent, FormSpec, Limit, TooLong, Values},
//! };
//!
//! // The labels are the texts field-goal-words, field-goal-whose, field-goal-measured …
//! static GOAL: FormSpec = FormSpec {
//!     name: "goal",
//!     fields: &[
//!         Field::line("words").asked().helped(),
//!         Field::choice("whose", || ("whose-goal", vec!["youth", "family", "both"])).asked(),
//!         Field::yes_no("measured"),
//!         Field::line("measure").when(|form| form.is("measured", "yes")),
//!         Field::note("baseline"),
//!     ],
//! };
//!
//! # fn clean(text: &str, _: Limit) -> Result<Cleaned, TooLong> { Ok(Cleaned { text: text.into(), removed: 0 }) }
//! let texts = Texts::new(Lang::En);
//! let mut form = Form::open(&GOAL, clean, &Values::new().with("words", "Sleep"));
//! let enter = Input::Key { key: Key::plain(Code::Enter), action: None };
//! form.update(&Input::Key { key: Key::plain(Code::Char('!')), action: None }, &texts);
//! form.update(&enter, &texts);
//! assert_eq!(form.focused(), "whose");
//! match form.update(&enter, &texts) {
//!     FormEvent::Submit => { /* save form.values(), or form.set_problems(…) */ }
//!     FormEvent::Leave(_) => { /* close */ }
//!     FormEvent::NotMine => { /* the screen's own actions */ }
//!     _ => {}
//! }
//! assert_eq!(form.values().get("words"), "Sleep!");
//! assert_eq!(form.missing(), ["whose"]);
//! ```

pub mod bar;
pub mod block;
pub mod choice;
pub mod clean;
pub mod cluster;
pub mod columns;
pub mod compare;
pub mod crisis;
pub mod detail;
pub mod field;
pub mod footer;
pub mod form;
pub mod form_draw;
mod form_entry;
mod form_keys;
pub mod frame;
pub mod help;
pub mod intent;
pub mod keys;
pub mod leave;
pub mod line_edit;
pub mod list;
pub mod list_draw;
pub mod modal;
pub mod note_edit;
pub mod outline;
pub mod palette;
pub mod paper;
pub mod picker;
pub mod rail;
pub mod scroll;
pub mod sheet;
pub mod status;
pub mod tabs;
pub mod values;
pub mod width;

#[cfg(test)]
mod form_tests;
#[cfg(test)]
mod list_tests;
#[cfg(test)]
pub(crate) mod testing;

pub use bar::bar;
pub use choice::Choosable;
pub use clean::{Cleaned, Cleaner, Limit, TooLong};
pub use columns::{Columns, Pair, Sign};
pub use compare::{Clash, Compare, CompareEvent, Keep};
pub use detail::Detail;
pub use field::{CodeList, Field, FormSpec, Room};
pub use form::{Form, FormEvent};
pub use leave::{Leave, Leaving};
pub use list::{Cell, Column, List, ListEvent, Row};
pub use modal::{Modal, ModalEvent};
pub use outline::OutlineLine;
pub use paper::Paper;
pub use picker::{Picker, PickerEvent};
pub use rail::{Rail, StepState};
pub use sheet::{Item, Sheet};
pub use tabs::Tabs;
pub use values::Values;

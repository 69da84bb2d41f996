//! Tests of the form engine: keys in, events, values and cells out.

use super::{
    field::{Field, FormSpec},
    form::{Form, FormEvent},
    leave::Leaving,
    testing::{Stage, clean, every_size, key_in, texts},
    values::Values,
};
use crate::{
    keymap::{Action, Code, Context, Input},
    text::Texts,
};

fn year(text: &str, _: &Texts) -> Result<String, String> {
    text.parse::<u16>().map(|year| format!("the year {year}")).map_err(|_| format!("{text} is not a year"))
}

fn languages() -> (&'static str, Vec<&'static str>) {
    ("language", vec!["en", "fr", "iu", "cr", "ar", "zh", "vi", "other_language"])
}

static CHILD: FormSpec = FormSpec {
    name: "child",
    fields: &[
        Field::words("intro"),
        Field::person("given").asked().helped(),
        Field::date("birth", year).asked().personal(),
        Field::answer("school").said(),
        Field::line("school_name").when(|form| form.is("school", "yes")),
        Field::choice("language", languages).under("kit-still-to-ask-title"),
        Field::many_of("tell", &[("mail", "kit-yes"), ("phone", "kit-no")]),
        Field::shown("area"),
        Field::link("people").asked(),
        Field::passphrase("word"),
        Field::note("story"),
    ],
};

fn form() -> Form {
    Form::open(&CHILD, clean, &Values::new())
}

fn press(form: &mut Form, keys: &[Code]) -> FormEvent {
    let events: Vec<_> =
        keys.iter().map(|code| form.update(&key_in(form.contexts(), *code), &texts())).collect();
    events.into_iter().next_back().unwrap_or(FormEvent::Nothing)
}

fn typed(contexts: Vec<Context>, c: char) -> Input {
    key_in(contexts, Code::Char(c))
}

fn write(form: &mut Form, text: &str) {
    for c in text.chars() {
        form.update(&typed(form.contexts(), c), &texts());
    }
}

fn save(form: &mut Form) -> FormEvent {
    form.update(&Input::Action(Action::FormSave), &texts())
}

#[test]
fn nothing_is_answered_before_and_enter_past_a_field_leaves_it_empty() {
    let mut form = form();
    assert_eq!(form.focused(), "given", "words take no focus");
    let mut seen = vec![form.focused()];
    for _ in 0..4 {
        press(&mut form, &[Code::Enter]);
        seen.push(form.focused());
    }
    assert_eq!(seen, ["given", "birth", "school", "language", "tell"], "the hidden field is passed");
    assert_eq!(press(&mut form, &[Code::Enter]), FormEvent::Nothing);
    assert_eq!(form.focused(), "people", "Enter passes what is only shown");
    assert_eq!(form.values(), Values::new());
    assert!(!form.dirty());
    assert_eq!(form.missing(), ["given", "birth", "people"]);
}

#[test]
fn printable_keys_are_text_exactly_in_text_fields() {
    let mut form = form();
    for (name, contexts) in [
        ("given", vec![Context::Text, Context::Form]),
        ("school", vec![Context::Form]),
        ("story", vec![Context::Note, Context::Text, Context::Form]),
        ("language", vec![Context::Form]),
    ] {
        form.focus_on(name);
        assert_eq!(form.contexts(), contexts, "{name}");
    }
    write(&mut form, "f");
    assert_eq!(
        form.contexts(),
        [Context::Text, Context::List, Context::Form],
        "an open list is filtered by text"
    );
}

#[test]
fn answers_by_one_key_in_both_languages() {
    for (c, code) in
        [('y', "yes"), ('o', "yes"), ('n', "no"), ('N', "no"), ('u', "unknown"), ('i', "unknown")]
    {
        let mut form = form();
        form.focus_on("school");
        assert_eq!(form.update(&typed(form.contexts(), c), &texts()), FormEvent::Changed("school"), "{c}");
        assert!(form.is("school", code), "{c}");
        assert_eq!(form.focused(), "school", "Enter goes on, not the answer");
        press(&mut form, &[Code::Delete]);
        assert!(!form.filled("school"), "every field can be cleared");
    }
}

#[test]
fn hidden_fields_keep_their_text_and_are_not_saved() {
    let mut form = form();
    form.focus_on("school");
    write(&mut form, "y");
    press(&mut form, &[Code::Enter]);
    assert_eq!(form.focused(), "school_name");
    write(&mut form, "École y");
    form.focus_on("school");
    write(&mut form, "n");
    assert_eq!(form.values(), Values::new().with("school", "no"));
    assert_eq!(form.everything().get("school_name"), "École y");
    write(&mut form, "y");
    assert_eq!(form.values().get("school_name"), "École y");
}

#[test]
fn half_a_date_survives_and_saving_goes_to_it() {
    let mut form = form();
    form.focus_on("birth");
    write(&mut form, "20 ?");
    let unread = "20 ? is not a year";
    let drawn = |form: &Form| Stage::draw(80, 30, |canvas, area| form.draw(canvas, area)).text();
    assert!(!drawn(&form).contains(unread), "nobody is corrected in the middle of a word");
    form.focus_on("story");
    assert!(drawn(&form).contains(unread));
    assert_eq!(save(&mut form), FormEvent::Problems(1));
    assert_eq!(form.focused(), "birth");
    assert_eq!(press(&mut form, &[Code::Tab]), FormEvent::Nothing, "focus can always move");
    assert_eq!(form.text("birth"), "20 ?");
    form.set("birth", "2017");
    assert_eq!(save(&mut form), FormEvent::Submit);
    assert!(drawn(&form).contains("the year 2017"));
}

#[test]
fn problems_stand_at_their_field_until_it_changes() {
    let mut form = form();
    form.focus_on("story");
    form.set_problems([
        ("given".to_owned(), "Give one name.".to_owned()),
        (String::new(), "Two homes.".to_owned()),
    ]);
    assert_eq!(form.focused(), "given");
    assert_eq!(form.problem_count(&texts()), 2);
    let text = Stage::draw(80, 30, |canvas, area| form.draw(canvas, area)).text();
    assert!(text.contains("! Give one name.") && text.contains("! Two homes."));
    write(&mut form, "S");
    assert_eq!(form.problem_count(&texts()), 1);
}

#[test]
fn leaving_a_changed_form_asks() {
    let mut form = form();
    assert_eq!(press(&mut form, &[Code::Esc]), FormEvent::Leave(Leaving::Clean));
    write(&mut form, "Sample");
    assert_eq!(press(&mut form, &[Code::Esc]), FormEvent::Nothing);
    assert_eq!(form.contexts(), [Context::Modal]);
    assert_eq!(press(&mut form, &[Code::Esc]), FormEvent::Nothing, "Esc never destroys");
    assert_eq!(press(&mut form, &[Code::Esc, Code::Down, Code::Enter]), FormEvent::Leave(Leaving::Draft));
    assert_eq!(press(&mut form, &[Code::Esc, Code::Enter]), FormEvent::Submit);
    form.settled();
    assert_eq!(press(&mut form, &[Code::Esc]), FormEvent::Leave(Leaving::Clean));
}

#[test]
fn a_draft_comes_back_whole_without_passphrases() {
    let mut form = form();
    write(&mut form, "Sample");
    form.set("school", "yes");
    form.set("school_name", "École");
    form.set("school", "no");
    form.focus_on("word");
    write(&mut form, "very secret");
    form.set_link("people", "17", "mother, father");
    form.focus_on("tell");
    write(&mut form, "2");
    form.focus_on("story");
    form.update(&Input::Paste("one\ntwo".into()), &texts());
    let json = form.to_json();
    assert!(!json.contains("secret"));
    let mut back = self::form();
    back.from_json(&json).expect("our own draft");
    assert_eq!(back.everything(), form.everything());
    assert_eq!(back.focused(), "story");
    assert_eq!(back.values().list("tell"), ["phone"]);
    assert!(back.dirty());
    assert!(back.outline(&texts()).iter().any(|line| line.value == "mother, father"));
    assert_eq!(back.changed(), ["given", "school", "tell", "people", "story"]);
    assert!(back.from_json("{").is_err());
}

#[test]
fn enter_in_a_note_is_a_line_break_and_tab_leaves_it() {
    let mut form = form();
    form.focus_on("story");
    write(&mut form, "a");
    press(&mut form, &[Code::Enter]);
    write(&mut form, "b");
    assert_eq!(form.text("story"), "a\nb");
    press(&mut form, &[Code::Tab]);
    assert_eq!(form.focused(), "given", "Tab goes round");
    form.focus_on("word");
    press(&mut form, &[Code::Enter]);
    assert_eq!(form.focused(), "story");
}

#[test]
fn links_open_shown_values_are_corrected_and_the_end_is_told() {
    static SHORT: FormSpec = FormSpec {
        name: "short",
        fields: &[Field::link("people"), Field::shown("area"), Field::line("last")],
    };
    let mut form = Form::open(&SHORT, clean, &Values::new());
    assert_eq!(press(&mut form, &[Code::Enter]), FormEvent::Open("people"));
    press(&mut form, &[Code::Down]);
    assert_eq!(form.update(&typed(form.contexts(), ' '), &texts()), FormEvent::Correct("area"));
    press(&mut form, &[Code::Enter]);
    assert_eq!(press(&mut form, &[Code::Enter]), FormEvent::PastEnd);
    assert_eq!(form.update(&key_in(form.contexts(), Code::F(4)), &texts()), FormEvent::NotMine);
}

#[test]
fn what_was_taken_out_or_refused_is_told_under_the_field() {
    let mut form = form();
    form.update(&Input::Paste("a\u{1b}b".into()), &texts());
    assert_eq!(form.text("given"), "ab");
    assert_eq!(form.notice.as_deref(), Some("1 character that cannot be shown was left out."));
    form.update(&Input::Paste("x".repeat(2_000)), &texts());
    assert!(
        form.notice.as_ref().is_some_and(|words| words.contains("2000") && words.contains("1000")),
        "{:?}",
        form.notice
    );
    assert_eq!(form.text("given"), "ab");
    assert!(Stage::draw(80, 24, |canvas, area| form.draw(canvas, area)).text().contains("Too long"));
}

#[test]
fn privacy_masks_all_but_the_focused_field() {
    let mut form = form();
    write(&mut form, "Sample");
    let see = |form: &Form| Stage::draw_as(80, 30, true, |canvas, area| form.draw(canvas, area)).text();
    assert!(see(&form).contains("Sample"));
    press(&mut form, &[Code::Tab]);
    assert!(!see(&form).contains("Sample"));
}

#[test]
fn the_focused_field_is_in_view_with_its_label_at_every_height() {
    let mut form = form();
    for name in ["given", "birth", "school", "language", "tell", "area", "people", "word", "story"] {
        form.focus_on(name);
        for height in 2..30 {
            let stage = Stage::draw(60, height, |canvas, area| form.draw(canvas, area));
            assert!(stage.cursor.is_some(), "{name} at {height} rows");
            if height >= 6 {
                assert!(stage.text().contains(" >"), "label of {name} at {height} rows");
            }
        }
    }
}

#[test]
fn draws_at_every_size() {
    let mut form = form();
    write(&mut form, "日本語 e\u{301}\u{301} مرحبا 👨‍👩‍👧 ");
    form.set("story", &"日本語 word e\u{301} مرحبا ".repeat(30));
    form.set_problems([("birth".to_owned(), "Problem 日本語 ".repeat(9))]);
    for name in ["given", "school", "language", "tell", "story"] {
        form.focus_on(name);
        if name == "language" {
            write(&mut form, " ");
        }
        every_size(|canvas, area| form.draw(canvas, area));
    }
}

#[test]
fn a_letter_changes_a_few_cells() {
    let mut form = form();
    write(&mut form, "Sampl");
    let before = Stage::draw(80, 24, |canvas, area| form.draw(canvas, area));
    write(&mut form, "e");
    let after = Stage::draw(80, 24, |canvas, area| form.draw(canvas, area));
    assert_eq!(before.changed(&after), 1);
}

#[test]
fn the_focus_never_stays_on_a_field_that_became_hidden() {
    let mut form = form();
    form.set("school", "yes");
    form.focus_on("school_name");
    form.set("school", "no");
    assert_eq!(form.focused(), "language");
}

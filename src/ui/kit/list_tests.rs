//! Tests of the list: keys in, events and cells out.

use super::{
    list::{Cell, Column, List, ListEvent, Row},
    testing::{Stage, clean, every_size, key_in, texts},
};
use crate::{
    keymap::{Action, Code, Context, Input},
    ui::theme::Meaning,
};

const COLUMNS: &[Column] = &[
    Column::words("", 6).weight(9),
    Column::words("", 10),
    Column::words("", 8).weight(1),
    Column::number("", 4).weight(8),
];

fn rows(count: i64) -> Vec<Row> {
    let row = |n: i64| {
        let cells = [
            Cell::new(format!("C-{n:04}")),
            Cell::personal(format!("Sample, Child {n}")),
            "Ottawa".into(),
            format!("{n} d").into(),
        ];
        Row::new(n, cells).why(format!("because {n}")).under(if n < 3 { "LATE" } else { "TODAY" })
    };
    (0..count).map(row).collect()
}

fn list(count: i64) -> List {
    let mut list = List::new(COLUMNS, clean);
    list.set_rows(rows(count));
    list
}

fn press(list: &mut List, code: Code) -> ListEvent {
    list.update(&key_in(list.contexts(), code), &texts())
}

#[test]
fn shows_groups_once_marker_why_and_numbers_at_the_right() {
    let mut list = list(5);
    press(&mut list, Code::Down);
    let stage = Stage::draw(60, 12, |canvas, area| list.draw(canvas, area));
    let rows = stage.rows();
    assert_eq!(rows[0], " LATE");
    assert!(rows[1].starts_with("   C-0000") && rows[1].ends_with("0 d"), "{rows:?}");
    assert!(rows[2].starts_with(" > C-0001"), "{rows:?}");
    assert_eq!(rows[3], "     because 1");
    assert_eq!(rows[5], " TODAY");
    assert_eq!(stage.cursor, Some((3, 2)));
    let reversed: Vec<_> =
        stage.meanings.iter().filter(|(_, meaning)| *meaning == Meaning::Selected).collect();
    assert_eq!(reversed.len(), 1, "reverse on the key column only");
}

#[test]
fn keeps_the_selection_by_key_when_rows_are_read_again() {
    let mut list = list(5);
    list.select(3);
    list.set_rows(rows(5).into_iter().skip(2).collect());
    assert_eq!(list.selected(), Some(3));
    list.set_rows(rows(2));
    assert_eq!(list.selected(), Some(1), "near its place when the row is gone");
    list.set_rows(Vec::new());
    assert_eq!(list.selected(), None);
    assert_eq!(press(&mut list, Code::Enter), ListEvent::Nothing);
}

#[test]
fn moves_in_place_and_scrolls_by_half_pages() {
    let mut list = List::new(COLUMNS, clean);
    list.set_rows(
        (0..50)
            .map(|n| Row::new(n, [Cell::new(format!("C-{n:04}")), "x".into(), "x".into(), "9".into()]))
            .collect(),
    );
    let draw = |list: &List| Stage::draw(80, 10, |canvas, area| list.draw(canvas, area));
    let mut before = draw(&list);
    let mut moved = 0;
    for _ in 0..40 {
        assert!(matches!(press(&mut list, Code::Down), ListEvent::Moved(_)));
        let after = draw(&list);
        let changed = before.changed(&after);
        moved += usize::from(changed > 20);
        before = after;
    }
    assert!(moved <= 8, "{moved} of 40 moves repainted the body");
    press(&mut list, Code::End);
    assert_eq!(list.selected(), Some(49));
    press(&mut list, Code::PageUp);
    assert_eq!(list.selected(), Some(40));
}

#[test]
fn the_filter_is_a_text_field() {
    let mut list = list(30);
    assert_eq!(list.update(&key_in(list.contexts(), Code::Char('5')), &texts()), ListEvent::NotMine);
    list.update(&Input::Action(Action::ListFilter), &texts());
    assert_eq!(list.contexts(), [Context::Text, Context::List]);
    for c in "child 12".chars() {
        list.update(&key_in(list.contexts(), Code::Char(c)), &texts());
    }
    assert_eq!((list.count(), list.selected()), (1, Some(12)));
    assert_eq!(press(&mut list, Code::Enter), ListEvent::Nothing, "Enter goes back to the rows");
    assert_eq!(press(&mut list, Code::Enter), ListEvent::Open(12));
    assert_eq!(press(&mut list, Code::Esc), ListEvent::Filter(String::new()));
    assert_eq!((list.count(), list.selected()), (30, Some(12)));
    assert_eq!(press(&mut list, Code::Esc), ListEvent::Leave);
}

#[test]
fn a_search_by_query_asks_for_rows() {
    let mut list = List::new(COLUMNS, clean).searching().by_query();
    list.set_rows(rows(4));
    assert_eq!(
        list.update(&key_in(list.contexts(), Code::Char('z')), &texts()),
        ListEvent::Filter("z".into())
    );
    assert_eq!(list.count(), 4, "the query narrows, not the list");
    press(&mut list, Code::Down);
    assert_eq!(press(&mut list, Code::Enter), ListEvent::Open(1));
}

#[test]
fn ticks() {
    let mut list = list(4).ticking();
    press(&mut list, Code::Down);
    assert_eq!(list.update(&key_in(list.contexts(), Code::Char(' ')), &texts()), ListEvent::Toggled(1));
    assert_eq!(list.ticked(), [1]);
    assert!(list.outline(&texts())[2].label.starts_with("[x] C-0001"));
}

#[test]
fn privacy_masks_all_rows_but_the_selected() {
    let list = list(4);
    let text = Stage::draw_as(80, 12, true, |canvas, area| list.draw(canvas, area)).text();
    assert!(text.contains("Child 0") && !text.contains("Child 1") && text.contains("C-0001"));
}

#[test]
fn light_columns_go_first_where_they_do_not_fit() {
    let list = list(2);
    let row = |width| Stage::draw(width, 6, |canvas, area| list.draw(canvas, area)).rows()[1].clone();
    assert!(row(60).contains("Ottawa"));
    assert!(!row(34).contains("Ottawa") && row(34).contains("Sample") && row(34).contains("0 d"));
    assert!(!row(20).contains("Sam") && row(20).contains("C-0000") && row(20).contains("0 d"));
}

#[test]
fn draws_at_every_size() {
    let mut list = list(70);
    list.set_rows(vec![
        Row::new(1, [Cell::new("日本語"), "e\u{301} مرحبا 👨‍👩‍👧".into(), "x".into(), "1".into()])
            .why("why ".repeat(60));
        40
    ]);
    every_size(|canvas, area| list.draw(canvas, area));
    list.update(&Input::Action(Action::ListFilter), &texts());
    every_size(|canvas, area| {
        list.draw_with(canvas, area, |canvas, area, row| {
            canvas.put(area.x, area.y, area.width, &row.cells[0].text, Meaning::Plain);
        })
    });
    every_size(|canvas, area| List::new(COLUMNS, clean).draw(canvas, area));
}

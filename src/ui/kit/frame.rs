//! What stands around every screen: who works where, the areas or the header of a record, rules, the status
//! line and the footer. Gives back the area in between. Each line has one rule for what cannot fit (screens.md).

use ratatui::layout::Rect;

use super::{footer, status::StatusLine, width};
use crate::ui::{
    canvas::{Area, Canvas},
    theme::Meaning,
};

/// The smallest window in which screens are drawn.
pub const SMALLEST: (u16, u16) = (40, 10);

/// Who works here, always visible (screens.md, rule 11). All parts are words ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// The agency's name.
    pub agency: String,
    /// The person's name.
    pub name: String,
    /// The role in which the person works.
    pub role: String,
    /// The mark of made-up data, or empty.
    pub demo: String,
}

/// One area in the second line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaTab {
    /// The key that opens it.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Whether it is open now.
    pub current: bool,
}

/// Whose record it is. Number, name, age and late stay whatever the width; the rest goes first. Under privacy only they
/// are drawn, with initials: `more` and `lines` may hold a birth date or who cares for the child.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The file number.
    pub number: String,
    /// The child's name as the file shows it; cut when it is too long, initials with the privacy key.
    pub name: String,
    /// Age, with the birth date where it matters; the birth date belongs to `more`.
    pub age: String,
    /// What is late, if anything.
    pub late: Option<String>,
    /// More pieces of the first line, the most important first.
    pub more: Vec<String>,
    /// Further lines, each cut where the window ends.
    pub lines: Vec<String>,
}

/// The frame of one picture.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The screen's name.
    pub title: String,
    /// Whose record it is about, in place of title and areas.
    pub record: Option<Record>,
    /// Who works here.
    pub who: Who,
    /// "Draft 12:54:07", "Saved", or empty.
    pub kept: String,
    /// The areas the role may open.
    pub areas: Vec<AreaTab>,
    /// Counts at the right of the areas ("on hold 1").
    pub counts: Vec<String>,
    /// The status line.
    pub status: StatusLine,
    /// Keys and words of the last line, the most important first.
    pub hints: Vec<footer::Hint>,
}

impl Frame {
    /// Draws the frame; returns the area for the screen.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Area {
        let header = match &self.record {
            Some(record) => self.draw_record(canvas, area, record),
            None => self.draw_title(canvas, area),
        };
        canvas.rule(area, area.y + header);
        let bottom = area.bottom().saturating_sub(3).max(area.y + header + 1);
        canvas.rule(area, bottom);
        let identity = if self.record.is_some() { self.identity(false) } else { Vec::new() };
        self.status.draw(canvas, line(area, bottom + 1), &identity);
        footer::draw(canvas, line(area, bottom + 2), &self.hints);
        Area::new(area.x, area.y + header + 1, area.width, bottom.saturating_sub(area.y + header + 1))
    }

    fn draw_title(&self, canvas: &mut Canvas<'_>, area: Area) -> u16 {
        let name = canvas.texts.get("frame-name");
        let used = canvas.put(area.x + 1, area.y, area.width, &name, Meaning::Accent) + 2;
        let used = used
            + canvas.put_fitted(
                area.x + used,
                area.y,
                area.width.saturating_sub(used),
                &self.title,
                Meaning::Heading,
            );
        let room = area.width.saturating_sub(used + 4);
        self.draw_right(canvas, line(area, area.y), room, &self.identity(true));
        if self.areas.is_empty() {
            return 1;
        }
        self.draw_areas(canvas, line(area, area.y + 1));
        2
    }

    /// Pieces of "who works here" with their weight; the lightest is cut first.
    fn identity(&self, kept: bool) -> Vec<(u8, &str)> {
        let kept = if kept { self.kept.as_str() } else { "" };
        let who = &self.who;
        let pieces = [(1, who.agency.as_str()), (4, &who.name), (3, &who.role), (5, &who.demo), (2, kept)];
        pieces.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    fn draw_right(&self, canvas: &mut Canvas<'_>, row: Area, room: u16, pieces: &[(u8, &str)]) {
        let text = joined_to_fit(pieces, room, canvas.theme.ascii);
        let columns = width::columns(&text);
        canvas.put(row.right().saturating_sub(columns + 1), row.y, columns, &text, Meaning::Plain);
    }

    fn draw_record(&self, canvas: &mut Canvas<'_>, area: Area, record: &Record) -> u16 {
        let right = [(2, self.who.name.as_str()), (1, self.kept.as_str())];
        let right: Vec<_> = right.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        let whole = pieces_width(&right);
        let left = area.width.saturating_sub(2);
        let name = canvas.private(&record.name, false).into_owned();
        let fixed = [&record.number, &record.age].iter().map(|text| width::columns(text) + 1).sum::<u16>()
            + record.late.as_ref().map_or(0, |late| width::columns(late) + 3);
        // The person's name and the draft's time yield when the name of the child would not fit.
        let room_right = left.saturating_sub(fixed + width::columns(&name) + 4).min(whole);
        let room = left.saturating_sub(if room_right > 0 { room_right + 3 } else { 0 });
        let mut x = area.x + 1;
        x += canvas.put(x, area.y, room, &record.number, Meaning::Strong) + 1;
        x += canvas.put_fitted(x, area.y, room.saturating_sub(fixed), &name, Meaning::Heading) + 1;
        x += canvas.put(x, area.y, room, &record.age, Meaning::Plain);
        if let Some(late) = &record.late {
            x += 3 + canvas.put(x + 3, area.y, room, late, Meaning::Warning);
        }
        let more = if canvas.privacy { &[][..] } else { &record.more };
        for piece in more {
            if x + 3 + width::columns(piece) > area.x + 1 + room {
                break;
            }
            x += 3 + canvas.put(x + 3, area.y, room, piece, Meaning::Plain);
        }
        self.draw_right(canvas, line(area, area.y), room_right, &right);
        let lines = if canvas.privacy { &[][..] } else { &record.lines };
        let lines = lines.iter().take(usize::from(area.height / 4));
        let mut rows = 1;
        for text in lines {
            canvas.put_fitted(area.x + 1, area.y + rows, area.width.saturating_sub(2), text, Meaning::Plain);
            rows += 1;
        }
        rows
    }

    fn draw_areas(&self, canvas: &mut Canvas<'_>, row: Area) {
        let counts = self.counts.join("   ");
        let counts_width = width::columns(&counts);
        let labels: Vec<u16> = self
            .areas
            .iter()
            .map(|area| width::columns(&area.key) + 1 + width::columns(&area.label))
            .collect();
        let all = labels.iter().map(|label| label + 2).sum::<u16>() + 1;
        let room = if counts_width > 0 && all + counts_width + 2 <= row.width {
            canvas.put(row.right() - counts_width - 1, row.y, counts_width, &counts, Meaning::Dim);
            row.width - counts_width - 2
        } else {
            row.width
        };
        let current = self.areas.iter().position(|area| area.current).unwrap_or(0);
        let shown = around(&labels, current, room);
        let mut x = row.x + 1;
        if shown.start > 0 {
            canvas.put(x - 1, row.y, 1, "<", Meaning::Dim);
        }
        for area in &self.areas[shown.clone()] {
            x += canvas.put(x, row.y, row.width, &area.key, Meaning::KeyName) + 1;
            let meaning = if area.current { Meaning::Selected } else { Meaning::Plain };
            x += canvas.put(x, row.y, row.width, &area.label, meaning) + 2;
        }
        if shown.end < self.areas.len() {
            canvas.put(row.x + room - 1, row.y, 1, ">", Meaning::Dim);
        }
    }
}

fn line(area: Area, y: u16) -> Area {
    Rect::new(area.x, y, area.width, 1)
}

fn pieces_width(pieces: &[(u8, &str)]) -> u16 {
    let between = u16::try_from(pieces.len().saturating_sub(1)).unwrap_or(0) * 3;
    pieces.iter().map(|(_, text)| width::columns(text)).sum::<u16>() + between
}

/// The pieces with ` · ` between them in at most `room` columns: the lightest is cut, then left out.
pub(super) fn joined_to_fit(pieces: &[(u8, &str)], room: u16, ascii: bool) -> String {
    let mut pieces = pieces.to_vec();
    while pieces_width(&pieces) > room {
        let Some(place) = (0..pieces.len()).min_by_key(|place| pieces[*place].0) else { break };
        let others = pieces_width(&pieces) - width::columns(pieces[place].1);
        // Less than a few letters says nothing.
        if room >= others + 6 {
            let text = width::fit(pieces[place].1, room - others, ascii);
            let shortened: Vec<&str> = pieces
                .iter()
                .enumerate()
                .map(|(at, (_, whole))| if at == place { &*text } else { *whole })
                .collect();
            return shortened.join(if ascii { " - " } else { " · " });
        }
        pieces.remove(place);
    }
    pieces.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(if ascii { " - " } else { " · " })
}

/// Which of the labels (their columns, two more between them) fit into `room` around `current`, with a
/// column at each end for the sign that there are more.
pub fn around(labels: &[u16], current: usize, room: u16) -> std::ops::Range<usize> {
    let width_of =
        |range: std::ops::Range<usize>| labels[range].iter().map(|label| label + 2).sum::<u16>() + 1;
    if labels.is_empty() || width_of(0..labels.len()) <= room + 2 {
        return 0..labels.len();
    }
    let current = current.min(labels.len() - 1);
    let (mut start, mut end) = (current, current + 1);
    loop {
        let grown = (start, end);
        if end < labels.len() && width_of(start..end + 1) <= room {
            end += 1;
        }
        if start > 0 && width_of(start - 1..end) <= room {
            start -= 1;
        }
        if (start, end) == grown {
            return start..end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_scroll_around_the_current_one() {
        let labels = [7, 10, 8, 9, 9, 11, 9];
        assert_eq!(around(&labels, 0, 80), 0..7);
        assert_eq!(around(&labels, 0, 40), 0..3);
        let middle = around(&labels, 4, 40);
        assert!(middle.contains(&4) && middle.len() >= 2, "{middle:?}");
        assert!(around(&labels, 6, 5).contains(&6), "the current one always shows");
        assert_eq!(around(&[], 0, 10), 0..0);
    }

    #[test]
    fn privacy_leaves_number_initials_age_and_late() {
        let frame = Frame {
            record: Some(Record {
                number: "C-1042".to_owned(),
                name: "SAMPLE, Child".to_owned(),
                age: "9 y".to_owned(),
                late: Some("review late".to_owned()),
                more: vec!["3 Mar 2017".to_owned()],
                lines: vec!["mother FR mobile".to_owned()],
            }),
            ..Frame::default()
        };
        let drawn = |privacy| {
            let draw = |canvas: &mut Canvas<'_>, area| {
                frame.draw(canvas, area);
            };
            crate::ui::kit::testing::Stage::draw_as(80, 24, privacy, draw).text()
        };
        let (open, masked) = (drawn(false), drawn(true));
        for (words, stays) in
            [("C-1042", true), ("9 y", true), ("review late", true), ("3 Mar 2017", false), ("mother", false)]
        {
            assert!(open.contains(words), "{open}");
            assert_eq!(masked.contains(words), stays, "{words}: {masked}");
        }
        assert!(masked.contains("S., C.") && !masked.contains("SAMPLE"));
    }

    #[test]
    fn the_lightest_piece_yields_first() {
        let pieces = [(1, "Agence exemple de l’Est"), (4, "A. Sample"), (3, "intake"), (5, "DEMO")];
        for (room, text) in [
            (60, "Agence exemple de l’Est · A. Sample · intake · DEMO"),
            (40, "Agence exem… · A. Sample · intake · DEMO"),
            (28, "A. Sample · intake · DEMO"),
            (17, "A. Sample · DEMO"),
            (4, "DEMO"),
            (0, ""),
        ] {
            assert_eq!(joined_to_fit(&pieces, room, false), text);
        }
    }
}

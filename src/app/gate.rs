//! The only way to the terminal: draws changed cells with our own sequences and lets no other pass. Every
//! cell is cleaned once more, letters whose width terminals disagree about are followed by a new position,
//! without colour no colour sequence is sent (crossterm would send an empty reset that wipes bold and
//! reverse), and a whole frame goes out in one write inside a synchronized update. An unchanged frame
//! sends nothing.

use std::io::{self, Write};

use ratatui::{
    backend::{Backend, ClearType, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
    style::{Color, Modifier},
};

use crate::{text::safe, ui::kit::width};

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// How a cell looks, as far as we ever send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Look {
    attributes: Modifier,
    front: Color,
    back: Color,
}

/// The gate over a terminal that takes bytes.
#[derive(Debug)]
pub struct Gate<W: Write> {
    out: W,
    frame: Vec<u8>,
    size: fn() -> io::Result<(u16, u16)>,
    /// Where the terminal's cursor is, when we are sure.
    at: Option<Position>,
    look: Look,
    cursor_shown: Option<bool>,
}

impl<W: Write> Gate<W> {
    /// A gate that writes to `out`; `size` tells columns and rows.
    pub fn new(out: W, size: fn() -> io::Result<(u16, u16)>) -> Self {
        Self { out, frame: Vec::new(), size, at: None, look: Look::default(), cursor_shown: None }
    }

    /// Forgets what the terminal shows: after others may have written there.
    pub fn forget(&mut self) {
        self.at = None;
        self.look = Look::default();
        self.cursor_shown = None;
        self.frame.clear();
        self.frame.extend_from_slice(b"\x1b[m");
    }

    fn go(&mut self, x: u16, y: u16) {
        if self.at == Some(Position { x, y }) {
            return;
        }
        // Forward on the same row is shorter said as a distance.
        let distance = self.at.filter(|at| at.y == y).and_then(|at| x.checked_sub(at.x)).unwrap_or(0);
        match x {
            _ if distance == 1 => self.frame.extend_from_slice(b"\x1b[C"),
            _ if distance > 1 => self.frame.extend(format!("\x1b[{distance}C").bytes()),
            0 => self.frame.extend(format!("\x1b[{}H", y + 1).bytes()),
            x => self.frame.extend(format!("\x1b[{};{}H", y + 1, x + 1).bytes()),
        }
        self.at = Some(Position { x, y });
    }

    fn wear(&mut self, look: Look) {
        if look == self.look {
            return;
        }
        let mut codes = String::new();
        for (attribute, code) in [
            (Modifier::BOLD, "1"),
            (Modifier::DIM, "2"),
            (Modifier::ITALIC, "3"),
            (Modifier::UNDERLINED, "4"),
            (Modifier::REVERSED, "7"),
        ] {
            if look.attributes.contains(attribute) {
                codes.push(';');
                codes.push_str(code);
            }
        }
        for (colour, base) in [(look.front, 30), (look.back, 40)] {
            if let Some(number) = number_of(colour) {
                let code = if number < 8 { base + number } else { base + 60 + number - 8 };
                codes.push_str(&format!(";{code}"));
            }
        }
        // Everything is set anew each time: one short sequence, and never a wrong rest.
        let reset = if self.look == Look::default() { "" } else { "0" };
        let codes = format!("{reset}{codes}");
        let codes = codes.trim_start_matches(';');
        let codes = if codes == "0" { "" } else { codes };
        self.frame.extend(format!("\x1b[{codes}m").bytes());
        self.look = look;
    }

    fn put(&mut self, symbol: &str) {
        let wanted = width::columns(symbol).max(1);
        let clean = safe::line(symbol);
        let columns = width::columns(&clean);
        let text = if columns == 0 { " " } else { &*clean };
        self.frame.extend_from_slice(text.as_bytes());
        // What cleaning made narrower must not leave an old letter behind.
        self.frame.extend((columns.max(1)..wanted).map(|_| b' '));
        let certain = text.chars().all(is_certain) && text.chars().count() == 1;
        self.at = self.at.filter(|_| certain).map(|at| Position { x: at.x + wanted, y: at.y });
    }
}

/// Whether all terminals agree that the letter takes one column.
fn is_certain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2500}'..='\u{257f}' | '\u{2019}' | '…' | '•')
}

/// The number of one of the terminal's own sixteen colours; nothing for its default and any other colour.
fn number_of(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        _ => return None,
    })
}

impl<W: Write> Backend for Gate<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let columns = (self.size)()?.0;
        for (x, y, cell) in content {
            self.go(x, y);
            self.wear(Look { attributes: cell.modifier, front: cell.fg, back: cell.bg });
            self.put(cell.symbol());
            // After the last column some terminals stand on it and some behind it.
            self.at = self.at.filter(|at| at.x < columns);
        }
        self.wear(Look::default());
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(false) {
            self.frame.extend_from_slice(b"\x1b[?25l");
            self.cursor_shown = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(true) {
            self.frame.extend_from_slice(b"\x1b[?25h");
            self.cursor_shown = Some(true);
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.go(x, y);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.wear(Look::default());
        self.frame.extend_from_slice(b"\x1b[2J");
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = (self.size)()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(BEGIN.len() + self.frame.len() + END.len());
        bytes.extend_from_slice(BEGIN);
        bytes.append(&mut self.frame);
        bytes.extend_from_slice(END);
        self.out.write_all(&bytes)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{Terminal, style::Style};

    use super::*;

    fn terminal() -> Terminal<Gate<Vec<u8>>> {
        Terminal::new(Gate::new(Vec::new(), || Ok((20, 4)))).unwrap()
    }

    /// The bytes of one frame in which `text` is put into cells one by one, unchecked.
    fn frame(terminal: &mut Terminal<Gate<Vec<u8>>>, cells: &[(u16, u16, &str, Style)]) -> String {
        terminal.backend_mut().out.clear();
        terminal
            .draw(|frame| {
                for (x, y, symbol, style) in cells {
                    frame.buffer_mut()[(*x, *y)].set_symbol(symbol).set_style(*style);
                }
                frame.set_cursor_position((3, 2));
            })
            .unwrap();
        String::from_utf8(std::mem::take(&mut terminal.backend_mut().out)).unwrap()
    }

    /// What stays after every sequence that is ours was taken out.
    fn foreign(bytes: &str) -> String {
        let mut rest = String::new();
        let mut pieces = bytes.split("\x1b[");
        rest.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let body = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';' || c == '?');
            assert!(body.starts_with(['H', 'C', 'm', 'h', 'l', 'J']), "foreign sequence in {bytes:?}");
            rest.push_str(&body[1..]);
        }
        rest
    }

    #[test]
    fn hostile_cells_reach_no_terminal() {
        let code_points = [
            0x1b_u32, 0x7, 0x9b, 0x9d, 0x90, 0x7f, 0x8, 0xd, 0xa, 0x202e, 0x2066, 0x200f, 0xe0041, 0x200b,
            0xfeff, 0x2028,
        ];
        for point in code_points {
            let c = char::from_u32(point).unwrap();
            for symbol in [format!("{c}"), format!("a{c}"), format!("{c}[2J"), format!("x{c}52;c;aGk=")] {
                // Straight to the gate: the terminal above it refuses control characters in debug builds only.
                let mut gate = Gate::new(Vec::new(), || Ok((20, 4)));
                let mut cell = Cell::EMPTY;
                cell.set_symbol(&symbol);
                gate.draw(std::iter::once((1, 1, &cell))).unwrap();
                gate.flush().unwrap();
                let bytes = String::from_utf8(gate.out).unwrap();
                assert!(
                    !foreign(&bytes).chars().any(|found| found == c || found.is_control()),
                    "{point:x}: {bytes:?}"
                );
            }
        }
    }

    #[test]
    fn an_unchanged_frame_sends_nothing_and_a_letter_little() {
        let mut terminal = terminal();
        let plain = Style::new();
        frame(&mut terminal, &[(2, 2, "a", plain)]);
        assert_eq!(frame(&mut terminal, &[(2, 2, "a", plain)]), "");
        let bytes = frame(&mut terminal, &[(2, 2, "b", plain)]);
        assert!(
            bytes.len() <= 40 && bytes.starts_with("\x1b[?2026h") && bytes.ends_with("\x1b[?2026l"),
            "{bytes:?}"
        );
    }

    #[test]
    fn letters_of_uncertain_width_are_followed_by_a_position() {
        let plain = Style::new();
        let bytes = frame(
            &mut terminal(),
            &[(0, 0, "字", plain), (2, 0, "x", plain), (3, 0, "é", plain), (4, 0, "y", plain)],
        );
        assert!(bytes.contains("字\x1b[1;3Hxéy"), "{bytes:?}");
        let bytes = frame(&mut terminal(), &[(0, 0, "ᐃ", plain), (1, 0, "x", plain)]);
        assert!(bytes.contains("ᐃ\x1b[1;2Hx"), "{bytes:?}");
        let bytes = frame(&mut terminal(), &[(19, 0, "x", plain), (0, 1, "y", plain)]);
        assert!(bytes.contains("x\x1b[2Hy"), "no trust in the last column: {bytes:?}");
    }

    #[test]
    fn looks_are_sent_only_when_they_change_and_end_with_the_frame() {
        let (bold, red) = (Style::new().add_modifier(Modifier::BOLD), Style::new().fg(Color::LightRed));
        let bytes = frame(
            &mut terminal(),
            &[(0, 0, "a", bold), (1, 0, "b", bold), (2, 0, "c", red), (3, 0, "d", Style::new())],
        );
        assert!(bytes.contains("\x1b[1mab\x1b[0;91mc\x1b[md"), "{bytes:?}");
        let reverse = Style::new().add_modifier(Modifier::REVERSED);
        let bytes = frame(&mut terminal(), &[(0, 0, "a", reverse)]);
        assert!(bytes.contains("\x1b[7ma\x1b[m"), "{bytes:?}");
    }
}

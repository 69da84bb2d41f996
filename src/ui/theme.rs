//! Looks by meaning: dark, light, contrast and mono; `NO_COLOR` is honoured here, never by the terminal library.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen means; the theme says how it looks. Never the only sign of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Meaning {
    Plain,
    Dim,
    Strong,
    Heading,
    Accent,
    Warning,
    Danger,
    Selected,
    Label,
    Field,
    Focused,
    Problem,
    Rule,
    KeyName,
}

/// The themes a person can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say what they are")]
pub enum ThemeName {
    Dark,
    Light,
    Contrast,
    Mono,
}

/// A theme in force.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Which one.
    pub name: ThemeName,
    /// No colour at all (`NO_COLOR` or mono).
    pub colourless: bool,
    /// Borders and marks of plain ASCII.
    pub ascii: bool,
}

impl Theme {
    /// How `meaning` looks.
    pub fn style(&self, meaning: Meaning) -> Style {
        let style = Style::new();
        let style = match meaning {
            Meaning::Selected => style.add_modifier(Modifier::REVERSED),
            Meaning::Strong | Meaning::Heading | Meaning::KeyName => style.add_modifier(Modifier::BOLD),
            Meaning::Focused => style.add_modifier(Modifier::UNDERLINED),
            Meaning::Warning | Meaning::Danger | Meaning::Problem => style.add_modifier(Modifier::BOLD),
            _ => style,
        };
        if self.colourless {
            return style;
        }
        match meaning {
            Meaning::Accent | Meaning::KeyName => style.fg(Color::Cyan),
            Meaning::Warning => style.fg(Color::Yellow),
            Meaning::Danger | Meaning::Problem => style.fg(Color::Red),
            Meaning::Dim | Meaning::Rule => style.fg(Color::DarkGray),
            _ => style,
        }
    }
}

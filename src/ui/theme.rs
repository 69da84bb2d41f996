//! Looks by meaning: dark, light, contrast and mono; `NO_COLOR` is honoured here, never by the terminal library.
//! Only the terminal's own sixteen colours and attributes; colour is never the only sign of a state.

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

impl Meaning {
    /// Every meaning.
    pub const ALL: &'static [Self] = &[
        Self::Plain,
        Self::Dim,
        Self::Strong,
        Self::Heading,
        Self::Accent,
        Self::Warning,
        Self::Danger,
        Self::Selected,
        Self::Label,
        Self::Field,
        Self::Focused,
        Self::Problem,
        Self::Rule,
        Self::KeyName,
    ];
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

impl ThemeName {
    /// Every theme, in the order in which the theme key goes round.
    pub const ALL: &'static [Self] = &[Self::Dark, Self::Light, Self::Contrast, Self::Mono];

    /// Its code, as in `--theme` and the configuration.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Mono => "mono",
        }
    }

    /// The theme with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.code() == code)
    }

    /// The text id of its name.
    pub fn label(self) -> String {
        format!("theme-{}", self.code())
    }

    /// The next one round.
    pub fn next(self) -> Self {
        let place = Self::ALL.iter().position(|name| *name == self).unwrap_or(0);
        Self::ALL[(place + 1) % Self::ALL.len()]
    }
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
    /// The theme `name`; `no_colour` is the wish of the environment (`NO_COLOR`).
    pub fn new(name: ThemeName, no_colour: bool, ascii: bool) -> Self {
        Self { name, colourless: no_colour || name == ThemeName::Mono, ascii }
    }

    /// How `meaning` looks.
    pub fn style(&self, meaning: Meaning) -> Style {
        let style = Style::new().add_modifier(self.attributes(meaning));
        match self.colour(meaning).filter(|_| !self.colourless) {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }

    fn attributes(&self, meaning: Meaning) -> Modifier {
        match meaning {
            Meaning::Selected => Modifier::REVERSED,
            Meaning::Strong | Meaning::Heading | Meaning::KeyName => Modifier::BOLD,
            Meaning::Warning | Meaning::Danger | Meaning::Problem => Modifier::BOLD,
            Meaning::Field => Modifier::UNDERLINED,
            Meaning::Focused => Modifier::UNDERLINED | Modifier::BOLD,
            // Without colour, dim needs the attribute; with strong contrast nothing is dim.
            Meaning::Dim | Meaning::Rule if self.colourless && self.name != ThemeName::Contrast => {
                Modifier::DIM
            }
            _ => Modifier::empty(),
        }
    }

    fn colour(&self, meaning: Meaning) -> Option<Color> {
        let (accent, warning, danger, dim) = match self.name {
            ThemeName::Dark => (Color::Cyan, Color::Yellow, Color::LightRed, Some(Color::DarkGray)),
            ThemeName::Light => (Color::Blue, Color::Magenta, Color::Red, Some(Color::DarkGray)),
            ThemeName::Contrast => (Color::LightCyan, Color::LightYellow, Color::LightRed, None),
            ThemeName::Mono => return None,
        };
        match meaning {
            Meaning::Accent | Meaning::KeyName => Some(accent),
            Meaning::Warning => Some(warning),
            Meaning::Danger | Meaning::Problem => Some(danger),
            Meaning::Dim | Meaning::Rule => dim,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_everything_that_matters_still_differs() {
        for theme in [Theme::new(ThemeName::Mono, false, false), Theme::new(ThemeName::Dark, true, false)] {
            let plain = theme.style(Meaning::Plain);
            for meaning in Meaning::ALL {
                assert_eq!((theme.style(*meaning).fg, theme.style(*meaning).bg), (None, None), "{meaning:?}");
            }
            for meaning in
                [Meaning::Selected, Meaning::Focused, Meaning::Problem, Meaning::Danger, Meaning::KeyName]
            {
                assert_ne!(theme.style(meaning), plain, "{meaning:?}");
            }
        }
    }

    #[test]
    fn the_theme_key_goes_round() {
        let mut name = ThemeName::Dark;
        for _ in ThemeName::ALL {
            name = name.next();
            assert_eq!(ThemeName::from_code(name.code()), Some(name));
        }
        assert_eq!(name, ThemeName::Dark);
    }
}

//! What is settled before the first picture: language, colours, keys, from the command line, the
//! configuration and the environment, in this order. What cannot be used is told in one line, never fatal.

use std::{env, fs, path::PathBuf};

use super::shell::Looks;
use crate::{
    config::{BadRow, Config},
    keymap::Keymap,
    text::{Lang, Texts},
    ui::theme::{Theme, ThemeName},
};

/// What the command line asks for; nothing means that the configuration or the environment decides.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// `--lang`.
    pub lang: Option<Lang>,
    /// `--theme`.
    pub theme: Option<ThemeName>,
    /// `--ascii`.
    pub ascii: bool,
    /// `--keymap`.
    pub keymap: Option<PathBuf>,
}

/// The words of the environment that matter here, so that tests can say other ones.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
    pub locale: Option<String>,
    /// `NO_COLOR` is set to something.
    pub no_colour: bool,
}

impl Surroundings {
    /// The environment of this process.
    pub fn of_process() -> Self {
        let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| set(name)),
            no_colour: set("NO_COLOR").is_some(),
        }
    }

    /// Whether the locale says that letters beyond ASCII cannot be shown.
    fn is_ascii(&self) -> bool {
        let utf8 = |locale: &String| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        };
        self.locale.as_ref().is_some_and(|locale| !utf8(locale))
    }
}

/// The language for words before or beside the full screen.
pub fn language(wishes: &Wishes, config: &Config, around: &Surroundings) -> Lang {
    let of_locale = around.locale.as_deref().and_then(Lang::from_code);
    wishes.lang.or(config.lang).or(of_locale).unwrap_or(Lang::En)
}

/// Looks and keys, and a line to say first when something of the person's own files cannot be used.
pub fn looks(
    wishes: &Wishes,
    config: &Config,
    bad: &[BadRow],
    around: &Surroundings,
) -> (Looks, Option<String>) {
    let texts = Texts::new(language(wishes, config, around));
    let name = wishes.theme.or(config.theme).unwrap_or(ThemeName::Dark);
    let ascii = wishes.ascii || config.ascii.unwrap_or_else(|| around.is_ascii());
    let (keymap, notice) = keys(wishes.keymap.as_ref().or(config.keymap.as_ref()), &texts);
    let notice = bad.first().map(|first| bad_rows(bad.len(), first, &texts)).or(notice);
    let theme = Theme::new(name, around.no_colour, ascii);
    (Looks { texts, theme, no_colour: around.no_colour, keymap, privacy: false }, notice)
}

fn bad_rows(count: usize, first: &BadRow, texts: &Texts) -> String {
    texts.with("status-config", &[("count", count.into()), ("first", first.words(texts).into())])
}

fn keys(own: Option<&PathBuf>, texts: &Texts) -> (Keymap, Option<String>) {
    let Some(path) = own else { return (Keymap::shipped(), None) };
    match fs::read_to_string(path) {
        Ok(text) => {
            let (keymap, findings) = Keymap::with_own(&text);
            let bad = findings.iter().filter(|finding| !finding.warning).count();
            (keymap, (bad > 0).then(|| texts.count("status-keymap", bad)))
        }
        Err(error) => {
            let values = [("file", path.display().to_string().into()), ("why", error.to_string().into())];
            (Keymap::shipped(), Some(texts.with("keys-unreadable", &values)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_wins_over_configuration_and_environment() {
        let around = Surroundings { locale: Some("fr_CA.UTF-8".to_owned()), no_colour: false };
        let config = Config { lang: Some(Lang::En), theme: Some(ThemeName::Light), ..Config::default() };
        let wish = Wishes { lang: Some(Lang::Fr), ..Wishes::default() };
        assert_eq!(language(&Wishes::default(), &Config::default(), &around), Lang::Fr);
        assert_eq!(language(&Wishes::default(), &config, &around), Lang::En);
        assert_eq!(language(&wish, &config, &around), Lang::Fr);
        assert_eq!(looks(&wish, &config, &[], &around).0.theme.name, ThemeName::Light);
    }

    #[test]
    fn a_locale_without_utf8_gets_plain_borders_and_no_color_no_colour() {
        for (locale, ascii) in
            [(None, false), (Some("C"), true), (Some("C.UTF-8"), false), (Some("fr_CA.ISO-8859-1"), true)]
        {
            let around = Surroundings { locale: locale.map(str::to_owned), no_colour: true };
            let (looks, _) = looks(&Wishes::default(), &Config::default(), &[], &around);
            assert_eq!((looks.theme.ascii, looks.theme.colourless), (ascii, true), "{locale:?}");
        }
    }

    #[test]
    fn bad_rows_of_own_files_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys.toml");
        let wishes = Wishes { keymap: Some(file.clone()), ..Wishes::default() };
        let told = || looks(&wishes, &Config::default(), &[], &Surroundings::default()).1.unwrap();
        assert!(told().contains("cannot be read"));
        fs::write(&file, "[global]\nfnd = \"x\"\n").unwrap();
        assert!(told().contains("one row") && told().contains("circle keys check"), "{}", told());
        let (_, bad) = Config::read("x = 1\ny = 2\n");
        let (_, notice) = looks(&Wishes::default(), &Config::default(), &bad, &Surroundings::default());
        assert!(notice.unwrap().contains("2 rows"));
    }
}

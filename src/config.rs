//! The person's configuration file: which agency file, language, theme, borders, keys. Read once at the start.
//! A row that cannot be used is told, never fatal; the command line wins over it.

use std::{fs, io, path::PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use toml::de::{DeTable, DeValue};

use crate::{
    text::{Lang, Texts},
    ui::theme::ThemeName,
};

/// What the file says; what it does not say is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The agency file to open.
    pub file: Option<PathBuf>,
    /// Language of the screen.
    pub lang: Option<Lang>,
    /// Colours.
    pub theme: Option<ThemeName>,
    /// Borders and marks of plain ASCII.
    pub ascii: Option<bool>,
    /// The person's own keys.
    pub keymap: Option<PathBuf>,
}

/// A row of the configuration that cannot be used. `message` is a text id; `arguments` fill its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The text id.
    pub message: &'static str,
    /// Named values.
    pub arguments: Vec<(&'static str, String)>,
}

impl BadRow {
    /// The message in words.
    pub fn words(&self, texts: &Texts) -> String {
        let values: Vec<_> = self.arguments.iter().map(|(name, value)| (*name, value.into())).collect();
        texts.with(self.message, &values)
    }
}

const SETTINGS: &str = "file, lang, theme, ascii, keymap";

impl Config {
    /// Reads the text of a configuration file.
    pub fn read(text: &str) -> (Self, Vec<BadRow>) {
        let mut config = Self::default();
        let mut bad = Vec::new();
        let line_of =
            |at: usize| text.as_bytes()[..at.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1;
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let line = line_of(error.span().map_or(0, |span| span.start)).to_string();
            bad.push(BadRow { message: "config-not-toml", arguments: vec![("line", line)] });
        }
        for (name, value) in table.get_ref().iter() {
            if let Err((message, value, known)) = config.set(name.get_ref(), value.get_ref()) {
                let line = line_of(name.span().start).to_string();
                let mut arguments = vec![("line", line), ("name", name.get_ref().to_string())];
                if message == "config-value" {
                    arguments.push(("value", value));
                }
                arguments.push(("known", known));
                bad.push(BadRow { message, arguments });
            }
        }
        (config, bad)
    }

    fn set(&mut self, name: &str, value: &DeValue<'_>) -> Result<(), (&'static str, String, String)> {
        let text = value.as_str().unwrap_or_default();
        let shown = value.as_str().unwrap_or_else(|| value.type_str()).to_owned();
        let known = match name {
            "file" | "keymap" if !text.is_empty() => {
                let place = if name == "file" { &mut self.file } else { &mut self.keymap };
                *place = Some(PathBuf::from(text));
                return Ok(());
            }
            "file" | "keymap" => "\"…\"".to_owned(),
            "lang" => {
                self.lang = Lang::from_code(text);
                match self.lang {
                    Some(_) => return Ok(()),
                    None => Lang::ALL.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(", "),
                }
            }
            "theme" => {
                self.theme = ThemeName::from_code(text);
                match self.theme {
                    Some(_) => return Ok(()),
                    None => ThemeName::ALL.iter().map(|name| name.code()).collect::<Vec<_>>().join(", "),
                }
            }
            "ascii" => {
                self.ascii = value.as_bool();
                match self.ascii {
                    Some(_) => return Ok(()),
                    None => "true, false".to_owned(),
                }
            }
            _ => return Err(("config-unknown", shown, SETTINGS.to_owned())),
        };
        Err(("config-value", shown, known))
    }

    /// Reads the file at `path`; a file that is not there is an empty one.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn load(path: &PathBuf) -> io::Result<(Self, Vec<BadRow>)> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(Self::read(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((Self::default(), Vec::new())),
            Err(error) => Err(error),
        }
    }
}

fn strategy() -> Option<impl AppStrategy> {
    let names = AppStrategyArgs {
        top_level_domain: "ca".to_owned(),
        author: "circle".to_owned(),
        app_name: "circle".to_owned(),
    };
    choose_app_strategy(names).ok()
}

/// Where the configuration file stands by the platform's convention; nothing without a home folder.
pub fn default_path() -> Option<PathBuf> {
    strategy().map(|places| places.in_config_dir("config.toml"))
}

/// The default folder for agency files (contracts.md, "Launching and files"); nothing without a home folder.
pub fn data_folder() -> Option<PathBuf> {
    strategy().map(|places| places.data_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_bad_rows_told() {
        let (config, bad) =
            Config::read("lang = \"fr\"\ntheme = \"contrast\"\nascii = true\nfile = \"a.db\"\n");
        assert_eq!(bad, []);
        assert_eq!(
            (config.lang, config.theme, config.ascii),
            (Some(Lang::Fr), Some(ThemeName::Contrast), Some(true))
        );
        for (text, message, said) in [
            ("lang = \"de\"", "config-value", "en, fr"),
            ("\ntheme = 3", "config-value", "dark"),
            ("colour = \"red\"", "config-unknown", "theme"),
            ("ascii = \"yes\"", "config-value", "true"),
            ("lang = ", "config-not-toml", "1"),
        ] {
            let (_, bad) = Config::read(text);
            assert_eq!(bad[0].message, message, "{text}");
            for lang in Lang::ALL {
                assert!(bad[0].words(&Texts::new(*lang)).contains(said), "{bad:?}");
            }
        }
    }

    #[test]
    fn a_missing_file_is_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let (config, bad) = Config::load(&folder.path().join("config.toml")).unwrap();
        assert_eq!((config, bad), (Config::default(), vec![]));
        assert!(Config::load(&folder.path().to_path_buf()).is_err(), "a folder is not a configuration");
    }
}

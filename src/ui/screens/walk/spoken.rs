//! Words that are read aloud to the family: in its language where it is English or French, whatever the language of the
//! screen. One key turns them. Decides nothing.

use crate::{
    domain::{codes::Language, program::Bilingual},
    text::{Lang, Texts},
    ui::screens::words,
};

/// The language in which words are read aloud.
pub struct Spoken {
    lang: Lang,
    /// The texts of that language, where the screen has another.
    texts: Option<Texts>,
    /// The family's language, where the words are not there in it: an interpreter says them.
    heard: Option<Language>,
}

impl Spoken {
    /// The family's language where words are there in it; English for an interpreter where it has another; the screen's
    /// where nobody asked yet.
    pub fn of(language: Option<Language>, screen: &Texts) -> Self {
        let lang = match language {
            Some(Language::French | Language::QuebecSign) => Lang::Fr,
            Some(_) => Lang::En,
            None => screen.lang(),
        };
        let heard = language.filter(|language| !matches!(language, Language::English | Language::French));
        Self { heard, ..Self::new(lang, screen) }
    }

    fn new(lang: Lang, screen: &Texts) -> Self {
        Self { lang, texts: (lang != screen.lang()).then(|| Texts::new(lang)), heard: None }
    }

    /// The other language.
    pub fn turn(&mut self, screen: &Texts) {
        *self = Self { heard: self.heard, ..Self::new(self.lang.other(), screen) };
    }

    /// The language in which the family hears the words and answers: its own, also through an interpreter.
    pub fn heard(&self) -> Language {
        self.heard.unwrap_or_else(|| self.language())
    }

    /// Says that an interpreter carries the words, where they are not there in the family's language.
    pub fn notice(&self, through: Option<&str>, texts: &Texts) -> Option<String> {
        notice(self.heard, through, texts)
    }

    /// The texts of the language read aloud; the screen may have been turned meanwhile.
    pub fn texts<'a>(&'a self, screen: &'a Texts) -> &'a Texts {
        match &self.texts {
            Some(texts) => texts,
            None => screen,
        }
    }

    /// The language as a code.
    pub fn language(&self) -> Language {
        match self.lang {
            Lang::En => Language::English,
            Lang::Fr => Language::French,
        }
    }

    /// Words of data in the language read aloud.
    pub fn of_data<'a>(&self, words: &'a Bilingual) -> &'a str {
        words.in_language(self.language())
    }
}

/// "Cree: read the English words, through interpreter N. Sample." for a language in which no words are there to read.
pub fn notice(language: Option<Language>, through: Option<&str>, texts: &Texts) -> Option<String> {
    let language = language.filter(|language| !matches!(language, Language::English | Language::French))?;
    let language = words::label(texts, language).into();
    Some(match through {
        Some(who) => texts.with("spoken-other", &[("language", language), ("who", who.into())]),
        None => texts.with("spoken-other-nobody", &[("language", language)]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_the_familys_language_whatever_the_screens() {
        use Language::{AmericanSign, Cree, English, French, QuebecSign};
        for (family, screen, read, heard) in [
            (Some(French), Lang::En, French, French),
            (Some(English), Lang::Fr, English, English),
            (Some(QuebecSign), Lang::En, French, QuebecSign),
            (Some(AmericanSign), Lang::Fr, English, AmericanSign),
            (Some(Cree), Lang::Fr, English, Cree),
            (None, Lang::Fr, French, French),
        ] {
            let screen = Texts::new(screen);
            let mut spoken = Spoken::of(family, &screen);
            assert_eq!((spoken.language(), spoken.heard()), (read, heard), "{family:?}");
            let through = spoken.notice(Some("N. Sample"), &screen);
            assert_eq!(through.is_some(), heard != read, "{family:?}");
            spoken.turn(&screen);
            assert_ne!(spoken.language(), read, "one key turns the words");
        }
    }

    #[test]
    fn a_language_without_words_says_so_and_names_the_interpreter() {
        let english = Texts::new(Lang::En);
        let said = notice(Some(Language::Cree), Some("N. Sample"), &english).unwrap();
        assert!(said.contains("Cree") && said.contains("N. Sample") && said.contains("English"), "{said}");
        let said = notice(Some(Language::Cree), None, &Texts::new(Lang::Fr)).unwrap();
        assert!(said.contains("anglais"), "{said}");
        assert_eq!(notice(Some(Language::French), None, &english), None);
        assert_eq!(notice(None, None, &english), None);
    }
}

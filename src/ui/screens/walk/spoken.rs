//! Words that are read aloud to the family: in its language where it is English or French, whatever the language of the
//! screen. One key turns them. Decides nothing.

use crate::{
    domain::{codes::Language, program::Bilingual},
    text::{Lang, Texts},
};

/// The language in which words are read aloud.
pub struct Spoken {
    lang: Lang,
    /// The texts of that language, where the screen has another.
    texts: Option<Texts>,
}

impl Spoken {
    /// The family's language where words are there in it, else the screen's.
    pub fn of(language: Option<Language>, screen: &Texts) -> Self {
        let lang = match language {
            Some(Language::French | Language::QuebecSign) => Lang::Fr,
            Some(Language::English | Language::AmericanSign) => Lang::En,
            _ => screen.lang(),
        };
        Self::new(lang, screen)
    }

    fn new(lang: Lang, screen: &Texts) -> Self {
        Self { lang, texts: (lang != screen.lang()).then(|| Texts::new(lang)) }
    }

    /// The other language.
    pub fn turn(&mut self, screen: &Texts) {
        *self = Self::new(self.lang.other(), screen);
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

//! Names of many origins, all unmistakably made up. The rule: every family name in Latin letters holds "sample" or
//! "exemple" (or is "Échantillon"), and every name in another script holds the word for "sample" or "example" in that
//! language, or "sample" written in its letters. People of one name only carry the mark in that name.

use crate::domain::codes::{IndigenousIdentity, Language};

/// A name in Latin letters, in its own script (empty: the same), and its short form (empty: none).
pub type Name = (&'static str, &'static str, &'static str);

/// How a name is put together in its own script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// No other script.
    Latin,
    /// Given name first, with a space.
    GivenFirst,
    /// Family name first, without a space.
    FamilyFirst,
    /// Family name first, with a space.
    FamilyFirstSpaced,
}

/// Where a family comes from, as far as names and languages go.
#[derive(Debug)]
pub struct Origin {
    /// How many of 100 families.
    pub share: usize,
    /// Spoken at home.
    pub spoken: Language,
    /// Wanted from the service.
    pub service: Language,
    /// Whether many of these families use an interpreter.
    pub interpreter: bool,
    /// Self-declared identity, where told.
    pub identity: Option<IndigenousIdentity>,
    /// How the own script is written.
    pub script: Script,
    /// Family names; empty for people of one name.
    pub families: &'static [Name],
    /// Girls and women.
    pub female: &'static [Name],
    /// Boys and men.
    pub male: &'static [Name],
    /// What matters, in the family's own language, and in English.
    pub words: Option<(&'static str, &'static str)>,
}

/// Every origin.
pub const ORIGINS: &[Origin] = &[
    // english
    Origin {
        share: 39,
        spoken: Language::English,
        service: Language::English,
        interpreter: false,
        identity: None,
        script: Script::Latin,
        families: ENGLISH_FAMILIES,
        female: ENGLISH_FEMALE,
        male: ENGLISH_MALE,
        words: None,
    },
    // french
    Origin {
        share: 22,
        spoken: Language::French,
        service: Language::French,
        interpreter: false,
        identity: None,
        script: Script::Latin,
        families: FRENCH_FAMILIES,
        female: FRENCH_FEMALE,
        male: FRENCH_MALE,
        words: None,
    },
    // inuktitut
    Origin {
        share: 3,
        spoken: Language::Inuktitut,
        service: Language::English,
        interpreter: true,
        identity: Some(IndigenousIdentity::Inuit),
        script: Script::GivenFirst,
        // ᐆᒃᑑᑎ: example; ᓵᒻᐳᓪ: "sample" in syllabics.
        families: &[
            ("Sample-Uuktuuti", "ᐆᒃᑑᑎ", ""),
            ("Uuktuuti-Exemple", "ᐆᒃᑑᑎ", ""),
            ("Sample", "ᓵᒻᐳᓪ", ""),
        ],
        female: &[
            ("Leetia", "ᓖᑎᐊ", ""),
            ("Aani", "ᐋᓂ", ""),
            ("Miali", "ᒥᐊᓕ", ""),
            ("Siasi", "ᓯᐊᓯ", ""),
            ("Pitsiulaaq", "ᐱᑦᓯᐅᓛᖅ", ""),
        ],
        male: &[
            ("Jaani", "ᔮᓂ", ""),
            ("Piita", "ᐲᑕ", ""),
            ("Nuka", "ᓄᑲ", ""),
            ("Aqjangajuk", "ᐊᖅᔭᖓᔪᒃ", ""),
            ("Simiuni", "ᓯᒥᐅᓂ", ""),
        ],
        words: None,
    },
    // cree
    Origin {
        share: 3,
        spoken: Language::Cree,
        service: Language::English,
        interpreter: false,
        identity: Some(IndigenousIdentity::FirstNations),
        script: Script::GivenFirst,
        // ᓵᒥᐯᓬ: "sample" in syllabics.
        families: &[
            ("Sample-Kistapew", "ᓵᒥᐯᓬ", ""),
            ("Sample", "ᓵᒥᐯᓬ", ""),
            ("Wapan-Exemple", "ᐘᐸᐣ ᓵᒥᐯᓬ", ""),
        ],
        female: &[("Kisis", "ᑮᓯᐢ", ""), ("Wapikwan", "ᐚᐱᑾᐣ", ""), ("Marie", "ᒫᕒᐃ", ""), ("Sipi", "ᓰᐱ", "")],
        male: &[("Mahihkan", "ᒪᐦᐃᐦᑲᐣ", ""), ("Tapwe", "ᑖᐻ", ""), ("Maskwa", "ᒪᐢᑿ", ""), ("Wapan", "ᐚᐸᐣ", "")],
        words: None,
    },
    // chinese
    Origin {
        share: 6,
        spoken: Language::Chinese,
        service: Language::English,
        interpreter: true,
        identity: None,
        script: Script::FamilyFirst,
        // 样本: sample; 例: example.
        families: &[
            ("Sample-Li", "李样本", ""),
            ("Sample-Wang", "王样本", ""),
            ("Chen-Exemple", "陈例", ""),
            ("Zhang-Sample", "张样本", ""),
        ],
        female: &[
            ("Mei", "美", ""),
            ("Xiaoyu", "小雨", "Yu"),
            ("Jing", "静", ""),
            ("Lanlan", "兰兰", ""),
            ("Yifei", "一菲", ""),
        ],
        male: &[
            ("Ming", "明", ""),
            ("Haoran", "浩然", ""),
            ("Wei", "伟", ""),
            ("Zihan", "子涵", ""),
            ("Jun", "俊", ""),
        ],
        words: Some((
            "我们希望孩子每天高高兴兴地去上学。",
            "We hope our child goes to school happy every day.",
        )),
    },
    // arabic
    Origin {
        share: 7,
        spoken: Language::Arabic,
        service: Language::Arabic,
        interpreter: true,
        identity: None,
        script: Script::GivenFirst,
        // مثال: example; عيّنة: sample.
        families: &[
            ("Al-Sample", "المثال", ""),
            ("Sample-Haddad", "حداد المثال", ""),
            ("Exemple-Khoury", "خوري مثال", ""),
            ("Sample-Nasser", "ناصر عيّنة", ""),
        ],
        female: &[
            ("Leila", "ليلى", ""),
            ("Nour", "نور", ""),
            ("Salma", "سلمى", ""),
            ("Rania", "رانيا", ""),
            ("Amal", "أمل", ""),
        ],
        male: &[
            ("Omar", "عمر", ""),
            ("Youssef", "يوسف", "Joe"),
            ("Karim", "كريم", ""),
            ("Hadi", "هادي", ""),
            ("Samir", "سمير", "Sam"),
        ],
        words: Some(("نريد أن يشعر أطفالنا بالأمان.", "We want our children to feel safe.")),
    },
    // vietnamese
    Origin {
        share: 4,
        spoken: Language::Vietnamese,
        service: Language::English,
        interpreter: true,
        identity: None,
        script: Script::FamilyFirstSpaced,
        // Mẫu: sample; Ví Dụ: example.
        families: &[
            ("Nguyen-Sample", "Nguyễn Mẫu", ""),
            ("Tran-Sample", "Trần Mẫu", ""),
            ("Le-Exemple", "Lê Ví Dụ", ""),
        ],
        female: &[("Lan", "Lan", ""), ("Thu", "Thu", ""), ("Ngoc", "Ngọc", ""), ("Huong", "Hương", "")],
        male: &[("Minh", "Minh", ""), ("Quan", "Quân", ""), ("Dung", "Dũng", ""), ("Bao", "Bảo", "")],
        words: Some((
            "Chúng tôi muốn con được vui khi đến trường.",
            "We want our child to be happy at school.",
        )),
    },
    // somali
    Origin {
        share: 4,
        spoken: Language::Somali,
        service: Language::English,
        interpreter: true,
        identity: None,
        script: Script::Latin,
        families: &[("Sample Tusaale", "", ""), ("Tusaale-Sample", "", ""), ("Exemple Tusaale", "", "")],
        female: &[("Hodan", "", ""), ("Ifrah", "", ""), ("Sagal", "", ""), ("Fadumo", "", "")],
        male: &[("Liban", "", ""), ("Abdi", "", ""), ("Guled", "", ""), ("Ayanle", "", "")],
        words: Some(("Waxaan rabnaa in ilmaheennu farxo.", "We want our child to be happy.")),
    },
    // ukrainian
    Origin {
        share: 3,
        spoken: Language::Ukrainian,
        service: Language::Ukrainian,
        interpreter: true,
        identity: None,
        script: Script::GivenFirst,
        // Зразок: sample; Приклад: example.
        families: &[
            ("Sample-Zrazok", "Зразок", ""),
            ("Pryklad-Sample", "Приклад", ""),
            ("Samplenko", "Зразенко", ""),
        ],
        female: &[
            ("Oksana", "Оксана", ""),
            ("Solomiia", "Соломія", ""),
            ("Daryna", "Дарина", ""),
            ("Yuliia", "Юлія", ""),
        ],
        male: &[
            ("Andrii", "Андрій", ""),
            ("Bohdan", "Богдан", ""),
            ("Taras", "Тарас", ""),
            ("Maksym", "Максим", "Max"),
        ],
        words: Some(("Ми хочемо, щоб удома знову було спокійно.", "We want it to be calm at home again.")),
    },
    // double surname
    Origin {
        share: 5,
        spoken: Language::Spanish,
        service: Language::English,
        interpreter: true,
        identity: None,
        script: Script::Latin,
        families: &[
            ("Ejemplo Sample", "", ""),
            ("Muestra de la Sample", "", ""),
            ("Sample y Ejemplo", "", ""),
            ("García Sample", "", ""),
        ],
        female: &[("Lucía", "", ""), ("Inés", "", ""), ("Marisol", "", ""), ("Ximena", "", "")],
        male: &[("Mateo", "", ""), ("Joaquín", "", ""), ("Andrés", "", ""), ("Íñigo", "", "")],
        words: Some((
            "Queremos que nos escuchen a todos juntos.",
            "We want to be heard, all of us together.",
        )),
    },
    // one name
    Origin {
        share: 4,
        spoken: Language::Tamil,
        service: Language::English,
        interpreter: false,
        identity: None,
        script: Script::Latin,
        families: &[],
        female: &[("Samplavathi", "", ""), ("Exemplini", "", ""), ("Sampleja", "", ""), ("Samplika", "", "")],
        male: &[("Samplan", "", ""), ("Exemplaran", "", ""), ("Samplesan", "", ""), ("Sampleraj", "", "")],
        words: None,
    },
];

const ENGLISH_FAMILIES: &[Name] = &[
    ("Sample", "", ""),
    ("Sample", "", ""),
    ("Oaksample", "", ""),
    ("Fernsample", "", ""),
    ("Brooksample", "", ""),
    ("Hillsample", "", ""),
    ("Marshsample", "", ""),
    ("Thornsample", "", ""),
    ("Winsample", "", ""),
    ("Greysample", "", ""),
    ("Lakesample", "", ""),
    ("Stonesample", "", ""),
    ("Sample-Baker", "", ""),
    ("Sample-Fraser", "", ""),
    ("Sample-MacLeod", "", ""),
    ("O’Sample", "", ""),
    ("Campbell-Sample", "", ""),
    ("Sampleworth", "", ""),
    ("Samplerton", "", ""),
    ("Van Sample", "", ""),
    ("Samplefield", "", ""),
    ("Whitesample", "", ""),
    ("Reidsample", "", ""),
    ("Sample-Osei", "", ""),
];
const ENGLISH_FEMALE: &[Name] = &[
    ("Emma", "", ""),
    ("Olivia", "", "Liv"),
    ("Katherine", "", "Kate"),
    ("Abigail", "", "Abby"),
    ("Grace", "", ""),
    ("Elizabeth", "", "Liz"),
    ("Hannah", "", ""),
    ("Maya", "", ""),
    ("Chloe", "", ""),
    ("Isabella", "", "Bella"),
    ("Sophie", "", ""),
    ("Margaret", "", "Maggie"),
    ("Ruby", "", ""),
    ("Samantha", "", "Sam"),
    ("Zoe", "", ""),
    ("Nevaeh", "", ""),
    ("Victoria", "", "Vicky"),
    ("Harper", "", ""),
    ("Alexandra", "", "Alex"),
    ("Joanna", "", "Jo"),
];
const ENGLISH_MALE: &[Name] = &[
    ("Liam", "", ""),
    ("Benjamin", "", "Ben"),
    ("Noah", "", ""),
    ("William", "", "Will"),
    ("Jack", "", ""),
    ("Thomas", "", "Tom"),
    ("Daniel", "", "Dan"),
    ("Ethan", "", ""),
    ("Robert", "", "Bob"),
    ("Michael", "", "Mike"),
    ("Oliver", "", "Ollie"),
    ("Nicholas", "", "Nick"),
    ("Owen", "", ""),
    ("Joseph", "", "Joe"),
    ("Alexander", "", "Alex"),
    ("Kwame", "", ""),
    ("Theodore", "", "Theo"),
    ("Christopher", "", "Chris"),
    ("Malcolm", "", ""),
    ("Dylan", "", ""),
];
const FRENCH_FAMILIES: &[Name] = &[
    ("Exemple", "", ""),
    ("Exemple", "", ""),
    ("Bellexemple", "", ""),
    ("Boisexemple", "", ""),
    ("Rivexemple", "", ""),
    ("Montexemple", "", ""),
    ("Grandexemple", "", ""),
    ("Exemple-Tremblay", "", ""),
    ("Gagnon-Exemple", "", ""),
    ("Exemple-Lavoie", "", ""),
    ("Exemple-Saint-Jean", "", ""),
    ("Échantillon", "", ""),
    ("Côté-Exemple", "", ""),
    ("De l’Exemple", "", ""),
    ("Exemple-Beauchemin-de-la-Rivière", "", ""),
    ("Villexemple", "", ""),
    ("Exemple-Nadeau", "", ""),
    ("Exemple-Mbeki", "", ""),
];
const FRENCH_FEMALE: &[Name] = &[
    ("Amélie", "", ""),
    ("Léa", "", ""),
    ("Florence", "", "Flo"),
    ("Zoé", "", ""),
    ("Camille", "", ""),
    ("Anne-Marie", "", "Annie"),
    ("Élodie", "", ""),
    ("Maëlle", "", ""),
    ("Rosalie", "", "Rose"),
    ("Béatrice", "", "Béa"),
    ("Juliette", "", ""),
    ("Françoise", "", ""),
    ("Clémence", "", ""),
    ("Gabrielle", "", "Gabie"),
    ("Aminata", "", ""),
];
const FRENCH_MALE: &[Name] = &[
    ("Félix", "", ""),
    ("Gabriel", "", "Gab"),
    ("Étienne", "", ""),
    ("Loïc", "", ""),
    ("Mathieu", "", "Mat"),
    ("Jérôme", "", ""),
    ("Nathan", "", ""),
    ("Philippe", "", "Phil"),
    ("Xavier", "", ""),
    ("Raphaël", "", "Raph"),
    ("Jean-François", "", "Jeff"),
    ("Olivier", "", ""),
    ("Théo", "", ""),
    ("Alexis", "", "Alex"),
    ("Mamadou", "", ""),
];

/// Whether a name in Latin letters carries the mark.
pub fn is_marked(name: &str) -> bool {
    let name = name.to_lowercase();
    ["sampl", "exempl", "échantillon", "echantillon"].iter().any(|mark| name.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_name_says_that_it_is_made_up() {
        for origin in ORIGINS {
            for (name, ..) in origin.families {
                assert!(is_marked(name), "{name}");
            }
            if origin.families.is_empty() {
                assert!(origin.female.iter().chain(origin.male).all(|(name, ..)| is_marked(name)));
            }
        }
    }

    #[test]
    fn the_shares_make_a_hundred() {
        assert_eq!(ORIGINS.iter().map(|origin| origin.share).sum::<usize>(), 100);
    }

    #[test]
    fn names_are_in_their_stored_form() {
        use crate::domain::hygiene::is_name_form;
        for origin in ORIGINS {
            for (name, own, short) in origin.families.iter().chain(origin.female).chain(origin.male) {
                assert!(is_name_form(name) && is_name_form(own) && is_name_form(short), "{name} {own}");
            }
        }
    }
}

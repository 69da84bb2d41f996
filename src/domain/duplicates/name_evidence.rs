//! How alike two persons' names are: each name of one against each of the other, straight and with the
//! parts swapped; the best pair counts. Symmetric by construction.

use super::{
    DuplicateRules, Why,
    prepared::{Name, Part, Prepared, Token},
};

/// How alike two name parts are, from no to yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// Both known, nothing in common.
    Different,
    /// Not known on one side.
    Unknown,
    /// A letter that begins the other.
    Initial,
    /// A beginning of three letters or more (Sam, Samuel).
    Short,
    /// Sounds alike.
    Sound,
    /// All words of one lie within the other.
    Part,
    /// A letter or two apart.
    Near,
    /// The same.
    Same,
}

/// The best agreement between the names of two persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NameEvidence {
    /// Points of both parts.
    pub(super) points: i32,
    /// The given names, or the weaker part when swapped.
    pub(super) given: Grade,
    /// The family names, or the stronger part when swapped.
    pub(super) family: Grade,
    /// Whether the given names can hardly be those of twins: the same, or a slip of the pen in a long one.
    pub(super) given_is_safe: bool,
    /// Whether given and family change places.
    pub(super) swapped: bool,
    /// Whether the names in their own script are the same.
    pub(super) own_script: bool,
}

impl NameEvidence {
    /// Adds the reasons.
    pub(super) fn reasons(&self, why: &mut Vec<Why>) {
        if self.own_script {
            why.push(Why::SameOwnScript);
            return;
        }
        if self.swapped {
            why.push(Why::PartsSwapped);
        }
        if self.given == Grade::Same && self.family == Grade::Same {
            why.push(Why::SameName);
            return;
        }
        why.extend(match self.given {
            Grade::Same => Some(Why::SameGiven),
            Grade::Near => Some(Why::GivenOneLetterApart),
            Grade::Sound => Some(Why::GivenSoundsAlike),
            Grade::Part | Grade::Short | Grade::Initial => Some(Why::GivenShortened),
            Grade::Unknown | Grade::Different => None,
        });
        why.extend(match self.family {
            Grade::Same => Some(Why::SameFamily),
            Grade::Near => Some(Why::FamilyOneLetterApart),
            Grade::Sound => Some(Why::FamilySoundsAlike),
            Grade::Part | Grade::Short | Grade::Initial => Some(Why::FamilyPart),
            Grade::Unknown => None,
            Grade::Different => Some(Why::OtherFamily),
        });
    }
}

/// The best evidence of all pairs of names; none when one person has no name.
pub(super) fn best(a: &Prepared, b: &Prepared, rules: &DuplicateRules) -> Option<NameEvidence> {
    let pairs = a.names.iter().flat_map(|x| b.names.iter().map(move |y| (x, y)));
    // The order of the fields makes this a total order, so that ties fall the same way in both directions.
    pairs
        .map(|(x, y)| of_pair(x, y, rules))
        .max_by_key(|evidence| (evidence.given != Grade::Different, *evidence))
}

fn of_pair(a: &Name, b: &Name, rules: &DuplicateRules) -> NameEvidence {
    if !a.own_script.is_empty() && a.own_script == b.own_script {
        return whole(rules, false, true);
    }
    let straight = Pairing::new(&a.given, &b.given, &a.family, &b.family);
    if straight.given == Grade::Same && straight.family == Grade::Same {
        return straight.evidence(rules);
    }
    if same_words(a, b) {
        return whole(rules, true, false);
    }
    let straight = straight.evidence(rules);
    let swapped = swapped(a, b, rules);
    swapped.map_or(straight, |swapped| {
        if swapped.points > straight.points || straight.given == Grade::Different {
            swapped
        } else {
            straight
        }
    })
}

/// The whole name agrees, however it was split into parts.
fn whole(rules: &DuplicateRules, swapped: bool, own_script: bool) -> NameEvidence {
    let fee = if swapped { i32::from(rules.parts_swapped) } else { 0 };
    NameEvidence {
        points: 2 * i32::from(rules.part_same) + fee,
        given: Grade::Same,
        family: Grade::Same,
        given_is_safe: true,
        swapped,
        own_script,
    }
}

/// The same words in another order or another split; or the same letters in scripts without spaces.
fn same_words(a: &Name, b: &Name) -> bool {
    if a.sorted.len() > 1 && a.sorted == b.sorted {
        return true;
    }
    let long = a.both_ways[0].chars().nth(1).is_some();
    long && a.both_ways.iter().any(|letters| b.both_ways.contains(letters))
}

fn swapped(a: &Name, b: &Name, rules: &DuplicateRules) -> Option<NameEvidence> {
    if a.given.is_empty() || a.family.is_empty() || b.given.is_empty() || b.family.is_empty() {
        return None;
    }
    let (one, two) = (grade(&a.given, &b.family), grade(&a.family, &b.given));
    let (weaker, stronger) = (one.min(two), one.max(two));
    (weaker >= Grade::Sound).then(|| NameEvidence {
        points: rules.part_points(weaker) + rules.part_points(stronger) + i32::from(rules.parts_swapped),
        given: weaker,
        family: stronger,
        given_is_safe: weaker >= Grade::Near,
        swapped: true,
        own_script: false,
    })
}

struct Pairing {
    given: Grade,
    family: Grade,
    given_is_safe: bool,
}

impl Pairing {
    fn new(given_a: &Part, given_b: &Part, family_a: &Part, family_b: &Part) -> Self {
        let given = grade(given_a, given_b);
        let long = given_a.length.min(given_b.length) >= 5;
        let same_start = given_a.joined.chars().next() == given_b.joined.chars().next();
        let given_is_safe = match given {
            Grade::Same | Grade::Part => true,
            Grade::Near => long && same_start,
            _ => false,
        };
        Self { given, family: grade(family_a, family_b), given_is_safe }
    }

    fn evidence(self, rules: &DuplicateRules) -> NameEvidence {
        NameEvidence {
            points: rules.part_points(self.given) + rules.part_points(self.family),
            given: self.given,
            family: self.family,
            given_is_safe: self.given_is_safe,
            swapped: false,
            own_script: false,
        }
    }
}

/// How alike two parts are.
pub(super) fn grade(a: &Part, b: &Part) -> Grade {
    if a.is_empty() || b.is_empty() {
        return Grade::Unknown;
    }
    if a.joined == b.joined {
        return Grade::Same;
    }
    if letters_apart(&a.joined, a.length, &b.joined, b.length) {
        return Grade::Near;
    }
    let (few, many) = if a.tokens.len() <= b.tokens.len() { (a, b) } else { (b, a) };
    let all = |fits: fn(&Token, &Token) -> bool| {
        few.tokens.iter().all(|token| many.tokens.iter().any(|other| fits(token, other)))
    };
    if many.tokens.len() > 1 && few.length > 1 && all(near) {
        return if few.tokens.len() == many.tokens.len() { Grade::Near } else { Grade::Part };
    }
    if all(|token, other| near(token, other) || token.sounds_like(other)) {
        return Grade::Sound;
    }
    short_form(a, b)
}

fn short_form(a: &Part, b: &Part) -> Grade {
    let (short, long) = if a.length <= b.length { (a, b) } else { (b, a) };
    match (short.tokens.as_slice(), long.tokens.first()) {
        ([only], Some(first)) if first.text.starts_with(&only.text) => match only.length {
            1 => Grade::Initial,
            2 => Grade::Different,
            _ => Grade::Short,
        },
        _ => Grade::Different,
    }
}

/// The same word, or a letter or two apart.
pub(super) fn near(a: &Token, b: &Token) -> bool {
    a.text == b.text || letters_apart(&a.text, a.length, &b.text, b.length)
}

/// One letter apart from three letters on (four in scripts that are not Latin, where a letter is more),
/// two from eight on. Two letters that change places count as one.
fn letters_apart(a: &str, a_length: usize, b: &str, b_length: usize) -> bool {
    let shorter = a_length.min(b_length);
    let least = if a.is_ascii() && b.is_ascii() { 3 } else { 4 };
    let allowed = match shorter {
        _ if shorter < least => return false,
        0..8 => 1,
        _ => 2,
    };
    a_length.abs_diff(b_length) <= allowed && strsim::osa_distance(a, b) <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_parts_are_graded_alike_in_both_directions() {
        for (a, b, expected) in [
            ("Sample", "SAMPLE", Grade::Same),
            ("Anne Marie", "Anne-Marie", Grade::Same),
            ("de la Cruz", "Cruz", Grade::Same),
            ("Smaple", "Sample", Grade::Near),
            ("Sample-Exemple", "Exemple", Grade::Part),
            ("Anne-Marie", "Marie", Grade::Part),
            ("Marie-\u{C8}ve", "Marie-Anne", Grade::Different),
            ("Catherine", "Kathryn", Grade::Sound),
            ("Sam", "Samuel", Grade::Short),
            ("S", "Samuel", Grade::Initial),
            ("", "Samuel", Grade::Unknown),
            ("Emma", "Olivia", Grade::Different),
            ("\u{674E}\u{660E}", "\u{674E}\u{4F1F}", Grade::Different),
            ("\u{645}\u{62D}\u{645}\u{62F}", "\u{645}\u{62D}\u{645}\u{648}\u{62F}", Grade::Near),
        ] {
            let (a, b) = (Part::new(a), Part::new(b));
            assert_eq!(grade(&a, &b), expected, "{} {}", a.joined, b.joined);
            assert_eq!(grade(&b, &a), expected, "{} {}", b.joined, a.joined);
        }
    }
}

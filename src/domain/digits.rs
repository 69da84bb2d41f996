//! Digits as people type them, in any script, and the two things made of them: phone numbers and postal
//! codes. Only forms for comparing and searching; what was typed is what is stored.

/// First digit (zero) of every decimal run that people here may type: ASCII, Arabic-Indic, Persian,
/// Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Tibetan, Myanmar,
/// Khmer, full width.
const ZEROS: [u32; 17] = [
    0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040,
    0x17E0, 0xFF10,
];

/// The value of a decimal digit of any script in the table.
pub fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let code = c as u32;
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    u8::try_from(code - zero).ok()
}

/// The text with every digit written in ASCII.
pub fn with_ascii_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, |value| char::from(b'0' + value))).collect()
}

/// Only the digits of a text, in ASCII.
pub fn digits_of(text: &str) -> String {
    text.chars().filter_map(digit).map(|value| char::from(b'0' + value)).collect()
}

/// The digits of a phone number that can be compared: without extension (`x`, `ext`, `poste`, `#`) and
/// without the leading 1 of North America. Empty when there are none.
pub fn phone_digits(text: &str) -> String {
    let plain = with_ascii_digits(text).to_lowercase();
    let end = plain
        .char_indices()
        .find(|(at, c)| *at > 0 && (matches!(c, 'x' | '#' | ';' | ',') || starts_extension(&plain[*at..])))
        .map_or(plain.len(), |(at, _)| at);
    let digits = digits_of(&plain[..end]);
    match digits.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest.to_owned(),
        _ => digits,
    }
}

fn starts_extension(text: &str) -> bool {
    ["ext", "poste", "p."].iter().any(|word| text.starts_with(word))
}

/// A postal code for comparing: capital letters and digits only; in the Canadian shape the letters O, I
/// typed for digits (and 0, 1 typed for letters) are put right, because nobody means them.
pub fn postal_fold(text: &str) -> String {
    let plain: Vec<char> = with_ascii_digits(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect();
    let letters = plain.iter().step_by(2).filter(|c| c.is_ascii_alphabetic()).count();
    if plain.len() != 6 || letters < 2 || !plain.iter().all(char::is_ascii) {
        return plain.into_iter().collect();
    }
    let canadian: String = plain
        .iter()
        .enumerate()
        .map(|(at, c)| match (at % 2 == 0, c) {
            (false, 'O') => '0',
            (false, 'I' | 'L') => '1',
            (true, '0') => 'O',
            (true, '1') => 'I',
            _ => *c,
        })
        .collect();
    let fits = canadian.chars().enumerate().all(|(at, c)| (at % 2 == 1) == c.is_ascii_digit());
    if fits { canadian } else { plain.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_many_scripts_are_digits() {
        assert_eq!(with_ascii_digits("\u{662}\u{660}\u{661}\u{667}-\u{FF10}\u{FF13}"), "2017-03");
        assert_eq!(digits_of("(613) 555-0142"), "6135550142");
        assert_eq!(digit('x'), None);
    }

    #[test]
    fn phones_and_postal_codes_compare_by_what_counts() {
        for (text, digits) in [
            ("+1 (613) 555-0142", "6135550142"),
            ("613.555.0142 ext. 12", "6135550142"),
            ("613 555 0142 poste 7", "6135550142"),
            ("6135550142x99", "6135550142"),
            ("911", "911"),
            ("call her", ""),
        ] {
            assert_eq!(phone_digits(text), digits, "{text}");
        }
        for (text, code) in [
            ("k1a 0b1", "K1A0B1"),
            ("K1A-OB1", "K1A0B1"),
            ("KIA 0B1", "K1A0B1"),
            ("SW1A 1AA", "SW1A1AA"),
            ("10115", "10115"),
            ("110011", "110011"),
            ("", ""),
        ] {
            assert_eq!(postal_fold(text), code, "{text}");
        }
    }
}

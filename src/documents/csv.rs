//! Comma-separated values (RFC 4180) that a spreadsheet cannot take for formulas: a cell that begins like one gets an
//! apostrophe in front.

/// Characters with which a spreadsheet begins a formula or a command, also in full width.
const STARTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// One row with its line end. Text goes through [`safe`]; `numbers` marks cells that are numbers of ours.
pub fn row<'a>(cells: impl IntoIterator<Item = (&'a str, bool)>) -> String {
    let mut line = String::new();
    for (index, (cell, number)) in cells.into_iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        let text = if number { cell.to_owned() } else { safe(cell) };
        if text.contains([',', '"', '\n', '\r']) || text.starts_with([' ', '\'']) {
            line.push('"');
            line.push_str(&text.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(&text);
        }
    }
    line.push('\n');
    line
}

/// A text cell that no spreadsheet runs.
pub fn safe(cell: &str) -> String {
    // A formula may hide behind blanks: spreadsheets trim them.
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    if first.is_some_and(|first| STARTS.contains(&first)) || cell.starts_with(STARTS) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_quotes_doubled() {
        for (cell, written) in [
            ("Sample", "Sample"),
            ("=1+1", "\"'=1+1\""),
            ("  =HYPERLINK(\"x\")", "\"'  =HYPERLINK(\"\"x\"\")\""),
            ("+1 613", "\"'+1 613\""),
            ("-2", "\"'-2\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("＝1", "\"'＝1\""),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("", ""),
        ] {
            assert_eq!(row([(cell, false)]), format!("{written}\n"), "{cell:?}");
        }
        assert_eq!(row([("C-0001", false), ("-3", true)]), "C-0001,-3\n");
    }
}

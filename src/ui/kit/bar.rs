//! A small bar of text: progress, load of a coordinator. It never says anything alone; numbers stand beside it.

/// A bar of `width` columns for `done` and then `planned` of `full`: `███▒░░`, or `###+..` in plain ASCII.
/// What is more than full fills it.
pub fn bar(done: u32, planned: u32, full: u32, width: u16, ascii: bool) -> String {
    let [filled, half, empty] = if ascii { ['#', '+', '.'] } else { ['█', '▒', '░'] };
    let columns = |part: u32| {
        let rounded =
            (u64::from(part) * u64::from(width) * 2 + u64::from(full)) / (u64::from(full.max(1)) * 2);
        // Something is never shown as nothing.
        rounded.max(u64::from(part > 0)).min(u64::from(width))
    };
    let done_columns = columns(done);
    let planned_columns = columns(done.saturating_add(planned)).saturating_sub(done_columns);
    (0..u64::from(width))
        .map(|at| match at {
            at if at < done_columns => filled,
            at if at < done_columns + planned_columns => half,
            _ => empty,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_done_planned_and_room() {
        for (done, planned, full, expected) in [
            (18, 3, 25, "███████▒░░"),
            (0, 0, 25, "░░░░░░░░░░"),
            (1, 0, 1_000, "█░░░░░░░░░"),
            (30, 9, 25, "██████████"),
            (0, 0, 0, "░░░░░░░░░░"),
            (u32::MAX, u32::MAX, 1, "██████████"),
        ] {
            assert_eq!(bar(done, planned, full, 10, false), expected, "{done}+{planned} of {full}");
        }
        assert_eq!(bar(1, 1, 4, 4, true), "#+..");
        assert_eq!(bar(1, 1, 4, 0, true), "");
    }
}

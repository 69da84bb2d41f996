//! Mistakes that were found: two files that somebody proposes to link, and a note that stood in the wrong file and was
//! moved, with the breach that it opened. A few rows at the end of the made-up agency, so that the demo shows them.

use super::{Made, random::Random, writer::Writer};
use crate::{
    domain::{
        breach::{Exposure, written},
        codes::{BreachState, FileLinkState, MoveDirection, YesNo},
        ids::{ChildId, FileNumber, RowId},
        record::{Breach, Child, FileLink, MovedRecord, Note, RecordKind},
    },
    store::{StoreError, episodes, pairs, rows},
};

/// Writes them. `doubles` are the true duplicate pairs of the file.
pub(super) fn write(
    writer: &mut Writer<'_>,
    made: &Made,
    doubles: &[(FileNumber, FileNumber)],
    seed: u64,
) -> Result<(), StoreError> {
    let mut random = Random::of(seed, u64::MAX);
    proposal(writer, made, doubles, &mut random)?;
    wrong_file(writer, made, &mut random)
}

/// One pair waits for a supervisor: where one of the two has no open request, that one would go under the other.
fn proposal(
    writer: &mut Writer<'_>,
    made: &Made,
    doubles: &[(FileNumber, FileNumber)],
    random: &mut Random,
) -> Result<(), StoreError> {
    let mut fitting = None;
    for (first, second) in doubles {
        let both = pairs::numbered(writer.db(), *first)?.zip(pairs::numbered(writer.db(), *second)?);
        let Some((a, b)) = both else { continue };
        let open = episodes::of_child(writer.db(), a)?.iter().any(|episode| episode.state.is_open());
        if !open {
            fitting = Some(((a, *first), (b, *second)));
            break;
        }
        fitting = fitting.or(Some(((b, *second), (a, *first))));
    }
    let Some(((under, under_file), (survivor, survivor_file))) = fitting else { return Ok(()) };
    let at = writer.days().moment(writer.days().ago(1), random);
    let intake = made.people.intake[0][0];
    let link = FileLink {
        child_id: under,
        survivor_id: survivor,
        under_file: under_file.to_string(),
        survivor_file: survivor_file.to_string(),
        state: FileLinkState::Proposed,
        reason: "Same mother, same street, typed twice".to_owned(),
        proposed_by_id: intake,
        proposed_at: at,
        decided_by_id: None,
        decided_at: None,
        declined_why: None,
        unlinked_at: None,
        unlinked_why: None,
    };
    writer.insert_told(&link, at, intake, under).map(|_| ())
}

/// The first note of the file was moved there from the file of another child, and somebody had read it.
fn wrong_file(writer: &mut Writer<'_>, made: &Made, random: &mut Random) -> Result<(), StoreError> {
    let Some(note) = first_note(writer)? else { return Ok(()) };
    let number = |child: ChildId| -> Result<Option<String>, StoreError> {
        let file = rows::load::<Child>(writer.db(), child)?;
        Ok(file.map(|file| FileNumber(file.file_number).to_string()))
    };
    let to = note.1;
    let other = pairs::numbered(writer.db(), FileNumber(1))?.filter(|other| *other != to);
    let other = match other {
        Some(other) => Some(other),
        None => pairs::numbered(writer.db(), FileNumber(2))?,
    };
    let Some(from) = other else { return Ok(()) };
    let (Some(from_file), Some(to_file)) = (number(from)?, number(to)?) else { return Ok(()) };
    let at = writer.days().moment(writer.days().ago(1), random);
    let intake = made.people.intake[0][0];
    let reason = "Two children of one first name".to_owned();
    for (child_id, other_id, direction) in [(from, to, MoveDirection::Out), (to, from, MoveDirection::In)] {
        let told = MovedRecord {
            child_id,
            other_id,
            direction,
            kind: RecordKind::Note.table().to_owned(),
            record_id: note.0,
            from_file: from_file.clone(),
            to_file: to_file.clone(),
            reason: reason.clone(),
            moved_by_id: intake,
            moved_at: at,
        };
        writer.insert_told(&told, at, intake, child_id)?;
    }
    let breach = Breach {
        child_id: to,
        found_in_id: Some(from),
        kind: Some(RecordKind::Note.table().to_owned()),
        record_id: Some(note.0),
        state: BreachState::Suspected,
        what: None,
        happened_on: writer.days().ago(3),
        found_on: writer.days().ago(1),
        how_found: Some(reason),
        shown: vec![written(Exposure::Looked, 1)],
        contained: None::<YesNo>,
        contained_how: None,
        opened_by_id: intake,
    };
    writer.insert_told(&breach, at, intake, to).map(|_| ())
}

fn first_note(writer: &Writer<'_>) -> Result<Option<(RowId, ChildId)>, StoreError> {
    for number in 1..=40 {
        let Some(child) = pairs::numbered(writer.db(), FileNumber(number))? else { continue };
        if let Some(note) = rows::load_by::<Note>(writer.db(), "child_id", child.0)?.first() {
            return Ok(Some((note.id, child)));
        }
    }
    Ok(None)
}

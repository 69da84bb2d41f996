//! A few letters of the made-up agency: some sent to families that wait, some kept and not sent. Decides nothing: casework says
//! who may be written to and what stands in the letter.

use super::{staff::People, writer::Writer};
use crate::{
    casework::{
        Failure, Identity,
        letters::{self, Left},
    },
    domain::{
        codes::{LetterKind, LetterSent, Role},
        date::Moment,
        ids::StaffNumber,
        record::Staff,
    },
    store::{StoreError, rows, waiting},
};

/// One family in so many that waits was told by a letter.
const TOLD_EVERY: usize = 3;
/// So many at most: examples, not a mailing.
const MOST: usize = 8;

/// Writes them at `now`.
pub(super) fn write(writer: &mut Writer<'_>, people: &People, now: Moment) -> Result<(), StoreError> {
    let db = writer.db();
    let shape = || StoreError::Shape("letter".to_owned());
    let by = people.intake.first().and_then(|team| team.first()).copied().ok_or_else(shape)?;
    let staff = rows::load::<Staff>(db, by)?.ok_or_else(shape)?;
    let identity = Identity {
        staff: by,
        number: StaffNumber(staff.number),
        name: staff.name.clone(),
        role: Role::Intake,
        roles: staff.roles.clone(),
        team: staff.team_id,
    };
    let mut families = waiting::waiting(db, staff.team_id)?;
    families.sort_by_key(|family| family.card.number);
    let sent = Left { how: LetterSent::Mail, on: Some(now.day()) };
    let told = families.iter().step_by(TOLD_EVERY).map(|one| (one.card.child, LetterKind::Waiting, sent));
    let lying = families.iter().skip(1).step_by(TOLD_EVERY).take(2);
    let lying = lying.map(|one| (one.card.child, LetterKind::AckFamily, Left::NOT));
    let wanted: Vec<_> = told.take(MOST).chain(lying).collect();
    let made = letters::for_sample(db, &identity, now, &wanted).map_err(|failure| match failure {
        Failure::Store(error) => error,
        _ => shape(),
    })?;
    for letter in &made {
        writer.insert(letter)?;
    }
    Ok(())
}

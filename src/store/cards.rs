//! The card of a child in any list: the columns, the joins they need, and how they are read. Lists add their own
//! columns after [`COUNT`] of these.

use rusqlite::Row;

use super::StoreError;
use crate::domain::{
    card::{ChildCard, StaffRef},
    codes::Code,
    ids::{ChildId, FileNumber, StaffId, StaffNumber},
    names::PersonName,
};

/// The columns of a card; the child's row is `k`, and [`JOINS`] stand after it.
pub(super) const COLUMNS: &str = "k.id, k.file_number, k.provisional, p.given, p.family, p.own_script, p.birth_date, \
     p.birth_precision, p.language_service, \
     CASE WHEN home.protected_from IS NULL THEN home.municipality END, home.area, k.alerts IS NOT NULL, k.restricted IS 'yes'";

/// How many columns that is.
pub(super) const COUNT: usize = 13;

/// The joins of a card: the person, and the home that decides the area.
pub(super) const JOINS: &str = "JOIN person p ON p.id = k.person_id
     LEFT JOIN household home ON home.id = (
        SELECT m.household_id FROM household_member m JOIN household x ON x.id = m.household_id AND x.removed IS NULL
        WHERE m.person_id = p.id AND m.removed IS NULL
        AND (m.from_on IS NULL OR m.from_on <= agency_day()) AND (m.to_on IS NULL OR m.to_on >= agency_day())
        AND (x.from_on IS NULL OR x.from_on <= agency_day()) AND (x.to_on IS NULL OR x.to_on >= agency_day())
        ORDER BY m.main_home = 'yes' DESC, m.id LIMIT 1)";

/// The first child of the episode `e`, as `k`; one who died stands behind living brothers and sisters.
pub(super) const FIRST_CHILD: &str = "JOIN child k ON k.id = (SELECT c.child_id FROM episode_child c
     JOIN child ck ON ck.id = c.child_id JOIN person cp ON cp.id = ck.person_id
     WHERE c.episode_id = e.id AND c.removed IS NULL ORDER BY cp.deceased_on IS NOT NULL, c.id LIMIT 1)";

/// Reads a card whose columns begin at `at`.
pub(super) fn read(row: &Row<'_>, at: usize) -> Result<ChildCard, StoreError> {
    let text = |index: usize| row.get::<_, Option<String>>(at + index);
    Ok(ChildCard {
        child: ChildId(row.get(at)?),
        number: FileNumber(row.get(at + 1)?),
        provisional: text(2)?,
        name: PersonName {
            given: text(3)?.unwrap_or_default(),
            family: text(4)?.unwrap_or_default(),
            own_script: text(5)?.unwrap_or_default(),
        },
        birth_date: text(6)?.and_then(|day| day.parse().ok()),
        birth_precision: text(7)?.and_then(|code| Code::from_code(&code)),
        language: text(8)?.and_then(|code| Code::from_code(&code)),
        municipality: text(9)?,
        area: text(10)?,
        alert: row.get(at + 11)?,
        restricted: row.get(at + 12)?,
        others: 0,
    })
}

/// The last column of a query about episodes `e`: how many children it has besides the first.
pub(super) const OTHERS: &str =
    "(SELECT count(*) - 1 FROM episode_child oc WHERE oc.episode_id = e.id AND oc.removed IS NULL)";

/// Reads a card of an episode; its last column is [`OTHERS`].
pub(super) fn read_of_episode(row: &Row<'_>) -> Result<ChildCard, StoreError> {
    let last = row.as_ref().column_count().saturating_sub(1);
    Ok(ChildCard { others: row.get(last)?, ..read(row, 0)? })
}

/// A code in a column; a code nobody knows is a fault of the file.
pub(super) fn code<C: Code>(row: &Row<'_>, at: usize) -> Result<C, StoreError> {
    let text: String = row.get(at)?;
    C::from_code(&text).ok_or_else(|| StoreError::Shape(C::LIST.to_owned()))
}

/// A day in a column.
pub(super) fn day(row: &Row<'_>, at: usize) -> Result<Option<chrono::NaiveDate>, StoreError> {
    Ok(row.get::<_, Option<String>>(at)?.and_then(|text| text.parse().ok()))
}

/// The day of a moment in a column.
pub(super) fn day_of_moment(row: &Row<'_>, at: usize) -> Result<Option<chrono::NaiveDate>, StoreError> {
    let text: Option<String> = row.get(at)?;
    Ok(text.as_deref().and_then(crate::domain::date::Moment::parse).map(crate::domain::date::Moment::day))
}

/// A staff person in three columns: row, number, name.
pub(super) fn staff(row: &Row<'_>, at: usize) -> Result<Option<StaffRef>, StoreError> {
    let Some(id) = row.get::<_, Option<i64>>(at)? else { return Ok(None) };
    Ok(Some(StaffRef { id: StaffId(id), number: StaffNumber(row.get(at + 1)?), name: row.get(at + 2)? }))
}

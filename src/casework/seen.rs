//! A file as the person who looks may see it: the one answer for every card, list and line that shows more than one's own
//! files. Of a restricted file that is not the viewer's nothing is told but its number. Reads; logs and decides nothing.

use super::{Identity, Reading, session::access_settings};
use crate::{
    domain::{
        access::{self, AccessSettings, Act, Verdict},
        card::ChildCard,
        care::hides_address,
        codes::YesNo,
        due::LeftMessage,
        ids::{ChildId, PersonId},
        names::PersonName,
        record::{Child, HouseholdMember, Stored},
    },
    store::{Db, StoreError, access as relations, families, rows, search, search::MinimalCard},
};

/// Whether a person may open a file now, without giving a reason.
pub(super) fn opens(
    db: &Db,
    identity: &Identity,
    settings: AccessSettings,
    child: ChildId,
    today: chrono::NaiveDate,
) -> Result<bool, StoreError> {
    let relation = relations::to_child(db, identity.staff, identity.team, child, &today.to_string())?;
    Ok(access::decide(identity.role, Act::OpenFile, relation, settings) == Verdict::Yes)
}

/// Whether the person who looks may open a file now.
pub(super) fn may_open(
    reading: &Reading<'_>,
    settings: AccessSettings,
    child: ChildId,
) -> Result<bool, StoreError> {
    opens(reading.db, reading.identity, settings, child, reading.today)
}

/// Whether a file is restricted and not the viewer's: nothing of it is shown but its number.
pub(super) fn is_closed(reading: &Reading<'_>, child: ChildId) -> Result<bool, StoreError> {
    let restricted =
        rows::load::<Child>(reading.db, child)?.is_some_and(|file| file.restricted == Some(YesNo::Yes));
    Ok(restricted && !may_open(reading, access_settings(reading.db)?, child)?)
}

/// The card of a list as this person may see it.
pub(super) fn card(reading: &Reading<'_>, card: ChildCard) -> Result<ChildCard, StoreError> {
    if card.restricted && is_closed(reading, card.child)? { Ok(card.number_only()) } else { Ok(card) }
}

/// The card of a child as this person may see it.
pub(super) fn card_of(reading: &Reading<'_>, child: ChildId) -> Result<Option<ChildCard>, StoreError> {
    let found = crate::store::care::card(reading.db, child)?;
    found.map(|found| card(reading, found)).transpose()
}

/// A message that was left: who answers for a restricted file is not told to whoever left it.
pub(super) fn left(reading: &Reading<'_>, left: LeftMessage) -> Result<LeftMessage, StoreError> {
    let closed = match &left.card {
        Some(card) if card.restricted => is_closed(reading, card.child)?,
        _ => false,
    };
    Ok(LeftMessage { closed, ..left })
}

/// The cards of a search as this person may see them.
pub(super) fn open_cards(
    reading: &Reading<'_>,
    settings: AccessSettings,
    children: &[ChildId],
) -> Result<Vec<MinimalCard>, StoreError> {
    let mut cards = search::cards(reading.db, children)?;
    for card in cards.iter_mut().filter(|card| card.restricted) {
        if may_open(reading, settings, card.child)? {
            card.restricted = false;
            continue;
        }
        let (number, child) = (card.number, card.child);
        *card = MinimalCard {
            child,
            number,
            name: PersonName::default(),
            provisional: None,
            birth_year: None,
            municipality: None,
            state: None,
            coordinator: None,
            restricted: true,
        };
    }
    Ok(cards)
}

/// Whether a home that is not `own`'s stays out of `own`'s file: the placement of a brother or sister is hidden there, or
/// a child lives there who keeps the home out of her file, or whose file this person may not open.
pub(super) fn hides_home(
    reading: &Reading<'_>,
    own: PersonId,
    members: &[Stored<HouseholdMember>],
) -> Result<bool, StoreError> {
    if members.iter().any(|member| member.person_id == own) {
        return Ok(false);
    }
    for member in members {
        if hides_address(member) || hides_person(reading, member.person_id)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a person is a child who is not named in the files of brothers and sisters to whoever looks.
pub(super) fn hides_person(reading: &Reading<'_>, person: PersonId) -> Result<bool, StoreError> {
    let Some(file) = families::file_of(reading.db, person)? else { return Ok(false) };
    let child = ChildId::from(file.id);
    if families::home_is_hidden(reading.db, child)? {
        return Ok(true);
    }
    Ok(!may_open(reading, access_settings(reading.db)?, child)?)
}

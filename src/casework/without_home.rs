//! A file that keeps the youth's home out (`domain::youth`): takes what names the home out of the whole file and out of its
//! history before anybody sees them. Decides nothing; the rule is the domain's.

use super::{Failure, file::File};
use crate::{
    domain::{
        ids::{ChildId, PersonId},
        names,
        record::{Child, ContactPoint, Person, RecordKind},
        youth,
    },
    store::{Db, StoreError, families, log, mistakes, rows, rows::Fields},
};

/// Who is of the home, by row and by name: words that were typed somewhere may name them too.
pub(super) struct HomePeople {
    ids: Vec<PersonId>,
    names: Vec<String>,
    /// The youth's own telephones and addresses, in each of her files.
    own: Vec<String>,
}

impl HomePeople {
    /// The people of a child's home; none where the home is not kept out.
    ///
    /// # Errors
    /// When the file fails.
    pub(super) fn kept_out(db: &Db, child: ChildId) -> Result<Option<Self>, StoreError> {
        if !families::home_is_hidden(db, child)? {
            return Ok(None);
        }
        let ids = families::home_people(db, child)?;
        let mut called = Vec::new();
        for person in &ids {
            if let Some(person) = rows::load::<Person>(db, *person)? {
                called.extend(full_names(&person));
            }
        }
        let mut own = Vec::new();
        for file in mistakes::group(db, child)? {
            if let Some(file) = rows::load::<Child>(db, file)? {
                let points = rows::load_by::<ContactPoint>(db, "person_id", file.person_id.0)?;
                own.extend(points.into_iter().map(|point| point.record.value));
            }
        }
        Ok(Some(Self { ids, names: called, own }))
    }

    /// Whether this is one of them.
    pub(super) fn has(&self, person: Option<PersonId>) -> bool {
        person.is_some_and(|person| self.ids.contains(&person))
    }

    /// Whether these words name one of them.
    fn named(&self, words: &str) -> bool {
        let words = names::fold(words);
        self.names.iter().any(|name| words.contains(name.as_str()))
    }

    /// The words, unless they name one of them.
    pub(super) fn without(&self, words: Option<String>) -> Option<String> {
        words.filter(|words| !self.named(words))
    }

    /// A change of the history as it may be shown; none where it is only about the home.
    ///
    /// # Errors
    /// When the file fails.
    pub(super) fn shown(&self, db: &Db, mut change: log::Change) -> Result<Option<log::Change>, StoreError> {
        // A save names only what it changed: whose the row is, the row says as it stands.
        let stands = rows::load_any(db, change.kind, change.row)?.map(|row| row.fields).unwrap_or_default();
        let of = |fields: &Fields, name: &str| fields.get(name).and_then(serde_json::Value::as_i64);
        let about = |name: &str| {
            let sides = [&change.after, &change.before, &stands];
            sides.into_iter().any(|fields| self.has(of(fields, name).map(PersonId)))
        };
        let hidden = match change.kind {
            RecordKind::Person => self.has(Some(change.row.into())),
            RecordKind::Link | RecordKind::ContactPoint | RecordKind::Member => about("person_id"),
            _ => false,
        };
        if hidden {
            return Ok(None);
        }
        // A call of theirs, or a consent: the words stay, who and which number go.
        let theirs = about("caller_person_id")
            || about("given_by_id")
            || about("referrer_person_id")
            || calls_from_home(&change, &stands);
        let promised = change.kind == RecordKind::Promise;
        for side in [&mut change.before, &mut change.after] {
            side.retain(|name, value| {
                let words = value.as_str();
                // Who is rung back stands by the number alone: only the youth's own is shown.
                let rings = promised && name == "number";
                let foreign = rings && words.is_some_and(|number| !self.own.iter().any(|own| own == number));
                let tells = foreign || (theirs && TELLS.contains(&name.as_str()));
                !tells && !words.is_some_and(|words| self.named(words))
            });
        }
        Ok(Some(change))
    }
}

/// Columns that tell who of the home called or agreed, and from where.
const TELLS: &[&str] =
    &["caller_name", "relation", "number", "safe_message", "given_by_name", "withdrawn_by", "referrer_phone"];

fn calls_from_home(change: &log::Change, stands: &Fields) -> bool {
    use crate::domain::codes::{Code, Relation};
    let relation = |fields: &Fields| {
        fields.get("relation").and_then(serde_json::Value::as_str).and_then(Relation::from_code)
    };
    let said = [&change.after, &change.before, stands].into_iter().filter_map(relation);
    change.kind == RecordKind::Call && said.into_iter().any(youth::is_of_home)
}

/// A person's whole name as people write it, folded: given name first, or family name first.
fn full_names(person: &Person) -> Vec<String> {
    let (given, family) = (person.given.as_deref(), person.family.as_deref());
    let ways = [[given, family], [family, given]];
    let joined = |way: &[Option<&str>; 2], between: &str| {
        names::fold(&way.iter().flatten().copied().collect::<Vec<_>>().join(between))
    };
    let all = ways.iter().flat_map(|way| [joined(way, " "), joined(way, ", ")]);
    all.filter(|name| !name.is_empty()).collect()
}

/// Takes out of a whole file who called, who agreed, who said, whose number.
pub(super) fn of_file(home: &HomePeople, file: &mut File) -> Result<(), Failure> {
    file.siblings.clear();
    for line in &mut file.calls {
        line.call.record = youth::without_home(line.call.record.clone());
    }
    file.circle.retain(|member| !home.has(Some(member.member.person_id)));
    for line in &mut file.consents {
        let consent = youth::consent_without_home(line.consent.record.clone(), &home.ids);
        line.consent.record.given_by_id = consent.given_by_id;
        line.consent.record.given_by_name = home.without(consent.given_by_name);
        line.consent.record.withdrawn_by = home.without(consent.withdrawn_by);
        let known = line.consent.given_by_id.is_some() || line.consent.given_by_name.is_some();
        line.given_by = line.given_by.take().filter(|_| known);
    }
    for statement in &mut file.statements {
        statement.record.said_by = home.without(statement.record.said_by.take());
    }
    for note in &mut file.notes {
        note.record.with_whom = home.without(note.record.with_whom.take());
    }
    let own: Vec<String> = file.contacts.iter().map(|point| point.value.clone()).collect();
    for promise in &mut file.promises {
        promise.record.who = home.without(promise.record.who.take());
        promise.record.number = promise.record.number.take().filter(|number| own.contains(number));
    }
    for referral in file.episodes.iter_mut().flat_map(|view| &mut view.referrals) {
        if home.has(referral.referrer_person_id) {
            referral.record.referrer_person_id = None;
            referral.record.referrer_phone = None;
        }
        referral.record.consent_given_by = home.without(referral.record.consent_given_by.take());
        referral.record.referrer_name = home.without(referral.record.referrer_name.take());
    }
    Ok(())
}

//! A record straight into the values of its row, without a JSON object in between: for the many rows of a made-up agency.
//! Gives the same values as `rows::fields_of` (a test compares them over every kind of value).

use std::fmt;

use rusqlite::types::Value as Sql;
use serde::ser::{Impossible, Serialize, SerializeStruct, Serializer};

use super::StoreError;
use crate::domain::record::{Column, Record};

/// The values of a record in the order of its columns.
pub fn values_of<R: Record>(record: &R) -> Result<Vec<Sql>, StoreError> {
    let columns = R::KIND.columns();
    record
        .serialize(RowSerializer { columns, values: Vec::with_capacity(columns.len() + 1) })
        .map_err(|Unfit| StoreError::Shape(R::KIND.table().to_owned()))
}

/// The record is not a flat struct.
#[derive(Debug)]
struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a flat record")
    }
}

impl std::error::Error for Unfit {}

impl serde::ser::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct RowSerializer {
    columns: &'static [Column],
    values: Vec<Sql>,
}

impl SerializeStruct for RowSerializer {
    type Ok = Vec<Sql>;
    type Error = Unfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unfit> {
        let column = self.columns.get(self.values.len()).filter(|column| column.name == name).ok_or(Unfit)?;
        let value = if column.list {
            Sql::Text(serde_json::to_string(value).map_err(|_| Unfit)?)
        } else {
            value.serialize(OneValue)?
        };
        self.values.push(value);
        Ok(())
    }

    fn end(self) -> Result<Vec<Sql>, Unfit> {
        Ok(self.values)
    }
}

/// Methods that no record needs.
macro_rules! unfit {
    ($($name:ident($($type:ty),*);)+) => {
        $(fn $name(self, $(_: $type),*) -> Result<Self::Ok, Unfit> { Err(Unfit) })+
    };
}

/// What both serializers refuse: compound values.
macro_rules! no_compounds {
    () => {
        type SerializeSeq = Impossible<Self::Ok, Unfit>;
        type SerializeTuple = Impossible<Self::Ok, Unfit>;
        type SerializeTupleStruct = Impossible<Self::Ok, Unfit>;
        type SerializeTupleVariant = Impossible<Self::Ok, Unfit>;
        type SerializeMap = Impossible<Self::Ok, Unfit>;
        type SerializeStructVariant = Impossible<Self::Ok, Unfit>;
        type Error = Unfit;

        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<Self::Ok, Unfit> {
            Err(Unfit)
        }
        fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Unfit> {
            Err(Unfit)
        }
        fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unfit> {
            Err(Unfit)
        }
        fn serialize_tuple_struct(
            self,
            _: &'static str,
            _: usize,
        ) -> Result<Self::SerializeTupleStruct, Unfit> {
            Err(Unfit)
        }
        fn serialize_tuple_variant(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: usize,
        ) -> Result<Self::SerializeTupleVariant, Unfit> {
            Err(Unfit)
        }
        fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unfit> {
            Err(Unfit)
        }
        fn serialize_struct_variant(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: usize,
        ) -> Result<Self::SerializeStructVariant, Unfit> {
            Err(Unfit)
        }
        unfit! {
            serialize_f32(f32);
            serialize_f64(f64);
            serialize_char(char);
            serialize_bytes(&[u8]);
            serialize_unit_struct(&'static str);
        }
    };
}

impl Serializer for RowSerializer {
    type Ok = Vec<Sql>;
    type SerializeStruct = Self;

    no_compounds!();
    unfit! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_str(&str);
        serialize_none();
        serialize_unit();
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Vec<Sql>, Unfit> {
        Err(Unfit)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<Vec<Sql>, Unfit> {
        Err(Unfit)
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unfit> {
        Ok(self)
    }
}

/// One column: text, a whole number, or nothing.
struct OneValue;

impl Serializer for OneValue {
    type Ok = Sql;
    type SerializeStruct = Impossible<Sql, Unfit>;

    no_compounds!();

    fn serialize_bool(self, value: bool) -> Result<Sql, Unfit> {
        Ok(Sql::Integer(i64::from(value)))
    }
    fn serialize_i8(self, value: i8) -> Result<Sql, Unfit> {
        Ok(Sql::Integer(i64::from(value)))
    }
    fn serialize_i16(self, value: i16) -> Result<Sql, Unfit> {
        Ok(Sql::Integer(i64::from(value)))
    }
    fn serialize_i32(self, value: i32) -> Result<Sql, Unfit> {
        Ok(Sql::Integer(i64::from(value)))
    }
    fn serialize_i64(self, value: i64) -> Result<Sql, Unfit> {
        Ok(Sql::Integer(value))
    }
    fn serialize_u8(self, value: u8) -> Result<Sql, Unfit> {
        Ok(Sql::Integer(i64::from(value)))
    }
    fn serialize_u16(self, value: u16) -> Result<Sql, Unfit> {
        Ok(Sql::Integer(i64::from(value)))
    }
    fn serialize_u32(self, value: u32) -> Result<Sql, Unfit> {
        Ok(Sql::Integer(i64::from(value)))
    }
    fn serialize_u64(self, value: u64) -> Result<Sql, Unfit> {
        i64::try_from(value).map(Sql::Integer).map_err(|_| Unfit)
    }
    fn serialize_str(self, value: &str) -> Result<Sql, Unfit> {
        Ok(Sql::Text(value.to_owned()))
    }
    fn serialize_none(self) -> Result<Sql, Unfit> {
        Ok(Sql::Null)
    }
    fn serialize_unit(self) -> Result<Sql, Unfit> {
        Ok(Sql::Null)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Sql, Unfit> {
        value.serialize(self)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<Sql, Unfit> {
        Ok(Sql::Text(name.to_owned()))
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Sql, Unfit> {
        value.serialize(self)
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Unfit> {
        Err(Unfit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            codes::{Category, Channel, ContactMode, Language, ReferrerType, Role, YesNo},
            date::Moment,
            ids::{ChildId, EpisodeId, StaffId, TeamId},
            record::{Note, Referral, Staff},
        },
        store::rows,
    };

    #[test]
    fn values_are_those_of_the_generic_way() {
        let at = Moment::parse("2026-11-21T20:04:05.123Z -0500").unwrap();
        let staff = Staff {
            number: 7,
            sign_in_name: "intake1".to_owned(),
            name: "Sample É".to_owned(),
            team_id: TeamId(2),
            roles: vec![Role::Intake, Role::Privacy],
            active: YesNo::Yes,
            employer: None,
            languages: vec![Language::Inuktitut],
            areas: Vec::new(),
            max_caseload: Some(18),
            screen_language: Some(Language::French),
            working_days: Vec::new(),
        };
        let note = Note {
            child_id: ChildId(3),
            episode_id: Some(EpisodeId(4)),
            staff_id: StaffId(5),
            at,
            with_whom: None,
            mode: ContactMode::InPerson,
            minutes: Some(20),
            interpreter: None,
            interpreter_mode: None,
            text: "line\nline".to_owned(),
            category: Category::FamilyHistory,
            first_visit: YesNo::No,
            family_told: None,
        };
        same(&staff);
        same(&note);
        same(&Referral::blank(at, Channel::PaperFax, ReferrerType::SelfFamily));
    }

    fn same<R: Record>(record: &R) {
        let fields = rows::fields_of(record).unwrap();
        let slow: Vec<Sql> =
            R::KIND.columns().iter().map(|column| rows::to_sql(fields.get(column.name))).collect();
        assert_eq!(values_of(record).unwrap(), slow);
    }
}

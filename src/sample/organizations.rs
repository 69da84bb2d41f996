//! The made-up directory: who works with families, plus the agencies of neighbouring areas (their public names only).

use crate::{
    domain::{
        codes::{Language, Sector},
        record::Organization,
        rule_set::Rules,
    },
    store::StoreError,
};

use super::{places, writer::Writer};

/// The organisations that [`super::words::themes`] name by index, with schools and doctors after them.
pub const DIRECTORY: &[(&str, Sector)] = &[
    ("Sample Speech and Language Centre", Sector::ChildrenServices),
    ("Sample District School Board", Sector::Education),
    ("Example Youth Counselling", Sector::Health),
    ("Example Respite House", Sector::ChildrenServices),
    ("Sample Rehabilitation Centre", Sector::Health),
    ("Example Complex Care Clinic", Sector::Health),
    ("Sample Autism and Behaviour Services", Sector::ChildrenServices),
    ("Example Community Centre", Sector::Recreation),
    ("Sample Developmental Services", Sector::ChildrenServices),
    ("Example Housing Office", Sector::Housing),
    ("Sample Benefits Clinic", Sector::Income),
    ("Services à la famille Exemple", Sector::ChildrenServices),
    ("Example Rides", Sector::Other),
    ("Sample Settlement and Cultural Centre", Sector::Settlement),
    ("Example Infant Development Program", Sector::ChildrenServices),
    ("Conseil scolaire de l’Exemple", Sector::Education),
    ("Sample Family Health Team", Sector::Health),
    ("Example Children’s Aid Society", Sector::ChildrenServices),
    ("Sample Indigenous Family Centre", Sector::Indigenous),
    ("Example Youth Justice Committee", Sector::Justice),
    ("Centre de santé communautaire Exemple", Sector::Health),
    ("Sample Adult Services", Sector::ChildrenServices),
];

/// Index of the English school board.
pub const SCHOOL: usize = 1;
/// Index of the French school board.
pub const FRENCH_SCHOOL: usize = 15;
/// Index of the family doctors.
pub const DOCTORS: usize = 16;
/// Index of the children's aid society.
pub const CHILDRENS_AID: usize = 17;
/// Index of the services for adults.
pub const ADULT_SERVICES: usize = 21;

/// The rows of the directory by place, and of the agencies of other areas by name.
pub type Rows = (Vec<i64>, Vec<(String, i64)>);

/// Writes the directory; the row of each organisation, by its place in [`DIRECTORY`], then those of other areas by name.
pub fn write(writer: &mut Writer<'_>, rules: &Rules) -> Result<Rows, StoreError> {
    let mut own = Vec::with_capacity(DIRECTORY.len());
    for (index, (name, sector)) in DIRECTORY.iter().enumerate() {
        let french = name.contains("Exemple");
        let slug = if french { "exemple" } else { "sample" };
        let organization = Organization {
            number: writer.draw_number("organization")?,
            name: (*name).to_owned(),
            sector: Some(*sector),
            area: None,
            phone: Some(places::phone(4_500 + index)),
            fax: (index % 3 == 0).then(|| places::phone(4_550 + index)),
            email: Some(format!("{slug}{index}@example.org")),
            intake_notes: None,
            languages: if french || index % 2 == 0 {
                vec![Language::English, Language::French]
            } else {
                vec![Language::English]
            },
        };
        own.push(writer.insert(&organization)?.0);
    }
    let mut others: Vec<(String, i64)> = Vec::new();
    for area in rules.areas.all() {
        let Some(agency) =
            area.agency.as_deref().filter(|_| places::OUTSIDE.iter().any(|t| t.area == area.id))
        else {
            continue;
        };
        if others.iter().any(|(known, _)| known == agency) {
            continue;
        }
        let organization = Organization {
            number: writer.draw_number("organization")?,
            name: agency.to_owned(),
            sector: Some(Sector::ChildrenServices),
            area: Some(area.id.clone()),
            phone: None,
            fax: None,
            email: None,
            intake_notes: None,
            languages: vec![Language::English],
        };
        others.push((agency.to_owned(), writer.insert(&organization)?.0));
    }
    Ok((own, others))
}

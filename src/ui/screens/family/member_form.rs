//! One member of the circle of support: who, formal or natural, what they do here and why. A person of the file is
//! picked, an organisation is picked or typed once.

use crate::{
    casework::{
        Command, Failure, Subject,
        members::{MemberForm, MemberPerson},
    },
    domain::{
        access::Act,
        codes::{Code, Discipline, MemberKind, Tie},
        dates_typed::Limits,
        ids::{ChildId, OrganizationId, PersonId},
        record::{Member, Organization, Stored},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Values, frame::Record},
        screen::Ctx,
        screens::{
            form_screen::{Done, FormJob},
            typed::{Fill, Typed, reads_date},
            words::codes_of,
        },
    },
};

/// The option for someone, or an organisation, that is not in the list.
const NEW: &str = "new";

fn is_new(form: &Form) -> bool {
    form.is("person", NEW)
}

fn is_formal(form: &Form) -> bool {
    form.is("kind", MemberKind::Formal.code())
}

fn is_new_organization(form: &Form) -> bool {
    is_formal(form) && form.is("organization", NEW)
}

/// Someone who joins.
static JOINS: FormSpec = FormSpec {
    name: "member",
    fields: &[
        Field::choice_given("person").asked().helped(),
        Field::person("given").when(is_new),
        Field::person("family").when(is_new),
        Field::phone("phone").personal().when(is_new),
        Field::choice("kind", codes_of::<MemberKind>).asked().helped(),
        Field::choice_given("organization").helped().when(is_formal),
        Field::line("organization_name").when(is_new_organization),
        Field::choice("discipline", codes_of::<Discipline>).when(is_formal),
        Field::line("role").helped(),
        Field::line("why_here").asked().helped(),
        Field::choice("tie", codes_of::<Tie>),
    ],
};

/// Someone who is in the circle.
static KNOWN: FormSpec = FormSpec {
    name: "member",
    fields: &[
        Field::shown("who").personal(),
        Field::choice("kind", codes_of::<MemberKind>).asked().helped(),
        Field::choice_given("organization").helped().when(is_formal),
        Field::line("organization_name").when(is_new_organization),
        Field::choice("discipline", codes_of::<Discipline>).when(is_formal),
        Field::line("role").helped(),
        Field::line("why_here").asked().helped(),
        Field::choice("tie", codes_of::<Tie>),
        Field::line("joined_on").room(crate::ui::kit::Room::Short),
        Field::line("left_on").room(crate::ui::kit::Room::Short).helped(),
    ],
};

/// A person who may join: row and words.
pub type Known = (PersonId, String);

/// Adding or changing a member.
pub struct MemberJob {
    child: ChildId,
    record: Record,
    known: Vec<Known>,
    base: Option<(Stored<Member>, String)>,
    organizations: Vec<Stored<Organization>>,
    today: chrono::NaiveDate,
}

impl MemberJob {
    /// Someone joins the circle of `child`; `known` are the people of the file who are not in it yet.
    pub fn new(child: ChildId, record: Record, known: Vec<Known>, ctx: &mut Ctx<'_>) -> Self {
        let organizations = ctx.session.organizations("").unwrap_or_default();
        Self { child, record, known, base: None, organizations, today: ctx.session.today() }
    }

    /// A member with the name to show.
    pub fn of(member: Stored<Member>, name: String, record: Record, ctx: &mut Ctx<'_>) -> Self {
        let child = member.child_id;
        Self { base: Some((member, name)), ..Self::new(child, record, Vec::new(), ctx) }
    }

    /// The organisation of the form; one that was typed is added to the directory, or found there by its name.
    fn organization(&self, values: &Values, ctx: &mut Ctx<'_>) -> Result<Option<OrganizationId>, Failure> {
        let picked = values.get("organization");
        if picked != NEW {
            return Ok(picked.parse().ok().map(OrganizationId));
        }
        let name = values.text("organization_name").unwrap_or_default();
        let folded = crate::domain::fold::fold(&name);
        let there = self.organizations.iter().find(|known| crate::domain::fold::fold(&known.name) == folded);
        if let Some(known) = there.filter(|_| !name.is_empty()) {
            return Ok(Some(known.id.into()));
        }
        let command = Command::new(Act::SaveOrganization, Subject::Nothing);
        let added = ctx
            .session
            .save_organization(&command, None, &Organization::blank(&name))
            .map_err(at_the_name)?;
        Ok(Some(added))
    }
}

/// A problem of the organisation's name stands beside the field where it was typed.
fn at_the_name(failure: Failure) -> Failure {
    match failure {
        Failure::Invalid(mut problems) => {
            problems.iter_mut().for_each(|problem| "organization_name".clone_into(&mut problem.field));
            Failure::Invalid(problems)
        }
        other => other,
    }
}

impl FormJob for MemberJob {
    fn spec(&self) -> &'static FormSpec {
        if self.base.is_some() { &KNOWN } else { &JOINS }
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get(if self.base.is_some() { "member-title" } else { "member-title-new" })
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn values(&self) -> Values {
        let Some((member, _)) = &self.base else { return Values::new() };
        Values::new()
            .with_code("kind", Some(member.kind))
            .with("organization", member.organization_id.map(|id| id.to_string()).unwrap_or_default())
            .with_code("discipline", member.discipline)
            .with_text("role", member.role.as_deref())
            .with_text("why_here", member.why_here.as_deref())
            .with_code("tie", member.tie)
            .with_day("joined_on", member.joined_on)
            .with_day("left_on", member.left_on)
    }

    fn base_version(&self) -> i64 {
        self.base.as_ref().map_or(0, |(member, _)| member.version)
    }

    fn record_id(&self) -> String {
        self.base
            .as_ref()
            .map_or_else(|| format!("member-of-{}", self.child), |(member, _)| member.public_id.clone())
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let person = |(id, words): &Known| Choosable::new(id.to_string(), words.clone());
        let mut people: Vec<Choosable> = self.known.iter().map(person).collect();
        people.push(Choosable::new(NEW, ctx.texts.get("member-someone-new")));
        form.set_options("person", people);
        let row = |known: &Stored<Organization>| Choosable::new(known.id.to_string(), known.name.clone());
        let mut organizations: Vec<Choosable> = self.organizations.iter().map(row).collect();
        organizations.push(Choosable::new(NEW, ctx.texts.get("member-organization-new")));
        form.set_options("organization", organizations);
        if let Some((_, name)) = &self.base {
            form.set_shown("who", name.clone());
        }
        for day in ["joined_on", "left_on"] {
            reads_date(form, day, self.today, Limits::happened(self.today));
        }
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let organization = self.organization(values, ctx)?;
        let command =
            Command { id: command.to_owned(), ..Command::new(Act::SaveMember, Subject::Child(self.child)) };
        let limits = Limits::happened(self.today);
        if let Some((base, name)) = &self.base {
            let new = Member {
                kind: values.code("kind").unwrap_or(base.kind),
                organization_id: organization,
                discipline: values.code("discipline"),
                role: values.text("role"),
                why_here: values.text("why_here"),
                tie: values.code("tie"),
                joined_on: values.day("joined_on", self.today, limits),
                left_on: values.day("left_on", self.today, limits),
                ..base.record.clone()
            };
            ctx.session.save_member(&command, base, &new)?;
            return Ok(Done::back(ctx.texts.with("member-saved", &[("name", name.as_str().into())])));
        }
        let person = match values.get("person").parse() {
            Ok(id) => MemberPerson::Known(PersonId(id)),
            Err(_) => MemberPerson::New {
                given: values.text("given").unwrap_or_default(),
                family: values.text("family").unwrap_or_default(),
                language: None,
                phone: values.text("phone"),
            },
        };
        let form = MemberForm {
            person,
            kind: values.code("kind"),
            role: values.text("role"),
            discipline: values.code("discipline"),
            organization,
            why_here: values.text("why_here"),
            tie: values.code("tie"),
        };
        ctx.session.add_member(&command, &form)?;
        Ok(Done::back(ctx.texts.get("member-added")))
    }
}

//! To whom something is given: a colleague of the team from a short list that says who is away, or the pool. One question,
//! one save, the same for Today, the area Intake and the end of the day.

use super::{ask::Ask, words};
use crate::{
    casework::{
        Command, Failure, Subject,
        days::Colleague,
        passing::{Receiver, Thing},
    },
    domain::{access::Act, ids::ChildId},
    text::Texts,
    ui::{
        kit::Choosable,
        screen::{Ctx, Outcome, Returned, Then},
    },
};

/// What is given, and who may get it.
struct Asked {
    thing: Thing,
    child: Option<ChildId>,
    people: Vec<Colleague>,
}

/// The open question of a screen.
#[derive(Default)]
pub struct HandTo {
    asked: Option<Asked>,
}

impl HandTo {
    /// Asks to whom; the last answer is the pool.
    pub fn ask(&mut self, thing: Thing, child: Option<ChildId>, ctx: &mut Ctx<'_>) -> Outcome {
        let people = match ctx.session.team_mates() {
            Ok(people) => people,
            Err(failure) => return Outcome::stay().failed(words::failure(ctx.texts, &failure)),
        };
        let mut options: Vec<Choosable> = people
            .iter()
            .map(|one| Choosable::new(one.staff.id.0.to_string(), said(one, ctx.texts)))
            .collect();
        options.push(Choosable::new("pool", ctx.texts.get("hand-to-pool")));
        let (title, body) = (ctx.texts.get("hand-to-title"), ctx.texts.get("hand-to-body"));
        self.asked = Some(Asked { thing, child, people });
        Then::Open(Ask::one_of(&title, body, options)).into()
    }

    /// The question closed with this value: what is said of the save, or nothing where nobody was chosen.
    pub fn returned(&mut self, value: &Returned, ctx: &mut Ctx<'_>) -> Option<Result<String, Failure>> {
        let asked = self.asked.take()?;
        let Returned::Chosen(place) = value else { return None };
        let chosen = usize::try_from(*place).ok().and_then(|place| asked.people.get(place));
        let to = chosen.map_or(Receiver::Pool, |one| Receiver::Person(one.staff.id));
        let done = give(&asked.thing, asked.child, to, ctx);
        Some(done.map(|()| match chosen {
            Some(one) => ctx.texts.with("hand-to-given", &[("name", one.staff.name.as_str().into())]),
            None => ctx.texts.get("hand-to-given-pool"),
        }))
    }
}

/// "Sample, Quinn, away until 1 Dec 2026, Sample, Robin covers".
fn said(one: &Colleague, texts: &Texts) -> String {
    match &one.away {
        None => one.staff.name.clone(),
        Some((away, cover)) => {
            let mut words = vec![
                one.staff.name.clone(),
                texts.with("days-away-until", &[("day", texts.date(away.to).into())]),
            ];
            words.extend(
                cover.as_ref().map(|who| texts.with("days-covers", &[("name", who.name.as_str().into())])),
            );
            words.join(", ")
        }
    }
}

/// Gives something to a person or to the pool.
///
/// # Errors
/// What casework refuses.
pub fn give(thing: &Thing, child: Option<ChildId>, to: Receiver, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
    let subject = child.map_or(Subject::New, Subject::Child);
    ctx.session.pass_over(&Command::new(Act::PassOver, subject), thing, to)
}

/// Takes something that lies in the pool, before it is opened.
///
/// # Errors
/// What casework refuses.
pub fn take(thing: &Thing, child: Option<ChildId>, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
    let me = ctx.session.identity().staff;
    give(thing, child, Receiver::Person(me), ctx)
}

/// Gives something to the pool.
///
/// # Errors
/// What casework refuses.
pub fn to_pool(thing: &Thing, child: Option<ChildId>, ctx: &mut Ctx<'_>) -> Result<String, Failure> {
    give(thing, child, Receiver::Pool, ctx)?;
    Ok(ctx.texts.get("hand-to-given-pool"))
}

//! What may be told: asked as soon as a caller's child is found, before anything of the file is shown. Who is it of the
//! people beside the child, what did they say rightly when asked, and all, appointments or nothing. The rule proposes with
//! its why; the person decides. Gives the decision back to the call, which keeps it; saves nothing by itself.

use serde::{Deserialize, Serialize};

use crate::{
    casework::{
        Failure,
        told::{Appointments, Callers, KnownCaller},
    },
    domain::{
        codes::{CallKind, Code, Identifier, MayBeTold},
        ids::{ChildId, FileNumber, PersonId},
        problem::Problem,
        record::Call,
        told::{Proposal, needs_why},
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Values, block::Block},
        screen::{Ctx, Returned, Screen, Then},
        screens::{
            cards,
            form_screen::{Done, FormJob, FormScreen},
            typed::{Fill, Typed},
            words::{self, codes_of},
        },
        theme::Meaning,
    },
};

/// The row of a call that shows the decision and opens it again.
pub const LINK: &str = "told";

/// The code of "nobody we know".
const NOBODY: &str = "0";

/// The questions.
pub static TOLD: FormSpec = FormSpec {
    name: "told",
    fields: &[
        Field::choice_given("caller").asked().helped(),
        Field::many_given("identified_by").helped().when(|form| form.filled("caller")),
        Field::choice("may_be_told", codes_of::<MayBeTold>).asked(),
        Field::line("why").personal().asked().when(|form| form.filled("may_be_told")),
    ],
};

/// What was decided about a caller.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Who of the people we know.
    caller: Option<i64>,
    /// How much; none while nothing was decided.
    told: Option<MayBeTold>,
    /// Why.
    why: Option<String>,
    /// What the caller said rightly.
    identified_by: Vec<Identifier>,
}

impl Decision {
    /// How much.
    pub fn told(&self) -> Option<MayBeTold> {
        self.told
    }

    /// What was decided on a call that stands in the file.
    pub fn of_call(call: &Call) -> Self {
        Self {
            caller: call.caller_person_id.map(|person| person.0),
            told: call.may_be_told,
            why: call.may_be_told_why.clone(),
            identified_by: call.identified_by.clone(),
        }
    }

    /// The call with the decision in it.
    pub fn into_call(self, call: Call) -> Call {
        Call {
            caller_person_id: self.caller.map(PersonId),
            may_be_told: self.told,
            may_be_told_why: self.why,
            identified_by: self.identified_by,
            ..call
        }
    }

    /// In a few words, for the row of the call.
    pub fn words(&self, texts: &Texts) -> String {
        match self.told {
            Some(told) => {
                let why = self.why.clone().unwrap_or_default();
                [words::label(texts, told), why]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(": ")
            }
            None => texts.get("told-open"),
        }
    }
}

/// The decision that a closed form gave back, if it gave one.
pub fn given(value: &Returned) -> Option<Decision> {
    let Returned::Words(json) = value else { return None };
    serde_json::from_str(json).ok()
}

/// Whether a call of this kind says something of the file, so that the decision is needed first.
pub fn is_needed(kind: Option<CallKind>) -> bool {
    matches!(kind, Some(CallKind::NewReferral | CallKind::GoOn | CallKind::OwnFile | CallKind::Provider))
}

/// Whether the screens of a call may show the child's file: it is the family's own new one, or everything may be told.
pub fn shows_file(call: &Call) -> bool {
    call.may_be_told.is_none_or(|told| told == MayBeTold::All)
}

/// What may be said to somebody who hears appointments only, in one line.
pub fn appointments(child: ChildId, ctx: &mut Ctx<'_>) -> String {
    match ctx.session.appointments(child) {
        Ok(found) => appointment_words(&found, ctx.texts),
        // The file is a coordinator's: whoever answers for it says when.
        Err(_) => ctx.texts.get("told-appointments-closed"),
    }
}

fn appointment_words(found: &Appointments, texts: &Texts) -> String {
    let review = found
        .review
        .as_ref()
        .map(|review| texts.with("told-review", &[("day", texts.weekday(review.due_on).into())]));
    let promises = found.promises.iter().map(|promise| {
        let time = promise.due_time.clone().unwrap_or_default();
        [texts.weekday(promise.due_on), time, promise.what.clone()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    });
    let all: Vec<String> = review.into_iter().chain(promises).collect();
    if all.is_empty() { texts.get("told-no-appointments") } else { all.join(" · ") }
}

/// Who calls about which child.
pub struct Asking {
    /// The child that was found.
    pub child: ChildId,
    /// Its file.
    pub number: FileNumber,
    /// The caller's name as said.
    pub name: String,
    /// The number as said.
    pub phone: String,
    /// The public id of the call, by which the draft is found again.
    pub call: String,
}

/// The question as a screen; closes with [`Returned::Words`], to be read by [`given`].
///
/// # Errors
/// When the people beside the child cannot be read.
pub fn screen(
    asking: Asking,
    before: Option<&Decision>,
    ctx: &mut Ctx<'_>,
) -> Result<Box<dyn Screen>, Failure> {
    let callers = ctx.session.callers(asking.child, &asking.name, &asking.phone)?;
    let job = ToldJob { asking, callers, before: before.cloned().unwrap_or_default() };
    Ok(FormScreen::make(job, ctx).0)
}

struct ToldJob {
    asking: Asking,
    callers: Callers,
    before: Decision,
}

impl ToldJob {
    fn chosen(&self, form: &Form) -> Option<&KnownCaller> {
        let code = form.text("caller");
        self.callers.known.iter().find(|one| one.person.to_string() == code)
    }

    /// What is proposed for whoever was chosen; none while nobody was.
    fn proposal(&self, code: &str) -> Option<&Proposal> {
        if code.is_empty() {
            return None;
        }
        let known = self.callers.known.iter().find(|one| one.person.to_string() == code);
        Some(known.map_or(&self.callers.stranger, |one| &one.proposal))
    }

    /// The questions as they are put; the answers stand in the file and are not shown.
    fn ask(&self, form: &mut Form, texts: &Texts) {
        let ask = self.chosen(form).map_or(&self.callers.ask, |one| &one.ask);
        let options = ask.iter().map(|one| Choosable::new(one.code(), words::label(texts, *one))).collect();
        form.set_options("identified_by", options);
    }
}

fn caller_words(one: &KnownCaller, texts: &Texts) -> String {
    let mut pieces = vec![one.name.clone(), words::label(texts, one.relation)];
    pieces.extend(one.authority.map(|authority| words::label(texts, authority)));
    let how = match (one.by_name, one.by_number) {
        (true, true) => "told-by-both",
        (false, true) => "told-by-number",
        _ => "told-by-name",
    };
    format!("{} ({})", pieces.join(", "), texts.get(how))
}

impl FormJob for ToldJob {
    fn spec(&self) -> &'static FormSpec {
        &TOLD
    }

    fn title(&self, texts: &Texts) -> String {
        texts.with("told-title", &[("number", self.asking.number.to_string().into())])
    }

    fn values(&self) -> Values {
        let before = &self.before;
        if before.told.is_none() {
            return Values::new();
        }
        let caller = before.caller.map_or_else(|| NOBODY.to_owned(), |person| person.to_string());
        let mut values = Values::new().with("caller", caller).with_code("may_be_told", before.told);
        values.set_list(
            "identified_by",
            before.identified_by.iter().map(|one| one.code().to_owned()).collect(),
        );
        values.with_text("why", before.why.as_deref())
    }

    fn record_id(&self) -> String {
        format!("told {} {}", self.asking.number, self.asking.call)
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let texts = ctx.texts;
        let known = self.callers.known.iter();
        let mut options: Vec<Choosable> =
            known.map(|one| Choosable::new(one.person.to_string(), caller_words(one, texts))).collect();
        options.push(Choosable::new(NOBODY, texts.get("told-nobody")));
        form.set_options("caller", options);
        self.ask(form, texts);
    }

    fn changed(&mut self, field: &'static str, form: &mut Form, ctx: &mut Ctx<'_>) {
        if field == "caller" {
            self.ask(form, ctx.texts);
        }
    }

    fn above(&self, form: &Form, width: u16, texts: &Texts) -> Block {
        let mut block = Block::default();
        let room = width.saturating_sub(2);
        let said = [self.asking.name.as_str(), self.asking.phone.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        let said = if said.is_empty() { texts.get("told-nothing-said") } else { said.join(", ") };
        block.wrapped(1, room, &texts.with("told-said", &[("who", said.into())]), Meaning::Plain);
        match self.proposal(&form.text("caller")) {
            Some(proposal) => {
                let told = words::label(texts, proposal.told).into();
                let why = cards::why(texts, &proposal.why).into();
                let words = texts.with("told-proposed", &[("told", told), ("why", why)]);
                let meaning =
                    if proposal.told == MayBeTold::All { Meaning::Accent } else { Meaning::Warning };
                block.wrapped(1, room, &words, meaning);
                block.wrapped(1, room, &texts.get("told-ask"), Meaning::Dim);
            }
            None => {
                block.wrapped(1, room, &texts.get("told-choose"), Meaning::Dim);
            }
        }
        block
    }

    fn save(&mut self, values: &Values, _: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let told = values.code::<MayBeTold>("may_be_told");
        let code = values.get("caller");
        let Some(proposal) = self.proposal(code) else {
            return Err(Problem::new("caller", "problem-told-caller").into());
        };
        let identified_by: Vec<Identifier> =
            values.list("identified_by").iter().filter_map(|code| Identifier::from_code(code)).collect();
        let typed = values.text("why");
        let needs = told.is_some_and(|told| needs_why(proposal.told, told, identified_by.len()));
        if needs && typed.is_none() {
            return Err(Problem::new("why", "problem-told-why").into());
        }
        let why = typed.or_else(|| told.map(|_| cards::why(ctx.texts, &proposal.why)));
        let caller = code.parse::<i64>().ok().filter(|person| *person > 0);
        let decision = Decision { caller, told, why, identified_by };
        let json = serde_json::to_string(&decision).unwrap_or_default();
        let said = ctx.texts.with("told-decided", &[("words", decision.words(ctx.texts).into())]);
        Ok(Done::back(said).for_good().then(Then::Close(Returned::Words(json))))
    }
}

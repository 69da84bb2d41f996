//! Step Decision: both verdicts with why, and what the named person decides: programme, level, reason, the family's view;
//! for a no the explanation; own plan or join. The computer advises. It cannot be undone, and says so before it runs.

use super::{facts::Facts, verdict};
use crate::{
    casework::{
        Command, Failure, Subject,
        decisions::{Decided, DecisionForm, Join},
        walk::{SiblingFile, ToJoin},
    },
    domain::{
        access::{Act, Verdict},
        codes::{Code, DecisionOutcome, EpisodeState, YesNo},
        dates_typed::Limits,
        decision as rules,
        ids::{ChildId, EpisodeId},
        program::Program,
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, block::Block, frame::Record},
        screen::{Ctx, Screen},
        screens::{
            form_screen::{Done, FormJob, FormScreen},
            typed::{Typed, reads_date},
            words,
        },
        theme::Meaning,
    },
};

static DECISION: FormSpec = FormSpec {
    name: "decision",
    fields: &[
        Field::shown("decided_by"),
        Field::choice_given("outcome").asked().helped(),
        Field::choice_given("level").asked().helped().when(eligible),
        Field::choice_given("join").asked().helped(),
        Field::line("reason").asked().personal(),
        Field::line("override_reason").asked().helped(),
        Field::line("family_view").personal().when(decided),
        Field::line("explained_on").room(Room::Short).asked().when(not_eligible),
        Field::line("explained_how").asked().helped().when(not_eligible),
        Field::yes_no("told_may_return").asked().when(ends),
    ],
};

fn decided(form: &Form) -> bool {
    form.filled("outcome")
}

fn eligible(form: &Form) -> bool {
    choice_of(&form.text("outcome")).is_some_and(|(outcome, _)| rules::is_eligible(outcome))
}

fn not_eligible(form: &Form) -> bool {
    form.is("outcome", DecisionOutcome::NotEligible.code())
}

fn ends(form: &Form) -> bool {
    decided(form) && !eligible(form)
}

/// What a choice means: the outcome, and the programme where the family is eligible (`eligible_csp:cheo`).
fn choice_of(code: &str) -> Option<(DecisionOutcome, Option<String>)> {
    match code.split_once(':') {
        Some((outcome, program)) => Some((DecisionOutcome::from_code(outcome)?, Some(program.to_owned()))),
        None => Some((DecisionOutcome::from_code(code)?, None)),
    }
}

fn code_of(outcome: DecisionOutcome, program: Option<&str>) -> String {
    program.map_or_else(|| outcome.code().to_owned(), |program| format!("{}:{program}", outcome.code()))
}

/// Opens the step: the form, or what was decided.
///
/// # Errors
/// When the file may not be read.
pub fn open_step(child: ChildId, ctx: &mut Ctx<'_>) -> Result<Box<dyn Screen>, Failure> {
    let facts = Facts::read(child, ctx)?;
    if !crate::domain::episode::is_undecided(facts.walk.episode.state) {
        return Ok(super::decided::open(facts, ctx));
    }
    let may = ctx.session.may(Act::Decide, Subject::Child(child))?;
    let job = DecisionJob { may, me: ctx.session.identity().name.clone(), facts };
    Ok(FormScreen::make(job, ctx).0)
}

struct DecisionJob {
    facts: Facts,
    me: String,
    may: Verdict,
}

impl DecisionJob {
    fn programs(&self) -> impl Iterator<Item = &Program> {
        self.facts.walk.screenings.iter().map(|view| &view.program)
    }

    /// The decisions that can be made: for each programme, then the others; what the rules advise is marked.
    fn outcomes(&self, texts: &Texts) -> Vec<Choosable> {
        let advised =
            self.facts.walk.advice.as_ref().map(|(outcome, program)| code_of(*outcome, program.as_deref()));
        let label = |code: &str, words: String| match &advised {
            Some(advice) if advice == code => texts.with("decision-advised", &[("decision", words.into())]),
            _ => words,
        };
        let mut options = Vec::new();
        // The more demanding programme first, as the advice does.
        for program in self.programs().collect::<Vec<_>>().into_iter().rev() {
            let code = code_of(program.eligible_decision, Some(&program.code));
            let words = label(&code, words::of_data(texts, &program.short_name).to_owned());
            options.push(Choosable::new(code, words));
        }
        for outcome in
            [DecisionOutcome::NotEligible, DecisionOutcome::RedirectRegion, DecisionOutcome::Declined]
        {
            let words = label(outcome.code(), words::label(texts, outcome));
            options.push(Choosable::new(outcome.code(), words));
        }
        options
    }

    /// Whether what is chosen is not what the rules computed; then the reason for it is asked.
    fn differs(&self, form: &Form) -> bool {
        let Some((outcome, program)) = choice_of(&form.text("outcome")) else { return false };
        let computed: Vec<rules::Computed> = self
            .facts
            .walk
            .screenings
            .iter()
            .map(|view| rules::Computed { program: view.program.code.clone(), result: view.outcome.result })
            .collect();
        !rules::agrees(outcome, program.as_deref(), &computed)
    }

    fn set_levels(&self, form: &mut Form, texts: &Texts) {
        let chosen = choice_of(&form.text("outcome")).and_then(|(_, program)| program);
        let Some(program) = chosen.and_then(|code| self.facts.program(&code)) else { return };
        let level = |level: &crate::domain::program::Level| {
            let name = words::of_data(texts, &level.name);
            Choosable::new(level.number.to_string(), format!("{} {name}", level.number))
        };
        form.set_options("level", program.levels.iter().map(level).collect());
    }

    /// Open episodes of the family in the chosen programme.
    fn to_join(&self, form: &Form) -> Vec<&ToJoin> {
        let chosen = choice_of(&form.text("outcome")).and_then(|(_, program)| program);
        self.facts.walk.to_join.iter().filter(|open| Some(&open.program) == chosen.as_ref()).collect()
    }

    fn set_join(&self, form: &mut Form, texts: &Texts) {
        let open = self.to_join(form);
        form.set_visible("join", !open.is_empty());
        let mut options = vec![Choosable::new("own", texts.get("decision-own-plan"))];
        for open in open {
            let child = |one: &SiblingFile| format!("{} {}", one.number, one.name.full()).trim().to_owned();
            let children: Vec<String> = open.children.iter().map(child).collect();
            let words = texts.with("decision-join-with", &[("files", texts.all_of(&children).into())]);
            options.push(Choosable::new(open.episode.0.to_string(), words));
        }
        form.set_options("join", options);
    }

    fn form(&self, values: &Values, ctx: &Ctx<'_>) -> Result<DecisionForm, Failure> {
        let Some((outcome, program)) = choice_of(values.get("outcome")) else {
            return Err(crate::domain::problem::Problem::new("outcome", "problem-decision-outcome").into());
        };
        let join = match values.get("join") {
            "" => None,
            "own" => Some(Join::OwnPlan),
            episode => episode.parse().ok().map(|id| Join::Join(EpisodeId(id))),
        };
        Ok(DecisionForm {
            episode: self.facts.episode(),
            program,
            outcome,
            level: values.number("level"),
            reason: values.text("reason"),
            override_reason: values.text("override_reason"),
            family_view: values.text("family_view"),
            explained_on: values.day(
                "explained_on",
                ctx.session.today(),
                Limits::happened(ctx.session.today()),
            ),
            explained_how: values.text("explained_how"),
            told_may_return: values.code::<YesNo>("told_may_return"),
            join,
        })
    }

    fn command(&self, id: &str) -> Command {
        Command { id: id.to_owned(), ..Command::new(Act::Decide, Subject::Child(self.facts.child())) }
    }
}

impl FormJob for DecisionJob {
    fn spec(&self) -> &'static FormSpec {
        &DECISION
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("decision-title")
    }

    fn record(&self, texts: &Texts) -> Option<Record> {
        Some(self.facts.record(texts))
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.facts.child())
    }

    fn values(&self) -> Values {
        Values::new()
    }

    fn record_id(&self) -> String {
        self.facts.place()
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        let today = ctx.session.today();
        form.set_shown("decided_by", format!("{} · {}", self.me, ctx.texts.date(today)));
        form.set_options("outcome", self.outcomes(ctx.texts));
        reads_date(form, "explained_on", today, Limits::happened(today));
        form.focus_on("outcome");
    }

    fn arrange(&mut self, form: &mut Form, texts: &Texts) {
        self.set_levels(form, texts);
        self.set_join(form, texts);
        form.set_visible("reason", decided(form));
        form.set_visible("override_reason", self.differs(form));
    }

    fn above(&self, _: &Form, width: u16, texts: &Texts) -> Block {
        let views = self.facts.walk.screenings.iter();
        let pairs: Vec<_> = views.map(|view| (&view.program, &view.outcome)).collect();
        let mut block = verdict::lines(&pairs, width, texts);
        if let Verdict::No(who) = &self.may {
            let words = texts.with("decision-not-yours", &[("who", words::roles(texts, who).into())]);
            block.wrapped(1, width.saturating_sub(2), &words, Meaning::Warning);
        }
        block.line();
        block
    }

    /// Only what lacks nothing is asked about: what is missing is said first, beside its field.
    fn asks(&self, values: &Values, texts: &Texts) -> Option<(String, String)> {
        let (outcome, program) = choice_of(values.get("outcome"))?;
        let decision = match program.as_deref().and_then(|code| self.facts.program(code)) {
            Some(program) => words::of_data(texts, &program.name).to_owned(),
            None => words::label(texts, outcome),
        };
        let number = crate::domain::ids::FileNumber(self.facts.walk.child.file_number).to_string();
        let body = texts.with("decision-question", &[("decision", decision.into()), ("file", number.into())]);
        Some((texts.get("decision-title"), body))
    }

    fn checks(&mut self, values: &Values, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let form = self.form(values, ctx)?;
        ctx.session.check_decision(self.facts.child(), &form)
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let form = self.form(values, ctx)?;
        let Decided { state, .. } = ctx.session.decide(&self.command(command), &form)?;
        let said = match state {
            EpisodeState::NotEligible | EpisodeState::Redirected => "decision-saved-hand-off",
            EpisodeState::Declined => "decision-saved-declined",
            _ => "decision-saved",
        };
        Ok(Done::back(ctx.texts.get(said)).for_good())
    }
}

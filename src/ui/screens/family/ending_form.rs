//! Ending: inactive, closed or declined, with a coded reason and who agreed. Says before what ends with it, and that a
//! death stops everything that would still reach the family.

use crate::{
    casework::{Failure, endings::Ending},
    domain::{
        access::Act,
        codes::{AgreedWith, ClosureReason, Code, EpisodeState},
        dates_typed::Limits,
        episode::{self, Event},
        ids::ChildId,
    },
    text::Texts,
    ui::{
        kit::{Choosable, Field, Form, FormSpec, Room, Values, frame::Record},
        screen::Ctx,
        screens::{
            family::whose::Whose,
            form_screen::{Done, FormJob},
            typed::{Typed, reads_date},
            words::{self, codes_of},
        },
    },
};

fn died(form: &Form) -> bool {
    form.is("reason", ClosureReason::Deceased.code())
}

fn asked(form: &Form) -> bool {
    !died(form)
}

static SPEC: FormSpec = FormSpec {
    name: "ending",
    fields: &[
        Field::words("what_ends"),
        Field::choice_given("to").asked().helped(),
        Field::choice_given("reason").asked(),
        Field::words("died").when(died),
        Field::line("died_on").room(Room::Short).when(died),
        Field::choice("agreed_with", codes_of::<AgreedWith>).asked().when(asked),
        Field::yes_no("told_may_return").asked().helped().when(asked),
        Field::yes_no("keep_on_file").asked().helped().when(asked),
        Field::note("note"),
    ],
};

/// The ways to end, by the event of each.
const WAYS: &[(EpisodeState, Event)] = &[
    (EpisodeState::Inactive, Event::MadeInactive),
    (EpisodeState::Closed, Event::ServiceClosed),
    (EpisodeState::Declined, Event::FamilyDeclines),
];

/// The reasons a person may give; three are said by the commands that do them.
pub fn reasons(texts: &Texts) -> Vec<Choosable> {
    let own = |reason: &&ClosureReason| {
        !matches!(reason, ClosureReason::Joined | ClosureReason::Returned | ClosureReason::HandedOff)
    };
    let option = |reason: &ClosureReason| Choosable::new(reason.code(), words::label(texts, *reason));
    ClosureReason::ALL.iter().filter(own).map(option).collect()
}

/// Ending an episode.
pub struct EndingJob {
    whose: Whose,
    state: EpisodeState,
    /// What ends with it, in words.
    what_ends: String,
    /// What was decided before the form opened: that the family cannot be reached.
    unreached: bool,
}

impl EndingJob {
    /// The episode in its state; `what_ends` says what ends with it.
    pub fn new(whose: Whose, state: EpisodeState, what_ends: String) -> Self {
        Self { whose, state, what_ends, unreached: false }
    }

    /// The same, once a person decided that the family cannot be reached.
    pub fn unable_to_contact(whose: Whose, state: EpisodeState, what_ends: String) -> Self {
        Self { unreached: true, ..Self::new(whose, state, what_ends) }
    }
}

impl FormJob for EndingJob {
    fn spec(&self) -> &'static FormSpec {
        &SPEC
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get("ending-title")
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.whose.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.whose.child)
    }

    fn values(&self) -> Values {
        if !self.unreached {
            return Values::new();
        }
        Values::new()
            .with("to", EpisodeState::Inactive.code())
            .with("reason", ClosureReason::UnableToContact.code())
            .with("agreed_with", AgreedWith::NotReached.code())
    }

    fn record_id(&self) -> String {
        format!("ending-of-{}", self.whose.episode)
    }

    fn prepare(&mut self, form: &mut Form, ctx: &mut Ctx<'_>) {
        form.set_label("what_ends", Some(self.what_ends.clone()));
        let ways = WAYS.iter().filter(|(_, event)| episode::next(self.state, *event).is_some());
        form.set_options(
            "to",
            ways.map(|(to, _)| Choosable::new(to.code(), words::label(ctx.texts, *to))).collect(),
        );
        form.set_options("reason", reasons(ctx.texts));
        reads_date(form, "died_on", self.whose.today, Limits::happened(self.whose.today));
        form.focus_on(if self.unreached { "told_may_return" } else { "to" });
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let reason = values.code("reason");
        let died = reason == Some(ClosureReason::Deceased);
        let died_on = values.day("died_on", self.whose.today, Limits::happened(self.whose.today));
        // Casework asks for the way; a form left without it is told so there.
        let to = values.code("to").unwrap_or(self.state);
        let ending = Ending {
            to,
            reason,
            note: values.text("note"),
            agreed_with: values.code("agreed_with"),
            told_may_return: values.code("told_may_return"),
            keep_on_file: values.code("keep_on_file"),
            deceased: died.then_some((self.whose.child, died_on)),
        };
        ctx.session.end_episode(&self.whose.about_episode(Act::EndEpisode, command), &ending)?;
        let said = if died { "ending-done-died" } else { "ending-done" };
        Ok(Done::back(ctx.texts.get(said)).for_good())
    }
}

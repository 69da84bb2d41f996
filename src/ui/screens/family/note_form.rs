//! A dated note of a contact: when, how, with whom, what was said, and whether the family was told where things stand.
//! A first visit is one, and opens the planning.

use chrono::{NaiveDate, NaiveTime, TimeZone};

use crate::{
    casework::{Command, Failure, Subject, notes::NoteForm},
    domain::{
        access::Act,
        codes::{Category, ContactMode, InterpreterMode},
        date::Moment,
        dates_typed::Limits,
        ids::{ChildId, EpisodeId},
        record::{Note, Stored},
    },
    text::Texts,
    ui::{
        kit::{Field, Form, FormSpec, Room, Values, frame::Record},
        screen::Ctx,
        screens::{
            form_screen::{Done, FormJob},
            typed::{Fill, Typed, reads_date, reads_number, reads_time, time_of},
            words::codes_of,
        },
    },
};

static NOTE: FormSpec = FormSpec {
    name: "note",
    fields: &[
        Field::choice("mode", codes_of::<ContactMode>).asked(),
        Field::line("with_whom").personal(),
        Field::note("text").asked(),
        Field::yes_no("family_told").helped(),
        Field::line("interpreter").room(Room::Medium).helped(),
        Field::choice("interpreter_mode", codes_of::<InterpreterMode>)
            .when(|form| form.filled("interpreter")),
        Field::line("day").room(Room::Short),
        Field::time("time", reads_time),
        Field::number("minutes", reads_number),
    ],
};

/// What is being noted.
enum What {
    /// A contact.
    Contact,
    /// The first visit, in this episode.
    FirstVisit(EpisodeId),
    /// A note that stands already.
    Known(Box<Stored<Note>>),
}

/// Writing a note.
pub struct NoteJob {
    child: ChildId,
    record: Record,
    what: What,
    now: Moment,
}

impl NoteJob {
    /// A new note about a child.
    pub fn new(child: ChildId, record: Record, ctx: &Ctx<'_>) -> Self {
        Self { child, record, what: What::Contact, now: ctx.session.now() }
    }

    /// The first visit of an episode.
    pub fn first_visit(child: ChildId, episode: EpisodeId, record: Record, ctx: &Ctx<'_>) -> Self {
        Self { what: What::FirstVisit(episode), ..Self::new(child, record, ctx) }
    }

    /// A note that stands already.
    pub fn of(note: Stored<Note>, record: Record, ctx: &Ctx<'_>) -> Self {
        let child = note.child_id;
        Self { what: What::Known(Box::new(note)), ..Self::new(child, record, ctx) }
    }

    /// The moment of the typed day and time; a day without a time is its noon, or now where it is today.
    fn at(&self, values: &Values) -> Moment {
        let today = self.now.day();
        let day = values.day("day", today, Limits::happened(today)).unwrap_or(today);
        let time = time_of(values.get("time"));
        if day == today && time.is_none() {
            return self.now;
        }
        moment(self.now, day, time.or_else(|| NaiveTime::from_hms_opt(12, 0, 0)).unwrap_or_default())
    }
}

/// A day and a time of the agency's clock, as `now` has it.
fn moment(now: Moment, day: NaiveDate, time: NaiveTime) -> Moment {
    let local = now.local();
    let offset = *local.offset();
    match offset.from_local_datetime(&day.and_time(time)).single() {
        Some(then) => Moment::new(then.to_utc(), offset.local_minus_utc() / 60),
        None => now,
    }
}

impl FormJob for NoteJob {
    fn spec(&self) -> &'static FormSpec {
        &NOTE
    }

    fn title(&self, texts: &Texts) -> String {
        texts.get(match self.what {
            What::Contact => "note-title-new",
            What::FirstVisit(_) => "note-title-first-visit",
            What::Known(_) => "note-title",
        })
    }

    fn record(&self, _: &Texts) -> Option<Record> {
        Some(self.record.clone())
    }

    fn child(&self) -> Option<ChildId> {
        Some(self.child)
    }

    fn values(&self) -> Values {
        match &self.what {
            What::Known(note) => {
                let at = note.at.local();
                Values::new()
                    .with_code("mode", Some(note.mode))
                    .with_text("with_whom", note.with_whom.as_deref())
                    .with("text", note.text.clone())
                    .with_code("family_told", note.family_told)
                    .with_text("interpreter", note.interpreter.as_deref())
                    .with_code("interpreter_mode", note.interpreter_mode)
                    .with_day("day", Some(at.date_naive()))
                    .with("time", at.format("%H:%M").to_string())
                    .with("minutes", note.minutes.map(|minutes| minutes.to_string()).unwrap_or_default())
            }
            _ => Values::new().with_day("day", Some(self.now.day())),
        }
    }

    fn base_version(&self) -> i64 {
        if let What::Known(note) = &self.what { note.version } else { 0 }
    }

    fn record_id(&self) -> String {
        match &self.what {
            What::Contact => format!("note-of-{}", self.child),
            What::FirstVisit(episode) => format!("first-visit-of-{episode}"),
            What::Known(note) => note.public_id.clone(),
        }
    }

    fn prepare(&mut self, form: &mut Form, _: &mut Ctx<'_>) {
        let today = self.now.day();
        reads_date(form, "day", today, Limits::happened(today));
    }

    fn save(&mut self, values: &Values, command: &str, ctx: &mut Ctx<'_>) -> Result<Done, Failure> {
        let command = |act, subject| Command { id: command.to_owned(), ..Command::new(act, subject) };
        let child = Subject::Child(self.child);
        if let What::Known(base) = &self.what {
            let new = Note {
                at: self.at(values),
                with_whom: values.text("with_whom"),
                mode: values.code("mode").unwrap_or(base.mode),
                minutes: values.number("minutes"),
                text: values.get("text").to_owned(),
                family_told: values.code("family_told"),
                interpreter: values.text("interpreter"),
                interpreter_mode: values.code("interpreter_mode"),
                ..base.record.clone()
            };
            ctx.session.change_note(&command(Act::SaveNote, child), base, &new)?;
            return Ok(Done::back(ctx.texts.get("note-saved")));
        }
        let form = NoteForm {
            child: self.child,
            at: self.at(values),
            with_whom: values.text("with_whom"),
            mode: values.code("mode"),
            minutes: values.number("minutes"),
            text: values.get("text").to_owned(),
            category: Category::FamilyHistory,
            interpreter: values.text("interpreter"),
            interpreter_mode: values.code("interpreter_mode"),
            family_told: values.code("family_told"),
        };
        if let What::FirstVisit(episode) = self.what {
            ctx.session.first_visit(&command(Act::FirstVisit, Subject::Episode(episode)), &form)?;
            return Ok(Done::back(ctx.texts.get("note-first-visit-saved")).for_good());
        }
        ctx.session.save_note(&command(Act::SaveNote, child), &form)?;
        Ok(Done::back(ctx.texts.get("note-saved")))
    }
}

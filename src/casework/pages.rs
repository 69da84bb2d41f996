//! Whole pages of the walk, saved in one command each: all answers of the screening page, all consents of the consent page.
//! One save, one undo, all or nothing; the rules are those of the single commands.

use super::{
    Command, Failure, Session,
    clean::cleaned,
    consents::{self, ConsentForm},
    episodes as episode_moves, family, live,
    screenings::{self, AnswerForm, Manner},
};
use crate::domain::{
    access::Act,
    codes::Difficulty,
    ids::{EpisodeId, RowId},
    record::{Consent, Screening, ScreeningAnswer, Stored},
};

/// An answer with the row it was typed over, so that two people never overwrite each other's.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerOver {
    /// The row on the screen when it was typed; none where there was none.
    pub base: Option<Stored<ScreeningAnswer>>,
    /// The answer.
    pub form: AnswerForm,
}

/// What changed on the screening page.
#[derive(Debug, Clone, PartialEq)]
pub struct ScreeningPage {
    /// The episode.
    pub episode: EpisodeId,
    /// Answers that are not what stands.
    pub answers: Vec<AnswerOver>,
    /// Areas of difficulty, by the programme's code.
    pub difficulties: Vec<(String, Vec<Difficulty>)>,
}

impl Session {
    /// Saves the screening page; the screening of each programme of the team is begun with it, whatever is missing.
    ///
    /// # Errors
    /// As [`Session::save_answer`]; nothing of the page is saved then.
    pub fn save_screening_page(
        &mut self,
        command: &Command,
        manner: Manner,
        page: &ScreeningPage,
    ) -> Result<(), Failure> {
        let rules = self.rules()?;
        self.write_as(Act::SaveScreening, command, |writing| {
            episode_moves::of_child(writing, page.episode)?;
            let child = writing.child()?;
            let programs: Vec<String> = live::programs(writing.db(), &rules, page.episode)?
                .iter()
                .map(|program| program.code.clone())
                .collect();
            for program in &programs {
                screenings::row_for(writing, &rules, page.episode, child, program, manner)?;
            }
            for answer in &page.answers {
                screenings::save_one(writing, &rules, manner, answer.base.as_ref(), &answer.form)?;
            }
            for (program, ticked) in &page.difficulties {
                let row = screenings::row_for(writing, &rules, page.episode, child, program, manner)?;
                screenings::not_decided(&row)?;
                writing.update(&row, &Screening { difficulties: ticked.clone(), ..row.record.clone() })?;
            }
            screenings::refresh(writing, &rules, page.episode, child)?;
            episode_moves::settle(writing, &rules, child)
        })
    }

    /// Records the answers to several consents, each with its scope.
    ///
    /// # Errors
    /// As [`Session::record_consent`]; none of them is saved then.
    pub fn record_consents(
        &mut self,
        command: &Command,
        forms: &[ConsentForm],
    ) -> Result<Vec<RowId>, Failure> {
        let rules = self.rules()?;
        self.write_as(Act::SaveConsent, command, |writing| {
            let child_id = writing.child()?;
            let mut rows = Vec::new();
            for form in forms {
                let consent = cleaned(&form.consent)?;
                if let Some(giver) = consent.given_by_id {
                    family::own_person(writing, giver)?;
                }
                rows.push(consents::insert(writing, &rules, &Consent { child_id, ..consent }, &form.scope)?);
            }
            episode_moves::settle(writing, &rules, child_id)?;
            Ok(rows)
        })
    }
}

//! What was answered about consent for a brother or sister, to be said once for this child too: each answer becomes a consent
//! of this child's own, of today. Only where who gave them stands beside this child as well. Saves nothing.

use super::{consent::LINES, facts::Facts};
use crate::{
    casework::consents::{ConsentForm, ConsentView},
    domain::{
        codes::{ConsentAnswer, ConsentPurpose},
        consent::ConsentState::{InForce, Limited, Refused},
        ids::{FileNumber, PersonId},
        record::{Consent, ConsentScope},
    },
    text::Texts,
    ui::{screen::Ctx, screens::words},
};

/// The answers of a brother or sister that this child has not.
pub struct Like {
    number: FileNumber,
    consents: Vec<ConsentView>,
}

impl Like {
    /// Those of the first brother or sister of whom there are any.
    pub fn of_sibling(facts: &Facts, ctx: &mut Ctx<'_>) -> Option<Self> {
        let beside = |id: PersonId| facts.walk.beside.iter().any(|one| PersonId::from(one.person.id) == id);
        for sibling in &facts.walk.siblings {
            // A file that may not be opened stays closed.
            let Ok(walk) = ctx.session.walk(sibling.child) else { continue };
            let mut consents: Vec<ConsentView> = Vec::new();
            for view in walk.consents {
                let purpose = view.consent.purpose;
                let asked = LINES.iter().any(|line| line.purpose == purpose);
                let answered = |known: &ConsentView| {
                    known.consent.purpose == purpose && matches!(known.state, InForce | Limited | Refused)
                };
                let open = !facts.consents().iter().any(answered) && !consents.iter().any(answered);
                if asked && open && answered(&view) && view.consent.given_by_id.is_none_or(beside) {
                    consents.push(view);
                }
            }
            if !consents.is_empty() {
                return Some(Self { number: sibling.number, consents });
            }
        }
        None
    }

    /// The same answers for this child, but those given for it.
    pub fn forms(
        &self,
        given: &[(ConsentPurpose, ConsentAnswer)],
        today: chrono::NaiveDate,
    ) -> Vec<ConsentForm> {
        let over = |view: &&ConsentView| !given.iter().any(|(purpose, _)| *purpose == view.consent.purpose);
        let form = |view: &ConsentView| ConsentForm {
            consent: Consent { starts_on: today, expires_on: None, ..view.consent.record.clone() },
            scope: view
                .scope
                .iter()
                .map(|row| ConsentScope { from_on: today, ..row.record.clone() })
                .collect(),
        };
        self.consents.iter().filter(over).map(form).collect()
    }

    /// "Same as C-0001".
    pub fn label(&self, texts: &Texts) -> String {
        texts.with("consent-like-label", &[("number", self.number.to_string().into())])
    }

    /// "C-0001: yes: sharing with the team, the plan · no: e-mail · Ada Sample".
    pub fn in_words(&self, facts: &Facts, texts: &Texts) -> String {
        let mut pieces = Vec::new();
        for answer in [ConsentAnswer::Yes, ConsentAnswer::No] {
            let all = self.consents.iter().filter(|view| view.consent.answer == answer);
            let purposes: Vec<String> = all.map(|view| words::label(texts, view.consent.purpose)).collect();
            if !purposes.is_empty() {
                pieces.push(format!("{}: {}", words::label(texts, answer), purposes.join(", ")));
            }
        }
        pieces.extend(self.consents.iter().find_map(|view| facts.giver_of(&view.consent, texts)));
        let values = [("number", self.number.to_string().into()), ("answers", pieces.join(" · ").into())];
        texts.with("consent-like", &values)
    }
}

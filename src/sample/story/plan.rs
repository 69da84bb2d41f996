//! The circle, the plan with its agreed versions, and reviews held and to come.

use super::*;
use crate::{
    domain::{
        ids::{OrganizationId, PersonId},
        plan::{
            Agreement, BODY_SCHEMA, Cover, FrozenAction, FrozenChild, FrozenFinding, FrozenGoal,
            FrozenMember, PlanBody, Told, canonical, digest,
        },
        record::{Action, Goal, Member, Person, Plan, PlanVersion, Rating, Review},
    },
    sample::words::{sayings, themes::Theme},
};

/// A goal as written, for versions and ratings.
struct WrittenGoal {
    row: RowId,
    frozen: FrozenGoal,
}

impl Story<'_, '_> {
    /// Parents, someone close, and the workers of the themes.
    pub(super) fn circle(&mut self) -> Result<(), StoreError> {
        let joined = self.dates.visited;
        let main = &self.home.carers[0];
        let (person, role) = (main.person, self.words(relation_words(main.relation)));
        self.member(person, None, None, &role, None, Tie::Strong, joined)?;
        if !self.leads() {
            let which = self.random.below(sayings::NATURAL.len());
            self.natural(which, joined)?;
        }
        let themes: Vec<&'static Theme> = self.child.themes.clone();
        for theme in themes {
            let given =
                *self.random.pick(&["Robin", "Sacha", "Noor", "Claude", "Kim", "Dominique", "Ola", "Jean"]);
            let family = *self.random.pick(&["Sample", "Exemple", "Winsample", "Boisexemple"]);
            let worker = Person::named(given, family);
            let person = PersonId::from(self.writer.insert(&worker)?);
            let organization = OrganizationId(self.made.organizations[theme.organization]);
            let (role, why) = (self.words(theme.role), self.words(theme.why_here));
            let tie = *self.random.pick(&[Tie::Strong, Tie::Moderate, Tie::Moderate, Tie::Tenuous]);
            self.member(person, Some(organization), Some(theme.discipline), &role, Some(why), tie, joined)?;
        }
        Ok(())
    }

    fn leads(&self) -> bool {
        self.twist == Twist::FamilyLeads && self.program == Some("halton")
    }

    /// The grandmother who leads.
    pub(super) fn grandmother(&mut self) -> Result<RowId, StoreError> {
        let joined = self.dates.assigned;
        self.natural(0, joined)?;
        Ok(self.members[self.members.len() - 1].0)
    }

    fn natural(&mut self, which: usize, joined: NaiveDate) -> Result<(), StoreError> {
        let (role, why, names) = sayings::NATURAL[which];
        let given = *self.random.pick(&names);
        // Grandmother, uncle and aunt share the family's name more often than the neighbour does.
        let own = self.family.children[0].family.clone().filter(|_| which.is_multiple_of(2));
        let family =
            own.unwrap_or_else(|| (*self.random.pick(&["Sample", "Exemple", "Hillsample"])).to_owned());
        let person = PersonId::from(self.writer.insert(&Person::named(given, &family))?);
        let (role, why) = (self.words(role), self.words(why));
        self.member(person, None, None, &role, Some(why), Tie::Strong, joined)
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of a member")]
    fn member(
        &mut self,
        person: PersonId,
        organization: Option<OrganizationId>,
        discipline: Option<Discipline>,
        role: &str,
        why: Option<String>,
        tie: Tie,
        joined: NaiveDate,
    ) -> Result<(), StoreError> {
        let member = Member {
            child_id: self.child.id,
            number: self.child.members.get() + 1,
            person_id: person,
            organization_id: organization,
            kind: if organization.is_some() { MemberKind::Formal } else { MemberKind::Natural },
            role: Some(role.to_owned()),
            discipline,
            why_here: why,
            tie: Some(tie),
            joined_on: Some(joined),
            left_on: (!self.state.is_open()).then_some(self.dates.since),
        };
        self.child.members.set(member.number);
        let row = self.writer.insert(&member)?;
        self.members.push((row, person));
        Ok(())
    }

    /// The working set, agreed versions, reviews.
    pub(super) fn plan(&mut self) -> Result<(), StoreError> {
        let agreed = self.stage() >= 6;
        if !agreed && self.random.percent(30) {
            return Ok(());
        }
        let vision = self.pick(sayings::VISIONS);
        let plan = Plan {
            episode_id: self.episode,
            vision: Some(vision),
            vision_language: self.language(),
            summary: agreed.then(|| self.pick(sayings::SUMMARIES)),
            safety_plan: self.random.percent(20).then(|| self.pick(sayings::SAFETY_PLANS)),
        };
        let row = self.writer.insert(&plan)?;
        let goals = self.goals(row, agreed)?;
        if !agreed {
            return Ok(());
        }
        let months = review_months(self.level);
        for number in 1..=self.versions {
            let day = self.dates.revised.checked_sub_months(Months::new(months * (self.versions - number)));
            let day = self.writer.days().workday(day.unwrap_or(self.dates.agreed));
            if number > 1 {
                self.held(day, &goals)?;
            }
            self.version(row, &plan, &goals, number, day)?;
        }
        self.progress()?;
        self.next_review()
    }

    fn goals(&mut self, plan: RowId, agreed: bool) -> Result<Vec<WrittenGoal>, StoreError> {
        let themes: Vec<&'static Theme> = self.child.themes.clone();
        let mut goals = Vec::new();
        for (index, theme) in themes.iter().enumerate() {
            let achieved = agreed && index > 0 && self.random.percent(15);
            let need = self.needs.get(index).copied();
            let target = shift(self.dates.revised, self.random.between(60, 300));
            let goal = Goal {
                plan_id: plan,
                child_id: self.child.id,
                rank: i64::try_from(index + 1).unwrap_or(1),
                text: self.words(theme.goal),
                language: self.language(),
                voice: Some(if self.child.age >= 12 && index == 0 { Voice::Both } else { Voice::Family }),
                domain: Some(theme.domain),
                need_id: need,
                measure: Some(self.words(theme.measure)),
                target_on: Some(target),
                status: match (achieved, agreed) {
                    (true, _) => GoalStatus::Achieved,
                    (_, true) => GoalStatus::Active,
                    _ => GoalStatus::Proposed,
                },
                category: theme.category,
            };
            let row = self.writer.insert(&goal)?;
            let worker = self
                .members
                .len()
                .checked_sub(themes.len() - index)
                .and_then(|at| self.members.get(at))
                .map(|member| member.1);
            let parent = Some(self.home.carers[0].person);
            let actions =
                [(theme.family, parent, false), (theme.worker, worker, false), (theme.staff, None, true)];
            let need = Some(self.words(theme.need));
            goals.push(self.goal_with(row, goal, need, &actions, achieved)?);
        }
        if self.child.age >= 12 {
            let rank = goals.len() + 1;
            goals.push(self.youth_goal(plan, rank, agreed)?);
        }
        for (index, child) in self.with.clone().into_iter().enumerate() {
            let theme = child.themes.first().copied();
            if let Some(theme) = theme {
                let goal = Goal {
                    plan_id: plan,
                    child_id: child.id,
                    rank: i64::try_from(goals.len() + 1 + index).unwrap_or(9),
                    text: say(theme.goal, self.french, &child.first),
                    language: self.language(),
                    voice: Some(Voice::Family),
                    domain: Some(theme.domain),
                    need_id: self.needs.first().copied(),
                    measure: Some(say(theme.measure, self.french, &child.first)),
                    target_on: Some(shift(self.dates.revised, 120)),
                    status: if agreed { GoalStatus::Active } else { GoalStatus::Proposed },
                    category: theme.category,
                };
                let row = self.writer.insert(&goal)?;
                let actions = [(theme.family, Some(self.home.carers[0].person), false)];
                goals.push(self.goal_with(row, goal, None, &actions, false)?);
            }
        }
        Ok(goals)
    }

    fn youth_goal(&mut self, plan: RowId, rank: usize, agreed: bool) -> Result<WrittenGoal, StoreError> {
        let goal = Goal {
            plan_id: plan,
            child_id: self.child.id,
            rank: i64::try_from(rank).unwrap_or(9),
            text: self.pick(sayings::YOUTH_GOALS),
            language: self.language(),
            voice: Some(Voice::Youth),
            domain: Some(LifeDomain::RecreationCommunity),
            need_id: self.needs.first().copied(),
            measure: None,
            target_on: Some(shift(self.dates.revised, 90)),
            status: if agreed { GoalStatus::Active } else { GoalStatus::Proposed },
            category: Category::Plan,
        };
        let row = self.writer.insert(&goal)?;
        let youth = Some(self.child.person);
        let actions = [(sayings::YOUTH_ACTIONS[0], youth, false), (sayings::YOUTH_ACTIONS[1], None, true)];
        self.goal_with(row, goal, None, &actions, false)
    }

    /// The actions of a goal, and the goal as a version will hold it.
    fn goal_with(
        &mut self,
        row: RowId,
        goal: Goal,
        need: Option<String>,
        actions: &[(Words, Option<PersonId>, bool)],
        achieved: bool,
    ) -> Result<WrittenGoal, StoreError> {
        let mut frozen = Vec::new();
        for (index, (words, person, staff)) in actions.iter().enumerate() {
            let days = i64::try_from(index).unwrap_or(0) * 25 + self.random.between(10, 70);
            let due_on = self.writer.days().next_workday(shift(self.dates.revised, days));
            let past = due_on < self.writer.days().today();
            let status = match (achieved, past, self.random.below(10)) {
                (true, ..) | (_, true, 0..8) => ActionStatus::Done,
                (_, true, 8) => ActionStatus::Blocked,
                (_, false, 0..4) => ActionStatus::InProgress,
                _ => ActionStatus::Planned,
            };
            let owner = person.or_else(|| (!staff).then_some(self.home.carers[0].person));
            let action = Action {
                goal_id: row,
                what: self.words(*words),
                owner_person_id: owner.filter(|_| !staff),
                owner_staff_id: staff.then(|| self.answerable()),
                due_on: Some(due_on),
                status,
                done_note: None,
                category: goal.category,
            };
            let id = self.writer.insert(&action)?;
            frozen.push(FrozenAction {
                id: id.0,
                what: action.what,
                owner: if *staff { "coordinator".to_owned() } else { self.home.carers[0].full.clone() },
                due_on: Some(due_on),
                status: ActionStatus::Planned,
                category: goal.category,
            });
        }
        let told =
            Told { text: goal.text, language: goal.language, translation: None, category: goal.category };
        let child = self
            .children()
            .find(|child| child.id == goal.child_id)
            .map_or(self.child.number, |child| child.number);
        let frozen = FrozenGoal {
            id: row.0,
            rank: goal.rank,
            child: crate::domain::ids::FileNumber(child).to_string(),
            told,
            voice: goal.voice,
            domain: goal.domain,
            need,
            measure: goal.measure,
            target_on: goal.target_on,
            status: GoalStatus::Active,
            actions: frozen,
        };
        Ok(WrittenGoal { row, frozen })
    }

    /// An agreed version, frozen.
    fn version(
        &mut self,
        row: RowId,
        plan: &Plan,
        goals: &[WrittenGoal],
        number: u32,
        day: NaiveDate,
    ) -> Result<(), StoreError> {
        // Earlier versions held fewer goals: the plan has grown.
        let missing = usize::try_from(self.versions - number).unwrap_or(0);
        let shown = goals.len().saturating_sub(missing).max(1);
        let body = self.body(plan, &goals[..shown], day);
        let body = canonical(&body).map_err(|_| StoreError::Shape("plan_version".to_owned()))?;
        let author_id = self.answerable();
        let version = PlanVersion {
            plan_id: row,
            number: i64::from(number),
            agreed_on: day,
            agreed_by: self.home.carers[0].full.clone(),
            youth_participated: match self.child.age {
                12.. => YouthTook::Yes,
                7..12 => YouthTook::Partly,
                _ => YouthTook::No,
            },
            author_id,
            digest: digest(&body),
            body,
            body_schema: BODY_SCHEMA,
        };
        let at = self.at(day);
        self.writer.insert_told(&version, at, author_id, self.child.id).map(|_| ())
    }

    fn body(&self, plan: &Plan, goals: &[WrittenGoal], day: NaiveDate) -> PlanBody {
        let told =
            |text: String, category| Told { text, language: self.language(), translation: None, category };
        let children = self.children().map(|child| FrozenChild {
            number: crate::domain::ids::FileNumber(child.number).to_string(),
            name: child.full.clone(),
            birth_date: child.birth,
            language: Some(self.family.service),
        });
        let needs = self.child.themes.iter().zip(&self.needs).map(|(theme, row)| FrozenFinding {
            id: row.0,
            kind: FindingKind::Need,
            told: told(self.words(theme.need), theme.category),
            domain: Some(theme.domain),
            holder: None,
            voice: Some(Voice::Family),
        });
        let parent = self.home.carers[0].person;
        let members =
            self.members.iter().filter(|(_, person)| *person == parent).map(|(row, _)| FrozenMember {
                id: row.0,
                number: "M-1".to_owned(),
                name: self.home.carers[0].full.clone(),
                kind: MemberKind::Natural,
                role: Some(self.words(relation_words(self.home.carers[0].relation))),
                organization: None,
                why_here: None,
                tie: Some(Tie::Strong),
            });
        let next = day.checked_add_months(Months::new(review_months(self.level))).unwrap_or(day);
        PlanBody {
            cover: Cover {
                children: children.collect(),
                program: self.program.map(str::to_owned),
                level: Some(self.level),
                lead: "coordinator".to_owned(),
                answerable: "coordinator".to_owned(),
                next_review: next,
            },
            vision: plan.vision.clone().map(|text| told(text, Category::Plan)),
            summary: plan.summary.clone(),
            statements: Vec::new(),
            findings: needs.collect(),
            members: members.collect(),
            services: Vec::new(),
            goals: goals.iter().map(|goal| goal.frozen.clone()).collect(),
            safety_plan: plan.safety_plan.clone(),
            consents: Vec::new(),
            agreement: Agreement {
                agreed_by: self.home.carers[0].full.clone(),
                agreed_on: day,
                youth_participated: YouthTook::Partly,
                youth_note: None,
            },
        }
    }

    /// A review that was held, with a rating of each goal.
    fn held(&mut self, day: NaiveDate, goals: &[WrittenGoal]) -> Result<(), StoreError> {
        let late = self.random.between(-4, 9);
        let review = Review {
            episode_id: self.episode,
            due_on: shift(day, -late),
            why: self.why(),
            trigger: ReviewTrigger::Scheduled,
            state: ReviewState::Held,
            held_on: Some(day),
            outcome: Some(ReviewOutcome::Updated),
            consents_checked: Some(YesNo::Yes),
            services_checked: Some(YesNo::Yes),
            satisfied: Some(self.random.between(3, 5)),
            summary: Some(self.pick(sayings::REVIEWS)),
            reason: None,
        };
        let (at, staff) = (self.at(day), self.answerable());
        let row = self.writer.insert_told(&review, at, staff, self.child.id)?;
        for goal in goals {
            let rating = Rating {
                review_id: row,
                goal_id: goal.row,
                rating: *self.random.pick(&[
                    GoalRating::OnTrack,
                    GoalRating::SomeProgress,
                    GoalRating::OnTrack,
                    GoalRating::NotStarted,
                    GoalRating::Regressed,
                ]),
                note: None,
            };
            self.writer.insert(&rating)?;
        }
        Ok(())
    }

    fn why(&self) -> Vec<String> {
        vec!["review-why-level".to_owned(), self.level.to_string(), review_months(self.level).to_string()]
    }

    /// How it goes, in notes since the last version.
    fn progress(&mut self) -> Result<(), StoreError> {
        let staff = self.answerable();
        let themes: Vec<&'static Theme> = self.child.themes.clone();
        let days = (self.writer.days().today() - self.dates.revised).num_days();
        for (index, theme) in themes.iter().take(2).enumerate() {
            let back = days * i64::try_from(index + 1).unwrap_or(1) / 3;
            if back > 0 {
                let day = self.writer.days().ago(back);
                let text = self.words(theme.progress);
                self.note(day, staff, text, ContactMode::Phone, true, false)?;
            }
        }
        if days > 20 {
            // Most families were told lately how things stand; some wait for it.
            let text = self.pick(sayings::NOTES);
            let back =
                if self.random.percent(85) { self.random.between(2, days.min(24)) } else { days.min(75) };
            let day = self.writer.days().ago(back);
            self.note(day, staff, text, ContactMode::Phone, true, false)?;
        }
        Ok(())
    }

    /// The next review of an active episode.
    fn next_review(&mut self) -> Result<(), StoreError> {
        if self.state != Active {
            return Ok(());
        }
        let months = review_months(self.level);
        let due = self.dates.revised.checked_add_months(Months::new(months)).unwrap_or(self.dates.revised);
        let due = match self.twist {
            Twist::Late(days) => shift(self.writer.days().today(), -days),
            Twist::Due(days) => shift(self.writer.days().today(), days.min(i64::from(months) * 28)),
            _ => due,
        };
        let review = Review {
            episode_id: self.episode,
            due_on: due,
            why: self.why(),
            trigger: ReviewTrigger::Scheduled,
            state: ReviewState::Scheduled,
            held_on: None,
            outcome: None,
            consents_checked: None,
            services_checked: None,
            satisfied: None,
            summary: None,
            reason: None,
        };
        self.writer.insert(&review).map(|_| ())
    }
}

fn relation_words(relation: Relation) -> Words {
    match relation {
        Relation::Mother => ("Mother", "Mère"),
        Relation::Father => ("Father", "Père"),
        Relation::Grandparent => ("Grandmother", "Grand-mère"),
        Relation::Foster => ("Foster mother", "Mère d’accueil"),
        _ => ("Guardian", "Tuteur"),
    }
}

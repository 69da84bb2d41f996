# The plan: goals, actions, agreeing, versions; and reviews.

# The plan in the file
plan-vision = Vision
plan-goals = Goals, in the family’s order
plan-no-vision = No vision yet: what a good life looks like, in the family’s words.
plan-no-goals = No goal yet.
plan-no-actions = no action yet
plan-empty = No plan yet.
plan-not-agreed = not agreed yet
plan-version-agreed = version { $number }, { $day }
plan-draft-since = { $count ->
    [one] draft, not agreed: 1 change since version { $number }
   *[other] draft, not agreed: { $count } changes since version { $number }
}
plan-actions-done = { $done } of { $count } actions done
plan-target = by { $day }
plan-for-need = for the need: { $need }
plan-no-need = not linked to a need yet
plan-measure = we will know by: { $how }
plan-no-owner = nobody yet
plan-no-date = no date yet
plan-no-coordinator = A plan opens once a coordinator has accepted.
plan-moved-up = Moved up.
plan-moved-down = Moved down.
plan-remove-goal = Take this goal out?
plan-remove-goal-question = “{ $words }” and its actions leave the plan. Agreed versions keep them.
plan-remove-action = Take this action out?
plan-remove-action-question = “{ $words }” leaves the plan. Agreed versions keep it.
plan-removed = Taken out of the plan.
plan-not-ready = Before version { $number } can be agreed
plan-goal-place = goal { $rank }, { $words }

# Forms
goal-title = Goal
goal-title-new = New goal
goal-added = Goal added.
goal-saved = Goal saved.
field-goal-text = Goal
field-goal-text-help = In the family’s own words, as it was said.
field-goal-status = Status
field-goal-voice = Whose voice
field-goal-voice-help = Where youth and parents differ, make two goals: both views are kept.
field-goal-domain = Life domain
field-goal-need = For the need
field-goal-need-help = The need this goal answers. Needs are noted in the step “Needs”.
field-goal-measure = How we will know
field-goal-measure-help = What the family will see when it works.
field-goal-target-on = By when
field-goal-language = Language of the words
plan-action-title = Action
plan-action-title-new = New action
plan-action-added = Action added.
plan-action-saved = Action saved.
field-action-goal = For the goal
field-action-status = Status
field-action-done-note = What came of it
field-action-what = What
field-action-what-help = One step, small enough to be done by the next meeting.
field-action-owner = Who
field-action-owner-help = Exactly one person: family, circle or staff.
field-action-due-on = By
field-action-due-on-help = “Friday”, “in 2 weeks” and “4 Dec” are read too.
field-action-due-past = This day is in the past: the action will be late at once.
vision-title = Vision
vision-saved = Saved.
field-vision-vision = Vision
field-vision-vision-help = What a good life looks like, in the family’s words.
field-vision-vision-language = Language of the words
field-vision-summary = Summary in plain words
field-vision-safety-plan = Safety plan
field-vision-safety-plan-help = What to do when it gets hard, whom to call. Seen in the crisis view.
agree-title = Agree on version { $number }
agree-for-good = Version { $number } is frozen as it stands now. This cannot be undone: later changes become the next version.
agree-done = Version { $number } is agreed. Next review: { $review }.
field-agree-agreed-by = Accepted by
field-agree-agreed-by-help = Who accepted the plan for the family.
field-agree-youth = Youth took part
agree-question = Agree on version { $number } for { $file }? It is frozen as it stands now and cannot be undone.
field-agree-youth-note = Why not, or only partly
versions-youth-note = Why
field-agree-next-review = Next review
field-agree-why = Why then
field-agree-agreed-on = Agreed on

# Versions
versions-title = Versions of the plan
versions-title-one = version { $number }
versions-number = Version
versions-agreed = Agreed
versions-by = Accepted by
versions-youth = Youth
versions-review = Next review
versions-draft = draft
versions-draft-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
versions-difference = From version { $older } to version { $newer }
versions-mark-two = Mark two versions with Space, or choose one that has a version before it.
versions-not-intact = This version is not as it was frozen. Please tell your administrator.
version-warning = Warning
version-agreement = Agreement
version-level = Level
version-lead = Lead
version-answerable = Answers for it
version-summary = Summary
version-safety = Safety plan
difference-none = Nothing differs.
difference-cover = Level, lead, next review
difference-findings = Strengths, resources, needs
difference-actions = Actions
difference-came = + { $words }
difference-went = – { $words }

# Reviews
reviews-title = Reviews
reviews-filter-open = Overdue, due and planned
reviews-filter-late = Overdue and due today
reviews-filter-held = Held and waived
reviews-filter-all = All
reviews-group-late = Late
reviews-group-open = Due and planned
reviews-group-over = Over
reviews-number = File
reviews-name = Name
reviews-due = Due
reviews-state = State
reviews-level = Level
reviews-coordinator = Coordinator
reviews-language = Language
reviews-place = Lives in
reviews-held-on = held { $day }
reviews-empty = No review here. The filter key shows others.
review-title = Review
review-due = Review of { $day }
review-group-next = Next
review-group-past = Past
review-empty = No review yet. Agreeing on the plan sets the first.
review-open-how = Hold, move or waive the next review with the keys below.
review-satisfied = family { $words }
review-rate-how = How does each goal stand? 1 not started · 2 some progress · 3 on track · 4 achieved · 5 went backwards. e changes a goal.
review-unrated = not rated
review-before = last time { $rating }, { $day }
review-left = { $count ->
    [one] One goal is not rated yet.
   *[other] { $count } goals are not rated yet.
}
review-rated = { $rated } of { $count } rated: { $short }
review-goals-none = This plan has no goal to rate.
review-consents-heading = Consents to look at again
review-services-heading = Services to look at again
review-consents = Consents: { $list }
review-consents-none = No consent stands.
review-services = Services: { $list }
review-services-none = No service is noted.
review-held-next = Review held. The next one: { $day }.
review-held-last = Review held.
satisfied-1 = 1 not at all
satisfied-2 = 2 a little
satisfied-3 = 3 so-so
satisfied-4 = 4 satisfied
satisfied-5 = 5 very
field-review-goals = Goals
field-review-consents-checked = Consents looked at again
field-review-services-checked = Services looked at again
field-review-outcome = Outcome
field-review-level = New level
field-review-leaving = How it goes on
field-review-reason = Reason
field-review-agreed-with = Agreed with
field-review-told-may-return = Told that it may return
field-review-keep-on-file = Information stays on file
field-review-satisfied = Family satisfied
field-review-satisfied-help = As the family says, from 1 to 5.
field-review-next-on = Next review
field-review-why = Why then
field-review-held-on = Held on
field-review-summary = What was said
moving-title = Move or waive the review
moving-move = move to another day
moving-waive = waive this one
moving-done = Next review: { $day }.
field-moving-due-on = Planned for
field-moving-how = What
field-moving-how-help = Moved: the same review on another day. Waived: this one is left out, with a reason.
field-moving-next-on = Next review
field-moving-reason = Reason
problem-moving-how = Please choose: move or waive.
review-achieved = { $count ->
    [one] Rated “achieved”: { $goals }. Shall the goal stand as achieved in the plan?
   *[other] Rated “achieved”: { $goals }. Shall these goals stand as achieved in the plan?
  }
field-review-achieved = Set to achieved
field-goal-whose = Whose goal
problem-goal-whose = This plan is of several children. Choose whose goal it is.

# The steps Consent, Screening, Needs, Decision and Coordinator of the walk, and the warm hand-off.

# Consent
consent-title = Consent
consent-heading-given = Who gave it, and how
consent-heading-limits = Limits
consent-say-collect = May we write down what you tell us? Only our team sees it. You may see it, correct it and complain, and we must report a child in danger.
consent-say-share-with-team = May we share what you told us with the people who help you? You may leave out people or subjects.
consent-say-share-plan = May we send your plan to the people who are part of it?
consent-say-contact-school = May we speak with the school about this?
consent-say-warm-handoff = May we pass what you told us to the agency that can help, so that you need not tell it again?
consent-say-keep-on-file = May we keep what you told us, so that you can come back without starting over?
consent-say-electronic = May we write to you by email or text message? Others may be able to read them.
consent-explained-read = Read aloud: why we ask, who would see it, that a no changes nothing in the service, that it can be withdrawn at any time, and that we must report a child in danger.
consent-only = only { $kinds }
consent-not-with = not shared with { $who }
consent-no-limits = none
consent-limits = Limits
consent-ask-again = ask again
consent-ends-soon = ends soon
consent-the-school = the school
consent-the-youth = the child or youth
consent-somebody-else = somebody else
consent-withdrawn-on = Withdrawn on
consent-withdrawn-by = Withdrawn by
consent-nothing-new = Nothing new to save.
consent-saved = { $count ->
    [one] Consent saved.
   *[other] { $count } consents saved.
    }
consent-renewed = The consent holds anew from today.
consent-withdrawn = Withdrawn. From now on nothing is shared under it.
consent-withdraw-title = Withdraw
consent-withdraw-question = Withdraw: { $what }? It takes effect at once and cannot be undone; a new consent can be asked for. What was sent before stays listed. Who withdraws it?
consent-does-not-hold = This consent does not hold now; there is nothing to withdraw.
field-consent-given-by = Given by
field-consent-given-by-name = Name
field-consent-capacity-basis = In what capacity
field-consent-capacity-basis-help = Capacity is presumed at any age: a child who understands decides.
field-consent-capacity-note = Why a substitute
field-consent-capacity-note-help = Only the reasons for doubt. The person may turn to the Consent and Capacity Board.
field-consent-method = How
field-consent-information = Information it covers
field-consent-information-help = Filled from the words read; change it where something else was said.
field-consent-explained = How it was explained
field-consent-explained-help = Filled from the words read; change it where something else was said.
field-consent-form-location = Where the form is kept
field-consent-interpreter = Interpreter
field-consent-only = Only about
field-consent-only-help = Nothing ticked: all kinds of information.
field-consent-except = Not shared with
field-consent-except-help = Organizations that shall see nothing.
field-consent-conditions = Conditions
field-consent-conditions-help = In the family’s words, for example "ask me before each meeting".
field-consent-expires-on = Until
field-consent-expires-on-help = Empty: the usual time, 12 months.

# Screening
screening-title = Screening
screening-heading-how = How the questions were asked
screening-difficulties = Difficulty in
screening-words = Her or his words ({ $language })
screening-earlier = { $label } (earlier: { $answer }; still so?)
screening-verdict = { $program }: { $result }
screening-missing = { $count ->
    [one] 1 answer missing: { $what }
   *[other] { $count } answers missing: { $what }
    }
screening-decides = { $count ->
    [one] decides: { $what }
   *[other] decide: { $what }
    }
screening-name-consent = consent to be referred
screening-name-region = where the family lives
screening-route-to = Where the family lives: { $agency }. Step Decision offers the warm hand-off.
screening-decided = The decision is made on these answers; they are read only.
screening-saved = { $count ->
    [0] Answers saved. Nothing is missing.
    [one] Answers saved. 1 is missing.
   *[other] Answers saved. { $count } are missing.
    }
field-screening-completed-for = Answered
field-screening-mode = How

# Needs
needs-title = Strengths and needs
needs-empty = Nothing noted yet. Ask what goes well first; each key below begins one.
needs-strengths = Strengths
needs-resources = Resources
needs-needs = Needs
needs-works = What works
needs-does-not-work = What does not work
needs-matters = What matters
needs-vision = Vision
needs-story = Story
needs-difficulties = Known from the screening: difficulty in { $areas }
needs-to-confirm = still so?
needs-saved = Saved.
needs-removed = Taken away.
needs-confirmed = Everything here is confirmed.
needs-nothing-selected = Nothing is selected.
field-finding-text = In their words
field-finding-domain = Part of life
field-finding-holder = Whose strength
field-finding-voice = Who says so
field-finding-urgency = Urgency
field-finding-status = State
field-finding-language = Language
field-finding-translation = Translation
field-finding-translation-help = Where the plan is in another language.
field-statement-text = Word for word
field-statement-text-help = As it was said, not summed up.
field-statement-said-by = Said by
field-statement-said-by-name = Name
field-statement-language = Language
field-statement-translation = Translation

# Decision
decision-title = Decision
decision-advised = { $decision } (advised)
decision-own-plan = a plan of its own
decision-join-with = join the family’s plan ({ $files })
decision-not-yours = Your role does not decide here. These could: { $who }.
decision-question = Decide for { $file }: { $decision }? This is kept for good and cannot be undone.
decision-saved = Decided. The family waits for a coordinator now.
decision-saved-hand-off = Decided. Next is the warm hand-off.
decision-saved-declined = Noted: the family declines. It may come back at any time.
decision-none = No decision stands here. State: { $state }.
decision-computed = The rules said
decision-heading-rules = What the rules say now
problem-decision-outcome = Please choose a decision.
field-decision-decided-by = Decided by
field-decision-outcome = Decision
field-decision-outcome-help = The rules advise, you decide.
field-decision-level = Level
field-decision-level-help = How much coordination: it sets meetings and reviews.
field-decision-join = Plan
field-decision-join-help = The family has an open plan in this programme.
field-decision-reason = Why
field-decision-override-reason = Why not as computed
field-decision-override-reason-help = This is not what the rules computed.
field-decision-family-view = How the family sees it
field-decision-explained-on = Explained on
field-decision-explained-how = How it was explained
field-decision-explained-how-help = By whom and in what words; what was offered instead.
field-decision-told-may-return = Told it may come back

# Coordinator
coordinator-title = Coordinator
coordinator-decide-first = A coordinator can be offered once the decision is made.
coordinator-ended = This episode has ended; nobody is looked for.
coordinator-choose = Nobody was asked yet. The best suited stand first; you choose.
coordinator-waits = { $name } was asked on { $day } and has not answered.
coordinator-is = { $name } coordinates.
coordinator-is-led = { $lead } leads; { $name } monitors and answers.
coordinator-offer = Offer
coordinator-offer-anyway = Offer all the same?
coordinator-monitor = Who monitors
coordinator-monitor-question = { $name } would lead. Which coordinator checks in and answers for the family?
coordinator-offered = Offered. Whoever holds the family stays responsible until the answer.
coordinator-accepted = Accepted. The coordinator is responsible now.
coordinator-already-asked = Somebody was asked and has not answered yet.

# Candidates
candidates-name = Name
candidates-languages = Languages
candidates-trained = Training
candidates-load = Load
candidates-none = No coordinator works here yet. An administrator adds staff.
candidates-why = Why
candidates-agency = { $name } (agency, it chooses a person)
candidates-family = { $name } ({ $relation })
candidates-circle = { $name } (circle)
candidates-is-trained = trained
candidates-not-trained = not trained
candidates-load-plain = { $carried } of { $ceiling }
candidates-load-offered = { $carried }+{ $offered } of { $ceiling }
candidates-load-full = { $carried } of { $ceiling } full
candidates-needs-monitor = a coordinator monitors and answers

# Warm hand-off
hand-off-title = Warm hand-off
hand-off-heading-to = To whom
hand-off-heading-consent = Consent
hand-off-heading-sent = What is sent
hand-off-heading-result = What came of it
hand-off-proposed = { $name } (serves this area)
hand-off-another = another, typed once
hand-off-confirm-by = confirmation expected by { $day }
hand-off-attempts = { $count ->
    [one] 1 try
   *[other] { $count } tries
    }
hand-off-close-question = { $file }: the hand-off ends ({ $state }) and the case closes. This cannot be undone; the family may come back at any time.
hand-off-closed = The hand-off is over and the case is closed. The family may come back at any time.
hand-off-saved = Hand-off saved.
hand-off-save-first = Save the hand-off first, then note the tries.
field-hand-off-organization = Organization
field-hand-off-organization-help = Type to find; the agency of the family’s area stands first.
field-hand-off-organization-name = Its name
field-hand-off-contact-name = Person there
field-hand-off-consent-stands = To pass it on
field-hand-off-consent = To pass it on
field-hand-off-consent-help = Without a yes nothing is sent; a family that says no can still be told where to call.
field-hand-off-items = What is known
field-hand-off-items-help = Tick what goes with it, so that the family need not tell it again.
field-hand-off-what-sent = Sent, in words
field-hand-off-sent-on = Sent on
field-hand-off-sent-on-help = Empty while nothing was sent.
field-hand-off-family-told-on = Family told on
field-hand-off-told-may-return = Told it may come back
field-hand-off-result = Outcome
field-hand-off-result-help = Empty while it is open. An outcome closes the case.
field-hand-off-confirmed-by = Confirmed by
field-hand-off-reason = Why
field-hand-off-ending = Case ends because
attempt-title = A try to reach them
attempt-saved = Try noted.
problem-attempt-missing = Please choose one.
field-attempt-outcome = Outcome
field-attempt-mode = By
field-attempt-note = Note
child-missing = Still missing: { $parts }
screening-translation = That means
consent-like = { $number }: { $answers }
consent-like-label = Same as { $number }
field-consent-like-sibling = Same as before
field-consent-interpreter-mode = Interpreter by
field-statement-translated-by = Translated by
field-statement-translated-by-help = Empty: you. The day is kept with it.
field-finding-translated-by = Translated by
field-finding-translated-by-help = Empty: you. The day is kept with it.

# The list of hand-offs and the later question
outreach-title = Hand-offs { $count }
outreach-empty = No hand-off is under way. One is begun from a family that is not served here.
outreach-to = To
outreach-sent = Sent
outreach-tries = Tries
outreach-owner = Owner
outreach-heading = Hand-off
outreach-heading-packet = What went
outreach-heading-answer = What came of it
outreach-person = Person there
outreach-packet = Packet
outreach-confirmed = Confirmed
outreach-confirmed-by = By
outreach-told = Family told
outreach-ask-on = Ask again on
outreach-worked = Did it work
outreach-note = The family said
outreach-not-begun = not begun
outreach-to-ask = to ask the family
outreach-to-begin = nothing begun yet
outreach-begin-first = Open the line and begin the hand-off first.
outreach-said = asked: { $worked }
outreach-with-finished = Those that are over are shown too.
outreach-without-finished = Only what is under way or to be asked.
outreach-give-title = Who owns this hand-off?
outreach-given = Given to { $name }.
worked-title = Did the hand-off work?
worked-sent = { $organization }, sent { $day }
worked-packet = Packet: { $what }
worked-confirmed = Confirmed { $day } by { $who }
worked-before = Asked { $day }: { $worked }
worked-saved = Noted. The hand-off is over.
worked-asked-again = Noted. It is asked again on { $day }.
worked-opened-again = The case is open again. This is the new hand-off; the old one stays in the history.
field-worked-worked = Did it work?
field-worked-same-agency = Same agency once more?
field-worked-same-agency-help = Yes: a new try there. No: another organization is looked for.
field-worked-note = What the family says
problem-hand-off-owner = That person does no outreach in this team. Choose somebody of intake or a supervisor.
problem-hand-off-not-confirmed = This hand-off was never confirmed, so there is nothing to ask yet.
problem-hand-off-linked = This hand-off stands in a file that went under this one, and nothing is open here. Open the family’s return first, then write down the no.
problem-hand-off-worked = Say whether it worked: yes, no or not reached.
problem-hand-off-again = Say whether the same agency is tried once more.
screening-corrected = The decided answers stay in the history. Change these.
screening-correct-title = Correct this screening?
screening-correct-body = The decision was made on these answers. They stay in the history; a new screening with the same answers takes their place and can be changed.
screening-not-decided = Nothing was decided on these answers yet: change them here.

# The desk of intake: what passes from hand to hand, the pile of papers, the end of the day, who is away when.

# Given and taken
hand-to-title = Give it to
hand-to-body = Who goes on with it? Both of you see it in Today.
hand-to-pool = the pool of the team
hand-to-given = Given to { $name }.
hand-to-given-pool = Given to the pool.
passed-promise = { $what }, { $day }
passed-cover = until { $day }
passed-referral = this referral
passed-to-you = { $from } gave you: { $what }
passed-by-you = You gave { $to }: { $what }
passed-taken = { $to } went on with it: { $what }
passed-away = It went from you to { $to }: { $what }
passed-you-cover = You cover for { $from } { $what } and may open their families
passed-covered-by = { $to } covers your families { $what }
passed-seen = Seen.
passed-why = Enter opens it; “seen” takes the line away.
today-passed = GIVEN AND TAKEN
today-in-pool = IN THE POOL
today-kind-given = for you
today-kind-passed = passed on
today-draft-of = of { $name }, { $day }
today-why-pool = It lies in the pool. Enter takes it and opens it.
problem-pass-pool = A coordinator answers for this family. Give it to who covers, or to the supervisor.
problem-pass-who = This person cannot be given work of your team. Choose somebody else.
problem-pass-cannot-open = { $name } may not open this family’s file. Choose somebody else, or the pool.
problem-pass-has-it = It is there already. Choose somebody else.
problem-pass-over = This is over already. Nothing was given.
problem-pass-theirs = This was promised by the family or somebody else, and is not ours to give.
problem-pass-draft-gone = This text was saved or dropped meanwhile. Nothing was given.
problem-pass-draft-there = This person has begun the same form. Their text stays; give it to somebody else.
form-draft-theirs = { $who } typed here at { $time } on { $day } and did not save. Use it, or leave it and type on.
form-draft-used = Text of { $who } taken. Theirs stays until you save.
walk-draft-theirs = { $who } typed at { $time } and did not save: { $form }. It is offered where that form opens.
walk-held-by = { $who } holds this referral. Take it to go on; they see it in Today.
walk-in-the-pool = This referral is in the pool. Take it to go on with it.

# The pile
pile-title = Papers to key { $count }
pile-received = Received
pile-age = Age
pile-urgent = Urgent
pile-how = How
pile-from = From
pile-child = Child, as read
pile-place = Lies in
pile-empty = Nothing waits to be keyed.
pile-fax = fax
pile-letter = letter
pile-email = e-mail
pile-web-form = web form
pile-log-title = A paper that came
pile-new-organization = not in the directory yet: it is added
pile-logged = Logged; it counts from { $day }.
pile-from-whom = from { $who }
pile-about = about { $child }
pile-pages = { $count ->
    [one] one page
   *[other] { $count } pages
    }
pile-counts-from = counts from { $day }
pile-told-on = sender told “received” { $day }
pile-not-told = sender not told yet
pile-logged-by = logged by { $name }
pile-belongs = It belongs to a file
pile-belongs-which = Which file number? Type it like C-0001. Whoever answers for that family is asked to read it.
pile-belongs-done = The paper went to that file. Whoever answers for it has a promise to read it.
pile-not-for-us = Not for us
pile-not-for-us-why = Why? The reason stays with the paper.
pile-not-for-us-done = Set aside, with its reason.
pile-told-received = Noted: the sender was told that it arrived.
pile-told-already = The sender was told already.
pile-promise-read = Read the paper that came: { $paper }. It lies in: { $place }
pile-place-unknown = ask intake
problem-pile-number = There is no file with this number. Type it like C-0001.
problem-paper-channel = Say how it came.
problem-paper-who = Say who sent it, or which child it is about.
problem-paper-future = It cannot have come later than now. Check the day and the time.
problem-paper-reason = Say why it is not for us.
problem-paper-settled = Somebody settled this paper meanwhile. Open the pile again.
problem-paper-consent = The family has not agreed that this sender hears what became of it. Record the consent first.
problem-paper-undecided = Nothing is decided yet; there is nothing to tell.
keying-title = Key it in
keying-referrer = Who sends it
keying-family = The family
keying-why = What they ask for
keying-match-same = → goes to { $number }
keying-goes-to = It goes to { $number }: saving sends the paper there and opens no second file.
keying-keyed = Keyed; the file is open.
problem-keying-who = Say who sends it.
intake-to-key = { $count } to key
why-due-to-key-today = { $count } to key, oldest { $oldest }, { $urgent } marked urgent
why-due-to-key = { $count } to key, oldest of { $oldest }, { $urgent } marked urgent
why-due-tell-received = tell { $who } that it arrived
why-due-tell-outcome = decided { $day }: tell { $who } what became of it
today-sender-told = Noted: the sender was told.
told-family-note = Told by telephone where the family stands.
told-family-done = Noted: the family was told today where it stands. The next date follows.
field-paper-channel = How it came
field-paper-from-name = From
field-paper-organization = Organisation
field-paper-organization-help = The beginning of the name is enough.
field-paper-child-as-read = Child, as read
field-paper-child-as-read-help = No file is opened or matched now.
field-paper-pages = Pages
field-paper-place = Where it lies
field-paper-place-help = The tray, the binder, the mailbox.
field-paper-urgent = Marked urgent
field-paper-day = Received on
field-paper-day-help = Empty means today, now.
field-paper-time = At
field-keying-given = Given name
field-keying-family = Family name
field-keying-birth-date = Born
field-keying-municipality = Lives in
field-keying-match-1 = Looks like
field-keying-match-2 = Looks like
field-keying-match-3 = Looks like
field-keying-match-4 = Looks like
field-keying-match-5 = Looks like
field-keying-referrer-type = Sent by
field-keying-referrer-name = Name
field-keying-organization = Organisation
field-keying-referrer-phone = Phone of the sender
field-keying-consent-to-refer = Family agreed
field-keying-consent-to-refer-help = Did the family agree to be referred?
field-keying-consent-given-by = Who agreed
field-keying-consent-method = How
field-keying-caregiver-name = Parent or carer
field-keying-relation = Is the child’s
field-keying-number = Family’s phone
field-keying-safe-message = Message ok
field-keying-reason = Reason, as written
field-keying-urgency = Urgency
field-keying-urgency-reason = Why urgent

# The end of the day
end-of-day-title = End of the day · { $count ->
    [0] all decided
    [one] one undecided
   *[other] { $count } undecided
    }
end-of-day-back = You are back { $day }. Keep each line, or give it.
end-of-day-no-back = No day is known on which you are back. Give what cannot wait.
end-of-day-empty = Nothing of yours waits. Good evening.
end-of-day-calls = CALLS ON HOLD
end-of-day-drafts = BEGUN, NOT SAVED
end-of-day-promises = PROMISED UNTIL YOU ARE BACK
end-of-day-unheld = URGENT, NOBODY’S
end-of-day-unread = GIVEN TO YOU, NOT SEEN
end-of-day-call = since { $time }
end-of-day-kept = kept
end-of-day-not-given = This line is kept or opened; it is not given.
end-of-day-done = All decided. Kept: { $kept }. Given: { $given }.

# Who is away when
days-title = Absences of { $name }
days-from = From
days-to = To
days-cover = Who covers
days-nobody = nobody named
days-empty = No absence to come.
days-removed = Taken away; the cover ends with it.
days-saved = { $families ->
    [0] Saved.
    [one] Saved. One family is covered on these days.
   *[other] Saved. { $families } families are covered on these days.
    }
days-away-until = away until { $day }
days-covers = { $name } covers
days-off-closed = { $day }: the agency is closed.
days-off-mine = { $day } is not one of your working days.
days-off-theirs = { $day } is not a working day of { $name }.
days-off-away-mine = { $day }: you are away.
days-off-away = { $day }: { $name } is away.
days-off-next = Next working day: { $day }.
message-away = { $name } is away until { $day }, and nobody covers.
message-away-cover = { $name } is away until { $day }. { $cover } covers and gets this message.
field-absence-from = From
field-absence-from-help = For instance 26 Nov, or Thursday. The reason is not asked.
field-absence-to = To
field-absence-to-help = The last day; empty means one day.
field-absence-cover = Who covers
field-absence-cover-help = Whoever covers a coordinator may open the families on these days, and no longer.
problem-absence-from = Say from which day.
problem-absence-over = These days are over. Check the dates.
problem-cover-who = Only a colleague of the same team can cover.
problem-cover-coordinator = A coordinator’s families are covered by a coordinator.
office-hours-title = Office hours
office-hours-saved = Office hours saved. What comes after closing counts from the next business day.
field-office-hours-opens = Open from
field-office-hours-closes = Closed from
field-office-hours-closes-help = What comes later counts from the next business day.
problem-office-hours = Closing comes after opening. Check both times.
problem-office-time = Type a time like 8:30.
field-staff-working-days = Working days
field-staff-working-days-help = None chosen means every working day of the agency.
form-name-paper = a paper that came
form-name-keying = keying a paper
form-name-absence = an absence
form-name-office-hours = office hours

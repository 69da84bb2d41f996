# The file of a family: header, tabs, forms of circle and contacts.

# Header
family-title = Family file
family-plan-number = plan { $number }
family-level = level { $level }
family-review-late = review { $late }
family-message-ok = message ok
family-no-message = no message
family-message-unknown = message ?
family-sign-alert = alert
family-sign-protected = address
family-sign-restricted = restricted
family-no-coordinator = no coordinator yet
family-covered = { $name } (covered by { $by })
family-consent-to = consent to { $day }
family-consent-none = no consent to share
family-see-nothing = { $count } of { $all } see nothing
family-told = told { $day }
family-never-told = not told yet
family-quoted = “{ $words }”
family-no-episode = This file has no referral yet.
family-over = This service has ended. A return opens a new one.
family-reason-title = Open this file
family-reason-why = Why do you open this file? The reason is kept in the log and reviewed.
family-tab-summary = Summary
family-tab-circle = Circle
family-tab-needs = Needs
family-tab-plan = Plan
family-tab-reviews = Reviews
family-tab-consent = Consent
family-tab-contacts = Contacts
family-tab-history = History

# Summary
summary-next = Next
summary-nothing-due = Nothing is due in the next days.
summary-stands = Where it stands
summary-state = State
summary-since = since { $day }, { $days ->
    [one] 1 day
   *[other] { $days } days
    }
summary-plan = Plan
summary-goals = { $count ->
    [one] 1 goal
   *[other] { $count } goals
}
summary-review = Next review
summary-lead = Lead
summary-coordinator = Coordinator
summary-holder = Held by
summary-ended = Ended
summary-wants = Why it came
summary-alert = To mind
summary-people = Who is who
summary-child = Child
summary-caregiver = Caregiver
summary-relative = Family
summary-sibling = Sibling with a file
summary-home = Home
summary-school = School
summary-involved = Involved now
summary-nobody-involved = No service is noted.
summary-natural = Natural supports
summary-formal = Formal services
summary-nobody = Nobody yet.

# Circle
circle-name = Name
circle-kind = Kind
circle-natural = natural
circle-formal = formal
circle-tie = Tie
circle-why = Why here
circle-sees = May see
circle-joined = Joined
circle-role = Role
circle-discipline = Discipline
circle-organization = Organization
circle-reach = How to reach
circle-sees-nothing = nothing
circle-sees-all = everything
circle-sees-some = plan, { $count } kinds
circle-sees-not-plan = { $count } kinds, no plan
circle-left-on = left { $day }
circle-group-here = In the circle
circle-group-left = Have left
circle-share = Natural supports: { $natural } of { $all } in the circle
circle-empty = Nobody is in the circle yet. Add family, friends and services that stand beside the child.
circle-leave = Leave the circle
circle-leave-question = { $name } leaves the circle today? The file keeps that they were here.
circle-left = { $name } has left the circle.

# Member form
member-title = Member of the circle
member-title-new = New member of the circle
member-someone-new = Someone new
member-organization-new = Another organization (type it once)
member-added = Added to the circle.
member-saved = Saved: { $name }
field-member-person = Who
field-member-person-help = People of the file stand first; “someone new” asks for a name.
field-member-who = Who
field-member-given = Given name
field-member-family = Family name
field-member-phone = Telephone
field-member-kind = Kind of support
field-member-kind-help = Formal: a paid service. Natural: family, friends, neighbours.
field-member-organization = Organization
field-member-organization-help = Type a few letters; what is not there is typed once and stays in the directory.
field-member-organization-name = Its name
field-member-discipline = Discipline
field-member-role = Role here
field-member-role-help = As the family says it: aunt, coach, the one who drives.
field-member-why-here = Why here
field-member-why-here-help = What this person brings to the child and family.
field-member-tie = Tie
field-member-joined-on = Joined
field-member-left-on = Left
field-member-left-on-help = A day here takes the person out of the circle; the file keeps the row.

# Needs
family-strengths = Strengths
family-resources = Resources
family-needs = Needs
needs-said = In their words
needs-none = None noted yet.
needs-says = said by { $voice }
needs-confirm = to confirm

# Consent
sharing-empty = No consent was asked yet.
sharing-group-holds = In force
sharing-group-open = Open
sharing-group-refused = Refused
sharing-group-over = Over
sharing-until = until { $day }
sharing-from = from { $day }
sharing-no-end = no end set
sharing-withdrawn = withdrawn { $day } by { $by }
sharing-with = shared with { $who }: { $what }
sharing-not-with = not shared with { $who }: { $what }
sharing-everything = everything

# Contacts
contacts-past = What was said and done, newest first
contacts-promised = Promised
contacts-empty = No contact is noted yet. A note, a call or a visit will stand here.
contacts-minutes = { $count } min
contacts-told = The family was told where things stand.
contacts-first-visit = first visit
contacts-attempt = tried
note-title = Note
note-title-new = New note
note-title-first-visit = First visit
note-saved = The note is saved.
note-first-visit-saved = First visit noted; planning begins.
field-note-mode = How
field-note-with-whom = With whom
field-note-text = What was said and done
field-note-family-told = Family told
field-note-family-told-help = Was the family told where things stand? The next time to tell it counts from here.
field-note-day = Day
field-note-time = Time
field-note-minutes = Minutes

# History
history-all = Everything
history-empty = Nothing happened to this file yet.
history-added = { $what }: added
history-changed = { $what }: changed
history-removed = { $what }: taken away
history-restored = { $what }: brought back
history-field = { $name }: { $said }
history-from-to = { $before } → { $after }
history-cleared = { $before } → (empty)

# Ending and return
ending-title = End this service
ending-what = With it ends: { $list }. It cannot be undone; a return opens a new episode.
ending-coordinator = the work of { $name }
ending-review = the review of { $day }
ending-promises = { $count ->
    [one] 1 open promise
   *[other] { $count } open promises
}
ending-nothing = nothing else
ending-done = Ended. The family may come back at any time.
ending-done-died = Noted. No letter, reminder or invitation will go out any more.
field-ending-to = How
field-ending-to-help = Inactive: not needed now. Closed: the service ends. Declined: the family does not want it.
field-ending-reason = Reason
field-ending-died = Everything that would still reach the family stops with this save: letters, reminders, reviews, invitations.
field-ending-died-on = Day, if known
field-ending-agreed-with = Agreed with
field-ending-told-may-return = Told that it may return
field-ending-told-may-return-help = The family should hear that it can come back at any time.
field-ending-keep-on-file = Information stays on file
field-ending-keep-on-file-help = Does the family agree that its information stays on file for a return?
field-ending-note = In words
return-title = The family returns
return-done = { $number } is open again: everything known stands there to confirm.
field-return-known = What the file knows comes along and is only confirmed: the family tells its story once.
field-return-referrer-type = Who asks
field-return-referrer-name = Name
field-return-consent-to-refer = Family agreed to be referred
field-return-channel = By
field-return-reason = Why now, in the family’s words
field-return-what-changed = What changed since
field-return-what-changed-help = A new home, school, service, diagnosis: in a few words.
problem-return-channel = Please say how it came: by telephone, in person, by fax …
problem-return-who = Please say who asks.
family-under = This file went under { $other }: read it here, write there.
family-goes-on-as = goes on as { $other }
family-with = with { $others }
summary-linked = Linked files
summary-linked-line = { $file } { $name }, linked { $day }: { $reason }
contacts-letter = Letter: { $kind }, to { $name }
translated-by = { $words } (translated by { $who }, { $day })
summary-together = One plan for
field-note-interpreter = Interpreter
field-note-interpreter-help = Name or number, the service.
field-note-interpreter-mode = Interpreter by

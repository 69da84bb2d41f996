# Who is calling and what may be told, what is protected, the crisis view, and what is looked at again.

# What may be told
told-title = What may be told of { $number }
told-said = On the telephone: { $who }
told-nothing-said = no name and no number yet
told-choose = Choose first who of the people we know it is.
told-proposed = Proposed: { $told }. { $why }
told-ask = Ask, and tick what was said rightly. Never read the answer out.
told-nobody = nobody we know
told-by-name = by name
told-by-number = by number
told-by-both = by name and number
told-open = not decided: press Enter
told-decided = May be told: { $words }
told-review = review { $day }
told-no-appointments = no appointment is written down
told-appointments-closed = The coordinator says them: leave a message, the family is rung back.
field-told-caller = Is this
field-told-caller-help = Only people whose name or number was said stand here.
field-told-identified-by = Said rightly
field-told-identified-by-help = What you asked and the caller knew. At least two.
field-told-may-be-told = May be told
field-told-why = Why
problem-told-caller = Say who it is, or that it is nobody we know.
problem-told-why = Say why: it is more than proposed, or fewer than two answers were right.
field-call-told = May be told
field-call-appointments = You may say
problem-call-told = Decide first what this caller may be told: Enter here.
why-told-unknown = Nobody we know: listen and write down, tell nothing.
why-told-restricted = The file is restricted.
why-told-protected = Something of the file is protected from this person.
why-told-limit = A limit in a consent says no.
why-told-youth = It is the youth’s own file.
why-told-consent = A consent covers everything.
why-told-consent-part = A consent covers a part.
why-told-no-consent = No consent covers this person.
why-told-custody = Has custody.
why-told-joint = Has joint authority.
why-told-childrens-aid = Acts for children’s aid.
why-told-access = Has access only.
why-told-no-authority = Has no legal authority and no consent.
why-told-authority-unknown = A parent or guardian whose legal authority was not asked yet.
code-identifier-birth-date = child’s birth date?
code-identifier-postal-code = postal code of the home?
code-identifier-school = school or class?
code-identifier-coordinator = who coordinates?
code-identifier-file-number = file number of our letters?
code-identifier-call-back = rung back at the office’s own number?

# What is protected
protected-from = protected from { $name }: never tell them
protected-from-somebody = protected from somebody: ask before you tell it
protected-hidden = { $count ->
    [one] One fact is left out here: it is protected from who is on the telephone.
   *[other] { $count } facts are left out here: they are protected from who is on the telephone.
    }

# A restricted file on a call
call-restricted-title = Possible match: ask
call-restricted = This file is restricted, and nothing of it is shown here. Go on with the call: when you save, the privacy officer sees that it may be the same child, and settles it.
call-restricted-saved = The call is saved with the file. It is restricted: the privacy officer sees that somebody called.

# A crisis
call-crisis-noted = Crisis call noted at { $time }; the supervisor sees it now. Go on here.
crisis-offer-call = It is a crisis call, write it down now: press { $key }
crisis-offer-view = What we know of this child for a crisis: press { $key }
crisis-view-title = Crisis view
crisis-view-reason = Why do you look? Your reason is kept, and somebody reviews it.
crisis-view-alerts = Alerts
crisis-view-plan = Safety plan
crisis-view-contacts = Who is reached
crisis-view-coordinator = Coordinator
crisis-view-lines = Crisis lines
crisis-view-none = nothing is written down
crisis-view-nobody = nobody yet
crisis-view-cover = covered by { $name }
crisis-view-everywhere = 911  danger now · 988  suicide crisis, call or text
crisis-view-reviewed = That you looked is written down and reviewed.

# What is looked at again
code-flag-restricted-match = restricted match
code-flag-crisis-view = crisis view
code-flag-crisis-call = crisis call
code-flag-state-open = open
code-flag-state-same = same child
code-flag-state-different = not the same
code-flag-state-later = decide later
code-flag-state-seen = seen
code-due-restricted-match = match to settle
code-due-crisis-view = crisis view
code-due-crisis-call = crisis call
why-due-restricted-match = { $number } came up on a call of { $who }.
why-due-restricted-match-with = { $number } and { $other } may be one child; met by { $who } on a call.
why-due-crisis-view = { $who } looked at { $number }.
why-due-crisis-view-because = { $who } looked at { $number }: { $reason }
why-due-crisis-call = { $who } took a crisis call.
today-flag-settled = Settled: { $answer }.
problem-flag-state = This answer does not fit. Choose one of those that are offered.
record-flag = To look at again
column-identified-by = said rightly

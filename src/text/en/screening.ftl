# Screening: notes beside a result, why an answer is what it is, problems of documents.
# In screening-why-…, $ages is a text such as "8" or "17–18"; $organizations, $persons and $minimum are numbers.

screening-note-adult-services = By age and school, adult services are the ones to look at. Offer a hand-off.
screening-note-area-ambiguous = This place name exists in more than one area. Ask which one it is.
screening-note-area-not-recognised = This place is in no area of the list. Ask for the municipality or county.
screening-note-area-unconfirmed = The borders or the agency of this area are still to be confirmed.
screening-note-confirm-age-21 = The child is 21, or may be. Confirm with a supervisor.
screening-note-estimated-age = This result is based on an estimated age.
screening-note-one-organization-several-people = Several people are involved, but all from one organization. By people counted, the answer would be yes.
screening-note-only-willingness = Being open to taking part is the only yes. Note why the service would help.
screening-note-outside-area = The family lives outside this programme's area.

screening-why-answered = Answered in the conversation.
screening-why-not-answered = Not answered yet.
screening-why-age-unknown = Neither birth date nor age is known.
screening-why-services-not-asked = Who is involved was not asked yet.
screening-why-school-not-asked = Age { $ages }: under { $school_from }, the school is not asked.
screening-why-in-school = Age { $ages }, in school ({ $school }).
screening-why-not-in-school = Age { $ages }, not in school ({ $school }); from { $school_from } on, the school counts.
screening-why-school-unknown = Age { $ages }: from { $school_from } on, the school counts, and it is not known.
screening-why-too-old = Age { $ages }: past the upper age of { $upper_age }.
screening-why-ages-disagree = Age { $ages }: the possible ages give different answers. Ask for the exact birth date.
screening-why-organizations =
    { $organizations ->
        [0] No organization is involved now
        [one] 1 organization is involved now
       *[other] { $organizations } organizations are involved now
    } ({ $minimum } needed).
screening-why-persons =
    { $persons ->
        [0] No provider is involved now
        [one] 1 provider is involved now
       *[other] { $persons } providers are involved now
    } ({ $minimum } needed).
screening-why-school-from-day = From { $day } on, the school counts.
screening-why-last-day = Last eligible day: { $day }.

code-count-by-organization = organizations
code-count-by-person = people
code-upper-age-mode-through-21 = to the day before the 22nd birthday
code-upper-age-mode-until-21st-birthday = to the day before the 21st birthday
code-timer-acknowledge-referral = Acknowledge a referral
code-timer-first-contact = First contact with the family
code-timer-decision = Eligibility decision
code-timer-tell-not-eligible = Tell a family it is not eligible
code-timer-confirm-hand-off = Confirm a hand-off
code-timer-ask-hand-off-worked = Ask whether the hand-off worked
code-timer-assign-coordinator = Assign a coordinator
code-timer-first-visit = First visit
code-timer-initial-plan = First plan
code-timer-share-plan = Share the agreed plan
code-timer-connect-providers = Put providers in contact
code-timer-meeting-notice = Notice of a team meeting
code-timer-review-after-transfer = Review after a transfer
code-timer-tell-waiting-family = Tell a waiting family where it stands
code-timer-monitor-check-in = Check-in with an outside or family lead
code-timer-attempts-window = Time for the attempts to reach a family
code-timer-consent-recheck = Check consent again
code-timer-consent-expiry = Consent expires
code-timer-consent-expiry-warning = Warn before a consent expires
code-timer-funding-review = Review of a funded plan
code-timer-unit-same-day = the same day
code-timer-unit-business-days = business days
code-timer-unit-calendar-days = calendar days
code-timer-unit-months = months
code-timer-source-agency = agency standard
code-timer-source-guideline = guideline
code-timer-source-law = law
code-contact-line-intake = Intake
code-contact-line-crisis = Crisis line
code-contact-line-help-line = Help line
code-contact-line-fax = Fax
code-contact-line-post = Mail

# Problems of a screening document; each stands after the path of its place.
problem-screen-not-json = this is not JSON (line { $line }, column { $column })
problem-screen-not-unicode = the text is not valid Unicode
problem-screen-not-object-or-array = write one object, or an array of objects
problem-screen-unknown-key = this key is not known here
problem-screen-key-twice = this key is given more than once
problem-screen-missing-key = this key is missing
problem-screen-null = null is not a value; leave the key out if it is not known
problem-screen-wrong-type =
    { $expected ->
        [object] write an object here
        [array] write an array here
        [text] write a text in quotation marks here
        [number] write a whole number here
       *[flag] write true or false here
    }
problem-screen-unknown-code = this code is not known; use one of: { $codes }
problem-screen-not-whole = write a whole number, without decimal point or exponent
problem-screen-negative = an age cannot be negative
problem-screen-not-a-date = this is not a day of the calendar; write YYYY-MM-DD
problem-screen-future-date = this day lies after { $on }
problem-screen-precision-needs-date = month and year need a birth_date; with age_years alone use exact or estimated
problem-screen-inconsistent-age = this age does not fit birth_date on { $on }
problem-screen-blank = this must not be empty
problem-screen-unknown-criterion = no programme asks this criterion
problem-screen-derived-criterion = this criterion is derived from age, school and services; it is not accepted as an answer
problem-screen-unreadable =
    { $why ->
        [missing] the file does not exist
        [permission] the file may not be read by this account
        [too-large] the file is larger than { $limit } MiB
       *[other] the file cannot be read
    }
problem-screen-today = --today does not apply to this verb; use --on DATE

# Problems of rule documents (programmes, areas, holidays); each is shown with its place.
problem-rules-syntax = Line { $line } is not valid TOML, or a key is given twice.
problem-rules-unknown-key = This key is not known here.
problem-rules-missing = This is missing.
problem-rules-blank = This must not be empty.
problem-rules-wrong-type =
    { $expected ->
        [text] Write a text in quotation marks here.
        [number] Write a whole number here.
        [true-or-false] Write true or false here.
        [list] Write a list here.
       *[table] Write a table here.
    }
problem-rules-out-of-range = This number is outside what makes sense here.
problem-rules-control-character = This text holds characters that cannot be shown. Type it again.
problem-rules-not-a-word = Use lower-case letters, digits and _, beginning with a letter.
problem-rules-not-an-id = Use letters, digits and _, beginning with a capital letter.
problem-rules-not-a-date = This is not a day of the calendar. Write YYYY-MM-DD.
problem-rules-unknown-code = This code is not known.
problem-rules-unknown-criterion = No asked criterion of this programme has this id.
problem-rules-unknown-area = The list of areas has no such area.
problem-rules-only-any-of = Only a programme of the shape any_of has this key.
problem-rules-twice = This is given twice.
problem-rules-empty-list = This list must not be empty.
problem-rules-not-in-order = List these from the lowest to the highest, each once.
problem-rules-not-its-file-name = The code must be the name of the file.

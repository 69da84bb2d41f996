# The command line: help, errors, lists. `cli-<verb>` says what a verb does, `cli-<verb>-more` how, `cli-<verb>-examples` shows it.

cli-template =
    {"{about-with-newline}"}
    Usage: {"{usage}"}

    {"{all-args}{after-help}"}
cli-heading-verbs = Verbs
cli-heading-arguments = What
cli-heading-options = Options
cli-heading-global = Options of every verb
cli-heading-examples = Examples:
cli-value-verb = VERB
cli-value-file = FILE
cli-value-name = NAME
cli-value-code = CODE
cli-value-day = YYYY-MM-DD
cli-value-lang = en|fr
cli-value-number = N
cli-value-text = TEXT
cli-value-list = LIST

cli-about = Coordinated Service Planning in the terminal: one family, one story, one plan
cli-more =
    Without a verb the screen opens: the file of --file, else the one of your configuration, else the first steps.

    Exit codes: 0 well done, 1 findings, 2 bad input, 3 refused, 4 the file cannot be opened, 5 fault of disk or system.
    Nothing about a family is ever an argument: what to look for is read from standard input.
cli-examples =
    {"  "}circle demo                                   look around with made-up families
    {"  "}circle --file agency.db                       open your agency
    {"  "}circle list due --as intake1 --file agency.db what needs you today
    {"  "}circle list --help                            more about one verb
cli-option-agency-file = The agency's file
cli-option-sign-in-name = Who signs in
cli-option-passphrase-file = A file whose first line is the passphrase; without it you are asked
cli-option-role = The role to act in, for people with several: intake, coordinator, supervisor, privacy, administrator
cli-option-today = The day on which to act; made-up files only
cli-option-lang = Language: en or fr
cli-option-theme = Colours: dark, light, contrast or mono
cli-option-ascii = Borders and marks in plain ASCII
cli-option-config = Your configuration, where it is not in the usual place
cli-option-keymap = Your own keys, as in keymap.toml
cli-option-help = Show this help
cli-option-version = Show the version
cli-option-format = How: table (for people), csv or json (for scripts; codes and ISO dates) [table]
cli-option-reason = Why you need it, where your role must say so; it is kept in the log

cli-new = Make an agency's file
cli-new-more =
    Makes the file with its programmes, its first team and its first administrator. With none of the options, in a terminal, the
    questions are asked on the screen.
cli-new-examples =
    {"  "}circle new --file agency.db
    {"  "}circle new --file agency.db --agency "Sample Agency" --program cheo --program halton \
    {"      "}--admin admin1 --passphrase-file secret.txt --plain
cli-new-agency = The agency's name
cli-new-program = A programme it works in: halton or cheo; repeat for several
cli-new-admin = The first administrator's sign-in name, one word
cli-new-also-role = Another role that the first administrator holds; repeat for several
cli-new-plain = Make the file without encryption; needed, because files cannot be encrypted yet
cli-new-done = { $file } is made for { $agency }. Sign in as { $name }: circle --file { $file } --as { $name }

cli-sample = Make a made-up agency for tests and training
cli-sample-more =
    Staff intake1 to intake3, coordinator1 to coordinator12, supervisor1, supervisor2, privacy1 and admin1 sign in with the one
    passphrase. The same seed, number and --today make the same families. Everybody in it is made up.
cli-sample-examples =
    {"  "}circle sample --file sample.db --families 200 --plain --passphrase-file secret.txt
    {"  "}circle sample --file big.db --families 10000 --seed 7 --today 2026-11-21 --pairs pairs.csv --plain --passphrase-file secret.txt
cli-sample-families = How many families
cli-sample-seed = The number from which everything is drawn [1]
cli-sample-coordinators = How many coordinators [12]
cli-sample-plain = Make the file without encryption; needed, because files cannot be encrypted yet
cli-sample-pairs = Also write the true duplicates to this CSV file: a, b, kind
cli-sample-done = { $file } is made: { $families ->
    [one] one made-up family
   *[other] { $families } made-up families
    } around { $day }. intake1–3, coordinator1–{ $coordinators }, supervisor1–2, privacy1 and admin1 sign in with the passphrase you gave.
cli-sample-day = No made-up agency can be set around that day. Choose a year from 1950 to 2190.

cli-demo = Look around with made-up families
cli-demo-more =
    First choose who you would like to be. What you do is kept in the demo's file until --fresh makes it anew.
cli-demo-examples =
    {"  "}circle demo
    {"  "}circle demo --role coordinator
    {"  "}circle demo --families 1000 --file /tmp/demo.db --fresh
cli-demo-families = How many families a new demo gets [200]
cli-demo-fresh = Make the demo anew

cli-list = Write a list of what you may see
cli-list-more =
    due: what needs you today. waiting: families without a coordinator. reviews: of any date. families: one row per child.
    Names are left out unless your role may take them out of the program; a supervisor gives a --reason for them.
cli-list-examples =
    {"  "}circle list due --as intake1 --file agency.db
    {"  "}circle list reviews --format csv --as supervisor1 --file agency.db > reviews.csv
    {"  "}circle list families --format json --reason "yearly count" --as supervisor1 --file agency.db
cli-list-which = Which: due, waiting, reviews or families

cli-find = Find a family: by name, number, phone, caregiver or birth date
cli-find-more =
    Reads one line from standard input or asks for it, so that no name stands in the history of your shell. Accents and
    small slips of spelling are forgiven.
cli-find-examples =
    {"  "}circle find --as intake1 --file agency.db
    {"  "}circle find --format json --as intake1 --passphrase-file secret.txt --file agency.db < question.txt
cli-find-ask = Find:
cli-find-nothing = Type what to look for: a name, a number like C-0001, a phone number or a birth date.

cli-duplicates = List files that may be of the same child
cli-duplicates-more =
    The likeliest first, with what speaks for it. Pairs that somebody called different are left out.
cli-duplicates-examples =
    {"  "}circle duplicates --as intake1 --file agency.db
    {"  "}circle duplicates --format csv --as supervisor1 --file agency.db

cli-show = Show one child's whole file, as you may see it
cli-show-more =
    People go by M-1, organisations by O-1 and staff by S-1. Every look is logged.
cli-show-examples =
    {"  "}circle show C-0001 --as coordinator1 --file agency.db
    {"  "}circle show C-0001 --format json --as supervisor1 --file agency.db
cli-show-number = The number of the file, like C-0001
cli-show-format = How: text (for people) or json (for scripts) [text]
cli-show-none = There is no file { $number }, or you may not find it.

cli-check = Check the whole file
cli-check-more =
    Looks at the structure of the file and at every rule that must hold, and changes nothing. One line for each finding; exit
    code 1 when there are any.
cli-check-examples =
    {"  "}circle check --as admin1 --file agency.db

cli-screen = Screen a child, or several, from a JSON document
cli-screen-more =
    Opens no agency file and needs no sign-in. An object gives a result, an array gives results in the same order.
cli-screen-examples =
    {"  "}circle screen --program cheo child.json
    {"  "}circle screen --program halton --on 2026-11-21 - < child.json
cli-screen-program = The programme whose rules decide: halton or cheo
cli-screen-on = The day of the decision [today in America/Toronto]
cli-screen-document = The document; - is standard input

cli-keys = Look after your own keys
cli-keys-check = Read a key file and say what is wrong with each row
cli-keys-check-own = Your own rows, as in keymap.toml [the shipped keys]
cli-keys-check-examples =
    {"  "}circle keys check my-keys.toml

cli-need-file = Which file? Give it with --file, or in your configuration.
cli-need-as = Who signs in? Give the name with --as.
cli-need-passphrase = The passphrase is missing. Give --passphrase-file, or run this in a terminal to be asked.
cli-ask-passphrase = Passphrase:
cli-must-change = Your passphrase was given to you by someone else. Open the screen once and choose your own.
cli-choose-role = You hold several roles. Say with --role in which one you act: { $roles }.
cli-passphrase-unreadable = { $file }: the passphrase cannot be read ({ $why }).
cli-passphrase-empty = { $file }: the first line is empty; it should be the passphrase.
cli-need-plain = Files cannot be encrypted yet. Add --plain to make one without encryption, on a disk that is encrypted itself.
cli-not-demo = { $file } is an agency's own file and not a demo; it was not touched. Choose another place with --file.
cli-needs-reason = Your role must give a reason for this. Add --reason; it is kept in the log.
cli-list-empty = Nothing here.
cli-list-no-names = Names, birth dates and phone numbers are left out: your role may not take them out of the program.
cli-list-names-reason = Names, birth dates and phone numbers are left out. With --reason they are shown; the reason is kept in the log.

cli-column-kind = what
cli-column-file-no = file
cli-column-due = due
cli-column-days-late = late
cli-column-why = why
cli-column-who = who
cli-column-since = since
cli-column-age-days = days
cli-column-language = language
cli-column-area = area
cli-column-urgency = urgency
cli-column-state = state
cli-column-coordinator = coordinator
cli-column-name = name
cli-column-birth-year = born
cli-column-municipality = lives in
cli-column-a = one
cli-column-b = other
cli-column-class = class
cli-column-score = score

usage-help = For help: circle --help, or --help after a verb.
usage-unknown = There is no option { $argument }.
usage-unknown-near = There is no option { $argument }. Did you mean { $near }?
usage-verb = There is no verb “{ $verb }”.
usage-verb-near = There is no verb “{ $verb }”. Did you mean { $near }?
usage-value = { $argument } cannot be “{ $value }”. It can be: { $known }.
usage-no-value = { $argument } needs a value.
usage-validation = { $argument } cannot be “{ $value }”: { $why }
usage-missing = This is missing: { $arguments }.
usage-missing-verb = Which verb? For example: circle keys check.
usage-conflict = { $argument } cannot be given together with the rest, or not twice.
usage-utf8 = An argument is not readable text (UTF-8).
usage-other = These arguments do not fit together.
usage-day = write a day of the calendar as YYYY-MM-DD.
usage-number = write a whole number that is not too large.
usage-file-number = write a number like C-0001.

check-nothing = Everything holds: nothing found.
check-count = { $count ->
    [one] One finding.
   *[other] { $count } findings.
    } Nothing was changed; please show this to whoever looks after the program.
check-integrity = The file itself is damaged. Stop working with it and take the last backup.
check-foreign-key = A record points to another that is not there.
check-episode-without-child = An episode has no child.
check-undecided-several-children = An episode without a decision has more than one child.
check-children-of-two-families = An episode has children of two families.
check-not-one-holder = An open episode is held by nobody or by several, or a closed one is still held.
check-no-coordinator = A family in service has not exactly one coordinator.
check-no-next-review = An active episode has not exactly one next review.
check-active-without-agreed-plan = An active episode has no agreed plan.
check-closed-without-hand-off = A family that was not eligible was closed without the outcome of a hand-off.
check-survivor-without-link = A file stands under another without a link that says so.
check-link-without-survivor = A link says that a file stands under another, and it does not.
check-under-file-open = A file that went under another has an open request.
check-moved-told-once = A record was moved and only one of the two files says so.
show-linked-files = Linked files
show-goes-on-as = Goes on as
check-program-before-decision = An episode has a programme before its decision, or none after it.
check-eligible-without-decision = An episode went past the decision without one.
check-not-eligible-not-explained = A family was found not eligible and nobody explained it.
check-ended-without-reason = An episode ended without a reason or a date.
check-episode-copies = The copies kept beside the children of an episode disagree with it.
check-single-program-several-children = A programme for one child has an episode with several.
check-verbal-consent-incomplete = A verbal consent lacks one of its three written items.
check-scope-without-consent = The scope of a consent hangs on no consent of that child.
check-foreign-goal = A goal is of a child who is not in the plan.
check-two-owners = An action has two owners.
check-disabled-holds = A disabled person still holds a family.
check-disabled-answers = A disabled person still answers for a family.
check-no-administrator = Nobody is administrator any more.
check-file-number-counter = A file number is higher than the numbers given out.
check-survivor-chain = A linked file points to one that is linked itself.
check-search-missing = A file cannot be found by searching.

show-file-no = File
show-person = Person
show-age = Age
show-child = Child
show-state = State
show-coordinator = Coordinator
show-next-review = Next review
show-siblings = Brothers and sisters
show-contacts = How to reach
show-caregivers = Family and caregivers
show-homes = Homes
show-schools = Schools
show-services = Services
show-circle = Circle of support
show-findings = Strengths, resources, needs
show-statements = In their words
show-consents = Consents
show-episodes = Episodes
show-letters = Letters
show-notes = Notes
show-calls = Calls
show-attempts = Tries to reach someone
show-promises = Promises
show-organization-name = Organisation
show-id = Number
show-name = Name
show-here = In the circle now
show-scope = What, to whom
show-children = Children
show-lead = Leads
show-covered-by = Covered by
show-referrals = Referrals
show-screenings = Screenings
show-decisions = Decisions
show-assignments = Coordination
show-offers = Offers
show-plan = Plan
show-reviews = Reviews
show-hand-offs = Hand-offs
show-goals = Goals
show-versions = Agreed versions
show-actions = Actions
show-ratings = How it went
show-need = Need
show-answers = Answers
show-list-state = Stands
show-days-late = Days late
show-on = On
show-rating = Rating
show-kind = Kind
show-organization = Organisation number
show-author = Written by
show-caller-person = Caller
show-from = From
show-lead-organization = Organisation that leads
show-owner-person = Whose
show-owner-staff = Whose (staff)
show-referrer-organization = Referring organisation
show-referrer-person = Referred by
show-staff = Staff person
show-to = To
show-line = { $label }: { $value }
check-link-to-oneself = A person is linked to their own file other than as the youth.

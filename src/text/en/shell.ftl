# The program around the screens: frame, status, doors, lock, drafts, crisis card, keys check.

# Frame and status
frame-name = circle
frame-demo = DEMO
frame-draft = Draft { $time }
frame-saved = Saved
frame-too-small = Please make this window larger: at least 40 columns and 10 rows.
status-not-here = There is nothing to do that with here.
status-privacy-on = Names, birth dates and notes are hidden. { $key } shows them again.
status-privacy-off = Names, birth dates and notes are shown.
status-theme = Colours: { $name }
status-kept = What you typed is kept as a draft.
status-not-kept = The draft could not be stored: { $why }
status-idle = Nobody is typing: this screen locks in { $seconds } seconds. Any key keeps it open.
status-keymap = Your key file has { $count ->
    [one] one row
   *[other] { $count } rows
    } that cannot be used; “circle keys check” says which.
status-config = The configuration has { $count ->
    [one] one row
   *[other] { $count } rows
    } that cannot be used: { $first }
theme-dark = dark
theme-light = light
theme-contrast = strong contrast
theme-mono = without colour

# All actions (the palette) and the help page
palette-title = All actions
palette-filter = Find
palette-nothing = No action is called that.
palette-elsewhere = not in this place
help-title = Keys in this place
help-page = { $page } of { $pages }

# Crisis card
crisis-title = Crisis lines
crisis-911 = Someone is in danger now
crisis-988 = Suicide Crisis Helpline: call or text, day and night
crisis-kids = Kids Help Phone: call, day and night
crisis-tell = Stay on the line. Then tell your supervisor.
crisis-give = The lines were given to the caller: press { $key }
crisis-given = Given at { $time }, noted.
crisis-given-unnoted = Given at { $time }. Nobody is signed in: please note it yourself.

# Leaving
quit-question = Leave circle?
quit-question-draft = Leave circle? What you typed is kept as a draft.
panic-message = circle had to stop because of a fault in the program. What was saved is safe; drafts are offered again at the next sign-in.
panic-place = Please report this place: { $place }
terminal-missing = circle needs a terminal to show its screens. For scripts, see “circle --help”.
terminal-failed = The terminal could not be prepared: { $why }

# Doors: before anyone is signed in
door-sign-in = Sign in
door-name = Sign-in name
door-passphrase = Passphrase
door-locked = This screen is locked. Sign in to go on where you were.
door-checking = Checking the passphrase …
door-name-empty = Please type your sign-in name.
door-passphrase-empty = Please type your passphrase.
door-demo-names = Names in this demo: { $names }
door-demo-passphrase = Passphrase of them all: { $passphrase }
door-roles = In which role do you work now?
door-demo-roles = Look around: who would you like to be?
door-demo-note = A made-up agency with made-up families. Nothing here is real.
door-role-intake = takes calls, screens, finds a coordinator
door-role-coordinator = makes the plan with the family and its circle
door-role-supervisor = sees the whole team, reassigns, co-signs
door-role-privacy = consents, access to files, the log
door-role-administrator = staff, programmes, backups
door-new-passphrase = Choose your own passphrase
door-new-passphrase-note = Four or five words that only you know are good. The starting passphrase stops working.
door-new-passphrase-again = The same again
door-new-passphrase-differs = The two are not the same. Please type them again.
door-first-run = Welcome
door-first-run-note = There is no agency file yet.
door-create = Create an agency file
door-open = Open an agency file
door-demo = Look around the demo
door-file = Path of the file
door-file-empty = Please type the path of the file, for example ~/agency.db.

# circle keys check
keys-ok = { $file }: no problem found.
keys-unreadable = { $file } cannot be read: { $why }
keys-row = { $file }:{ $line }: { $what }
keys-row-warning = { $file }:{ $line }: warning: { $what }
keys-not-toml = this is not TOML: { $why }
keys-section = there is no section “{ $name }”.
keys-section-near = there is no section “{ $name }”; did you mean “{ $near }”?
keys-action = there is no action “{ $name }”.
keys-action-near = there is no action “{ $name }”; did you mean “{ $near }”?
keys-name = there is no key “{ $name }”.
keys-name-near = there is no key “{ $name }”; did you mean “{ $near }”?
keys-same = a terminal sends the same for “{ $name }” as for “{ $other }”; please use another key.
keys-printable = “{ $name }” is text in a text field and cannot be { $action }; use a function key or ctrl.
keys-value = { $action } needs a key in quotes, a list of them, or "none".
keys-conflict = “{ $key }” stands for { $first } and for { $second }; { $first } keeps it.
keys-doubt-alt = “{ $name }” does not arrive from every terminal: Alt is often used for menus.
keys-doubt-digit = “{ $name }” does not arrive from most terminals: they send the digit alone.
keys-doubt-punctuation = “{ $name }” does not arrive from most terminals.

# Configuration
config-unknown = line { $line }: “{ $name }” is not a setting; there are: { $known }
config-value = line { $line }: “{ $name }” cannot be “{ $value }”; it can be: { $known }
config-not-toml = line { $line }: this is not TOML

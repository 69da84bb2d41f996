# How things fail, for every screen: what failed, on what, what to do next.
failure-invalid = Something here cannot be saved as it is. Please look at the marked fields.
failure-several = { $first } And { $more ->
    [one] one more place
   *[other] { $more } more places
    }.
failure-refused = Your role may not do that here. These could: { $who }.
failure-refused-nobody = Nobody may do that here.
failure-needs-reason = Please give a reason; it is kept in the log.
failure-conflict = A colleague saved this meanwhile, and { $fields ->
    [one] one field differs
   *[other] { $fields } fields differ
    }. What you typed is kept: compare, then save again.
failure-conflict-removed = A colleague took this away meanwhile. What you typed is kept as a draft.
failure-signed-out = Your account or role was changed. Text is kept; sign in again.
failure-missing = This is not there any more. Go back one step and open it again.
failure-rule = This would break a rule of the file ({ $rule }), so nothing was saved. Please tell your administrator.
failure-cannot-undo = Cannot be undone: changed since, or undone already.
failure-busy = The file stayed busy. Nothing is lost: please try again.
failure-full = The disk is full. Not saved; free some space, then save again.
failure-damaged = The file is damaged. Not saved; stop and tell your administrator.
failure-twice = This exists already. Open the one that is there.
failure-io = The disk did not answer. Not saved; please try again.
failure-other = A fault: nothing was saved. Please tell your administrator.
problem-time = “{ $text }” is not a time. Type it like 13:00 or 1 pm.
problem-number = “{ $text }” is not a whole number.
problem-passphrase-short = A passphrase needs at least { $shortest } characters. Four or five words are good.
problem-passphrase-wrong = That is not your present passphrase.
problem-passphrase-same = Please choose another passphrase than the present one.
problem-passphrase-cost = This passphrase could not be prepared on this machine. Please tell your administrator.
problem-no-randomness = This machine gave no random numbers. Please try again.
problem-agency-name = Please type the name of the agency.
problem-administrator-name = Please type the name of the first administrator.
problem-no-program = Please choose at least one programme.
problem-unknown-program = “{ $program }” is not a programme of this version.
problem-name-missing = Please type a name.
problem-sign-in-name = Please type a sign-in name without spaces.
problem-sign-in-name-taken = Someone has this sign-in name already. Please choose another.
problem-no-role = Please choose at least one role.
problem-last-administrator = This is the last administrator. Make someone else administrator first.
problem-staff-answers = This person answers for { $families ->
    [one] one family
   *[other] { $families } families
    }, and there is no supervisor to take over. Add a supervisor or reassign the families first.

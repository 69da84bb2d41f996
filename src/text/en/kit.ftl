## Words of the parts that screens are built from.

kit-yes = yes
kit-no = no
kit-unknown = not known yet
kit-yes-key = Yes (y)
kit-no-key = No (n)
kit-problem = Problem
kit-say = Say
kit-problems = { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
kit-still-to-ask = { $count ->
    [one] 1 still to ask, may stop here
   *[other] { $count } still to ask, may stop here
}
kit-still-to-ask-title = Still to ask
kit-not-asked-yet = not asked yet
kit-removed = { $count ->
    [one] 1 character that cannot be shown was left out.
   *[other] { $count } characters that cannot be shown were left out.
}
kit-too-long-line = Too long: { $length } characters, at most { $limit } fit. Nothing was added.
kit-too-long-note = Too long: { $length } bytes, at most { $limit } fit. Nothing was added.
kit-link-open = Enter opens
kit-list-open = Space opens the list, or type
kit-list-count = { $shown } of { $all }
kit-list-empty = Nothing here yet.
kit-list-nothing-found = Nothing found. Esc shows everything again.
kit-filter = Find
kit-new-entry = New: { $text }
kit-enter-close = Enter closes
kit-reason-keys = Enter confirms, Esc goes back
kit-reason-needed = Please write a few words.
kit-hint-note = Enter makes a new line, Tab goes on.
kit-hint-list = Type to find, Space opens the list, Enter chooses.
kit-hint-choice = Arrows, the first letter or Space choose. Delete clears. Enter goes on.
kit-hint-many = Left and right move, Space ticks, Enter goes on.
kit-hint-shown = Known from an earlier step. Space corrects it.
kit-hint-link = Enter opens, Down goes on, Delete clears.
kit-leave-title = Leave this form?
kit-leave-body = Something was changed here and is not saved.
kit-leave-save = Save
kit-leave-draft = Keep as draft
kit-leave-discard = Discard the changes
kit-leave-stay = Go on here
kit-step-ok = done
kit-step-problems = has problems
kit-step-current = you are here
kit-step-open = not started
kit-equal = same
kit-differs = differs
kit-not-known = not known
kit-before = Before
kit-mine = Mine
kit-theirs = Theirs
kit-keep-mine = keep mine
kit-keep-theirs = keep theirs
kit-conflict-title = Someone else saved this meanwhile
kit-conflict-body = What you typed is kept. Choose for each field, then save.
kit-paper-lines = { $first }–{ $last } of { $total }

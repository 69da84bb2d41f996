# Agency: staff.
agency-title = Agency
agency-number = No.
agency-name = Name
agency-sign-in = Signs in as
agency-roles = Roles
agency-state = State
agency-active = active
agency-inactive = disabled
agency-disable = Disable
agency-disable-question = { $name } can then no longer sign in. What they hold returns to the pool, and the supervisor answers for their families. This cannot be undone.
agency-disabled = Disabled. { $files ->
    [0] They held nothing.
    [one] One file moved.
   *[other] { $files } files moved.
    }
agency-reset = New starting passphrase
agency-reset-question = Type a starting passphrase for { $name }, at least 12 characters. It must be changed at the next sign-in.
agency-reset-done = The starting passphrase is set. Give it to the person on paper, not by e-mail.
agency-administrator-only = Only an administrator changes this.
agency-nobody-selected = Nobody is selected.
agency-already-disabled = This person is disabled already.
staff-new = New staff person
staff-saved = Saved: { $name }.
field-staff-name = Name
field-staff-sign-in-name = Sign-in name
field-staff-sign-in-name-help = One word without spaces; it is typed at every sign-in.
field-staff-roles = Roles
field-staff-passphrase = Starting passphrase
field-staff-passphrase-help = At least 12 characters. It is changed at the first sign-in.
field-staff-languages = Languages
field-staff-employer = Employer
field-staff-max-caseload = Most points
field-staff-max-caseload-help = Weighted caseload ceiling; empty means the usual one of the programme.
settings-title = Settings
settings-saved = Settings saved.
field-settings-idle-minutes = Minutes until the screen locks
field-settings-idle-minutes-help = Without a key pressed. 15 unless you say otherwise; at most 120.
field-settings-phone = Number on letters
field-settings-phone-help = Empty: the intake line of the programme.
problem-settings-idle = Minutes from 1 to { $most }.

# Homes and care of a child: guardian, carer, placement, the custody paper, moves, and the lists that changes open.

care-title = Homes and care
care-lists = WHAT FOLLOWS FROM A CHANGE
care-lists-over = LISTS THAT ARE WORKED
care-now = NOW
care-coming = FROM A DAY TO COME
care-past = BEFORE
care-guardian = guardian
care-carer = carer
care-home = home
care-no-guardian = Nobody is named who has the legal say.
care-no-carer = Nobody is named who cares for the child day by day.
care-no-home = No home is written down.
care-area-only = decides the area: the only home
care-area-main = decides the area: the main home
care-area-unknown = area not known
care-hidden = hidden from the birth family
care-since = since { $day }
care-until = until { $day }
care-span = { $from } to { $to }
care-address-unknown = address not known
care-no-program = not decided yet
care-paper = custody paper
care-paper-unsaid = nobody said
care-paper-wanted = to be seen
care-change-from = { $what } from { $day }
care-list-worked = worked
care-list-open = { $open } of { $all } open
care-list-all-done = Nothing of this list is open.
care-list-left = { $count ->
    [one] 1 line is open.
   *[other] { $count } lines are open.
}
care-line-nobody = nobody
care-line-no-say = Nobody has the legal say. Write down who it is.
care-line-in-circle = { $name } is in the circle
care-line-left-circle = { $name } has left the circle
care-line-circle = { $count ->
    [one] 1 person in the circle
   *[other] { $count } people in the circle
}
care-line-hidden = { $address } · hidden from the birth family
care-line-shown = { $address } · not hidden from the birth family
care-line-by = by { $day }
care-line-put-off = later, { $day }
care-line-settled = { $who }, { $day }
care-line-is-settled = This line is settled. Undo takes the last one back.
care-line-not-needed = Not needed
care-line-why = Why is it not needed?
care-line-later = Later
care-line-when = On which day does it come up again?
care-line-end = End this consent
care-line-end-question = { $what }. From { $day } on it permits nothing. What was sent before stays listed.
care-help-who-consents = Enter: people beside the child, with their authority.
care-help-consent-falls = This consent was given by somebody without a say from that day on. Ending it takes effect at once; Enter shows it.
care-help-loses-sight = Enter: the circle. Who sees what, and who leaves it?
care-help-called-first = Who was called first does not care for the child any more. Enter: people; say who is called first.
care-help-protected-address = A foster address stays hidden from the birth family. Enter: homes, where it may be lifted.
care-help-area = Worked out from the new home. Where it lies outside: does the family stay here, or is it handed over?
care-help-school = Does the child go to another school? Enter: schools.
care-help-told = Who has to know: who coordinates, the school, the services.

# A new carer, a new guardian, a placement that ends
care-change-title = Something changes around the child
care-change-saved = Saved. This is what follows from it.
care-heading-carer = Who cares
care-heading-guardian = Who decides
care-heading-note = Anything else
care-home-same = where the child lives now
care-home-new = a new address
care-somebody-new = somebody new
care-somebody-else = somebody else at this number
care-number-elsewhere = This number stands in a file of another team too. Ask your supervisor whether it is the same person.
care-nobody = nobody: the youth lives alone
care-the-new-carer = the new carer
field-care-change-parts = What changes
field-care-change-on = From
field-care-change-on-help = The first day. A day to come takes effect on that day and not before.
field-care-change-carer = Who cares from then on
field-care-change-carer-help = A person may be mother of one child and foster carer of another: choose who is known.
field-care-change-given = Given name
field-care-change-family = Family name
field-care-change-number = Number
field-care-change-same = Known at this number
field-care-change-same-help = The number is known already. Is it the same person?
field-care-change-relation = Is the child’s
field-care-change-placement = Kind of home
field-care-change-placement-help = A foster or group home is hidden from the birth family by itself.
field-care-change-home = Lives from then on
field-care-change-home-help = A home that is known is not typed again.
field-care-change-municipality = Municipality
field-care-change-area = Service area
field-care-change-area-help = The place does not say it by itself: choose.
field-care-change-street = Street
field-care-change-postal-code = Postal code
field-care-change-no-fixed-address = No fixed address
field-care-change-guardian = Who has the legal say
field-care-change-guardian-given = Given name
field-care-change-guardian-family = Family name
field-care-change-guardian-relation = Is the child’s
field-care-change-authority = By
field-care-change-before = Who had it keeps
field-care-change-before-help = What those who had the legal say until then still have.
field-care-change-note = Note
field-care-change-note-help = The paper that says so, who told it.

# The family moves
care-move-title = The family moves
care-move-saved = The move is saved, from { $day }.
field-family-move-from = Which home
field-family-move-from-help = The child has more than one home: which of them moves?
field-family-move-on = From
field-family-move-on-help = The first day there. Until then the old address counts.
field-family-move-municipality = Municipality
field-family-move-area = Service area
field-family-move-area-help = The place does not say it by itself: choose with the family.
field-family-move-street = Street
field-family-move-postal-code = Postal code
field-family-move-no-fixed-address = No fixed address
field-family-move-stay = Stays behind
field-family-move-stay-help = Everybody else who lives there moves along, brothers and sisters too.
field-family-move-note = Note

# The custody paper
custody-title = Custody
custody-wanted = The paper is to be seen: the parents decide together, or they disagree. It stays in Today until then.
custody-saved = Custody saved.
field-custody-custody-contested = Do the parents disagree
field-custody-custody-contested-help = About who decides or where the child lives.
field-custody-custody-paper = Custody paper
field-custody-custody-paper-help = Court order or agreement that says who decides.
field-custody-custody-paper-from = Who brings it
field-custody-custody-paper-from-help = Asked for again in Today after two weeks.
field-custody-custody-paper-on = On
field-custody-custody-note = About custody
field-custody-custody-note-help = Who decides what, with whom the child lives when.

# The second signature
second-title = Second signature
second-saved = Both have agreed.
consent-second-by = Second signature
consent-heading-second = The second signature
field-consent-second-by = Who else agrees
field-consent-second-by-help = Left empty, it is asked for in Today; the consent permits nothing until then.
field-consent-second-by-name = Name
field-consent-second-method = How
field-second-signature-second-by = Who else agrees
field-second-signature-second-by-name = Name
field-second-signature-second-method = How
field-second-signature-second-on = On

# Homes: shares, dates, placements
homes-is-only = decides area: only home
homes-of-another-family = This is the home of another family. It is changed in that family’s file.
field-home-share = Share of time
field-home-share-help = For example: every second week.
field-home-from-on = Since
field-home-to-on = Until
field-home-address-shown = Birth family may know
field-home-address-shown-help = A foster address is hidden from the birth family until you say yes.
family-joint = joint
family-homes = { $count ->
    [one] one home
    [2] two homes
   *[other] { $count } homes
}

# Why a row stands in Today
why-due-second-signature = second signature wanted: { $what }, one given { $day }
why-due-paper = custody paper not seen yet
why-due-paper-asked = custody paper asked for on { $day }
why-due-paper-asked-of = custody paper, { $who } was asked on { $day }
why-due-change = { $what }: change of { $day }

# Problems
problem-home-empty = Type where it is, or say that there is no fixed address.
problem-home-choose = Choose the home.
problem-choose-one = Choose one.
problem-change-nothing = Say what changes: the carer, the guardian, or a placement that ends.
problem-change-day = Type the first day, for example 2026-12-01.
problem-change-before-last = A change or a home of { $first } is written down already. Take a later day, or correct that one first.
problem-change-carer = Say who cares for the child from then on.
problem-change-guardian = Say who has the legal say from then on.
problem-change-authority = Say by what: custody, joint custody or a children’s aid society.
problem-change-before = Say what those who had the legal say keep.
problem-care-circular = This person is cared for by this child, or is this child. Choose somebody else.
problem-move-same = That is the address the family has now.
problem-move-before-last = This home began or ends on { $first }. The move must come after that day; correct the earlier one first if it is wrong.
problem-move-nobody = Nobody would move. Take somebody off “stays behind”.
problem-line-day = Type a day after today.
problem-line-consent-holds = The consent still holds. End it here, or say why that is not needed.
problem-line-answer = Say whether the family stays here or is handed over.
problem-line-why = Say why this consent may go on.
problem-consent-second-who = Name who else agreed.
problem-consent-second-twice = The second signature is somebody else’s than the first.
problem-consent-second-day = Type the day on which the second person agreed.
problem-consent-not-joint = No second signature is wanted here.

# Casework of intake: what a record lacks, why it may not be saved, how it stands.
step-call = Call
step-child = Child
step-consent = Consent
step-screening = Screening
step-needs = Needs
step-decision = Decision
step-offer = Offer
missing-reason = why the family is referred
missing-urgency = how urgent it is
missing-urgency-reason = why it is urgent
missing-name = the child’s name
missing-birth-date = the birth date
missing-home = where the child lives
missing-area = which area the home is in
missing-school-status = school now (asked from 18 on)
missing-language-spoken = the language spoken at home
missing-language-service = the language of service
missing-interpreter = whether an interpreter is needed
missing-caregiver = a parent or caregiver
missing-legal-authority = who may decide for the child
missing-primary-contact = whom to call first
missing-contact = a way to reach someone
missing-safe-message = whether a message may be left
missing-services = whether everyone involved is listed
missing-consent-collect = the answer to “may we write this down”
missing-consent-in-force = a consent that holds today
missing-consent-sharing = the answer about sharing with the team
missing-answers = answers to criteria
missing-need = a need
missing-strength = a strength
missing-statement = what works, what does not or what matters
missing-decision = the decision
missing-coordinator = a coordinator who accepted
part-consent-to-refer = the family’s consent to be referred
part-reason = the reason for the referral
part-contact = a way to reach someone
consent-state-later = asked, answer later
consent-state-refused = refused
consent-state-draft = not complete
consent-state-one-signature = one of two signatures
consent-state-not-yet = begins later
consent-state-in-force = in force
consent-state-limited = in force, with limits
consent-state-withdrawn = withdrawn
consent-state-expired = expired
consent-state-superseded = replaced by a newer answer
why-share-permitted = a consent in force permits it
why-share-denied = the family said no to this
why-share-nothing-said = no consent in force speaks of it
found-by-number = file number
found-by-name = same name
found-by-name-begins = name begins so
found-by-caregiver = caregiver’s name
found-by-phone = phone number
found-by-birth = birth date
found-by-sounds-alike = name sounds alike
hand-off-item-child = the child’s name and birth date
hand-off-item-caregivers = { $count ->
    [one] one person beside the child
   *[other] { $count } people beside the child
    }
hand-off-item-contacts = { $count ->
    [one] one way to reach the family
   *[other] { $count } ways to reach the family
    }
hand-off-item-school = { $count ->
    [one] the school
   *[other] { $count } schools
    }
hand-off-item-services = { $count ->
    [one] one service
   *[other] { $count } services
    }
hand-off-item-answers = { $count ->
    [one] one screening answer
   *[other] { $count } screening answers
    }
hand-off-item-findings = { $count ->
    [one] one strength or need
   *[other] { $count } strengths and needs
    }
hand-off-item-statements = { $count ->
    [one] what the family said
   *[other] what the family said ({ $count })
    }
pair-field-given = given name
pair-field-family = family name
pair-field-own-script = name in its own script
pair-field-other-names = other names
pair-field-birth-date = birth date
pair-field-gender = gender
pair-field-phones = phone
pair-field-street = street
pair-field-postal-code = postal code
pair-field-caregivers = parents and caregivers
problem-text-missing = Nothing is written here yet. Type a few words.
problem-line-too-long = This line has { $length } characters and holds { $limit }. Shorten it, or write the rest in a note.
problem-note-too-long = This note has { $length } bytes and holds { $limit }. Split it into two notes.
problem-ends-before-begin = The end is before the beginning. Check both dates.
problem-birth-future = This birth date is in the future. Check the year.
problem-area-unknown = The list of areas has no such area. Pick one from the list.
problem-contact-value = Type the number or address, or leave this line out.
problem-school-name = Type the name of the school.
problem-organization-name = Name the organisation: pick one or type it.
problem-organization-known = The directory has an organisation of this name already. Use that one.
problem-referral-children = Name at least one child; “child 1” is enough.
problem-referral-contact = Add one way to reach someone: a number, an e-mail or an address.
problem-referral-collect = The family said not to write this down. Keep the call as information only, or ask again.
problem-urgency-reason = Say why the urgency changes.
problem-promise-reason = Say why this is dropped.
problem-consent-who = Name who gave this consent.
problem-consent-method = Say whether it was given in writing or by voice.
problem-consent-information = A consent by voice needs the information it covers, written down.
problem-consent-explained = A consent by voice needs how the purposes were explained, written down.
problem-consent-expires-before = This consent would end before it begins. Check both dates.
problem-consent-withdrawn = This consent was withdrawn. Ask again and record a new one.
problem-consent-withdrawn-by = Name who withdrew it.
problem-screening-criterion = This programme does not ask that question.
problem-screening-decided = This screening was used for a decision and stays as it is. Begin a correction instead.
problem-episode-transition = This cannot happen from here: the file is at another step. Open it again to see where it stands.
problem-decision-made = A decision was made already. Open the file again to see it.
problem-decision-name = Give the child at least one part of a name before the decision.
problem-decision-program = Choose the programme.
problem-decision-other-program = This decision belongs to another programme. Choose again.
problem-decision-level = Choose a level from 1 to 4.
problem-decision-reason = Write the reason in a few words.
problem-decision-override = This differs from what the rules computed. Write why.
problem-decision-incomplete = The family’s consent to be referred is missing. Ask for it first.
problem-decision-consent = The consent to write things down is not in force. Ask the family first.
problem-decision-willingness = The family has not said yes to taking part. Ask first.
problem-decision-explained-on = Say on which day the answer was explained to the family.
problem-decision-explained-how = Say how the answer was explained to the family.
problem-decision-unconfirmed = { $count ->
    [one] One answer of the earlier episode is not confirmed yet. Ask whether it is still so.
   *[other] { $count } answers of the earlier episode are not confirmed yet. Ask whether they are still so.
    }
problem-decision-join = The family has an open plan. Choose: join it, or a plan of its own.
problem-decision-join-gone = There is no open plan of the family to join. Choose a plan of its own.
problem-hand-off-organization = Name the agency that receives the family.
problem-hand-off-consent = The family has not agreed to pass this on to that agency. Record the consent first.
problem-hand-off-confirmed-by = Name who confirmed at the receiving agency.
problem-hand-off-told = Tell the family that it may come back, and say so here.
problem-hand-off-reason = Say why there is no hand-off.
problem-hand-off-ending = Choose one of the reasons offered.
problem-hand-off-open = A hand-off is under way. Settle that one.
problem-hand-off-settled = This hand-off is over. Open the file again to see how it ended.
problem-hand-off-state = A hand-off follows a decision that the family is served elsewhere. Decide first.
problem-return-open = This child has an open episode. Go on with that one.
problem-pair-one-file = These are one and the same file. Choose two.
problem-sibling-known = { $number } of this family looks the same. Open the row above: the same child, or another one.
problem-sibling-home = The home is kept out of this file: nobody of it is taken over.
problem-sibling-has-file = This brother or sister has a file. Choose it in the list of children.
problem-sibling-same = Say whether the household is the same: y or n.
problem-link-oneself = Nobody is their own parent or relative. Choose another person, or “self (youth)”.
problem-link-circle = That would make a circle: this person is brought up by the child. Check who is whose parent.
problem-pair-twins = Same birth date and family name, other given names: these look like twins. Say why they are one child.

# Letters of intake, blank sheets, and the screens where letters are made. What stands in a letter is said in the language
# of who gets it, whatever the screen's.

# Head and foot of every letter
letter-phone = Telephone: { $phone }
letter-number = Your request number: { $number }
letter-number-ours = Our number: { $number }
letter-greeting = Dear { $name },
letter-interpreter = To be read with an interpreter ({ $language }). Call us: we will read this letter to you in your language.
letter-your-language = your language
letter-our-service = our service
letter-forms = You may ask for this letter in large print, read aloud, in English or in French.
letter-closing = Sincerely,
letter-rights = You have the right to see what we write down, to have it corrected, and to complain.

# Received: to the family
letter-ack = We received your request for { $child } on { $day }. Thank you for telling us what your family needs.
letter-ack-unnamed = We received your request on { $day }. Thank you for telling us what your family needs.
letter-ack-call = Someone from our team will call you by { $day }. You have nothing to prepare.
letter-ack-reached = Someone from our team stays in touch with you about the next step. You have nothing to prepare.
letter-ack-change = What you told us stays with your request: give its number when you call, and you will not have to tell your story again. Please tell us if your address, your telephone number or what your child needs changes. You may be served in English or in French, or ask for an interpreter.

# Received: to who referred; nothing but that
letter-received = We received the referral you sent on { $day }. It has the number above.
letter-received-only = To protect the family’s privacy, this letter says nothing more.

# Could not reach you
letter-tried = We tried to reach you { $count ->
    [one] once
    [2] twice
   *[other] { $count } times
  } about your request of { $day }, and did not reach you.
letter-tried-call = Please call us and give your request number. Tell us which day and time suit you, in which language, and whether we may leave a message.
letter-tried-close = If we do not hear from you, we may close your request. You may come back at any time: what you told us is kept with its number.

# You are waiting
letter-waiting = { $child } has been on the waiting list for { $service } since { $day }.
letter-waiting-unnamed = Your family has been on the waiting list for { $service } since { $day }.
letter-waiting-place = { $count ->
    [0] Today your family is the next one in the list.
    [one] Today one family is before yours.
   *[other] Today { $count } families are before yours.
  }
letter-waiting-urgent = A family in urgent need may come first, so this can change.
letter-waiting-told = We will tell you again where you stand by { $day }, and sooner if something changes.
letter-waiting-meanwhile = Please call us if your need becomes more urgent, if your address or telephone number changes, or if you no longer want this service.

# Not eligible, with help and an invitation
letter-refused = We looked at your request for { $child } with what you told us. On { $day } we decided that { $service } is not the right service now.
letter-refused-unnamed = We looked at your request with what you told us. On { $day } we decided that { $service } is not the right service now.
letter-refused-explained = We explained the reasons to you on { $day }.
letter-refused-disagree = If something is not clear, or if you do not agree, please tell us. You have the right to complain.
letter-refused-return = You may come back at any time. If your child’s needs or your situation change, call us and give your request number: you will not have to start again.
letter-help-agency = You are not left alone: { $organization } can help you now. With your consent we pass on what you told us, so that you do not have to repeat it.
letter-help-agency-phone = You are not left alone: { $organization } can help you now ({ $phone }). With your consent we pass on what you told us, so that you do not have to repeat it.
letter-help-call = You are not left alone: call us, and we will look with you for a service that fits and put you in touch with it.

# Lines that help at once
letter-lines = If you need help at once:
letter-line-911 = Danger now: 911
letter-line-988 = Suicide crisis helpline, day and night: 988 (call or text)
letter-line = { $who }: { $number }

# The outcome, to who referred, where the family agreed
letter-outcome = You sent us a referral on { $day }. The family agreed that we tell you what came of it.
letter-outcome-accepted = The family was accepted for { $service } on { $day }.
letter-outcome-refused = On { $day } we decided that { $service } is not the right service for the family now. We explained this to the family and are helping it find other help.
letter-outcome-redirected = The family lives in another area. Since { $day } we are putting it in touch with the agency that serves it ({ $service }).
letter-outcome-declined = On { $day } the family decided not to go on with { $service }. It may come back at any time.
letter-outcome-open = { $service }: nothing is decided yet ({ $day }).
letter-outcome-only = To protect the family’s privacy, this letter says nothing more. Please ask the family.

# Why a letter is not written
letter-not-child-died = The child has died: no letter is written.
letter-not-person-died = This person has died.
letter-not-no-letters = No letters, the file says: no mail, or no letter home. Call instead.
letter-not-protected-from = An address or number of this child is protected from this person.
letter-not-youth-alone = The youth asked for help alone. Ask the youth before anyone else is written to.
letter-not-caregiver = Not a caregiver of this child.
letter-not-authority = No authority to decide for this child, and not the first contact.
letter-not-for-family = This letter is for the family.
letter-not-for-referrer = This letter is for whoever referred.
letter-not-no-referrer = The family came by itself: nobody referred.
letter-not-waiting = The family is not on the waiting list.
letter-not-refused = Nobody decided “not eligible”.
letter-not-decided = Nothing is decided yet.
letter-not-tried = Nobody has tried to reach the family yet.
letter-not-consent = No consent lets this referrer hear the outcome. Ask the family (step Consent, this organization).
letter-not-denied = The family said that this referrer hears nothing.

# The call sheet
sheet-call = Call
sheet-day-time = Day and time:
sheet-day = Day:
sheet-taken-by = Written by:
sheet-language = Language:
sheet-interpreter = Interpreter (name or number, service):
sheet-call-greeting = Say: “Bonjour, hello.” Offered:   [ ] yes   [ ] no
sheet-call-collect = Say: “May I write down what you tell me? It is to see how we can help. Only our team sees it, unless you agree to more. You may see it, have it corrected, and complain. If a child may be in danger, I must tell children’s aid.”   [ ] yes   [ ] no   [ ] later
sheet-caller = Who calls:
sheet-relation = Relation to the child:
sheet-number = Number:
sheet-call-message = A message may be left there:   [ ] yes   [ ] no
sheet-child = Child:
sheet-birth = Date of birth:
sheet-municipality = Lives in:
sheet-call-kind = What the call is
sheet-call-said = What was said, in the caller’s words
sheet-call-next = What happens next
sheet-call-who = Who:
sheet-call-what = What:
sheet-call-when = When (day, time):
sheet-call-where = Where reached:
sheet-call-crisis = crisis lines given (911, 988)

# The screening sheet
sheet-screening = Screening: { $program }
sheet-number-file = Number of the file:
sheet-done-by = Done by, and with whom:
sheet-screening-diagnosis = A diagnosis is never a condition: do not ask for one. “Not known yet” is always an answer.
sheet-answers = [ ] yes   [ ] no   [ ] not known yet
sheet-words = In the family’s words:
sheet-screening-person = This sheet decides nothing: a person decides, with the family, and explains a “no”.

# The consent sheet
sheet-consent = Consent
sheet-consent-why = We ask so that you do not have to tell your story again. You decide what may be written down, who may see it, and until when. You may agree to one thing and not to another.
sheet-rights = Your rights:
sheet-right-no = to say no, and still to be told where else to find help;
sheet-right-change = to change your mind at any time, from then on;
sheet-right-see = to see the file and to have copies;
sheet-right-correct = to have what is wrong corrected;
sheet-right-plan = to take part in planning and in each review;
sheet-right-language = to be served in English or in French, or with an interpreter;
sheet-right-complain = to complain to us, and to the Information and Privacy Commissioner of Ontario.
sheet-duty = Duty to report
sheet-duty-words = If we have reason to think that a child is in need of protection, the law says that we must tell a children’s aid society, whatever you consented to.
sheet-consent-who = Who consents
sheet-consent-by = Who consents (name):
sheet-consent-what = What for
sheet-consent-each = Each by itself:
sheet-answers-consent = [ ] yes   [ ] no   [ ] later
sheet-consent-which = Which information
sheet-consent-whom = With whom
sheet-consent-whom-each = Each person or organization by name:
sheet-consent-not = Not with:
sheet-consent-conditions = Conditions:
sheet-consent-from = From:
sheet-consent-to = Until:
sheet-consent-how = How it was given
sheet-consent-verbal = By voice: write the name above, and these two:
sheet-consent-information = Which information was named:
sheet-consent-explained = How the purposes were explained:
sheet-signature = Signature, where written:

problem-letter-changed = The file changed since this letter was shown. Read it again, then make it.
problem-letter-sent-on = Say on which day it was sent.
problem-letter-not-sent-on = A letter that was not sent has no day.

# The screen of letters
letters-title = Letters
letters-write = Write
letters-made = Made so far
letters-blank = Blank sheets
letters-to = To whom?
letters-to-nobody = Nobody may get this letter
letters-nobody = The file names nobody to write to. Add a caregiver first (step Child).
letters-not-to = Not to { $name }: { $why }
letters-no-address = no address
letters-sent-on = { $how }, { $day }
letters-sheet-call = Call
letters-sheet-consent = Consent
letters-sheet-screening = Screening, { $program }
letters-prepared-line = To { $name }, { $language }. Not kept yet.
letters-made-line = To { $name }, { $language }. Made { $day }, { $sent }.
letters-spoken = Speaks another language ({ $language }): read it to them through the interpreter.
letters-fax = Fax: { $fax }
letters-no-address-line = No address in the file: hand it over, or write it on the envelope.
letters-kept = Letter kept in the file.
letters-sent-title = How the letter left
letters-marked = Noted.
field-letter-sent-how = How
field-letter-sent-on = On
problem-letter-how = Say how it left.
letters-file-title = Write to a file
letters-file-why = A text file that only you may read. Write where it may lie: whoever gets the file reads the letter.
letters-file-replace = { $file } is there already. Replace it? What it says now is lost.
letters-file-written = Written to { $file }
field-letter-file-path = File
field-letter-file-path-help = For example ~/letter.txt. No names of people in the name of the file.
paper-no-path = Say where: the name of a file.
paper-exists = A file is there already. Choose another name, or say yes to replace it.
paper-folder = That is a folder. Add the name of a file.
paper-not-a-file = That is a device or a link, not a file. Choose another name.
paper-agency = That is the agency’s own file, or belongs to it. Choose another name.
paper-no-folder = There is no such folder. Choose one that exists.
paper-denied = You may not write there. Choose a folder of your own.
paper-full = The disk is full. Nothing was written.
paper-system = The system refused: { $why }. Choose another place.
letters-not-now = not now

# Why two records may be one person. Short: several stand in one line.
match-why-same-name = same name
match-why-same-own-script = same name in its own script
match-why-parts-swapped = given and family name swapped
match-why-same-given = same given name
match-why-given-one-letter-apart = given name a letter apart
match-why-given-sounds-alike = given name sounds alike
match-why-given-shortened = short form of the given name
match-why-same-family = same family name
match-why-family-one-letter-apart = family name a letter apart
match-why-family-sounds-alike = family name sounds alike
match-why-family-part = part of the family name
match-why-typed-name-fits = fits the name typed
match-why-same-birth = same birth date
match-why-birth-agrees = birth date agrees
match-why-day-month-swapped = day and month of birth swapped
match-why-birth-one-digit-off = birth date one digit off
match-why-year-off-by-one = birth year off by one
match-why-birth-partly-same = birth date partly the same
match-why-same-phone = same phone
match-why-phone-one-digit-off = phone one digit off
match-why-same-address = same address
match-why-same-postal = same postal code
match-why-same-caregiver = same caregiver
match-why-caregiver-alike = caregiver’s name nearly the same
match-why-other-family = but another family name
match-why-other-birth = but another birth date
match-why-other-gender = but another gender

# The right file: something is about another child
pick-file-none = Type a name, number, phone or birth date.
another-child-title = About another child
another-child-what = What is about another child?
another-child-which = Which child is it about?
another-child-empty = There is nothing here that could be about another child.
another-child-request = The whole request
another-child-sure = { $what }: move it to { $to }?
another-child-why = { $what } goes to { $to }. Why? The reason stands in both histories; what was moved is not shown here any more.
another-child-moved = Moved to { $to }. Move it back the same way.
another-child-moved-breach = Moved to { $to }. It was shown meanwhile: a breach waits for privacy.
another-child-stays = { $said } What was said, promised, tried or agreed to meanwhile stays here ({ $count }), because another request was open too: move each that is about the other child.
problem-move-reason = Say why.
problem-move-one-file = It stands in this file already.
problem-move-linked = That file went under another one. Choose the file that goes on.
problem-move-call-referral = The request began on this call. Move the whole request.
problem-move-first-visit = A first visit moved the file on and stays. Write a new note in the right file.
problem-move-consent-used = A hand-off was made on this consent. Withdraw it here and record it in the right file.
problem-move-consent-member = This consent names people of this child’s circle. Record it anew in the right file.
problem-move-answer-none = That child has no open screening. Begin its request first.
problem-move-answer-there = That child has an answer there already. Correct it in its own file.
problem-move-no-episode = That child never had a request, so there is no place for it.
problem-move-referral-served = A coordinator has accepted. End it here and open it for the right child.
problem-move-referral-several = Several children share this request. Each child’s part is ended or opened by itself.
problem-move-referral-there = That child has an open request already. End one of the two first.

# Two files of one child
same-child-title = Same child?
same-child-how = Alike
same-child-pairs = Files that look alike { $count }
same-child-no-pairs = No two files look alike that somebody has not settled.
same-child-put-off = put off
same-child-goes-on = { $survivor } goes on, { $under } goes under it. Nothing is merged or lost.
same-child-before = { $state } { $day }: { $reason }
same-child-links = { $survivor } goes on; { $under } goes under it. Both numbers open { $survivor }. Each record keeps its file, and the two can be taken apart.
same-child-proposes = You propose that { $survivor } goes on and { $under } goes under it. A supervisor decides.
same-child-said = Proposed because: { $reason }
same-child-type-name = Name of { $file }
same-child-type-both = Two children must never be mixed. Type the name of each to go on.
field-file-link-reason = Why the same child
same-child-proposed = Proposed; it waits in the supervisor’s Today.
same-child-linked = Linked: both numbers open { $survivor }.
same-child-declined = Not linked, and remembered.
same-child-remembered = Remembered.
same-child-decline-why = Why are they two children? It is remembered.
same-child-waits = It is proposed and waits for a supervisor.
same-child-supervisor = A supervisor takes files apart.
link-warning-twins = The same birth date and another given name: these are probably twins.
link-warning-siblings = They stand in one family or look like brother and sister.
link-warning-different = Somebody decided earlier that these are two children.
apart-title = Take apart
apart-what = { $survivor } and { $under } stand again as two. 1 belongs to { $survivor }, 2 to { $under }.
apart-nothing = Nothing was added since they were linked. Save to take them apart.
apart-whose = whose?
apart-why = Why are they taken apart? The reason stands in both histories.
apart-done = Taken apart: { $survivor } and { $under } stand as they were.
problem-link-reason = Say why.
problem-link-one-file = That is the same file.
problem-link-under-already = { $file } stands under { $other } already. Take that apart first.
problem-link-chain = Another file stands under { $file }. Let { $file } be the one that goes on, or take those apart first.
problem-link-open = { $file } has an open request ({ $state }). End it first as entered twice, or let { $file } be the file that goes on instead of { $other }.
problem-link-asked = Somebody has proposed this for one of the two; it waits for a supervisor.
problem-link-answered = It was answered meanwhile.
problem-link-none = These two files do not stand together.
problem-link-ask = Say for each record whose it is: 1 or 2.
problem-link-name = This is not the name in that file.
problem-file-under = { $file } went under { $other }. Open { $other } and write there.

# A breach of privacy
breach-title = Breach { $file }
breach-stood = { $what } about { $whose } stood in { $found }.
breach-looked = { $count ->
    [one] One other person opened that file meanwhile.
   *[other] { $count } other people opened that file meanwhile.
    }
breach-handed-off = { $count ->
    [one] One hand-off of that file was sent meanwhile.
   *[other] { $count } hand-offs of that file were sent meanwhile.
    }
breach-letter = { $count ->
    [one] One letter of that file went out meanwhile.
   *[other] { $count } letters of that file went out meanwhile.
    }
breach-in-plan = { $count ->
    [one] One version of that plan was agreed meanwhile.
   *[other] { $count } versions of that plan were agreed meanwhile.
    }
breach-told = { $count ->
    [one] The record says that the family of that file was told.
   *[other] The records say { $count } times that the family of that file was told.
    }
breach-saved = Breach saved.
field-breach-state = State
field-breach-what = What happened
field-breach-what-help = In plain words, as the person would be told.
field-breach-happened-on = Since
field-breach-found-on = Found
field-breach-how-found = How found
field-breach-contained = Contained
field-breach-contained-help = Got back, no copies left, nobody else can look.
field-breach-contained-how = How
problem-breach-dates = It cannot be found before it happened.

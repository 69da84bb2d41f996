# Lettres de l’accueil, feuilles vierges, et les écrans où l’on fait les lettres. Une lettre est écrite dans la langue de qui
# la reçoit, quelle que soit celle de l’écran.

# En-tête et pied de chaque lettre
letter-phone = Téléphone : { $phone }
letter-number = Votre numéro de demande : { $number }
letter-number-ours = Notre numéro : { $number }
letter-greeting = Bonjour { $name },
letter-interpreter = À lire avec un interprète ({ $language }). Appelez-nous : nous vous lirons cette lettre dans votre langue.
letter-your-language = votre langue
letter-our-service = notre service
letter-forms = Vous pouvez demander cette lettre en gros caractères, lue à voix haute, en français ou en anglais.
letter-closing = Nos salutations distinguées,
letter-rights = Vous avez le droit de voir ce que nous écrivons, de le faire corriger et de porter plainte.

# Reçu : à la famille
letter-ack = Nous avons reçu votre demande pour { $child } le { $day }. Merci de nous avoir dit ce dont votre famille a besoin.
letter-ack-unnamed = Nous avons reçu votre demande le { $day }. Merci de nous avoir dit ce dont votre famille a besoin.
letter-ack-call = Une personne de notre équipe vous appellera d’ici le { $day }. Vous n’avez rien à préparer.
letter-ack-reached = Une personne de notre équipe reste en contact avec vous pour la prochaine étape. Vous n’avez rien à préparer.
letter-ack-change = Ce que vous nous avez dit reste avec votre demande : donnez son numéro quand vous appelez, et vous n’aurez pas à raconter votre histoire de nouveau. Dites-nous si votre adresse, votre numéro de téléphone ou les besoins de votre enfant changent. Vous pouvez être servis en français ou en anglais, ou demander un interprète.

# Reçu : à qui a aiguillé ; rien d’autre
letter-received = Nous avons reçu l’aiguillage que vous avez envoyé le { $day }. Il porte le numéro ci-dessus.
letter-received-only = Pour protéger la vie privée de la famille, cette lettre n’en dit pas plus.

# Nous n’avons pas pu vous joindre
letter-tried = Nous avons essayé de vous joindre { $count ->
    [one] une fois
    [2] deux fois
   *[other] { $count } fois
  } au sujet de votre demande du { $day }, sans succès.
letter-tried-call = Appelez-nous et donnez votre numéro de demande. Dites-nous quel jour et quelle heure vous conviennent, dans quelle langue, et si nous pouvons laisser un message.
letter-tried-close = Sans nouvelles de vous, nous pourrions fermer votre demande. Vous pouvez revenir à tout moment : ce que vous nous avez dit est gardé avec son numéro.

# Vous attendez
letter-waiting = { $child } est sur la liste d’attente depuis le { $day } ({ $service }).
letter-waiting-unnamed = Votre famille est sur la liste d’attente depuis le { $day } ({ $service }).
letter-waiting-place = { $count ->
    [0] Aujourd’hui, votre famille est la prochaine sur la liste.
    [1] Aujourd’hui, une famille est avant la vôtre.
   *[other] Aujourd’hui, { $count } familles sont avant la vôtre.
  }
letter-waiting-urgent = Une famille dont le besoin est urgent peut passer avant ; cela peut donc changer.
letter-waiting-told = Nous vous dirons de nouveau où vous en êtes d’ici le { $day }, ou plus tôt si quelque chose change.
letter-waiting-meanwhile = Appelez-nous si votre besoin devient plus urgent, si votre adresse ou votre numéro de téléphone change, ou si vous ne voulez plus de ce service.

# Non admissible, avec de l’aide et une invitation
letter-refused = Nous avons étudié votre demande pour { $child } avec ce que vous nous avez dit. Le { $day }, nous avons décidé que ce service ne convient pas pour le moment ({ $service }).
letter-refused-unnamed = Nous avons étudié votre demande avec ce que vous nous avez dit. Le { $day }, nous avons décidé que ce service ne convient pas pour le moment ({ $service }).
letter-refused-explained = Nous vous en avons expliqué les raisons le { $day }.
letter-refused-disagree = Si quelque chose n’est pas clair, ou si vous n’êtes pas d’accord, dites-le-nous. Vous avez le droit de porter plainte.
letter-refused-return = Vous pouvez revenir à tout moment. Si les besoins de votre enfant ou votre situation changent, appelez-nous et donnez votre numéro de demande : vous n’aurez pas à tout recommencer.
letter-help-agency = Vous n’êtes pas laissés seuls : { $organization } peut vous aider maintenant. Avec votre consentement, nous transmettons ce que vous nous avez dit pour que vous n’ayez pas à le répéter.
letter-help-agency-phone = Vous n’êtes pas laissés seuls : { $organization } peut vous aider maintenant ({ $phone }). Avec votre consentement, nous transmettons ce que vous nous avez dit pour que vous n’ayez pas à le répéter.
letter-help-call = Vous n’êtes pas laissés seuls : appelez-nous, et nous chercherons avec vous un service qui convient et vous mettrons en contact avec lui.

# Des lignes qui aident tout de suite
letter-lines = Si vous avez besoin d’aide tout de suite :
letter-line-911 = Danger immédiat : 911
letter-line-988 = Ligne d’aide en cas de crise de suicide, jour et nuit : 988 (appel ou texto)
letter-line = { $who } : { $number }

# Le résultat, à qui a aiguillé, si la famille est d’accord
letter-outcome = Vous nous avez envoyé un aiguillage le { $day }. La famille est d’accord pour que nous vous disions ce qu’il est devenu.
letter-outcome-accepted = La famille a été acceptée le { $day } ({ $service }).
letter-outcome-refused = Le { $day }, nous avons décidé que ce service ne convient pas à la famille pour le moment ({ $service }). Nous le lui avons expliqué et l’aidons à trouver une autre aide.
letter-outcome-redirected = La famille vit dans une autre région. Depuis le { $day }, nous la mettons en contact avec l’organisme qui la dessert ({ $service }).
letter-outcome-declined = Le { $day }, la famille a décidé de ne pas continuer ({ $service }). Elle peut revenir à tout moment.
letter-outcome-open = { $service } : rien n’est encore décidé ({ $day }).
letter-outcome-only = Pour protéger la vie privée de la famille, cette lettre n’en dit pas plus. Demandez à la famille.

# Pourquoi une lettre n’est pas écrite
letter-not-child-died = L’enfant est décédé : aucune lettre n’est écrite.
letter-not-person-died = Cette personne est décédée.
letter-not-no-letters = Pas de lettres, dit le dossier : pas de courrier, ou pas de lettre à la maison. Appelez plutôt.
letter-not-protected-from = Une adresse ou un numéro de cet enfant est protégé de cette personne.
letter-not-youth-alone = La personne jeune a demandé de l’aide seule. Demandez-lui avant d’écrire à qui que ce soit d’autre.
letter-not-caregiver = Ne prend pas soin de cet enfant.
letter-not-authority = Aucune autorité pour décider au sujet de cet enfant, et n’est pas le premier contact.
letter-not-for-family = Cette lettre est pour la famille.
letter-not-for-referrer = Cette lettre est pour qui a aiguillé.
letter-not-no-referrer = La famille est venue d’elle-même : personne n’a aiguillé.
letter-not-waiting = La famille n’est pas sur la liste d’attente.
letter-not-refused = Personne n’a décidé « non admissible ».
letter-not-decided = Rien n’est encore décidé.
letter-not-tried = Personne n’a encore essayé de joindre la famille.
letter-not-consent = Aucun consentement ne permet de dire le résultat à qui a aiguillé. Demandez à la famille (étape Consentement, cet organisme).
letter-not-denied = La famille a dit que cet organisme n’apprend rien.

# La feuille d’appel
sheet-call = Appel
sheet-day-time = Jour et heure :
sheet-day = Jour :
sheet-taken-by = Écrit par :
sheet-language = Langue :
sheet-interpreter = Interprète (nom ou numéro, service) :
sheet-call-greeting = Dites : « Bonjour, hello. » Offert :   [ ] oui   [ ] non
sheet-call-collect = Dites : « Puis-je noter ce que vous me dites ? C’est pour voir comment nous pouvons aider. Seule notre équipe le voit, sauf si vous acceptez davantage. Vous pouvez le voir, le faire corriger et porter plainte. Si un enfant peut être en danger, je dois le dire à l’aide à l’enfance. »   [ ] oui   [ ] non   [ ] plus tard
sheet-caller = Qui appelle :
sheet-relation = Lien avec l’enfant :
sheet-number = Numéro :
sheet-call-message = On peut y laisser un message :   [ ] oui   [ ] non
sheet-child = Enfant :
sheet-birth = Date de naissance :
sheet-municipality = Vit à :
sheet-call-kind = Le genre d’appel
sheet-call-said = Ce qui a été dit, dans les mots de la personne
sheet-call-next = La suite
sheet-call-who = Qui :
sheet-call-what = Quoi :
sheet-call-when = Quand (jour, heure) :
sheet-call-where = Où joindre :
sheet-call-crisis = lignes de crise données (911, 988)

# La feuille de présélection
sheet-screening = Présélection : { $program }
sheet-number-file = Numéro du dossier :
sheet-done-by = Fait par, et avec qui :
sheet-screening-diagnosis = Un diagnostic n’est jamais une condition : n’en demandez pas. « Pas encore connu » est toujours une réponse.
sheet-answers = [ ] oui   [ ] non   [ ] pas encore connu
sheet-words = Dans les mots de la famille :
sheet-screening-person = Cette feuille ne décide rien : une personne décide, avec la famille, et explique un « non ».

# La feuille de consentement
sheet-consent = Consentement
sheet-consent-why = Nous demandons pour que vous n’ayez pas à raconter votre histoire de nouveau. Vous décidez ce qui peut être écrit, qui peut le voir, et jusqu’à quand. Vous pouvez accepter une chose et pas une autre.
sheet-rights = Vos droits :
sheet-right-no = dire non, et apprendre quand même où trouver de l’aide ;
sheet-right-change = changer d’avis à tout moment, pour la suite ;
sheet-right-see = voir le dossier et en avoir des copies ;
sheet-right-correct = faire corriger ce qui est faux ;
sheet-right-plan = participer à la planification et à chaque examen ;
sheet-right-language = être servis en français ou en anglais, ou avec un interprète ;
sheet-right-complain = porter plainte auprès de nous, et du Commissaire à l’information et à la protection de la vie privée de l’Ontario.
sheet-duty = Devoir de signaler
sheet-duty-words = Si nous avons des raisons de croire qu’un enfant a besoin de protection, la loi nous oblige à le dire à une société d’aide à l’enfance, quel que soit votre consentement.
sheet-consent-who = Qui consent
sheet-consent-by = Qui consent (nom) :
sheet-consent-what = Pourquoi
sheet-consent-each = Chaque chose à part :
sheet-answers-consent = [ ] oui   [ ] non   [ ] plus tard
sheet-consent-which = Quels renseignements
sheet-consent-whom = Avec qui
sheet-consent-whom-each = Chaque personne ou organisme par son nom :
sheet-consent-not = Pas avec :
sheet-consent-conditions = Conditions :
sheet-consent-from = Du :
sheet-consent-to = Au :
sheet-consent-how = Comment il a été donné
sheet-consent-verbal = De vive voix : écrivez le nom ci-dessus, et ces deux points :
sheet-consent-information = Quels renseignements ont été nommés :
sheet-consent-explained = Comment les raisons ont été expliquées :
sheet-signature = Signature, si écrit :

problem-letter-changed = Le dossier a changé depuis que cette lettre a été affichée. Relisez-la, puis faites-la.
problem-letter-sent-on = Dites quel jour elle a été envoyée.
problem-letter-not-sent-on = Une lettre qui n’a pas été envoyée n’a pas de jour.

# L’écran des lettres
letters-title = Lettres
letters-write = Écrire
letters-made = Faites jusqu’ici
letters-blank = Feuilles vierges
letters-to = À qui ?
letters-to-nobody = Personne ne peut recevoir cette lettre
letters-nobody = Le dossier ne nomme personne à qui écrire. Ajoutez d’abord un parent ou un proche (étape Enfant).
letters-not-to = Pas à { $name } : { $why }
letters-no-address = pas d’adresse
letters-sent-on = { $how }, { $day }
letters-sheet-call = Appel
letters-sheet-consent = Consentement
letters-sheet-screening = Présélection, { $program }
letters-prepared-line = À { $name }, { $language }. Pas encore gardée.
letters-made-line = À { $name }, { $language }. Faite le { $day }, { $sent }.
letters-spoken = Parle une autre langue ({ $language }) : lisez-la-lui avec l’interprète.
letters-fax = Télécopieur : { $fax }
letters-no-address-line = Pas d’adresse au dossier : remettez-la, ou écrivez-la sur l’enveloppe.
letters-kept = Lettre gardée au dossier.
letters-sent-title = Comment la lettre est partie
letters-marked = Noté.
field-letter-sent-how = Comment
field-letter-sent-on = Le
problem-letter-how = Dites comment elle est partie.
letters-file-title = Écrire dans un fichier
letters-file-why = Un fichier texte que vous seul pouvez lire. Écrivez-le là où il peut rester : qui obtient le fichier lit la lettre.
letters-file-replace = { $file } existe déjà. Le remplacer ? Ce qu’il contient sera perdu.
letters-file-written = Écrit dans { $file }
field-letter-file-path = Fichier
field-letter-file-path-help = Par exemple ~/lettre.txt. Pas de noms de personnes dans le nom du fichier.
paper-no-path = Dites où : le nom d’un fichier.
paper-exists = Un fichier existe déjà. Choisissez un autre nom, ou acceptez de le remplacer.
paper-folder = C’est un dossier. Ajoutez le nom d’un fichier.
paper-not-a-file = C’est un périphérique ou un lien, pas un fichier. Choisissez un autre nom.
paper-agency = C’est le fichier de l’organisme, ou il en fait partie. Choisissez un autre nom.
paper-no-folder = Ce dossier n’existe pas. Choisissez-en un qui existe.
paper-denied = Vous ne pouvez pas écrire à cet endroit. Choisissez un dossier à vous.
paper-full = Le disque est plein. Rien n’a été écrit.
paper-system = Le système a refusé : { $why }. Choisissez un autre endroit.
letters-not-now = pas maintenant

# La ligne de commande : aide, erreurs, listes. `cli-<verbe>` dit ce que fait un verbe, `-more` comment, `-examples` le montre.

cli-template =
    {"{about-with-newline}"}
    Utilisation : {"{usage}"}

    {"{all-args}{after-help}"}
cli-heading-verbs = Verbes{" "}
cli-heading-arguments = Quoi{" "}
cli-heading-options = Options{" "}
cli-heading-global = Options de tous les verbes{" "}
cli-heading-examples = Exemples :
cli-value-verb = VERBE
cli-value-file = FICHIER
cli-value-name = NOM
cli-value-code = CODE
cli-value-day = AAAA-MM-JJ
cli-value-lang = en|fr
cli-value-number = N
cli-value-text = TEXTE
cli-value-list = LISTE

cli-about = La planification coordonnée des services dans le terminal : une famille, une histoire, un plan
cli-more =
    Sans verbe, l’écran s’ouvre : le fichier de --file, sinon celui de votre configuration, sinon les premiers pas.

    Codes de sortie : 0 réussi, 1 constats, 2 données à corriger, 3 refusé, 4 fichier impossible à ouvrir, 5 panne du disque ou du système.
    Rien sur une famille n’est jamais un argument : ce qu’il faut chercher se lit sur l’entrée standard.
cli-examples =
    {"  "}circle demo                                   visiter avec des familles inventées
    {"  "}circle --file agence.db                       ouvrir votre organisme
    {"  "}circle list due --as intake1 --file agence.db ce qui vous attend aujourd’hui
    {"  "}circle list --help                            en savoir plus sur un verbe
cli-option-agency-file = Le fichier de l’organisme
cli-option-sign-in-name = Qui ouvre la session
cli-option-passphrase-file = Un fichier dont la première ligne est la phrase de passe ; sans lui, elle vous est demandée
cli-option-role = Le rôle dans lequel agir, pour qui en a plusieurs : intake, coordinator, supervisor, privacy, administrator
cli-option-today = Le jour où l’on agit ; fichiers inventés seulement
cli-option-lang = Langue : en ou fr
cli-option-theme = Couleurs : dark (sombre), light (clair), contrast (contrasté) ou mono
cli-option-ascii = Bordures et signes en ASCII simple
cli-option-config = Votre configuration, si elle n’est pas à l’endroit habituel
cli-option-keymap = Vos propres touches, comme dans keymap.toml
cli-option-help = Afficher cette aide
cli-option-version = Afficher la version
cli-option-format = Comment : table (pour les personnes), csv ou json (pour les scripts ; codes et dates ISO) [table]
cli-option-reason = Pourquoi vous en avez besoin, si votre rôle doit le dire ; c’est gardé au journal

cli-new = Créer le fichier d’un organisme
cli-new-more =
    Crée le fichier avec ses programmes, sa première équipe et sa première administration. Sans aucune option, dans un terminal, les
    questions sont posées à l’écran.
cli-new-examples =
    {"  "}circle new --file agence.db
    {"  "}circle new --file agence.db --agency "Organisme Exemple" --program cheo --program halton \
    {"      "}--admin admin1 --passphrase-file secret.txt --plain
cli-new-agency = Le nom de l’organisme
cli-new-program = Un programme offert : halton ou cheo ; à répéter s’il y en a plusieurs
cli-new-admin = Le nom de session de la première administration, en un mot
cli-new-also-role = Un autre rôle de cette personne ; à répéter s’il y en a plusieurs
cli-new-plain = Créer le fichier sans chiffrement ; nécessaire, car les fichiers ne peuvent pas encore être chiffrés
cli-new-done = { $file } est créé pour { $agency }. Ouvrez une session comme { $name } : circle --file { $file } --as { $name }

cli-sample = Créer un organisme inventé pour les essais et la formation
cli-sample-more =
    Le personnel intake1 à intake3, coordinator1 à coordinator12, supervisor1, supervisor2, privacy1 et admin1 ouvre sa session avec la
    même phrase de passe. La même graine, le même nombre et le même --today donnent les mêmes familles. Tout le monde y est inventé.
cli-sample-examples =
    {"  "}circle sample --file exemple.db --families 200 --plain --passphrase-file secret.txt
    {"  "}circle sample --file grand.db --families 10000 --seed 7 --today 2026-11-21 --pairs paires.csv --plain --passphrase-file secret.txt
cli-sample-families = Combien de familles
cli-sample-seed = Le nombre dont tout est tiré [1]
cli-sample-coordinators = Combien de coordonnatrices et coordonnateurs [12]
cli-sample-plain = Créer le fichier sans chiffrement ; nécessaire, car les fichiers ne peuvent pas encore être chiffrés
cli-sample-pairs = Écrire aussi les vrais doublons dans ce fichier CSV : a, b, kind
cli-sample-done = { $file } est créé : { $families ->
    [one] une famille inventée
   *[other] { $families } familles inventées
    } autour du { $day }. intake1–3, coordinator1–{ $coordinators }, supervisor1–2, privacy1 et admin1 ouvrent leur session avec la phrase de passe donnée.
cli-sample-day = Aucun organisme inventé ne peut se placer autour de ce jour. Choisissez une année de 1950 à 2190.

cli-demo = Visiter avec des familles inventées
cli-demo-more =
    Choisissez d’abord qui vous aimeriez être. Ce que vous faites reste dans le fichier de la démo jusqu’à ce que --fresh la refasse.
cli-demo-examples =
    {"  "}circle demo
    {"  "}circle demo --role coordinator
    {"  "}circle demo --families 1000 --file /tmp/demo.db --fresh
cli-demo-families = Combien de familles dans une nouvelle démo [200]
cli-demo-fresh = Refaire la démo à neuf

cli-list = Écrire une liste de ce que vous pouvez voir
cli-list-more =
    due : ce qui vous attend aujourd’hui. waiting : les familles sans coordination. reviews : les révisions de toute date. families :
    une ligne par enfant. Les noms sont omis, sauf si votre rôle peut les sortir du programme ; la supervision donne un motif avec --reason.
cli-list-examples =
    {"  "}circle list due --as intake1 --file agence.db
    {"  "}circle list reviews --format csv --as supervisor1 --file agence.db > revisions.csv
    {"  "}circle list families --format json --reason "bilan annuel" --as supervisor1 --file agence.db
cli-list-which = Laquelle : due, waiting, reviews ou families

cli-find = Trouver une famille : par nom, numéro, téléphone, proche ou date de naissance
cli-find-more =
    Lit une ligne sur l’entrée standard ou la demande, pour qu’aucun nom ne reste dans l’historique du terminal. Les accents et
    les petites fautes sont pardonnés.
cli-find-examples =
    {"  "}circle find --as intake1 --file agence.db
    {"  "}circle find --format json --as intake1 --passphrase-file secret.txt --file agence.db < question.txt
cli-find-ask = Chercher :
cli-find-nothing = Écrivez ce qu’il faut chercher : un nom, un numéro comme C-0001, un téléphone ou une date de naissance.

cli-duplicates = Lister les dossiers qui pourraient être du même enfant
cli-duplicates-more =
    Les plus probables d’abord, avec ce qui parle pour. Les paires que quelqu’un a dites différentes sont omises.
cli-duplicates-examples =
    {"  "}circle duplicates --as intake1 --file agence.db
    {"  "}circle duplicates --format csv --as supervisor1 --file agence.db

cli-show = Montrer tout le dossier d’un enfant, tel que vous pouvez le voir
cli-show-more =
    Les personnes portent M-1, les organismes O-1 et le personnel S-1. Chaque consultation est notée au journal.
cli-show-examples =
    {"  "}circle show C-0001 --as coordinator1 --file agence.db
    {"  "}circle show C-0001 --format json --as supervisor1 --file agence.db
cli-show-number = Le numéro du dossier, comme C-0001
cli-show-format = Comment : text (pour les personnes) ou json (pour les scripts) [text]
cli-show-none = Il n’y a pas de dossier { $number }, ou vous ne pouvez pas le trouver.

cli-check = Vérifier tout le fichier
cli-check-more =
    Regarde la structure du fichier et chaque règle qui doit tenir, sans rien changer. Une ligne par constat ; code de sortie 1 s’il
    y en a.
cli-check-examples =
    {"  "}circle check --as admin1 --file agence.db

cli-screen = Évaluer l’admissibilité d’un enfant, ou de plusieurs, d’après un document JSON
cli-screen-more =
    N’ouvre aucun fichier d’organisme et ne demande pas de session. Un objet donne un résultat, un tableau des résultats dans le même ordre.
cli-screen-examples =
    {"  "}circle screen --program cheo enfant.json
    {"  "}circle screen --program halton --on 2026-11-21 - < enfant.json
cli-screen-program = Le programme dont les règles décident : halton ou cheo
cli-screen-on = Le jour de la décision [aujourd’hui à Toronto]
cli-screen-document = Le document ; - est l’entrée standard

cli-keys = S’occuper de ses propres touches
cli-keys-check = Lire un fichier de touches et dire ce qui cloche à chaque ligne
cli-keys-check-own = Vos propres lignes, comme dans keymap.toml [les touches d’origine]
cli-keys-check-examples =
    {"  "}circle keys check mes-touches.toml

cli-need-file = Quel fichier ? Donnez-le avec --file, ou dans votre configuration.
cli-need-as = Qui ouvre la session ? Donnez le nom avec --as.
cli-need-passphrase = La phrase de passe manque. Donnez --passphrase-file, ou lancez ceci dans un terminal pour qu’elle vous soit demandée.
cli-ask-passphrase = Phrase de passe :
cli-must-change = Votre phrase de passe vous a été donnée par quelqu’un d’autre. Ouvrez l’écran une fois et choisissez la vôtre.
cli-choose-role = Vous avez plusieurs rôles. Dites avec --role dans lequel vous agissez : { $roles }.
cli-passphrase-unreadable = { $file } : la phrase de passe ne peut pas être lue ({ $why }).
cli-passphrase-empty = { $file } : la première ligne est vide ; elle devrait être la phrase de passe.
cli-need-plain = Les fichiers ne peuvent pas encore être chiffrés. Ajoutez --plain pour en créer un sans chiffrement, sur un disque qui est lui-même chiffré.
cli-not-demo = { $file } est le fichier d’un vrai organisme et non une démo ; il est resté intact. Choisissez un autre endroit avec --file.
cli-needs-reason = Votre rôle doit donner un motif pour cela. Ajoutez --reason ; il est gardé au journal.
cli-list-empty = Rien ici.
cli-list-no-names = Les noms, dates de naissance et téléphones sont omis : votre rôle ne peut pas les sortir du programme.
cli-list-names-reason = Les noms, dates de naissance et téléphones sont omis. Avec --reason, ils sont montrés ; le motif est gardé au journal.

cli-column-kind = quoi
cli-column-file-no = dossier
cli-column-due = pour le
cli-column-days-late = retard
cli-column-why = pourquoi
cli-column-who = qui
cli-column-since = depuis
cli-column-age-days = jours
cli-column-language = langue
cli-column-area = région
cli-column-urgency = urgence
cli-column-state = état
cli-column-coordinator = coordination
cli-column-name = nom
cli-column-birth-year = naissance
cli-column-municipality = habite à
cli-column-a = l’un
cli-column-b = l’autre
cli-column-class = classe
cli-column-score = points

usage-help = Pour l’aide : circle --help, ou --help après un verbe.
usage-unknown = Il n’y a pas d’option { $argument }.
usage-unknown-near = Il n’y a pas d’option { $argument }. Vouliez-vous dire { $near } ?
usage-verb = Il n’y a pas de verbe « { $verb } ».
usage-verb-near = Il n’y a pas de verbe « { $verb } ». Vouliez-vous dire { $near } ?
usage-value = { $argument } ne peut pas être « { $value } ». Possible : { $known }.
usage-no-value = { $argument } demande une valeur.
usage-validation = { $argument } ne peut pas être « { $value } » : { $why }
usage-missing = Il manque : { $arguments }.
usage-missing-verb = Quel verbe ? Par exemple : circle keys check.
usage-conflict = { $argument } ne va pas avec le reste, ou ne se donne qu’une fois.
usage-utf8 = Un argument n’est pas un texte lisible (UTF-8).
usage-other = Ces arguments ne vont pas ensemble.
usage-day = écrivez un jour du calendrier comme AAAA-MM-JJ.
usage-number = écrivez un nombre entier pas trop grand.
usage-file-number = écrivez un numéro comme C-0001.

check-nothing = Tout tient : aucun constat.
check-count = { $count ->
    [one] Un constat.
   *[other] { $count } constats.
    } Rien n’a été changé ; montrez ceci à la personne qui s’occupe du programme.
check-integrity = Le fichier lui-même est endommagé. Cessez de travailler avec lui et reprenez la dernière copie de sauvegarde.
check-foreign-key = Un enregistrement renvoie à un autre qui n’existe pas.
check-episode-without-child = Un épisode n’a pas d’enfant.
check-undecided-several-children = Un épisode sans décision a plus d’un enfant.
check-children-of-two-families = Un épisode a des enfants de deux familles.
check-not-one-holder = Un épisode ouvert n’est tenu par personne ou par plusieurs, ou un épisode terminé est encore tenu.
check-no-coordinator = Une famille servie n’a pas exactement une coordination.
check-no-next-review = Un épisode actif n’a pas exactement une prochaine révision.
check-active-without-agreed-plan = Un épisode actif n’a pas de plan accepté.
check-closed-without-hand-off = Une famille non admissible a été fermée sans résultat d’aiguillage chaleureux.
check-survivor-without-link = Un dossier est rattaché à un autre sans lien qui le dise.
check-link-without-survivor = Un lien dit qu’un dossier est rattaché à un autre, et il ne l’est pas.
check-under-file-open = Un dossier rattaché à un autre a une demande ouverte.
check-moved-told-once = Un élément a été déplacé et un seul des deux dossiers le dit.
show-linked-files = Dossiers reliés
show-goes-on-as = Se poursuit sous
check-program-before-decision = Un épisode a un programme avant sa décision, ou n’en a pas après.
check-eligible-without-decision = Un épisode a dépassé la décision sans qu’il y en ait une.
check-not-eligible-not-explained = Une famille a été jugée non admissible sans qu’on le lui explique.
check-ended-without-reason = Un épisode s’est terminé sans motif ou sans date.
check-episode-copies = Les copies gardées près des enfants d’un épisode ne concordent pas avec lui.
check-single-program-several-children = Un programme pour un seul enfant a un épisode avec plusieurs.
check-verbal-consent-incomplete = À un consentement verbal, il manque un de ses trois éléments écrits.
check-scope-without-consent = La portée d’un consentement ne tient à aucun consentement de cet enfant.
check-foreign-goal = Un objectif est pour un enfant qui n’est pas dans le plan.
check-two-owners = Une action a deux responsables.
check-disabled-holds = Une personne désactivée tient encore une famille.
check-disabled-answers = Une personne désactivée répond encore d’une famille.
check-no-administrator = Plus personne n’est à l’administration.
check-file-number-counter = Un numéro de dossier dépasse les numéros distribués.
check-survivor-chain = Un dossier lié renvoie à un dossier lui-même lié.
check-search-missing = Un dossier ne peut pas être trouvé par la recherche.

show-file-no = Dossier
show-person = Personne
show-age = Âge
show-child = Enfant
show-state = État
show-coordinator = Coordination
show-next-review = Prochaine révision
show-siblings = Frères et sœurs
show-contacts = Comment joindre
show-caregivers = Famille et proches
show-homes = Domiciles
show-schools = Écoles
show-services = Services
show-circle = Cercle de soutien
show-findings = Forces, ressources, besoins
show-statements = Dans leurs mots
show-consents = Consentements
show-episodes = Épisodes
show-letters = Lettres
show-notes = Notes
show-calls = Appels
show-attempts = Tentatives de joindre quelqu’un
show-promises = Promesses
show-organization-name = Organisme
show-id = Numéro
show-name = Nom
show-here = Dans le cercle maintenant
show-scope = Quoi, à qui
show-children = Enfants
show-lead = Mène
show-covered-by = En remplacement
show-referrals = Aiguillages
show-screenings = Évaluations
show-decisions = Décisions
show-assignments = Coordination
show-offers = Offres
show-plan = Plan
show-reviews = Révisions
show-hand-offs = Aiguillages chaleureux
show-goals = Objectifs
show-versions = Versions acceptées
show-actions = Actions
show-ratings = Comment cela s’est passé
show-need = Besoin
show-answers = Réponses
show-list-state = Situation
show-days-late = Jours de retard
show-on = Le
show-rating = Cote
show-kind = Genre
show-organization = Numéro de l’organisme
show-author = Écrit par
show-caller-person = Appelant
show-from = De
show-lead-organization = Organisme qui mène
show-owner-person = À qui
show-owner-staff = À qui (personnel)
show-referrer-organization = Organisme qui aiguille
show-referrer-person = Aiguillage par
show-staff = Membre du personnel
show-to = À
show-line = { $label } : { $value }
check-link-to-oneself = Une personne est liée à son propre dossier autrement que comme la jeune personne.

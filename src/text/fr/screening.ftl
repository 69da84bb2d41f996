# Dépistage : remarques à côté d’un résultat, raisons d’une réponse, problèmes des documents.
# Dans screening-why-…, $ages est un texte (« 8 », « 17–18 ») ; $organizations, $persons et $minimum sont des nombres.

screening-note-adult-services = Selon l’âge et l’école, ce sont les services aux adultes qu’il faut regarder. Proposez un aiguillage chaleureux.
screening-note-area-ambiguous = Ce nom de lieu existe dans plus d’une zone. Demandez laquelle.
screening-note-area-not-recognised = Ce lieu n’est dans aucune zone de la liste. Demandez la municipalité ou le comté.
screening-note-area-unconfirmed = Les limites ou l’organisme de cette zone restent à confirmer.
screening-note-confirm-age-21 = L’enfant a 21 ans, ou les a peut-être. Confirmez auprès d’une superviseure ou d’un superviseur.
screening-note-estimated-age = Ce résultat repose sur un âge estimé.
screening-note-one-organization-several-people = Plusieurs personnes interviennent, mais toutes du même organisme. En comptant les personnes, la réponse serait oui.
screening-note-only-willingness = L’accord pour participer est le seul oui. Notez en quoi le service aiderait.
screening-note-outside-area = La famille habite en dehors de la zone de ce programme.

screening-why-answered = Répondu pendant la conversation.
screening-why-not-answered = Pas encore de réponse.
screening-why-age-unknown = Ni la date de naissance ni l’âge ne sont connus.
screening-why-services-not-asked = On n’a pas encore demandé qui intervient.
screening-why-school-not-asked = Âge : { $ages } ans. Avant { $school_from } ans, on ne demande pas l’école.
screening-why-in-school = Âge : { $ages } ans, à l’école ({ $school }).
screening-why-not-in-school = Âge : { $ages } ans, pas à l’école ({ $school }) ; à partir de { $school_from } ans, l’école compte.
screening-why-school-unknown = Âge : { $ages } ans. À partir de { $school_from } ans, l’école compte, et on ne la connaît pas.
screening-why-too-old = Âge : { $ages } ans, au-delà de la limite de { $upper_age } ans.
screening-why-ages-disagree = Âge : { $ages } ans. Les âges possibles donnent des réponses différentes ; demandez la date de naissance exacte.
screening-why-organizations =
    { $organizations ->
        [0] Aucun organisme n’intervient en ce moment
        [one] { $organizations } organisme intervient en ce moment
       *[other] { $organizations } organismes interviennent en ce moment
    } (il en faut { $minimum }).
screening-why-persons =
    { $persons ->
        [0] Aucune personne n’intervient en ce moment
        [one] { $persons } personne intervient en ce moment
       *[other] { $persons } personnes interviennent en ce moment
    } (il en faut { $minimum }).
screening-why-school-from-day = À partir du { $day }, l’école compte.
screening-why-last-day = Dernier jour d’admissibilité : { $day }.

code-count-by-organization = organismes
code-count-by-person = personnes
code-upper-age-mode-through-21 = jusqu’à la veille du 22e anniversaire
code-upper-age-mode-until-21st-birthday = jusqu’à la veille du 21e anniversaire
code-timer-acknowledge-referral = Accuser réception d’un aiguillage
code-timer-first-contact = Premier contact avec la famille
code-timer-decision = Décision d’admissibilité
code-timer-tell-not-eligible = Dire à une famille qu’elle n’est pas admissible
code-timer-confirm-hand-off = Confirmer un aiguillage chaleureux
code-timer-ask-hand-off-worked = Demander si l’aiguillage a fonctionné
code-timer-assign-coordinator = Désigner une coordonnatrice ou un coordonnateur
code-timer-first-visit = Première visite
code-timer-initial-plan = Premier plan
code-timer-share-plan = Transmettre le plan convenu
code-timer-connect-providers = Mettre les fournisseurs en contact
code-timer-meeting-notice = Préavis d’une rencontre d’équipe
code-timer-review-after-transfer = Examen après un transfert
code-timer-tell-waiting-family = Dire à une famille en attente où en est sa demande
code-timer-monitor-check-in = Suivi auprès d’une personne responsable de l’extérieur ou de la famille
code-timer-attempts-window = Délai des tentatives pour joindre une famille
code-timer-consent-recheck = Revoir le consentement
code-timer-consent-expiry = Fin d’un consentement
code-timer-consent-expiry-warning = Avertir avant la fin d’un consentement
code-timer-funding-review = Examen d’un plan financé
code-timer-unit-same-day = le jour même
code-timer-unit-business-days = jours ouvrables
code-timer-unit-calendar-days = jours civils
code-timer-unit-months = mois
code-timer-source-agency = norme de l’organisme
code-timer-source-guideline = lignes directrices
code-timer-source-law = loi
code-contact-line-intake = Admission
code-contact-line-crisis = Ligne de crise
code-contact-line-help-line = Ligne d’aide
code-contact-line-fax = Télécopieur
code-contact-line-post = Poste

# Problèmes d’un document de dépistage ; chacun suit le chemin de son emplacement.
problem-screen-not-json = ceci n’est pas du JSON (ligne { $line }, colonne { $column })
problem-screen-not-unicode = le texte n’est pas de l’Unicode valide
problem-screen-not-object-or-array = écrivez un objet, ou un tableau d’objets
problem-screen-unknown-key = cette clé n’est pas connue ici
problem-screen-key-twice = cette clé est donnée plus d’une fois
problem-screen-missing-key = cette clé manque
problem-screen-null = null n’est pas une valeur ; omettez la clé si elle n’est pas connue
problem-screen-wrong-type =
    { $expected ->
        [object] écrivez un objet ici
        [array] écrivez un tableau ici
        [text] écrivez un texte entre guillemets ici
        [number] écrivez un nombre entier ici
       *[flag] écrivez true ou false ici
    }
problem-screen-unknown-code = ce code n’est pas connu ; choisissez parmi : { $codes }
problem-screen-not-whole = écrivez un nombre entier, sans point décimal ni exposant
problem-screen-negative = un âge ne peut pas être négatif
problem-screen-not-a-date = ce n’est pas un jour du calendrier ; écrivez AAAA-MM-JJ
problem-screen-future-date = ce jour est postérieur au { $on }
problem-screen-precision-needs-date = month et year demandent birth_date ; avec age_years seul, utilisez exact ou estimated
problem-screen-inconsistent-age = cet âge ne correspond pas à birth_date au { $on }
problem-screen-blank = ceci ne doit pas être vide
problem-screen-unknown-criterion = aucun programme ne pose ce critère
problem-screen-derived-criterion = ce critère se déduit de l’âge, de l’école et des services ; il n’est pas accepté comme réponse
problem-screen-unreadable =
    { $why ->
        [missing] le fichier n’existe pas
        [permission] ce compte n’a pas le droit de lire le fichier
        [too-large] le fichier dépasse { $limit } Mio
       *[other] le fichier ne peut pas être lu
    }
problem-screen-today = --today ne s’applique pas à cette commande ; utilisez --on DATE

# Problèmes des documents de règles (programmes, zones, jours fériés) ; chacun est montré avec son emplacement.
problem-rules-syntax = La ligne { $line } n’est pas du TOML valide, ou une clé y est donnée deux fois.
problem-rules-unknown-key = Cette clé n’est pas connue ici.
problem-rules-missing = Ceci manque.
problem-rules-blank = Ceci ne doit pas être vide.
problem-rules-wrong-type =
    { $expected ->
        [text] Écrivez un texte entre guillemets ici.
        [number] Écrivez un nombre entier ici.
        [true-or-false] Écrivez true ou false ici.
        [list] Écrivez une liste ici.
       *[table] Écrivez une table ici.
    }
problem-rules-out-of-range = Ce nombre est hors de ce qui a du sens ici.
problem-rules-control-character = Ce texte contient des caractères qui ne peuvent pas être affichés. Retapez-le.
problem-rules-not-a-word = Utilisez des minuscules, des chiffres et _, en commençant par une lettre.
problem-rules-not-an-id = Utilisez des lettres, des chiffres et _, en commençant par une majuscule.
problem-rules-not-a-date = Ce n’est pas un jour du calendrier. Écrivez AAAA-MM-JJ.
problem-rules-unknown-code = Ce code n’est pas connu.
problem-rules-unknown-criterion = Aucun critère posé de ce programme ne porte cet identifiant.
problem-rules-unknown-area = La liste des zones ne contient pas cette zone.
problem-rules-only-any-of = Seul un programme de forme any_of a cette clé.
problem-rules-twice = Ceci est donné deux fois.
problem-rules-empty-list = Cette liste ne doit pas être vide.
problem-rules-not-in-order = Donnez-les du plus bas au plus haut, chacun une fois.
problem-rules-not-its-file-name = Le code doit être le nom du fichier.

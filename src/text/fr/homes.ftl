# Foyers et garde d’un enfant : tuteur, personne qui s’en occupe, placement, document de garde, déménagements, et les listes que les changements ouvrent.

care-title = Foyers et garde
care-lists = CE QUI DÉCOULE D’UN CHANGEMENT
care-lists-over = LISTES TERMINÉES
care-now = MAINTENANT
care-coming = À PARTIR D’UN JOUR À VENIR
care-past = AVANT
care-guardian = décide
care-carer = s’en occupe
care-home = foyer
care-no-guardian = Personne n’est nommé comme ayant l’autorité légale.
care-no-carer = Personne n’est nommé comme s’occupant de l’enfant au quotidien.
care-no-home = Aucun foyer n’est noté.
care-area-only = détermine le secteur : seul foyer
care-area-main = détermine le secteur : foyer principal
care-area-unknown = secteur inconnu
care-hidden = cachée à la famille d’origine
care-since = depuis le { $day }
care-until = jusqu’au { $day }
care-span = du { $from } au { $to }
care-address-unknown = adresse inconnue
care-no-program = pas encore décidé
care-paper = document de garde
care-paper-unsaid = personne ne l’a dit
care-paper-wanted = à voir
care-change-from = { $what } à partir du { $day }
care-list-worked = terminée
care-list-open = { $open } sur { $all } à faire
care-list-all-done = Plus rien à faire dans cette liste.
care-list-left = { $count ->
    [one] { $count } ligne reste à faire.
   *[other] { $count } lignes restent à faire.
}
care-line-nobody = personne
care-line-no-say = Personne n’a l’autorité légale. Notez qui l’a.
care-line-in-circle = { $name } fait partie du cercle
care-line-left-circle = { $name } a quitté le cercle
care-line-circle = { $count ->
    [one] { $count } personne dans le cercle
   *[other] { $count } personnes dans le cercle
}
care-line-hidden = { $address } · cachée à la famille d’origine
care-line-shown = { $address } · non cachée à la famille d’origine
care-line-by = d’ici le { $day }
care-line-put-off = plus tard, { $day }
care-line-settled = { $who }, { $day }
care-line-is-settled = Cette ligne est réglée. « Annuler » reprend la dernière.
care-line-not-needed = Pas nécessaire
care-line-why = Pourquoi n’est-ce pas nécessaire ?
care-line-later = Plus tard
care-line-when = Quel jour faut-il y revenir ?
care-line-end = Mettre fin à ce consentement
care-line-end-question = { $what }. À partir du { $day }, il ne permet plus rien. Ce qui a été envoyé avant reste noté.
care-help-who-consents = Entrée : les personnes auprès de l’enfant et leur autorité.
care-help-consent-falls = Ce consentement vient d’une personne qui ne décide plus à partir de ce jour. Y mettre fin prend effet tout de suite ; Entrée l’affiche.
care-help-loses-sight = Entrée : le cercle. Qui voit quoi, et qui le quitte ?
care-help-called-first = La personne appelée en premier ne s’occupe plus de l’enfant. Entrée : les personnes ; dites qui est appelé en premier.
care-help-protected-address = L’adresse d’une famille d’accueil reste cachée à la famille d’origine. Entrée : les foyers, où l’on peut lever la protection.
care-help-area = Déterminé par le nouveau foyer. S’il est hors secteur : la famille reste-t-elle ici, ou la confie-t-on ?
care-help-school = L’enfant change-t-il d’école ? Entrée : les écoles.
care-help-told = Qui doit le savoir : la coordination, l’école, les services.

# Une nouvelle personne s’occupe de l’enfant, un nouveau tuteur, un placement qui prend fin
care-change-title = Un changement autour de l’enfant
care-change-saved = Enregistré. Voici ce qui en découle.
care-heading-carer = Qui s’en occupe
care-heading-guardian = Qui décide
care-heading-note = Autre chose
care-home-same = là où l’enfant vit déjà
care-home-new = une nouvelle adresse
care-somebody-new = quelqu’un de nouveau
care-somebody-else = quelqu’un d’autre à ce numéro
care-number-elsewhere = Ce numéro figure aussi dans un dossier d’une autre équipe. Demandez à la supervision si c’est la même personne.
care-nobody = personne : le jeune ou la jeune vit seul
care-the-new-carer = la personne qui s’en occupe désormais
field-care-change-parts = Ce qui change
field-care-change-on = À partir du
field-care-change-on-help = Le premier jour. Un jour à venir prend effet ce jour-là, pas avant.
field-care-change-carer = Qui s’en occupe dès lors
field-care-change-carer-help = On peut être mère d’un enfant et famille d’accueil d’un autre : choisissez qui est connu.
field-care-change-given = Prénom
field-care-change-family = Nom de famille
field-care-change-number = Numéro
field-care-change-same = Connu à ce numéro
field-care-change-same-help = Ce numéro est déjà connu. Est-ce la même personne ?
field-care-change-relation = Lien avec l’enfant
field-care-change-placement = Type de foyer
field-care-change-placement-help = Une famille d’accueil ou un foyer de groupe est caché d’office à la famille d’origine.
field-care-change-home = Vit dès lors
field-care-change-home-help = Un foyer connu n’est pas tapé de nouveau.
field-care-change-municipality = Municipalité
field-care-change-area = Secteur de services
field-care-change-area-help = Le lieu ne le dit pas à lui seul : choisissez.
field-care-change-street = Rue
field-care-change-postal-code = Code postal
field-care-change-no-fixed-address = Sans adresse fixe
field-care-change-guardian = Qui a l’autorité légale
field-care-change-guardian-given = Prénom
field-care-change-guardian-family = Nom de famille
field-care-change-guardian-relation = Lien avec l’enfant
field-care-change-authority = À titre de
field-care-change-before = Qui l’avait garde
field-care-change-before-help = Ce que gardent les personnes qui avaient l’autorité légale jusque-là.
field-care-change-note = Note
field-care-change-note-help = Le document qui le dit, qui l’a annoncé.

# La famille déménage
care-move-title = La famille déménage
care-move-saved = Le déménagement est enregistré, à partir du { $day }.
field-family-move-from = Quel foyer
field-family-move-from-help = L’enfant a plus d’un foyer : lequel déménage ?
field-family-move-on = À partir du
field-family-move-on-help = Le premier jour là-bas. D’ici là, l’ancienne adresse compte.
field-family-move-municipality = Municipalité
field-family-move-area = Secteur de services
field-family-move-area-help = Le lieu ne le dit pas à lui seul : choisissez avec la famille.
field-family-move-street = Rue
field-family-move-postal-code = Code postal
field-family-move-no-fixed-address = Sans adresse fixe
field-family-move-stay = Ne déménage pas
field-family-move-stay-help = Toutes les autres personnes du foyer déménagent, les frères et sœurs aussi.
field-family-move-note = Note

# Le document de garde
custody-title = Garde
custody-wanted = Le document est à voir : les parents décident ensemble, ou ne sont pas d’accord. Il reste dans Aujourd’hui d’ici là.
custody-saved = Garde enregistrée.
field-custody-custody-contested = Les parents sont en désaccord
field-custody-custody-contested-help = Sur qui décide ou sur le lieu où vit l’enfant.
field-custody-custody-paper = Document de garde
field-custody-custody-paper-help = Ordonnance ou entente qui dit qui décide.
field-custody-custody-paper-from = Qui l’apporte
field-custody-custody-paper-from-help = Redemandé dans Aujourd’hui après deux semaines.
field-custody-custody-paper-on = Le
field-custody-custody-note = Sur la garde
field-custody-custody-note-help = Qui décide de quoi, avec qui l’enfant vit et quand.

# La deuxième signature
second-title = Deuxième signature
second-saved = Les deux ont accepté.
consent-second-by = Deuxième signature
consent-heading-second = La deuxième signature
field-consent-second-by = Qui d’autre accepte
field-consent-second-by-help = Laissée vide, elle est demandée dans Aujourd’hui ; d’ici là, le consentement ne permet rien.
field-consent-second-by-name = Nom
field-consent-second-method = Comment
field-second-signature-second-by = Qui d’autre accepte
field-second-signature-second-by-name = Nom
field-second-signature-second-method = Comment
field-second-signature-second-on = Le

# Foyers : parts du temps, dates, placements
homes-is-only = détermine le secteur
homes-of-another-family = C’est le foyer d’une autre famille. Il se modifie dans le dossier de cette famille.
field-home-share = Part du temps
field-home-share-help = Par exemple : une semaine sur deux.
field-home-from-on = Depuis
field-home-to-on = Jusqu’au
field-home-address-shown = Famille d’origine peut savoir
field-home-address-shown-help = L’adresse d’une famille d’accueil est cachée à la famille d’origine jusqu’à ce que vous disiez oui.
family-joint = garde partagée
family-homes = { $count ->
    [one] un foyer
    [2] deux foyers
   *[other] { $count } foyers
}

# Pourquoi une ligne est dans Aujourd’hui
why-due-second-signature = deuxième signature à obtenir : { $what }, une donnée le { $day }
why-due-paper = document de garde pas encore vu
why-due-paper-asked = document de garde demandé le { $day }
why-due-paper-asked-of = document de garde, demandé à { $who } le { $day }
why-due-change = { $what } : changement du { $day }

# Problèmes
problem-home-empty = Tapez où c’est, ou dites qu’il n’y a pas d’adresse fixe.
problem-home-choose = Choisissez le foyer.
problem-choose-one = Choisissez.
problem-change-nothing = Dites ce qui change : qui s’occupe de l’enfant, qui décide, ou un placement qui prend fin.
problem-change-day = Tapez le premier jour, par exemple 2026-12-01.
problem-change-before-last = Un changement ou un foyer du { $first } est déjà noté. Prenez un jour plus tardif, ou corrigez d’abord celui-là.
problem-change-carer = Dites qui s’occupe de l’enfant dès lors.
problem-change-guardian = Dites qui a l’autorité légale dès lors.
problem-change-authority = Dites à quel titre : garde, garde partagée ou société d’aide à l’enfance.
problem-change-before = Dites ce que gardent les personnes qui avaient l’autorité légale.
problem-care-circular = Cet enfant s’occupe de cette personne, ou c’est la même. Choisissez quelqu’un d’autre.
problem-move-same = C’est l’adresse actuelle de la famille.
problem-move-before-last = Ce foyer commence ou finit le { $first }. Le déménagement doit venir après ce jour ; sinon, corrigez d’abord l’autre.
problem-move-nobody = Personne ne déménagerait. Retirez quelqu’un de « Ne déménage pas ».
problem-line-day = Tapez un jour après aujourd’hui.
problem-line-consent-holds = Le consentement est encore en vigueur. Mettez-y fin ici, ou dites pourquoi ce n’est pas nécessaire.
problem-line-answer = Dites si la famille reste ici ou si on la confie.
problem-line-why = Dites pourquoi ce consentement peut continuer.
problem-consent-second-who = Nommez qui d’autre a accepté.
problem-consent-second-twice = La deuxième signature vient d’une autre personne que la première.
problem-consent-second-day = Tapez le jour où la deuxième personne a accepté.
problem-consent-not-joint = Aucune deuxième signature n’est demandée ici.

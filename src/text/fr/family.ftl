# Le dossier d’une famille : en-tête, onglets, formulaires du cercle et des contacts.

# En-tête
family-title = Dossier de la famille
family-plan-number = plan { $number }
family-level = niveau { $level }
family-review-late = révision : { $late }
family-message-ok = message permis
family-no-message = pas de message
family-message-unknown = message ?
family-sign-alert = alerte
family-sign-protected = adresse
family-sign-restricted = accès limité
family-no-coordinator = pas encore de coordonnateur
family-covered = { $name } (remplacé par { $by })
family-consent-to = consentement jusqu’au { $day }
family-consent-none = partage non consenti
family-see-nothing = { $count } sur { $all } ne voient rien
family-told = informée le { $day }
family-never-told = pas encore informée
family-quoted = « { $words } »
family-no-episode = Ce dossier n’a pas encore d’aiguillage.
family-over = Ce service est terminé. Un retour en ouvre un nouveau.
family-reason-title = Ouvrir ce dossier
family-reason-why = Pourquoi ouvrez-vous ce dossier ? La raison est gardée au journal et révisée.
family-tab-summary = Sommaire
family-tab-circle = Cercle
family-tab-needs = Besoins
family-tab-plan = Plan
family-tab-reviews = Révisions
family-tab-consent = Consent.
family-tab-contacts = Contacts
family-tab-history = Historique

# Sommaire
summary-next = Ensuite
summary-nothing-due = Rien n’est attendu ces prochains jours.
summary-stands = Où en est le dossier
summary-state = État
summary-since = depuis le { $day }, { $days ->
    [one] { $days } jour
   *[other] { $days } jours
    }
summary-plan = Plan
summary-goals = { $count ->
    [one] { $count } but
   *[other] { $count } buts
}
summary-review = Prochaine révision
summary-lead = Qui mène
summary-coordinator = Coordonnateur
summary-holder = Responsable
summary-ended = Terminé
summary-wants = Pourquoi
summary-alert = À surveiller
summary-people = Qui est qui
summary-child = Enfant
summary-caregiver = Proche
summary-relative = Famille
summary-sibling = Frère ou sœur au dossier
summary-home = Domicile
summary-school = École
summary-involved = Services en place
summary-nobody-involved = Aucun service n’est noté.
summary-natural = Soutiens naturels
summary-formal = Services officiels
summary-nobody = Personne encore.

# Cercle
circle-name = Nom
circle-kind = Genre
circle-natural = naturel
circle-formal = officiel
circle-tie = Lien
circle-why = Pourquoi ici
circle-sees = Peut voir
circle-joined = Arrivée
circle-role = Rôle
circle-discipline = Discipline
circle-organization = Organisme
circle-reach = Comment joindre
circle-sees-nothing = rien
circle-sees-all = tout
circle-sees-some = plan, { $count } genres
circle-sees-not-plan = { $count } genres, sans plan
circle-left-on = parti le { $day }
circle-group-here = Dans le cercle
circle-group-left = Ont quitté
circle-share = Soutiens naturels : { $natural } sur { $all } dans le cercle
circle-empty = Personne n’est encore dans le cercle. Ajoutez la famille, les amis et les services qui entourent l’enfant.
circle-leave = Quitter le cercle
circle-leave-question = { $name } quitte le cercle aujourd’hui ? Le dossier garde la trace de son passage.
circle-left = { $name } a quitté le cercle.

# Formulaire d’un membre
member-title = Membre du cercle
member-title-new = Nouveau membre du cercle
member-someone-new = Une nouvelle personne
member-organization-new = Autre organisme (à taper une fois)
member-added = Ajouté au cercle.
member-saved = Enregistré : { $name }
field-member-person = Qui
field-member-person-help = Les personnes du dossier viennent d’abord ; « une nouvelle personne » demande un nom.
field-member-who = Qui
field-member-given = Prénom
field-member-family = Nom de famille
field-member-phone = Téléphone
field-member-kind = Genre de soutien
field-member-kind-help = Officiel : un service payé. Naturel : famille, amis, voisins.
field-member-organization = Organisme
field-member-organization-help = Tapez quelques lettres ; ce qui manque se tape une fois et reste au répertoire.
field-member-organization-name = Son nom
field-member-discipline = Discipline
field-member-role = Rôle ici
field-member-role-help = Comme la famille le dit : tante, entraîneur, celle qui conduit.
field-member-why-here = Pourquoi ici
field-member-why-here-help = Ce que cette personne apporte à l’enfant et à la famille.
field-member-tie = Lien
field-member-joined-on = Arrivée
field-member-left-on = Départ
field-member-left-on-help = Un jour ici retire la personne du cercle ; le dossier garde la ligne.

# Besoins
family-strengths = Forces
family-resources = Ressources
family-needs = Besoins
needs-said = Dans leurs mots
needs-none = Rien de noté encore.
needs-says = selon { $voice }
needs-confirm = à confirmer

# Consentement
sharing-empty = Aucun consentement n’a encore été demandé.
sharing-group-holds = En vigueur
sharing-group-open = En suspens
sharing-group-refused = Refusé
sharing-group-over = Terminé
sharing-until = jusqu’au { $day }
sharing-from = dès le { $day }
sharing-no-end = sans fin fixée
sharing-withdrawn = retiré le { $day } par { $by }
sharing-with = partagé avec { $who } : { $what }
sharing-not-with = pas partagé avec { $who } : { $what }
sharing-everything = tout

# Contacts
contacts-past = Ce qui a été dit et fait, du plus récent
contacts-promised = Promis
contacts-empty = Aucun contact n’est encore noté. Une note, un appel ou une visite paraîtra ici.
contacts-minutes = { $count } min
contacts-told = La famille a été informée de l’état des choses.
contacts-first-visit = première visite
contacts-attempt = tentative
note-title = Note
note-title-new = Nouvelle note
note-title-first-visit = Première visite
note-saved = La note est enregistrée.
note-first-visit-saved = Première visite notée ; la planification commence.
field-note-mode = Comment
field-note-with-whom = Avec qui
field-note-text = Ce qui a été dit et fait
field-note-family-told = Famille informée
field-note-family-told-help = La famille a-t-elle été informée de l’état des choses ? Le prochain délai compte d’ici.
field-note-day = Jour
field-note-time = Heure
field-note-minutes = Minutes

# Historique
history-all = Tout
history-empty = Rien n’est encore arrivé à ce dossier.
history-added = { $what } : ajout
history-changed = { $what } : modification
history-removed = { $what } : retrait
history-restored = { $what } : remise
history-field = { $name } : { $said }
history-from-to = { $before } → { $after }
history-cleared = { $before } → (vide)

# Fin et retour
ending-title = Terminer ce service
ending-what = Prennent fin aussi : { $list }. C’est définitif ; un retour ouvre un nouvel épisode.
ending-coordinator = le travail de { $name }
ending-review = la révision du { $day }
ending-promises = { $count ->
    [one] { $count } promesse ouverte
   *[other] { $count } promesses ouvertes
}
ending-nothing = rien d’autre
ending-done = Terminé. La famille peut revenir en tout temps.
ending-done-died = Noté. Plus aucune lettre, aucun rappel, aucune invitation ne partira.
field-ending-to = Comment
field-ending-to-help = Inactif : pas nécessaire pour le moment. Fermé : le service prend fin. Refusé : la famille n’en veut pas.
field-ending-reason = Raison
field-ending-died = Tout ce qui joindrait encore la famille s’arrête avec cet enregistrement : lettres, rappels, révisions, invitations.
field-ending-died-on = Jour, si connu
field-ending-agreed-with = Convenu avec
field-ending-told-may-return = Informée qu’elle peut revenir
field-ending-told-may-return-help = La famille doit entendre qu’elle peut revenir en tout temps.
field-ending-keep-on-file = Renseignements gardés
field-ending-keep-on-file-help = La famille accepte-t-elle que ses renseignements restent au dossier pour un retour ?
field-ending-note = En mots
return-title = La famille revient
return-done = { $number } est rouvert : tout ce qui est connu y est à confirmer.
field-return-known = Ce que le dossier sait suit et n’est que confirmé : la famille raconte son histoire une fois.
field-return-referrer-type = Qui demande
field-return-referrer-name = Nom
field-return-consent-to-refer = Famille d’accord pour l’aiguillage
field-return-channel = Par
field-return-reason = Pourquoi maintenant, dans les mots de la famille
field-return-what-changed = Ce qui a changé depuis
field-return-what-changed-help = Un nouveau domicile, une école, un service, un diagnostic : en quelques mots.
problem-return-channel = Veuillez dire par quelle voie : téléphone, en personne, télécopie…
problem-return-who = Veuillez dire qui demande.
family-under = Ce dossier est rattaché à { $other } : lisez ici, écrivez là-bas.
family-goes-on-as = se poursuit sous { $other }
family-with = avec { $others }
summary-linked = Dossiers reliés
summary-linked-line = { $file } { $name }, relié le { $day } : { $reason }
contacts-letter = Lettre : { $kind }, à { $name }
translated-by = { $words } (traduit par { $who }, { $day })
summary-together = Un seul plan pour
field-note-interpreter = Interprète
field-note-interpreter-help = Nom ou numéro, le service.
field-note-interpreter-mode = Interprète par

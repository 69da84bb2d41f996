# Le plan : buts, actions, accord, versions ; et les révisions.

# Le plan au dossier
plan-vision = Vision
plan-goals = Buts, dans l’ordre de la famille
plan-no-vision = Pas encore de vision : la belle vie, dans les mots de la famille.
plan-no-goals = Aucun but encore.
plan-no-actions = aucune action encore
plan-empty = Pas encore de plan.
plan-not-agreed = pas encore accepté
plan-version-agreed = version { $number }, { $day }
plan-draft-since = { $count ->
    [one] ébauche pas encore acceptée : { $count } changement depuis la version { $number }
   *[other] ébauche pas encore acceptée : { $count } changements depuis la version { $number }
}
plan-actions-done = { $done } sur { $count } actions faites
plan-target = d’ici le { $day }
plan-for-need = pour le besoin : { $need }
plan-no-need = pas encore lié à un besoin
plan-measure = on le saura ainsi : { $how }
plan-no-owner = personne encore
plan-no-date = sans date
plan-no-coordinator = Un plan s’ouvre quand un coordonnateur a accepté.
plan-moved-up = Monté d’un rang.
plan-moved-down = Descendu d’un rang.
plan-remove-goal = Retirer ce but ?
plan-remove-goal-question = « { $words } » et ses actions quittent le plan. Les versions acceptées les gardent.
plan-remove-action = Retirer cette action ?
plan-remove-action-question = « { $words } » quitte le plan. Les versions acceptées la gardent.
plan-removed = Retiré du plan.
plan-not-ready = Avant d’accepter la version { $number }
plan-goal-place = but { $rank }, { $words }

# Formulaires
goal-title = But
goal-title-new = Nouveau but
goal-added = But ajouté.
goal-saved = But enregistré.
field-goal-text = But
field-goal-text-help = Dans les mots de la famille, tel que dit.
field-goal-status = État
field-goal-voice = La voix de qui
field-goal-voice-help = Si le jeune et les parents diffèrent, faites deux buts : les deux voix sont gardées.
field-goal-domain = Domaine de vie
field-goal-need = Pour le besoin
field-goal-need-help = Le besoin auquel répond ce but. Les besoins se notent à l’étape « Besoins ».
field-goal-measure = On le saura ainsi
field-goal-measure-help = Ce que la famille verra quand ça marche.
field-goal-target-on = D’ici le
field-goal-language = Langue des mots
plan-action-title = Action
plan-action-title-new = Nouvelle action
plan-action-added = Action ajoutée.
plan-action-saved = Action enregistrée.
field-action-goal = Pour le but
field-action-status = État
field-action-done-note = Ce qui en est sorti
field-action-what = Quoi
field-action-what-help = Une étape, assez petite pour la prochaine rencontre.
field-action-owner = Qui
field-action-owner-help = Une seule personne : famille, cercle ou personnel.
field-action-due-on = D’ici le
field-action-due-on-help = « vendredi », « dans 2 semaines » et « 4 déc. » se lisent aussi.
field-action-due-past = Ce jour est passé : l’action sera tout de suite en retard.
vision-title = Vision
vision-saved = Enregistré.
field-vision-vision = Vision
field-vision-vision-help = La belle vie, dans les mots de la famille.
field-vision-vision-language = Langue des mots
field-vision-summary = Résumé en mots simples
field-vision-safety-plan = Plan de sécurité
field-vision-safety-plan-help = Que faire quand ça devient difficile, qui appeler. Se voit en situation de crise.
agree-title = Accepter la version { $number }
agree-for-good = La version { $number } est figée telle quelle. C’est définitif : les changements suivants formeront la prochaine version.
agree-done = La version { $number } est acceptée. Prochaine révision : { $review }.
field-agree-agreed-by = Accepté par
field-agree-agreed-by-help = Qui a accepté le plan pour la famille.
field-agree-youth = Le jeune a participé
agree-question = Accepter la version { $number } pour { $file } ? Elle est figée telle quelle, et c’est définitif.
field-agree-youth-note = Pourquoi pas, ou en partie
versions-youth-note = Pourquoi
field-agree-next-review = Prochaine révision
field-agree-why = Pourquoi ce jour
field-agree-agreed-on = Accepté le

# Versions
versions-title = Versions du plan
versions-title-one = version { $number }
versions-number = Version
versions-agreed = Acceptée
versions-by = Acceptée par
versions-youth = Jeune
versions-review = Révision
versions-draft = ébauche
versions-draft-changes = { $count ->
    [one] { $count } changement
   *[other] { $count } changements
}
versions-difference = De la version { $older } à la version { $newer }
versions-mark-two = Cochez deux versions avec Espace, ou choisissez-en une qui en suit une autre.
versions-not-intact = Cette version n’est plus telle que figée. Veuillez aviser votre administrateur.
version-warning = Attention
version-agreement = Accord
version-level = Niveau
version-lead = Qui mène
version-answerable = En répond
version-summary = Résumé
version-safety = Plan de sécurité
difference-none = Rien ne diffère.
difference-cover = Niveau, meneur, prochaine révision
difference-findings = Forces, ressources, besoins
difference-actions = Actions
difference-came = + { $words }
difference-went = – { $words }

# Révisions
reviews-title = Révisions
reviews-filter-open = En retard, dues et prévues
reviews-filter-late = En retard et dues aujourd’hui
reviews-filter-held = Tenues et levées
reviews-filter-all = Toutes
reviews-group-late = En retard
reviews-group-open = Dues et prévues
reviews-group-over = Passées
reviews-number = Dossier
reviews-name = Nom
reviews-due = Échéance
reviews-state = État
reviews-level = Niveau
reviews-coordinator = Coordonnateur
reviews-language = Langue
reviews-place = Domicile
reviews-held-on = tenue le { $day }
reviews-empty = Aucune révision ici. La touche du filtre en montre d’autres.
review-title = Révision
review-due = Révision du { $day }
review-group-next = Prochaine
review-group-past = Passées
review-empty = Pas encore de révision. Accepter le plan fixe la première.
review-open-how = Tenez, déplacez ou levez la prochaine révision avec les touches ci-dessous.
review-satisfied = famille { $words }
review-rate-how = Où en est chaque but ? 1 pas commencé · 2 un peu · 3 en bonne voie · 4 atteint · 5 en recul. m modifie un but.
review-unrated = non évalué
review-before = la dernière fois : { $rating }, { $day }
review-left = { $count ->
    [one] { $count } but n’est pas encore évalué.
   *[other] { $count } buts ne sont pas encore évalués.
}
review-rated = { $rated } sur { $count } évalués : { $short }
review-goals-none = Ce plan n’a aucun but à évaluer.
review-consents-heading = Consentements à revoir
review-services-heading = Services à revoir
review-consents = Consentements : { $list }
review-consents-none = Aucun consentement n’est en place.
review-services = Services : { $list }
review-services-none = Aucun service n’est noté.
review-held-next = Révision tenue. La prochaine : { $day }.
review-held-last = Révision tenue.
satisfied-1 = 1 pas du tout
satisfied-2 = 2 un peu
satisfied-3 = 3 plus ou moins
satisfied-4 = 4 satisfaite
satisfied-5 = 5 très
field-review-goals = Buts
field-review-consents-checked = Consentements revus
field-review-services-checked = Services revus
field-review-outcome = Résultat
field-review-level = Nouveau niveau
field-review-leaving = La suite
field-review-reason = Raison
field-review-agreed-with = Convenu avec
field-review-told-may-return = Informée qu’elle peut revenir
field-review-keep-on-file = Renseignements gardés
field-review-satisfied = Famille satisfaite
field-review-satisfied-help = Selon la famille, de 1 à 5.
field-review-next-on = Prochaine révision
field-review-why = Pourquoi ce jour
field-review-held-on = Tenue le
field-review-summary = Ce qui a été dit
moving-title = Déplacer ou lever la révision
moving-move = déplacer à un autre jour
moving-waive = lever celle-ci
moving-done = Prochaine révision : { $day }.
field-moving-due-on = Prévue le
field-moving-how = Quoi
field-moving-how-help = Déplacée : la même révision un autre jour. Levée : celle-ci n’a pas lieu, avec une raison.
field-moving-next-on = Prochaine révision
field-moving-reason = Raison
problem-moving-how = Veuillez choisir : déplacer ou lever.
review-achieved = { $count ->
    [one] Évalué « atteint » : { $goals }. L’objectif doit-il être noté comme atteint dans le plan ?
   *[other] Évalués « atteints » : { $goals }. Ces objectifs doivent-ils être notés comme atteints dans le plan ?
  }
field-review-achieved = Noter comme atteint
field-goal-whose = But de
problem-goal-whose = Ce plan est celui de plusieurs enfants. Choisissez de qui est ce but.

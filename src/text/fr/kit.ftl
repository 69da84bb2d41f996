## Les mots des éléments dont les écrans sont faits.

kit-yes = oui
kit-no = non
kit-unknown = inconnu pour l’instant
kit-yes-key = Oui (o)
kit-no-key = Non (n)
kit-problem = Problème
kit-say = À dire
kit-problems = { $count ->
    [one] 1 problème
   *[other] { $count } problèmes
}
kit-still-to-ask = { $count ->
    [one] 1 question à poser, vous pouvez arrêter ici
   *[other] { $count } questions à poser, vous pouvez arrêter ici
}
kit-still-to-ask-title = Encore à demander
kit-not-asked-yet = pas encore demandé
kit-removed = { $count ->
    [one] 1 caractère impossible à afficher a été retiré.
   *[other] { $count } caractères impossibles à afficher ont été retirés.
}
kit-too-long-line = Trop long : { $length } caractères, maximum { $limit }. Rien n’a été ajouté.
kit-too-long-note = Trop long : { $length } octets, maximum { $limit }. Rien n’a été ajouté.
kit-link-open = Entrée pour ouvrir
kit-list-open = Espace ouvre la liste, ou tapez
kit-list-count = { $shown } sur { $all }
kit-list-empty = Rien ici pour le moment.
kit-list-nothing-found = Aucun résultat. Échap affiche tout de nouveau.
kit-filter = Chercher
kit-new-entry = Nouveau : { $text }
kit-enter-close = Entrée pour fermer
kit-reason-keys = Entrée confirme, Échap revient
kit-reason-needed = Veuillez écrire quelques mots.
kit-hint-note = Entrée fait une nouvelle ligne, Tab passe à la suite.
kit-hint-list = Tapez pour chercher, Espace ouvre la liste, Entrée choisit.
kit-hint-choice = Les flèches, la première lettre ou Espace choisissent. Suppr efface. Entrée passe à la suite.
kit-hint-many = Gauche et droite déplacent, Espace coche, Entrée passe à la suite.
kit-hint-shown = Connu d’une étape précédente. Espace le corrige.
kit-hint-link = Entrée ouvre, Bas passe à la suite, Suppr efface.
kit-leave-title = Quitter ce formulaire ?
kit-leave-body = Des changements ne sont pas enregistrés.
kit-leave-save = Enregistrer
kit-leave-draft = Garder comme brouillon
kit-leave-discard = Abandonner les changements
kit-leave-stay = Continuer ici
kit-step-ok = fait
kit-step-problems = a des problèmes
kit-step-current = vous êtes ici
kit-step-open = pas commencé
kit-equal = pareil
kit-differs = différent
kit-not-known = inconnu
kit-before = Avant
kit-mine = Le mien
kit-theirs = L’autre
kit-keep-mine = garder le mien
kit-keep-theirs = garder l’autre
kit-conflict-title = Quelqu’un d’autre a enregistré entre-temps
kit-conflict-body = Ce que vous avez tapé est gardé. Choisissez pour chaque champ, puis enregistrez.
kit-paper-lines = { $first }–{ $last } sur { $total }

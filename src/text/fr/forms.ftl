# Ce que dit chaque formulaire.
form-draft-restored = Le texte que vous aviez écrit est de retour.
form-draft-kept = Gardé comme brouillon; il vous sera proposé à votre retour.
form-conflict = Une ou un collègue a enregistré entre-temps. Là où vous avez tous deux écrit, son texte est à côté du vôtre : décidez, puis enregistrez de nouveau.
form-conflict-field = Une ou un collègue a enregistré ici : { $theirs }
form-conflict-merged = Une ou un collègue a enregistré d’autres champs entre-temps; ils sont repris. Enregistrez de nouveau pour ajouter les vôtres.
form-unreadable = { $count ->
    [one] Un champ n’est pas encore lisible.
   *[other] { $count } champs ne sont pas encore lisibles.
    }
form-past-end = C’était le dernier champ. Enregistrez quand vous voulez.

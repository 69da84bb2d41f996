# Ce qui échoue, pour tous les écrans : quoi, sur quoi, que faire.
failure-invalid = Quelque chose ne peut pas être enregistré tel quel. Voyez les champs marqués.
failure-several = { $first } Et { $more ->
    [one] un autre endroit
   *[other] { $more } autres endroits
    }.
failure-refused = Votre rôle ne permet pas cela ici. Qui le peut : { $who }.
failure-refused-nobody = Personne ne peut faire cela ici.
failure-needs-reason = Veuillez donner une raison; elle est gardée au journal.
failure-conflict = Une ou un collègue a enregistré entre-temps : { $fields ->
    [one] un champ diffère
   *[other] { $fields } champs diffèrent
    }. Votre texte est gardé : comparez, puis enregistrez de nouveau.
failure-conflict-removed = Une ou un collègue a retiré ceci entre-temps. Votre texte est gardé comme brouillon.
failure-signed-out = Votre compte ou rôle a changé. Texte gardé; reconnectez-vous.
failure-missing = Ceci n’est plus là. Revenez d’un pas et ouvrez-le de nouveau.
failure-rule = Ceci enfreindrait une règle du fichier ({ $rule }); rien n’a été enregistré. Prévenez votre administratrice ou administrateur.
failure-cannot-undo = Impossible d’annuler : déjà annulé, ou changé depuis.
failure-busy = Le fichier est resté occupé. Rien n’est perdu : réessayez.
failure-full = Disque plein, rien d’enregistré. Faites de la place, réessayez.
failure-damaged = Fichier endommagé, rien d’enregistré. Avisez l’administration.
failure-twice = Cela existe déjà. Ouvrez ce qui est là.
failure-io = Le disque n’a pas répondu. Rien d’enregistré : réessayez.
failure-other = Erreur du programme, rien d’enregistré. Avisez l’administration.
problem-time = « { $text } » n’est pas une heure. Écrivez par exemple 13:00 ou 13 h.
problem-number = « { $text } » n’est pas un nombre entier.
problem-passphrase-short = Une phrase de passe compte au moins { $shortest } caractères. Quatre ou cinq mots conviennent bien.
problem-passphrase-wrong = Ce n’est pas votre phrase de passe actuelle.
problem-passphrase-same = Choisissez une autre phrase de passe que l’actuelle.
problem-passphrase-cost = Cette phrase de passe n’a pas pu être préparée sur cette machine. Prévenez votre administratrice ou administrateur.
problem-no-randomness = Cette machine n’a pas donné de nombres aléatoires. Essayez de nouveau.
problem-agency-name = Écrivez le nom de l’organisme.
problem-administrator-name = Écrivez le nom de la première personne administratrice.
problem-no-program = Choisissez au moins un programme.
problem-unknown-program = « { $program } » n’est pas un programme de cette version.
problem-name-missing = Écrivez un nom.
problem-sign-in-name = Écrivez un nom de connexion sans espaces.
problem-sign-in-name-taken = Quelqu’un a déjà ce nom de connexion. Choisissez-en un autre.
problem-no-role = Choisissez au moins un rôle.
problem-last-administrator = C’est la dernière personne administratrice. Donnez d’abord ce rôle à quelqu’un d’autre.
problem-staff-answers = Cette personne répond de { $families ->
    [one] une famille
   *[other] { $families } familles
    }, et aucune superviseure ni aucun superviseur ne peut prendre la relève. Ajoutez cette personne ou réassignez d’abord les familles.

# Organisme : personnel.
agency-title = Organisme
agency-number = Nº
agency-name = Nom
agency-sign-in = Connexion
agency-roles = Rôles
agency-state = État
agency-active = en fonction
agency-inactive = désactivé
agency-disable = Désactiver
agency-disable-question = { $name } ne pourra plus ouvrir de session. Ses dossiers en main retournent au bassin, et la superviseure ou le superviseur répond de ses familles. Impossible d’annuler.
agency-disabled = Désactivé. { $files ->
    [0] Rien n’était en main.
    [one] Un dossier a changé de main.
   *[other] { $files } dossiers ont changé de main.
    }
agency-reset = Nouvelle phrase de passe de départ
agency-reset-question = Écrivez une phrase de passe de départ pour { $name }, d’au moins 12 caractères. Elle devra être changée à la prochaine connexion.
agency-reset-done = La phrase de passe de départ est en place. Remettez-la sur papier, pas par courriel.
agency-administrator-only = Seule une personne administratrice change cela.
agency-nobody-selected = Personne n’est choisi.
agency-already-disabled = Cette personne est déjà désactivée.
staff-new = Nouvelle personne
staff-saved = Enregistré : { $name }.
field-staff-name = Nom
field-staff-sign-in-name = Nom de connexion
field-staff-sign-in-name-help = Un mot sans espaces; on l’écrit à chaque connexion.
field-staff-roles = Rôles
field-staff-passphrase = Phrase de passe de départ
field-staff-passphrase-help = Au moins 12 caractères. Elle se change à la première connexion.
field-staff-languages = Langues
field-staff-employer = Employeur
field-staff-max-caseload = Points au plus
field-staff-max-caseload-help = Plafond pondéré de la charge; vide : celui du programme.
settings-title = Réglages
settings-saved = Réglages enregistrés.
field-settings-idle-minutes = Minutes avant le verrouillage
field-settings-idle-minutes-help = Sans touche enfoncée. 15 si vous ne dites rien d’autre ; 120 au plus.
field-settings-phone = Numéro sur les lettres
field-settings-phone-help = Vide : la ligne d’accueil du programme.
problem-settings-idle = De 1 à { $most } minutes.

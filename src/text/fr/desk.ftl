# Le bureau de l’accueil : ce qui passe de main en main, la pile de papiers, la fin de la journée, qui est absent quand.

# Confié et repris
hand-to-title = Confier à
hand-to-body = Qui poursuit ? Vous le voyez tous deux dans Aujourd’hui.
hand-to-pool = le pool de l’équipe
hand-to-given = Confié à { $name }.
hand-to-given-pool = Confié au pool.
passed-promise = { $what }, { $day }
passed-cover = jusqu’au { $day }
passed-referral = cet aiguillage
passed-to-you = { $from } vous confie : { $what }
passed-by-you = Vous avez confié à { $to } : { $what }
passed-taken = { $to } poursuit : { $what }
passed-away = Passé de vous à { $to } : { $what }
passed-you-cover = Vous remplacez { $from } { $what } et pouvez ouvrir ses familles
passed-covered-by = { $to } remplace auprès de vos familles { $what }
passed-seen = Vu.
passed-why = Entrée l’ouvre; « vu » retire la ligne.
today-passed = CONFIÉ ET REPRIS
today-in-pool = DANS LE POOL
today-kind-given = pour vous
today-kind-passed = transmis
today-draft-of = de { $name }, { $day }
today-why-pool = C’est dans le pool. Entrée le prend et l’ouvre.
problem-pass-pool = Une personne coordonne cette famille. Confiez-le à qui la remplace, ou à la supervision.
problem-pass-who = Cette personne ne peut pas recevoir le travail de votre équipe. Choisissez quelqu’un d’autre.
problem-pass-cannot-open = { $name } ne peut pas ouvrir le dossier de cette famille. Choisissez quelqu’un d’autre, ou le pool.
problem-pass-has-it = C’est déjà là. Choisissez quelqu’un d’autre.
problem-pass-over = C’est déjà terminé. Rien n’a été confié.
problem-pass-theirs = C’est la famille ou quelqu’un d’autre qui l’a promis; ce n’est pas à nous de le confier.
problem-pass-draft-gone = Ce texte a été enregistré ou abandonné entre-temps. Rien n’a été confié.
problem-pass-draft-there = Cette personne a commencé le même formulaire. Son texte reste; confiez-le à quelqu’un d’autre.
form-draft-theirs = { $who } a écrit ici à { $time } le { $day } sans enregistrer. Reprenez ce texte, ou laissez-le et écrivez.
form-draft-used = Texte de { $who } repris; le sien reste en attente.
walk-draft-theirs = { $who } a écrit à { $time } sans enregistrer : { $form }. Le texte est offert à l’ouverture de ce formulaire.
walk-held-by = { $who } a cet aiguillage en main. Prenez-le pour poursuivre; la personne le verra dans Aujourd’hui.
walk-in-the-pool = Cet aiguillage est dans le pool. Prenez-le pour poursuivre.

# La pile
pile-title = Papiers à saisir { $count }
pile-received = Reçu
pile-age = Âge
pile-urgent = Urgent
pile-how = Moyen
pile-from = De
pile-child = Enfant, tel que lu
pile-place = Rangé dans
pile-empty = Rien n’attend d’être saisi.
pile-fax = télécopie
pile-letter = lettre
pile-email = courriel
pile-web-form = formulaire Web
pile-log-title = Un papier est arrivé
pile-new-organization = pas encore au répertoire : il sera ajouté
pile-logged = Consigné; compte à partir du { $day }.
pile-from-whom = de { $who }
pile-about = au sujet de { $child }
pile-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
    }
pile-counts-from = compte à partir du { $day }
pile-told-on = accusé de réception donné le { $day }
pile-not-told = accusé de réception pas encore donné
pile-logged-by = consigné par { $name }
pile-belongs = Il va dans un dossier
pile-belongs-which = Quel numéro de dossier ? Tapez-le comme C-0001. La personne responsable de cette famille devra le lire.
pile-belongs-done = Le papier va dans ce dossier. La personne responsable a la promesse de le lire.
pile-not-for-us = Pas pour nous
pile-not-for-us-why = Pourquoi ? La raison reste avec le papier.
pile-not-for-us-done = Mis de côté, avec sa raison.
pile-told-received = Noté : la réception a été confirmée.
pile-told-already = La réception a déjà été confirmée.
pile-promise-read = Lire le papier reçu : { $paper }. Rangé dans : { $place }
pile-place-unknown = demander à l’accueil
problem-pile-number = Aucun dossier ne porte ce numéro. Tapez-le comme C-0001.
problem-paper-channel = Dites comment il est arrivé.
problem-paper-who = Dites qui l’a envoyé, ou de quel enfant il s’agit.
problem-paper-future = Il ne peut pas être arrivé plus tard que maintenant. Vérifiez le jour et l’heure.
problem-paper-reason = Dites pourquoi ce n’est pas pour nous.
problem-paper-settled = Quelqu’un a réglé ce papier entre-temps. Rouvrez la pile.
problem-paper-consent = La famille n’a pas accepté que cet expéditeur sache la suite. Consignez d’abord le consentement.
problem-paper-undecided = Rien n’est encore décidé; il n’y a rien à dire.
keying-title = Saisir
keying-referrer = Qui l’envoie
keying-family = La famille
keying-why = Ce qu’on demande
keying-match-same = → va dans { $number }
keying-goes-to = Il va dans { $number } : enregistrer y envoie le papier et n’ouvre pas de second dossier.
keying-keyed = Saisi; le dossier est ouvert.
problem-keying-who = Dites qui l’envoie.
intake-to-key = { $count } à saisir
why-due-to-key-today = { $count } à saisir, le plus ancien { $oldest }, { $urgent } marqué urgent
why-due-to-key = { $count } à saisir, le plus ancien du { $oldest }, { $urgent } marqué urgent
why-due-tell-received = confirmer la réception à { $who }
why-due-tell-outcome = décidé le { $day } : dire la suite à { $who }
today-sender-told = Noté : l’expéditeur est informé.
told-family-note = Informée par téléphone de l’état de sa demande.
told-family-done = Noté : la famille a été informée aujourd’hui de l’état de sa demande. La prochaine date suit.
field-paper-channel = Moyen
field-paper-from-name = De
field-paper-organization = Organisme
field-paper-organization-help = Le début du nom suffit.
field-paper-child-as-read = Enfant, tel que lu
field-paper-child-as-read-help = Aucun dossier n’est ouvert ni comparé maintenant.
field-paper-pages = Pages
field-paper-place = Où il se trouve
field-paper-place-help = Le bac, le classeur, la boîte de courriels.
field-paper-urgent = Marqué urgent
field-paper-day = Reçu le
field-paper-day-help = Vide : aujourd’hui, maintenant.
field-paper-time = À
field-keying-given = Prénom
field-keying-family = Nom de famille
field-keying-birth-date = Naissance
field-keying-municipality = Habite à
field-keying-match-1 = Ressemble à
field-keying-match-2 = Ressemble à
field-keying-match-3 = Ressemble à
field-keying-match-4 = Ressemble à
field-keying-match-5 = Ressemble à
field-keying-referrer-type = Envoyé par
field-keying-referrer-name = Nom
field-keying-organization = Organisme
field-keying-referrer-phone = Tél. de l’expéditeur
field-keying-consent-to-refer = Accord famille
field-keying-consent-to-refer-help = La famille a-t-elle accepté d’être aiguillée ?
field-keying-consent-given-by = Qui a accepté
field-keying-consent-method = Comment
field-keying-caregiver-name = Parent ou proche
field-keying-relation = Lien avec l’enfant
field-keying-number = Tél. de la famille
field-keying-safe-message = Message permis
field-keying-reason = Motif, tel qu’écrit
field-keying-urgency = Urgence
field-keying-urgency-reason = Pourquoi urgent

# La fin de la journée
end-of-day-title = Fin de la journée · { $count ->
    [0] tout est décidé
    [one] { $count } ligne à décider
   *[other] { $count } lignes à décider
    }
end-of-day-back = Vous êtes de retour le { $day }. Gardez chaque ligne, ou confiez-la.
end-of-day-no-back = Aucun jour de retour n’est connu. Confiez ce qui ne peut pas attendre.
end-of-day-empty = Rien de votre travail n’attend. Bonne soirée.
end-of-day-calls = APPELS EN ATTENTE
end-of-day-drafts = COMMENCÉ, NON ENREGISTRÉ
end-of-day-promises = PROMIS D’ICI VOTRE RETOUR
end-of-day-unheld = URGENT, À PERSONNE
end-of-day-unread = CONFIÉ À VOUS, PAS VU
end-of-day-call = depuis { $time }
end-of-day-kept = gardé
end-of-day-not-given = Cette ligne se garde ou s’ouvre; elle ne se confie pas.
end-of-day-done = Tout est décidé. Gardé : { $kept }. Confié : { $given }.

# Qui est absent quand
days-title = Absences de { $name }
days-from = Du
days-to = Au
days-cover = Remplacement
days-nobody = personne de nommé
days-empty = Aucune absence à venir.
days-removed = Retiré; le remplacement prend fin aussi.
days-saved = { $families ->
    [0] Enregistré.
    [one] Enregistré. { $families } famille a un remplacement ces jours-là.
   *[other] Enregistré. { $families } familles ont un remplacement ces jours-là.
    }
days-away-until = absence jusqu’au { $day }
days-covers = { $name } remplace
days-off-closed = { $day } : l’organisme est fermé.
days-off-mine = { $day } n’est pas un de vos jours de travail.
days-off-theirs = { $day } n’est pas un jour de travail de { $name }.
days-off-away-mine = { $day } : vous êtes en congé.
days-off-away = { $day } : { $name } est en congé.
days-off-next = Prochain jour de travail : { $day }.
message-away = { $name } est en congé jusqu’au { $day }, sans remplacement.
message-away-cover = { $name } est en congé jusqu’au { $day }. { $cover } remplace et reçoit ce message.
field-absence-from = Du
field-absence-from-help = Par exemple 26 nov, ou jeudi. La raison n’est pas demandée.
field-absence-to = Au
field-absence-to-help = Le dernier jour; vide : un seul jour.
field-absence-cover = Qui remplace
field-absence-cover-help = Qui remplace une personne qui coordonne peut ouvrir ses familles ces jours-là, pas plus.
problem-absence-from = Dites à partir de quel jour.
problem-absence-over = Ces jours sont passés. Vérifiez les dates.
problem-cover-who = Seule une personne de la même équipe peut remplacer.
problem-cover-coordinator = Les familles d’une personne qui coordonne sont confiées à une autre qui coordonne.
office-hours-title = Heures de bureau
office-hours-saved = Heures enregistrées. Ce qui arrive après la fermeture compte à partir du jour ouvrable suivant.
field-office-hours-opens = Ouvert dès
field-office-hours-closes = Fermé dès
field-office-hours-closes-help = Ce qui arrive plus tard compte à partir du jour ouvrable suivant.
problem-office-hours = La fermeture vient après l’ouverture. Vérifiez les deux heures.
problem-office-time = Tapez une heure comme 8:30.
field-staff-working-days = Jours de travail
field-staff-working-days-help = Aucun choix : tous les jours ouvrables de l’organisme.
form-name-paper = un papier reçu
form-name-keying = saisie d’un papier
form-name-absence = une absence
form-name-office-hours = heures de bureau

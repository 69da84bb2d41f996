# Accueil : ce qui manque, pourquoi un enregistrement est refusé, où les choses en sont.
step-call = Appel
step-child = Enfant
step-consent = Consentement
step-screening = Évaluation
step-needs = Besoins
step-decision = Décision
step-offer = Offre
missing-reason = pourquoi la famille est aiguillée
missing-urgency = le degré d’urgence
missing-urgency-reason = pourquoi c’est urgent
missing-name = le nom de l’enfant
missing-birth-date = la date de naissance
missing-home = où vit l’enfant
missing-area = la zone où se trouve le domicile
missing-school-status = l’école actuelle (demandée dès 18 ans)
missing-language-spoken = la langue parlée à la maison
missing-language-service = la langue de service
missing-interpreter = s’il faut un interprète
missing-caregiver = un parent ou une personne responsable
missing-legal-authority = qui peut décider pour l’enfant
missing-primary-contact = qui appeler en premier
missing-contact = un moyen de joindre quelqu’un
missing-safe-message = si l’on peut laisser un message
missing-services = si la liste des intervenants est complète
missing-consent-collect = la réponse à « pouvons-nous prendre des notes »
missing-consent-in-force = un consentement valide aujourd’hui
missing-consent-sharing = la réponse sur le partage avec l’équipe
missing-answers = des réponses aux critères
missing-need = un besoin
missing-strength = une force
missing-statement = ce qui va, ce qui ne va pas ou ce qui compte
missing-decision = la décision
missing-coordinator = une coordonnatrice ou un coordonnateur qui a accepté
part-consent-to-refer = le consentement de la famille à être aiguillée
part-reason = le motif de l’aiguillage
part-contact = un moyen de joindre quelqu’un
consent-state-later = demandé, réponse plus tard
consent-state-refused = refusé
consent-state-draft = incomplet
consent-state-one-signature = une signature sur deux
consent-state-not-yet = commence plus tard
consent-state-in-force = en vigueur
consent-state-limited = en vigueur, avec des limites
consent-state-withdrawn = retiré
consent-state-expired = expiré
consent-state-superseded = remplacé par une réponse plus récente
why-share-permitted = un consentement en vigueur le permet
why-share-denied = la famille a dit non
why-share-nothing-said = aucun consentement en vigueur n’en parle
found-by-number = numéro de dossier
found-by-name = même nom
found-by-name-begins = début du nom
found-by-caregiver = nom d’un parent ou proche
found-by-phone = numéro de téléphone
found-by-birth = date de naissance
found-by-sounds-alike = nom qui se prononce pareil
hand-off-item-child = le nom et la date de naissance de l’enfant
hand-off-item-caregivers = { $count ->
    [one] une personne auprès de l’enfant
   *[other] { $count } personnes auprès de l’enfant
    }
hand-off-item-contacts = { $count ->
    [one] un moyen de joindre la famille
   *[other] { $count } moyens de joindre la famille
    }
hand-off-item-school = { $count ->
    [one] l’école
   *[other] { $count } écoles
    }
hand-off-item-services = { $count ->
    [one] un service
   *[other] { $count } services
    }
hand-off-item-answers = { $count ->
    [one] une réponse aux critères
   *[other] { $count } réponses aux critères
    }
hand-off-item-findings = { $count ->
    [one] une force ou un besoin
   *[other] { $count } forces et besoins
    }
hand-off-item-statements = { $count ->
    [one] les mots de la famille
   *[other] les mots de la famille ({ $count })
    }
pair-field-given = prénom
pair-field-family = nom de famille
pair-field-own-script = nom dans sa propre écriture
pair-field-other-names = autres noms
pair-field-birth-date = date de naissance
pair-field-gender = genre
pair-field-phones = téléphone
pair-field-street = rue
pair-field-postal-code = code postal
pair-field-caregivers = parents et proches
problem-text-missing = Il n’y a encore rien d’écrit ici. Tapez quelques mots.
problem-line-too-long = Cette ligne a { $length } caractères; elle en accepte { $limit }. Raccourcissez-la ou écrivez la suite dans une note.
problem-note-too-long = Cette note a { $length } octets; elle en accepte { $limit }. Faites-en deux notes.
problem-ends-before-begin = La fin précède le début. Vérifiez les deux dates.
problem-birth-future = Cette date de naissance est dans le futur. Vérifiez l’année.
problem-area-unknown = La liste des zones n’a pas cette zone. Choisissez-en une dans la liste.
problem-contact-value = Tapez le numéro ou l’adresse, ou supprimez cette ligne.
problem-school-name = Tapez le nom de l’école.
problem-organization-name = Nommez l’organisme : choisissez-le ou tapez-le.
problem-organization-known = Le répertoire a déjà un organisme de ce nom. Utilisez celui-là.
problem-referral-children = Nommez au moins un enfant; « enfant 1 » suffit.
problem-referral-contact = Ajoutez un moyen de joindre quelqu’un : un numéro, un courriel ou une adresse.
problem-referral-collect = La famille ne veut pas que l’on prenne des notes. Gardez l’appel comme simple renseignement, ou demandez de nouveau.
problem-urgency-reason = Dites pourquoi l’urgence change.
problem-promise-reason = Dites pourquoi on y renonce.
problem-consent-who = Nommez la personne qui a donné ce consentement.
problem-consent-method = Dites s’il a été donné par écrit ou de vive voix.
problem-consent-information = Un consentement de vive voix doit noter les renseignements qu’il couvre.
problem-consent-explained = Un consentement de vive voix doit noter comment les fins ont été expliquées.
problem-consent-expires-before = Ce consentement finirait avant de commencer. Vérifiez les deux dates.
problem-consent-withdrawn = Ce consentement a été retiré. Demandez de nouveau et notez-en un autre.
problem-consent-withdrawn-by = Nommez la personne qui l’a retiré.
problem-screening-criterion = Ce programme ne pose pas cette question.
problem-screening-decided = Cette évaluation a servi à une décision et reste telle quelle. Commencez plutôt une correction.
problem-episode-transition = Cela ne peut pas se faire à partir d’ici : le dossier est à une autre étape. Rouvrez-le pour voir où il en est.
problem-decision-made = Une décision a déjà été prise. Rouvrez le dossier pour la voir.
problem-decision-name = Donnez à l’enfant au moins une partie de son nom avant la décision.
problem-decision-program = Choisissez le programme.
problem-decision-other-program = Cette décision appartient à un autre programme. Choisissez de nouveau.
problem-decision-level = Choisissez un niveau de 1 à 4.
problem-decision-reason = Écrivez le motif en quelques mots.
problem-decision-override = Cela diffère de ce que les règles ont calculé. Écrivez pourquoi.
problem-decision-incomplete = Il manque le consentement de la famille à être aiguillée. Demandez-le d’abord.
problem-decision-consent = Le consentement à la prise de notes n’est pas en vigueur. Demandez d’abord à la famille.
problem-decision-willingness = La famille n’a pas dit qu’elle veut participer. Demandez d’abord.
problem-decision-explained-on = Dites quel jour la réponse a été expliquée à la famille.
problem-decision-explained-how = Dites comment la réponse a été expliquée à la famille.
problem-decision-unconfirmed = { $count ->
    [one] Une réponse de l’épisode précédent n’est pas encore confirmée. Demandez si elle est toujours vraie.
   *[other] { $count } réponses de l’épisode précédent ne sont pas encore confirmées. Demandez si elles sont toujours vraies.
    }
problem-decision-join = La famille a un plan ouvert. Choisissez : s’y joindre, ou avoir son propre plan.
problem-decision-join-gone = Aucun plan de la famille n’est ouvert. Choisissez un plan à part.
problem-hand-off-organization = Nommez l’organisme qui reçoit la famille.
problem-hand-off-consent = La famille n’a pas accepté que l’on transmette cela à cet organisme. Notez d’abord le consentement.
problem-hand-off-confirmed-by = Nommez la personne qui a confirmé à l’organisme d’accueil.
problem-hand-off-told = Dites à la famille qu’elle peut revenir, et notez-le ici.
problem-hand-off-reason = Dites pourquoi il n’y a pas d’aiguillage.
problem-hand-off-ending = Choisissez un des motifs offerts.
problem-hand-off-open = Un aiguillage est en cours. Réglez celui-là.
problem-hand-off-settled = Cet aiguillage est terminé. Rouvrez le dossier pour en voir l’issue.
problem-hand-off-state = Un aiguillage chaleureux suit la décision que la famille est servie ailleurs. Décidez d’abord.
problem-return-open = Cet enfant a un épisode ouvert. Continuez celui-là.
problem-pair-one-file = C’est un seul et même dossier. Choisissez-en deux.
problem-sibling-known = { $number } de cette famille est semblable. Ouvrez la ligne ci-dessus : le même enfant, ou un autre.
problem-sibling-home = La maison est tenue à l’écart de ce dossier : rien n’en est repris.
problem-sibling-has-file = Ce frère ou cette sœur a déjà un dossier. Choisissez-le dans la liste des enfants.
problem-sibling-same = Dites si le ménage est le même : o ou n.
problem-link-oneself = Personne n’est son propre parent ou proche. Choisissez une autre personne, ou la jeune personne elle-même.
problem-link-circle = Cela ferait un cercle : l’enfant élève cette personne. Vérifiez qui est le parent de qui.
problem-pair-twins = Même naissance et même nom, prénoms différents : on dirait des jumeaux. Dites pourquoi c’est un seul enfant.

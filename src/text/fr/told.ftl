# Qui appelle et ce qui peut être dit, ce qui est protégé, la vue de crise, et ce qui est revu.

# Ce qui peut être dit
told-title = Ce qui peut être dit de { $number }
told-said = Au téléphone : { $who }
told-nothing-said = ni nom ni numéro pour l’instant
told-choose = Choisissez d’abord de qui il s’agit, parmi les personnes connues.
told-proposed = Proposition : { $told }. { $why }
told-ask = Demandez, et cochez ce qui a été dit juste. Ne lisez jamais la réponse.
told-nobody = personne que nous connaissons
told-by-name = par le nom
told-by-number = par le numéro
told-by-both = par le nom et le numéro
told-open = pas encore décidé : appuyez sur Entrée
told-decided = Peut savoir : { $words }
told-review = révision { $day }
told-no-appointments = aucun rendez-vous n’est noté
told-appointments-closed = C’est à la coordination de les dire : laissez un message, la famille sera rappelée.
field-told-caller = Est-ce
field-told-caller-help = Seules les personnes dont on a dit le nom ou le numéro sont ici.
field-told-identified-by = Dit juste
field-told-identified-by-help = Ce que vous avez demandé et que la personne savait. Au moins deux.
field-told-may-be-told = Peut savoir
field-told-why = Pourquoi
problem-told-caller = Dites de qui il s’agit, ou que c’est une personne inconnue.
problem-told-why = Dites pourquoi : c’est plus que la proposition, ou moins de deux réponses étaient justes.
field-call-told = Peut savoir
field-call-appointments = Vous pouvez dire
problem-call-told = Décidez d’abord ce que cette personne peut savoir : Entrée ici.
why-told-unknown = Personne que nous connaissons : écoutez et notez, ne dites rien.
why-told-restricted = Le dossier est restreint.
why-told-protected = Une partie du dossier est protégée de cette personne.
why-told-limit = Une limite dans un consentement dit non.
why-told-youth = C’est le dossier de la jeune personne elle-même.
why-told-consent = Un consentement couvre tout.
why-told-consent-part = Un consentement couvre une partie.
why-told-no-consent = Aucun consentement ne couvre cette personne.
why-told-custody = A la garde.
why-told-joint = A l’autorité conjointe.
why-told-childrens-aid = Agit pour l’aide à l’enfance.
why-told-access = A un droit de visite seulement.
why-told-no-authority = N’a ni autorité légale ni consentement.
why-told-authority-unknown = Un parent ou tuteur dont l’autorité légale n’a pas encore été demandée.
code-identifier-birth-date = date de naissance de l’enfant ?
code-identifier-postal-code = code postal du domicile ?
code-identifier-school = école ou classe ?
code-identifier-coordinator = qui coordonne ?
code-identifier-file-number = numéro de dossier de nos lettres ?
code-identifier-call-back = rappel au numéro du bureau ?

# Ce qui est protégé
protected-from = protégé de { $name } : ne jamais le lui dire
protected-from-somebody = protégé de quelqu’un : demandez avant de le dire
protected-hidden = { $count ->
    [one] Un fait n’est pas montré ici : il est protégé de la personne au téléphone.
   *[other] { $count } faits ne sont pas montrés ici : ils sont protégés de la personne au téléphone.
    }

# Un dossier restreint pendant un appel
call-restricted-title = Correspondance possible : demander
call-restricted = Ce dossier est restreint, et rien n’en est montré ici. Poursuivez l’appel : à l’enregistrement, la personne responsable de la vie privée voit qu’il pourrait s’agir du même enfant, et tranche.
call-restricted-saved = L’appel est enregistré avec le dossier, qui est restreint : la personne responsable de la vie privée voit que quelqu’un a appelé.

# Une crise
call-crisis-noted = Appel de crise noté à { $time } ; la supervision le voit maintenant. Poursuivez ici.
crisis-offer-call = C’est un appel de crise, le noter maintenant : appuyez sur { $key }
crisis-offer-view = Ce que nous savons de cet enfant pour une crise : appuyez sur { $key }
crisis-view-title = Vue de crise
crisis-view-reason = Pourquoi consultez-vous ? Votre raison est conservée et sera revue.
crisis-view-alerts = Alertes
crisis-view-plan = Plan de sécurité
crisis-view-contacts = Qui joindre
crisis-view-coordinator = Coordination
crisis-view-lines = Lignes de crise
crisis-view-none = rien n’est noté
crisis-view-nobody = personne encore
crisis-view-cover = en remplacement : { $name }
crisis-view-everywhere = 911  danger immédiat · 988  crise de suicide, appel ou texto
crisis-view-reviewed = Votre consultation est notée et sera revue.

# Ce qui est revu
code-flag-restricted-match = correspondance restreinte
code-flag-crisis-view = vue de crise
code-flag-crisis-call = appel de crise
code-flag-state-open = ouvert
code-flag-state-same = même enfant
code-flag-state-different = pas le même enfant
code-flag-state-later = à décider plus tard
code-flag-state-seen = vu
code-due-restricted-match = à trancher
code-due-crisis-view = vue de crise
code-due-crisis-call = appel de crise
why-due-restricted-match = { $number } est apparu pendant un appel de { $who }.
why-due-restricted-match-with = { $number } et { $other } sont peut-être un seul enfant ; vu par { $who } pendant un appel.
why-due-crisis-view = { $who } a consulté { $number }.
why-due-crisis-view-because = { $who } a consulté { $number } : { $reason }
why-due-crisis-call = { $who } a pris un appel de crise.
today-flag-settled = Réglé : { $answer }.
problem-flag-state = Cette réponse ne convient pas. Choisissez parmi celles qui sont offertes.
record-flag = À revoir
column-identified-by = dit juste

# Pourquoi deux dossiers peuvent être ceux d’une même personne. Court : plusieurs tiennent sur une ligne.
match-why-same-name = même nom
match-why-same-own-script = même nom dans sa propre écriture
match-why-parts-swapped = prénom et nom inversés
match-why-same-given = même prénom
match-why-given-one-letter-apart = prénom à une lettre près
match-why-given-sounds-alike = prénom qui se prononce pareil
match-why-given-shortened = forme courte du prénom
match-why-same-family = même nom de famille
match-why-family-one-letter-apart = nom de famille à une lettre près
match-why-family-sounds-alike = nom de famille qui se prononce pareil
match-why-family-part = une partie du nom de famille
match-why-typed-name-fits = correspond au nom tapé
match-why-same-birth = même date de naissance
match-why-birth-agrees = date de naissance compatible
match-why-day-month-swapped = jour et mois de naissance inversés
match-why-birth-one-digit-off = date de naissance à un chiffre près
match-why-year-off-by-one = année de naissance à un an près
match-why-birth-partly-same = date de naissance en partie la même
match-why-same-phone = même téléphone
match-why-phone-one-digit-off = téléphone à un chiffre près
match-why-same-address = même adresse
match-why-same-postal = même code postal
match-why-same-caregiver = même parent ou proche
match-why-caregiver-alike = nom du parent ou proche presque identique
match-why-other-family = mais un autre nom de famille
match-why-other-birth = mais une autre date de naissance
match-why-other-gender = mais un autre genre

# Le bon dossier : quelque chose concerne un autre enfant
pick-file-none = Tapez un nom, un numéro, un téléphone ou une date de naissance.
another-child-title = Un autre enfant
another-child-what = Qu’est-ce qui concerne un autre enfant ?
another-child-which = De quel enfant s’agit-il ?
another-child-empty = Rien ici ne peut concerner un autre enfant.
another-child-request = La demande entière
another-child-sure = { $what } : déplacer vers { $to } ?
another-child-why = { $what } passe à { $to }. Pourquoi ? La raison figure dans les deux historiques ; ce qui est déplacé ne se voit plus ici.
another-child-moved = Déplacé vers { $to }. Se ramène de la même façon.
another-child-moved-breach = Déplacé vers { $to }. Vu entre-temps : une atteinte attend la vie privée.
another-child-stays = { $said } Ce qui a été dit, promis, tenté ou convenu entre-temps reste ici ({ $count }), car une autre demande était ouverte aussi : déplacez chaque élément qui concerne l’autre enfant.
problem-move-reason = Dites pourquoi.
problem-move-one-file = C’est déjà dans ce dossier.
problem-move-linked = Ce dossier a été rattaché à un autre. Choisissez celui qui se poursuit.
problem-move-call-referral = La demande est née de cet appel. Déplacez la demande entière.
problem-move-first-visit = Une première visite a fait avancer le dossier et reste. Écrivez une nouvelle note dans le bon dossier.
problem-move-consent-used = Un aiguillage repose sur ce consentement. Retirez-le ici et inscrivez-le dans le bon dossier.
problem-move-consent-member = Ce consentement nomme des gens du cercle de cet enfant. Inscrivez-le à nouveau dans le bon dossier.
problem-move-answer-none = Cet enfant n’a pas d’évaluation ouverte. Commencez d’abord sa demande.
problem-move-answer-there = Cet enfant a déjà une réponse à cet endroit. Corrigez-la dans son propre dossier.
problem-move-no-episode = Cet enfant n’a jamais eu de demande ; il n’y a pas de place pour cela.
problem-move-referral-served = Un coordonnateur a accepté. Mettez-y fin ici et ouvrez-la pour le bon enfant.
problem-move-referral-several = Plusieurs enfants partagent cette demande. La part de chacun se termine ou s’ouvre séparément.
problem-move-referral-there = Cet enfant a déjà une demande ouverte. Terminez d’abord l’une des deux.

# Deux dossiers d’un même enfant
same-child-title = Même enfant ?
same-child-how = Ressembl.
same-child-pairs = Dossiers qui se ressemblent { $count }
same-child-no-pairs = Aucune ressemblance qui ne soit déjà réglée.
same-child-put-off = remis à plus tard
same-child-goes-on = { $survivor } se poursuit, { $under } y est rattaché. Rien n’est fusionné ni perdu.
same-child-before = { $state } le { $day } : { $reason }
same-child-links = { $survivor } se poursuit ; { $under } y est rattaché. Les deux numéros ouvrent { $survivor }. Chaque élément garde son dossier, et on peut les séparer.
same-child-proposes = Vous proposez que { $survivor } se poursuive et que { $under } y soit rattaché. La supervision décide.
same-child-said = Proposé parce que : { $reason }
same-child-type-name = Nom de { $file }
same-child-type-both = Deux enfants ne doivent jamais être mêlés. Tapez le nom de chacun pour continuer.
field-file-link-reason = Pourquoi le même enfant
same-child-proposed = Proposé ; cela attend la supervision dans Aujourd’hui.
same-child-linked = Reliés : les deux numéros ouvrent { $survivor }.
same-child-declined = Non reliés ; c’est retenu.
same-child-remembered = C’est retenu.
same-child-decline-why = Pourquoi sont-ce deux enfants ? C’est retenu.
same-child-waits = C’est proposé et attend la supervision.
same-child-supervisor = La supervision sépare les dossiers.
link-warning-twins = Même date de naissance et autre prénom : ce sont sans doute des jumeaux.
link-warning-siblings = Ils sont d’une même famille ou semblent frère et sœur.
link-warning-different = On a déjà décidé que ce sont deux enfants.
apart-title = Séparer
apart-what = { $survivor } et { $under } redeviennent deux. 1 appartient à { $survivor }, 2 à { $under }.
apart-nothing = Rien n’a été ajouté depuis. Enregistrez pour les séparer.
apart-whose = à qui ?
apart-why = Pourquoi les séparer ? La raison figure dans les deux historiques.
apart-done = Séparés : { $survivor } et { $under } sont comme avant.
problem-link-reason = Dites pourquoi.
problem-link-one-file = C’est le même dossier.
problem-link-under-already = { $file } est déjà rattaché à { $other }. Séparez-les d’abord.
problem-link-chain = Un autre dossier est rattaché à { $file }. Que { $file } soit celui qui se poursuit, ou séparez-les d’abord.
problem-link-open = { $file } a une demande ouverte ({ $state }). Mettez-y fin d’abord comme saisie en double, ou que { $file } se poursuive au lieu de { $other }.
problem-link-asked = C’est déjà proposé pour l’un des deux et attend la supervision.
problem-link-answered = On y a répondu entre-temps.
problem-link-none = Ces deux dossiers ne sont pas reliés.
problem-link-ask = Dites pour chaque élément à qui il appartient : 1 ou 2.
problem-link-name = Ce n’est pas le nom inscrit dans ce dossier.
problem-file-under = { $file } a été rattaché à { $other }. Ouvrez { $other } et écrivez-y.

# Une atteinte à la vie privée
breach-title = Atteinte { $file }
breach-stood = { $what } concernant { $whose } se trouvait dans { $found }.
breach-looked = { $count ->
    [one] Une autre personne a ouvert ce dossier entre-temps.
   *[other] { $count } autres personnes ont ouvert ce dossier entre-temps.
    }
breach-handed-off = { $count ->
    [one] Un aiguillage de ce dossier a été envoyé entre-temps.
   *[other] { $count } aiguillages de ce dossier ont été envoyés entre-temps.
    }
breach-letter = { $count ->
    [one] Une lettre de ce dossier est partie entre-temps.
   *[other] { $count } lettres de ce dossier sont parties entre-temps.
    }
breach-in-plan = { $count ->
    [one] Une version de ce plan a été convenue entre-temps.
   *[other] { $count } versions de ce plan ont été convenues entre-temps.
    }
breach-told = { $count ->
    [one] L’élément dit que la famille de ce dossier a été informée.
   *[other] Les éléments disent { $count } fois que la famille de ce dossier a été informée.
    }
breach-saved = Atteinte enregistrée.
field-breach-state = État
field-breach-what = Ce qui est arrivé
field-breach-what-help = En mots simples, comme on le dirait à la personne.
field-breach-happened-on = Depuis
field-breach-found-on = Découvert
field-breach-how-found = Comment découvert
field-breach-contained = Maîtrisée
field-breach-contained-help = Récupéré, aucune copie ne reste, personne d’autre ne peut voir.
field-breach-contained-how = Comment
problem-breach-dates = On ne peut pas la découvrir avant qu’elle arrive.

# Les étapes Consentement, Évaluation, Besoins, Décision et Coordination du parcours, et l’aiguillage chaleureux.

# Consentement
consent-title = Consentement
consent-heading-given = Qui l’a donné, et comment
consent-heading-limits = Limites
consent-say-collect = Pouvons-nous noter ce que vous nous dites ? Seule notre équipe le voit. Vous pouvez le consulter, le faire corriger et porter plainte ; nous devons signaler un enfant en danger.
consent-say-share-with-team = Pouvons-nous communiquer ce que vous avez dit aux personnes qui vous aident ? Vous pouvez exclure des personnes ou des sujets.
consent-say-share-plan = Pouvons-nous envoyer votre plan aux personnes qui y participent ?
consent-say-contact-school = Pouvons-nous en parler avec l’école ?
consent-say-warm-handoff = Pouvons-nous transmettre ce que vous avez dit à l’organisme qui peut vous aider, pour que vous n’ayez pas à tout répéter ?
consent-say-keep-on-file = Pouvons-nous garder ce que vous avez dit, pour que vous puissiez revenir sans tout recommencer ?
consent-say-electronic = Pouvons-nous vous écrire par courriel ou par message texte ? D’autres pourraient les lire.
consent-explained-read = Lu à voix haute : pourquoi nous demandons, qui le verrait, qu’un refus ne change rien au service, que le consentement peut être retiré en tout temps et que nous devons signaler un enfant en danger.
consent-only = seulement { $kinds }
consent-not-with = non communiqué à { $who }
consent-no-limits = aucune
consent-limits = Limites
consent-ask-again = à redemander
consent-ends-soon = prend bientôt fin
consent-the-school = l’école
consent-the-youth = l’enfant ou le jeune
consent-somebody-else = quelqu’un d’autre
consent-withdrawn-on = Retiré le
consent-withdrawn-by = Retiré par
consent-nothing-new = Rien de nouveau à enregistrer.
consent-saved = { $count ->
    [one] Consentement enregistré.
   *[other] { $count } consentements enregistrés.
    }
consent-renewed = Le consentement est valide de nouveau à compter d’aujourd’hui.
consent-withdrawn = Retiré. Plus rien n’est communiqué à ce titre.
consent-withdraw-title = Retirer
consent-withdraw-question = Retirer : { $what } ? Cela prend effet tout de suite et ne peut pas être annulé ; un nouveau consentement peut être demandé. Ce qui a déjà été envoyé reste inscrit. Qui le retire ?
consent-does-not-hold = Ce consentement n’est pas en vigueur ; il n’y a rien à retirer.
field-consent-given-by = Donné par
field-consent-given-by-name = Nom
field-consent-capacity-basis = À quel titre
field-consent-capacity-basis-help = La capacité est présumée à tout âge : un enfant qui comprend décide.
field-consent-capacity-note = Pourquoi un mandataire
field-consent-capacity-note-help = Seulement les raisons d’en douter. La personne peut s’adresser à la Commission du consentement et de la capacité.
field-consent-method = Comment
field-consent-information = Renseignements visés
field-consent-information-help = Rempli d’après les mots lus ; modifiez-le si autre chose a été dit.
field-consent-explained = Comment expliqué
field-consent-explained-help = Rempli d’après les mots lus ; modifiez-le si autre chose a été dit.
field-consent-form-location = Où se trouve le formulaire
field-consent-interpreter = Interprète
field-consent-only = Seulement sur
field-consent-only-help = Rien de coché : tous les types de renseignements.
field-consent-except = Non communiqué à
field-consent-except-help = Organismes qui ne doivent rien voir.
field-consent-conditions = Conditions
field-consent-conditions-help = Dans les mots de la famille, par exemple « me demander avant chaque réunion ».
field-consent-expires-on = Jusqu’au
field-consent-expires-on-help = Vide : la durée habituelle, 12 mois.

# Évaluation
screening-title = Évaluation
screening-heading-how = Comment les questions ont été posées
screening-difficulties = Difficulté sur le plan
screening-words = Ses mots ({ $language })
screening-earlier = { $label } (avant : { $answer } ; toujours vrai ?)
screening-verdict = { $program } : { $result }
screening-missing = { $count ->
    [one] 1 réponse manque : { $what }
   *[other] { $count } réponses manquent : { $what }
    }
screening-decides = { $count ->
    [one] décide : { $what }
   *[other] décident : { $what }
    }
screening-name-consent = consentement à l’aiguillage
screening-name-region = lieu où vit la famille
screening-route-to = Là où vit la famille : { $agency }. L’étape Décision propose l’aiguillage chaleureux.
screening-decided = La décision repose sur ces réponses ; elles ne peuvent plus être modifiées.
screening-saved = { $count ->
    [0] Réponses enregistrées. Rien ne manque.
    [one] Réponses enregistrées. Il en manque 1.
   *[other] Réponses enregistrées. Il en manque { $count }.
    }
field-screening-completed-for = Réponses données
field-screening-mode = Comment

# Besoins
needs-title = Forces et besoins
needs-empty = Rien de noté encore. Demandez d’abord ce qui va bien ; chaque touche ci-dessous commence une entrée.
needs-strengths = Points forts
needs-resources = Ressources
needs-needs = Besoins
needs-works = Ce qui va bien
needs-does-not-work = Ce qui ne va pas
needs-matters = Ce qui compte
needs-vision = Vision
needs-story = Histoire
needs-difficulties = Connu par l’évaluation : difficulté sur le plan { $areas }
needs-to-confirm = toujours vrai ?
needs-saved = Enregistré.
needs-removed = Enlevé.
needs-confirmed = Tout ce qui est ici est confirmé.
needs-nothing-selected = Rien n’est sélectionné.
field-finding-text = Dans leurs mots
field-finding-domain = Domaine de vie
field-finding-holder = Point fort de
field-finding-voice = Qui le dit
field-finding-urgency = Urgence
field-finding-status = État
field-finding-language = Langue
field-finding-translation = Traduction
field-finding-translation-help = Si le plan est dans une autre langue.
field-statement-text = Mot pour mot
field-statement-text-help = Comme cela a été dit, sans résumer.
field-statement-said-by = Dit par
field-statement-said-by-name = Nom
field-statement-language = Langue
field-statement-translation = Traduction

# Décision
decision-title = Décision
decision-advised = { $decision } (conseillé)
decision-own-plan = un plan à part
decision-join-with = joindre le plan de la famille ({ $files })
decision-not-yours = Votre rôle ne décide pas ici. Ces rôles le peuvent : { $who }.
decision-question = Décider pour { $file } : { $decision } ? La décision est conservée et ne peut pas être annulée.
decision-saved = Décidé. La famille attend maintenant une coordination.
decision-saved-hand-off = Décidé. Vient maintenant l’aiguillage chaleureux.
decision-saved-declined = Noté : la famille refuse. Elle peut revenir en tout temps.
decision-none = Il n’y a pas de décision ici. État : { $state }.
decision-computed = Résultat des règles
decision-heading-rules = Ce que disent les règles maintenant
problem-decision-outcome = Veuillez choisir une décision.
field-decision-decided-by = Décision de
field-decision-outcome = Décision
field-decision-outcome-help = Les règles conseillent, vous décidez.
field-decision-level = Niveau
field-decision-level-help = L’ampleur de la coordination : elle fixe les réunions et les examens.
field-decision-join = Plan
field-decision-join-help = La famille a déjà un plan en cours dans ce programme.
field-decision-reason = Pourquoi
field-decision-override-reason = Pourquoi autrement
field-decision-override-reason-help = Ce n’est pas ce que les règles ont donné.
field-decision-family-view = Avis de la famille
field-decision-explained-on = Expliqué le
field-decision-explained-how = Comment expliqué
field-decision-explained-how-help = Par qui et dans quels mots ; ce qui a été offert à la place.
field-decision-told-may-return = Sait qu’elle peut revenir

# Coordination
coordinator-title = Coordination
coordinator-decide-first = Une coordination pourra être proposée une fois la décision prise.
coordinator-ended = Cet épisode est terminé ; personne n’est recherché.
coordinator-choose = Personne n’a encore été sollicité. Les mieux placés d’abord ; vous choisissez.
coordinator-waits = { $name } a reçu l’offre le { $day } et n’a pas répondu.
coordinator-is = { $name } coordonne.
coordinator-is-led = { $lead } mène ; { $name } suit et répond de la famille.
coordinator-offer = Offrir
coordinator-offer-anyway = Offrir quand même ?
coordinator-monitor = Qui fait le suivi
coordinator-monitor-question = { $name } mènerait. Qui, à la coordination, fait le suivi et répond de la famille ?
coordinator-offered = Offert. La personne responsable le reste jusqu’à la réponse.
coordinator-accepted = Accepté. La coordination est maintenant responsable.
coordinator-already-asked = Quelqu’un a été sollicité et n’a pas encore répondu.

# Candidatures
candidates-name = Nom
candidates-languages = Langues
candidates-trained = Formation
candidates-load = Charge
candidates-none = Personne ne coordonne encore ici. L’administration ajoute le personnel.
candidates-why = Pourquoi
candidates-agency = { $name } (organisme, il choisit la personne)
candidates-family = { $name } ({ $relation })
candidates-circle = { $name } (cercle)
candidates-is-trained = formation faite
candidates-not-trained = sans formation
candidates-load-plain = { $carried } sur { $ceiling }
candidates-load-offered = { $carried }+{ $offered } sur { $ceiling }
candidates-load-full = { $carried }/{ $ceiling } plein
candidates-needs-monitor = une personne de la coordination suit et répond

# Aiguillage chaleureux
hand-off-title = Aiguillage chaleureux
hand-off-heading-to = À qui
hand-off-heading-consent = Consentement
hand-off-heading-sent = Ce qui est envoyé
hand-off-heading-result = Suites
hand-off-proposed = { $name } (dessert ce secteur)
hand-off-another = un autre, tapé une seule fois
hand-off-confirm-by = confirmation attendue d’ici le { $day }
hand-off-attempts = { $count ->
    [one] 1 tentative
   *[other] { $count } tentatives
    }
hand-off-close-question = { $file } : l’aiguillage prend fin ({ $state }) et le dossier se ferme. Cela ne peut pas être annulé ; la famille peut revenir en tout temps.
hand-off-closed = L’aiguillage est terminé et le dossier est fermé. La famille peut revenir en tout temps.
hand-off-saved = Aiguillage enregistré.
hand-off-save-first = Enregistrez d’abord l’aiguillage, puis notez les tentatives.
field-hand-off-organization = Organisme
field-hand-off-organization-help = Tapez pour chercher ; l’organisme du secteur de la famille vient en premier.
field-hand-off-organization-name = Son nom
field-hand-off-contact-name = Personne là-bas
field-hand-off-consent-stands = Pour transmettre
field-hand-off-consent = Pour transmettre
field-hand-off-consent-help = Sans oui, rien n’est envoyé ; on peut tout de même dire à la famille où appeler.
field-hand-off-items = Ce que l’on sait
field-hand-off-items-help = Cochez ce qui est transmis, pour que la famille n’ait pas à le répéter.
field-hand-off-what-sent = Envoyé, en mots
field-hand-off-sent-on = Envoyé le
field-hand-off-sent-on-help = Vide tant que rien n’est envoyé.
field-hand-off-family-told-on = Famille avisée le
field-hand-off-told-may-return = Sait qu’elle peut revenir
field-hand-off-result = Résultat
field-hand-off-result-help = Vide tant que c’est en cours. Un résultat ferme le dossier.
field-hand-off-confirmed-by = Confirmé par
field-hand-off-reason = Pourquoi
field-hand-off-ending = Le dossier se ferme parce que
attempt-title = Tentative de joindre l’organisme
attempt-saved = Tentative notée.
problem-attempt-missing = Veuillez choisir une réponse.
field-attempt-outcome = Résultat
field-attempt-mode = Par
field-attempt-note = Note
child-missing = Il manque encore : { $parts }
screening-translation = Cela veut dire
consent-like = { $number } : { $answers }
consent-like-label = Comme { $number }
field-consent-like-sibling = Comme avant
field-consent-interpreter-mode = Interprète par
field-statement-translated-by = Traduit par
field-statement-translated-by-help = Vide : vous. Le jour est gardé.
field-finding-translated-by = Traduit par
field-finding-translated-by-help = Vide : vous. Le jour est gardé.

# La liste des aiguillages et la question posée plus tard
outreach-title = Aiguillages { $count }
outreach-empty = Aucun aiguillage en cours. On en commence un à partir d’une famille qui n’est pas servie ici.
outreach-to = Vers
outreach-sent = Envoyé
outreach-tries = Essais
outreach-owner = Responsable
outreach-heading = Aiguillage
outreach-heading-packet = Ce qui a été envoyé
outreach-heading-answer = Ce qui en est sorti
outreach-person = Personne là-bas
outreach-packet = Envoi
outreach-confirmed = Confirmé
outreach-confirmed-by = Par
outreach-told = Famille informée
outreach-ask-on = À redemander le
outreach-worked = Résultat
outreach-note = La famille dit
outreach-not-begun = pas commencé
outreach-to-ask = à demander à la famille
outreach-to-begin = rien de commencé
outreach-begin-first = Ouvrez d’abord la ligne et commencez l’aiguillage.
outreach-said = demandé : { $worked }
outreach-with-finished = Ceux qui sont terminés sont aussi affichés.
outreach-without-finished = Seulement ce qui est en cours ou à demander.
outreach-give-title = Qui est responsable de cet aiguillage ?
outreach-given = Confié à { $name }.
worked-title = L’aiguillage a-t-il fonctionné ?
worked-sent = { $organization }, envoyé le { $day }
worked-packet = Envoi : { $what }
worked-confirmed = Confirmé le { $day } par { $who }
worked-before = Demandé le { $day } : { $worked }
worked-saved = C’est noté. L’aiguillage est terminé.
worked-asked-again = C’est noté. La question sera reposée le { $day }.
worked-opened-again = Le dossier est rouvert. Voici le nouvel aiguillage ; l’ancien reste dans l’historique.
field-worked-worked = Est-ce que tout s’est bien passé ?
field-worked-same-agency = Encore le même organisme ?
field-worked-same-agency-help = Oui : un nouvel essai au même endroit. Non : on cherche un autre organisme.
field-worked-note = Ce que dit la famille
problem-hand-off-owner = Cette personne ne fait pas d’aiguillage dans cette équipe. Choisissez quelqu’un de l’admission ou une superviseure.
problem-hand-off-not-confirmed = Cet aiguillage n’a jamais été confirmé ; il n’y a encore rien à demander.
problem-hand-off-linked = Cet aiguillage est dans un dossier rattaché à celui-ci, et rien n’est ouvert ici. Inscrivez d’abord le retour de la famille, puis notez le non.
problem-hand-off-worked = Dites si tout s’est bien passé : oui, non ou pas jointe.
problem-hand-off-again = Dites si on essaie encore le même organisme.
screening-corrected = Les réponses décidées restent à l’historique. Modifiez celles-ci.
screening-correct-title = Corriger cette évaluation ?
screening-correct-body = La décision repose sur ces réponses. Elles restent dans l’historique ; une nouvelle évaluation avec les mêmes réponses prend leur place et peut être modifiée.
screening-not-decided = Rien n’a encore été décidé sur ces réponses : modifiez-les ici.

# Coordination, cercle, plan, examen, fins, liste de travail : problèmes et lignes « pourquoi ».
# Dans why-… : $day est un jour écrit selon la langue; $who, $what et $organization sont des mots d’un dossier.

problem-action-no-date = Cette action n’a pas encore de date. Convenez d’une échéance.
problem-action-no-owner = Cette action n’a pas encore de responsable. Convenez de qui la fait.
problem-action-owner = Cette personne n’est ni de la famille ni du cercle. Ajoutez-la d’abord au cercle.
problem-action-two-owners = Une action a une seule personne responsable. Choisissez-en une.
problem-action-what = Écrivez ce qui est à faire.
problem-answer-said = Écrivez qui a répondu, et comment : « Mme Exemple, par téléphone ».
problem-consents-unchecked = Dites si les consentements ont été revus.
problem-decline-reason = Donnez la raison; la famille retourne à la liste d’attente.
problem-ending-agreed = Dites qui était d’accord.
problem-ending-deceased = Dites quel enfant est décédé, avec la raison « décès » et aucune autre.
problem-ending-keep = Demandez si les renseignements de la famille peuvent rester au dossier en vue d’un retour.
problem-ending-reason = Choisissez la raison.
problem-ending-state = Choisissez comment cela se termine : inactif, fermé ou refusé.
problem-goal-no-need = Cet objectif n’est pas encore lié à un besoin. Choisissez le besoin auquel il répond.
problem-goal-text = Écrivez l’objectif dans les mots de la famille.
problem-goal-unrated = Cet objectif n’a pas été évalué.
problem-member-kind = Choisissez : soutien formel ou naturel.
problem-member-twice = Cette personne est déjà dans le cercle.
problem-no-consent-to-collect = Le consentement à la collecte n’est pas en vigueur. Notez-le d’abord (étape Consentement).
problem-note-future = Ce contact est dans le futur. Vérifiez la date et l’heure.
problem-note-mode = Choisissez comment : téléphone, visite, vidéo, courriel, lettre.
problem-note-text = Écrivez ce qui a été dit et fait.
problem-offer-answerable = Le membre du personnel qui coordonne est aussi responsable de la famille. Choisissez la même personne.
problem-offer-answered = Cette offre a reçu une réponse ou a été retirée entre-temps. Rouvrez la famille.
problem-offer-disabled = Cette personne ne travaille plus ici. Choisissez quelqu’un d’autre.
problem-offer-family-may-not-lead = Dans ce programme, un membre de la famille ne peut pas coordonner. Offrez-le à une coordonnatrice, à un coordonnateur ou à un organisme partenaire.
problem-offer-full = { $name } n’a plus de place : { $room } points libres. Confirmez pour offrir quand même.
problem-offer-not-coordinator = Cette personne ne fait pas de coordination. Choisissez-en une qui en fait.
problem-offer-not-waiting = Cette famille n’attend pas de coordination en ce moment.
problem-offer-untrained = { $name } n’a pas de formation valide en coordination des services. Confirmez pour offrir quand même.
problem-offer-waits = Une offre attend une réponse. Retirez-la avant d’en faire une autre.
problem-plan-agreed-by = Écrivez qui a accepté le plan pour la famille.
problem-plan-no-consent = Le consentement à la collecte n’est pas en vigueur pour chaque enfant du plan.
problem-plan-no-coordinator = Personne n’a encore accepté de coordonner pour cette famille.
problem-plan-no-goal = Le plan n’a pas encore d’objectif.
problem-plan-no-member = Le cercle n’a pas encore de membre.
problem-plan-no-strength = Aucune force n’est encore notée. Un plan s’appuie sur au moins une.
problem-plan-not-open = Le plan n’est pas ouvert. Notez d’abord la première visite ou ouvrez le plan.
problem-plan-youth = Dites si la jeune personne a participé.
problem-plan-youth-note = Écrivez pourquoi la jeune personne n’a pas participé, ou seulement en partie.
problem-request-waits = Vous avez déjà demandé cette famille.
problem-review-close-how = Dites comment cela se termine, ou choisissez un autre résultat et une prochaine date.
problem-review-held = Cet examen a été tenu ou déplacé entre-temps. Rouvrez la famille.
problem-review-held-future = Un examen ne peut pas avoir été tenu dans le futur. Vérifiez le jour.
problem-review-held-missing = Dites quand l’examen a été tenu.
problem-review-level = Choisissez un niveau qui convient au résultat : plus haut pour une hausse, plus bas pour une baisse.
problem-review-next-far = Le prochain examen peut être fixé au plus { $months } mois à l’avance.
problem-review-next-missing = Fixez le prochain examen.
problem-review-next-past = Le prochain examen doit venir après aujourd’hui.
problem-review-outcome-missing = Choisissez le résultat.
problem-review-reason = Donnez la raison.
problem-review-satisfied = Choisissez de 1 à 5.
problem-services-unchecked = Dites si les services ont été revus.

review-why-ceiling = au plus tard après { $months } mois
review-why-chosen = jour convenu avec la famille
review-why-level = niveau { $level } : tous les { $months } mois

why-due-answer = offert à vous le { $day }, répondez s’il vous plaît
why-due-assign = admissible depuis le { $day }, sans coordination
why-due-consent-ends = consentement jusqu’au { $day }
why-due-consent-recheck = consentements revus le { $day }
why-due-consent-to-refer = consentement de la famille à l’aiguillage manquant
why-due-consent-to-refer-from = consentement de la famille manquant, demander à { $who }
why-due-decision = complet depuis le { $day }, pas de décision
why-due-first-call = aiguillage du { $day }, famille pas encore jointe
why-due-first-call-tried = { $tried ->
    [one] { $tried } essai sur { $of }
   *[other] { $tried } essais sur { $of }
    }
why-due-first-visit = coordination depuis le { $day }, pas de première visite
why-due-hand-off-ask = demander à la famille si tout va avec { $organization }
why-due-hand-off-confirm = { $organization }, envoyé le { $day }, pas confirmé
why-due-hand-off-send = rien d’envoyé encore à { $organization }
why-due-last-told = famille informée le { $day }
why-due-monitor = prendre des nouvelles de qui coordonne, dernière fois le { $day }
why-due-never-told = famille pas encore informée de la suite
why-due-not-eligible = décision du { $day }, aiguillage chaleureux à commencer
why-due-offered = offert à { $who } le { $day }
why-due-plan = coordination depuis le { $day }, pas de plan convenu
why-due-promise = { $what }
why-due-promised-by = { $who } : { $what }
why-due-review = examen du plan
why-due-review-level = examen du plan, niveau { $level }

why-suggested-area = travaille dans la région de la famille
why-suggested-full = complet : { $room } points libres sur { $ceiling }
why-suggested-known = a déjà coordonné pour cette famille
why-suggested-language = parle { $language }
why-suggested-no-language = ne travaille pas en { $language }
why-suggested-other-area = travaille dans d’autres régions
why-suggested-room = a de la place : { $room } points libres sur { $ceiling }
why-suggested-trained = formation en coordination des services
why-suggested-untrained = sans formation valide en coordination des services
why-suggested-wish = la famille a demandé cette personne ou cet organisme

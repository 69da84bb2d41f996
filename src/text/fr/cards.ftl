# L’allure des enfants, du personnel et des jours dans les lignes de chaque liste.
card-child-of = enfant de { $caller }
card-restricted = dossier restreint
card-child-number = enfant { $number }
card-about = environ { $age }
card-urgent = urgent
card-soon = bientôt
card-pool = bassin d’accueil
card-business-days = { $days } j ouvr.
card-with-others = { $name } +{ $count }

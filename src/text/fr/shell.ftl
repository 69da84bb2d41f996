# Le programme autour des écrans : cadre, état, entrée, verrou, brouillons, carte de crise, vérification des touches.

# Frame and status
frame-name = circle
frame-demo = DÉMO
frame-draft = Brouillon { $time }
frame-saved = Enregistré
frame-too-small = Veuillez agrandir cette fenêtre : au moins 40 colonnes et 10 lignes.
status-not-here = Rien à faire de tel ici.
status-privacy-on = Les noms, dates de naissance et notes sont masqués. { $key } les montre de nouveau.
status-privacy-off = Les noms, dates de naissance et notes sont visibles.
status-theme = Couleurs : { $name }
status-kept = Votre texte est gardé comme brouillon.
status-not-kept = Le brouillon n’a pas pu être gardé : { $why }
status-idle = Aucune activité : l’écran se verrouille dans { $seconds } secondes. Une touche le garde ouvert.
status-keymap = Votre fichier de touches a { $count ->
    [one] une ligne inutilisable
   *[other] { $count } lignes inutilisables
    }; « circle keys check » dit lesquelles.
status-config = La configuration a { $count ->
    [one] une ligne inutilisable
   *[other] { $count } lignes inutilisables
    } : { $first }
theme-dark = sombre
theme-light = clair
theme-contrast = contraste élevé
theme-mono = sans couleur

# All actions (the palette) and the help page
palette-title = Toutes les actions
palette-filter = Chercher
palette-nothing = Aucune action ne porte ce nom.
palette-elsewhere = pas à cet endroit
help-title = Touches à cet endroit
help-page = { $page } de { $pages }

# Crisis card
crisis-title = Lignes de crise
crisis-911 = Quelqu’un est en danger maintenant
crisis-988 = Ligne d’aide en cas de crise de suicide : appel ou texto, jour et nuit
crisis-kids = Jeunesse, J’écoute : appel, jour et nuit
crisis-tell = Restez en ligne. Avisez ensuite votre superviseur ou superviseure.
crisis-give = Les lignes ont été données à la personne : appuyez sur { $key }
crisis-given = Données à { $time }, c’est noté.
crisis-given-unnoted = Données à { $time }. Personne n’est en session : veuillez le noter vous-même.

# Leaving
quit-question = Quitter circle ?
quit-question-draft = Quitter circle ? Votre texte est gardé comme brouillon.
panic-message = circle a dû s’arrêter à cause d’un défaut du programme. Ce qui était enregistré est intact; les brouillons seront offerts à la prochaine session.
panic-place = Veuillez signaler cet endroit : { $place }
terminal-missing = circle a besoin d’un terminal pour montrer ses écrans. Pour les scripts, voyez « circle --help ».
terminal-failed = Le terminal n’a pas pu être préparé : { $why }

# Doors: before anyone is signed in
door-sign-in = Ouvrir une session
door-name = Nom d’utilisateur
door-passphrase = Phrase de passe
door-locked = Cet écran est verrouillé. Ouvrez une session pour continuer où vous étiez.
door-checking = Vérification de la phrase de passe …
door-name-empty = Veuillez écrire votre nom d’utilisateur.
door-passphrase-empty = Veuillez écrire votre phrase de passe.
door-demo-names = Noms de cette démo : { $names }
door-demo-passphrase = Phrase de passe commune : { $passphrase }
door-roles = Dans quel rôle travaillez-vous maintenant ?
door-demo-roles = Faites le tour : qui voulez-vous être ?
door-demo-note = Un organisme inventé avec des familles inventées. Rien ici n’est réel.
door-role-intake = prend les appels, évalue, trouve une coordination
door-role-coordinator = fait le plan avec la famille et son cercle
door-role-supervisor = voit toute l’équipe, réattribue, cosigne
door-role-privacy = consentements, accès aux dossiers, journal
door-role-administrator = personnel, programmes, sauvegardes
door-new-passphrase = Choisissez votre phrase de passe
door-new-passphrase-note = Quatre ou cinq mots que vous seul ou seule connaissez conviennent. La phrase de départ ne servira plus.
door-new-passphrase-again = La même encore
door-new-passphrase-differs = Les deux ne sont pas pareilles. Veuillez les écrire de nouveau.
door-first-run = Bienvenue
door-first-run-note = Il n’y a pas encore de fichier d’organisme.
door-create = Créer un fichier d’organisme
door-open = Ouvrir un fichier d’organisme
door-demo = Faire le tour de la démo
door-file = Chemin du fichier
door-file-empty = Veuillez écrire le chemin du fichier, par exemple ~/agence.db.

# circle keys check
keys-ok = { $file } : aucun problème.
keys-unreadable = { $file } ne peut pas être lu : { $why }
keys-row = { $file }:{ $line } : { $what }
keys-row-warning = { $file }:{ $line } : avertissement : { $what }
keys-not-toml = ceci n’est pas du TOML : { $why }
keys-section = il n’y a pas de section « { $name } ».
keys-section-near = il n’y a pas de section « { $name } »; vouliez-vous dire « { $near } » ?
keys-action = il n’y a pas d’action « { $name } ».
keys-action-near = il n’y a pas d’action « { $name } »; vouliez-vous dire « { $near } » ?
keys-name = il n’y a pas de touche « { $name } ».
keys-name-near = il n’y a pas de touche « { $name } »; vouliez-vous dire « { $near } » ?
keys-same = un terminal envoie la même chose pour « { $name } » que pour « { $other } »; choisissez une autre touche.
keys-printable = « { $name } » est du texte dans un champ de texte et ne peut pas servir à { $action }; utilisez une touche de fonction ou ctrl.
keys-value = { $action } attend une touche entre guillemets droits, une liste de touches ou "none".
keys-conflict = « { $key } » sert à { $first } et à { $second }; { $first } la garde.
keys-doubt-alt = « { $name } » n’arrive pas de tous les terminaux : Alt sert souvent aux menus.
keys-doubt-digit = « { $name } » n’arrive pas de la plupart des terminaux : ils envoient le chiffre seul.
keys-doubt-punctuation = « { $name } » n’arrive pas de la plupart des terminaux.

# Configuration
config-unknown = ligne { $line } : « { $name } » n’est pas un réglage; il y a : { $known }
config-value = ligne { $line } : « { $name } » ne peut pas être « { $value } »; choix : { $known }
config-not-toml = ligne { $line } : ceci n’est pas du TOML

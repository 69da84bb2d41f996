//! Themes of family life: each is a need with its goal, its actions, who helps, and what is said about it, so that a
//! made-up plan hangs together.

use super::Words;
use crate::domain::codes::{Category, Difficulty, Discipline, LifeDomain};

/// One theme.
#[derive(Debug)]
pub struct Theme {
    /// Its area of life.
    pub domain: LifeDomain,
    /// The category of what is told about it.
    pub category: Category,
    /// The difficulty it supports in the screening.
    pub difficulty: Option<Difficulty>,
    /// From which age, to which age.
    pub ages: (i32, i32),
    /// Index into `organizations::DIRECTORY`.
    pub organization: usize,
    /// Who works on it.
    pub discipline: Discipline,
    /// The code of the service in `sayings::SERVICES`.
    pub service: &'static str,
    /// The worker's role in the circle.
    pub role: Words,
    /// Why the worker is here.
    pub why_here: Words,
    /// Why the family called.
    pub reason: Words,
    /// The need.
    pub need: Words,
    /// A strength that helps.
    pub strength: Words,
    /// The goal, as the family says it.
    pub goal: Words,
    /// How we will know.
    pub measure: Words,
    /// What the family does.
    pub family: Words,
    /// What the worker does.
    pub worker: Words,
    /// What the coordinator does.
    pub staff: Words,
    /// A note of how it goes.
    pub progress: Words,
}

impl Theme {
    /// Whether it may be a theme at this age.
    pub fn suits(&self, age: i32) -> bool {
        (self.ages.0..=self.ages.1).contains(&age)
    }

    /// Every sentence of it.
    #[cfg(test)]
    pub fn all(&self) -> impl Iterator<Item = Words> {
        [
            self.role,
            self.why_here,
            self.reason,
            self.need,
            self.strength,
            self.goal,
            self.measure,
            self.family,
            self.worker,
            self.staff,
            self.progress,
        ]
        .into_iter()
    }
}

/// Every theme.
pub const THEMES: &[Theme] = &[
    Theme {
        domain: LifeDomain::Communication,
        category: Category::Developmental,
        difficulty: Some(Difficulty::Communication),
        ages: (2, 9),
        organization: 0,
        discipline: Discipline::SpeechLanguage,
        service: "rehab_slp",
        role: ("Speech-language pathologist", "Orthophoniste"),
        why_here: (
            "Knows the pictures and signs {n} uses",
            "Connaît les images et les signes qui aident {n}",
        ),
        reason: (
            "{n} understands a great deal but has few words, and gets upset when nobody follows. We have been to three places and each gave us another list.",
            "{n} comprend beaucoup de choses mais dit peu de mots, et se fâche quand personne ne suit. Nous sommes allés à trois endroits et chacun nous a remis une autre liste.",
        ),
        need: (
            "A way for {n} to be understood at home and at daycare",
            "Un moyen, pour {n}, de se faire comprendre à la maison et à la garderie",
        ),
        strength: (
            "{n} points, pulls you by the hand and laughs: the message gets through",
            "{n} montre du doigt, prend la main et rit, et le message passe",
        ),
        goal: (
            "We want {n} to be able to tell us what hurts and what is fun.",
            "Nous aimerions savoir ce qui fait mal à {n} et ce qui l’amuse.",
        ),
        measure: (
            "Three new ways of asking, used every day in both places",
            "Trois nouvelles façons de demander, utilisées chaque jour aux deux endroits",
        ),
        family: ("Use the picture board at every meal", "Utiliser le tableau d’images à chaque repas"),
        worker: (
            "Send five new pictures home each month",
            "Envoyer cinq nouvelles images à la maison chaque mois",
        ),
        staff: (
            "Ask the daycare and the clinic to use the same pictures",
            "Demander à la garderie et à la clinique d’utiliser les mêmes images",
        ),
        progress: (
            "{n} asked for juice with a picture, three mornings in a row. Dad phoned to tell us.",
            "{n} a demandé du jus avec une image, trois matins de suite. Papa a téléphoné pour nous le dire.",
        ),
    },
    Theme {
        domain: LifeDomain::Education,
        category: Category::Education,
        difficulty: Some(Difficulty::Intellectual),
        ages: (5, 17),
        organization: 1,
        discipline: Discipline::SpecialEducation,
        service: "special_education",
        role: ("Learning support teacher", "Enseignante-ressource"),
        why_here: (
            "Writes the individual education plan and sees {n} every day",
            "Rédige le plan d’enseignement individualisé et voit {n} tous les jours",
        ),
        reason: (
            "{n} is sent home from school twice a week. The school says one thing, the clinic another, and I am the one carrying messages.",
            "L’école nous appelle deux fois par semaine pour venir chercher {n}. L’école dit une chose, la clinique une autre, et c’est moi qui porte les messages.",
        ),
        need: ("A full school day that works", "Une journée d’école complète qui fonctionne"),
        strength: (
            "{n} knows everything about trains and loves to explain it",
            "{n} sait tout sur les trains et adore l’expliquer",
        ),
        goal: (
            "We want {n} to stay at school all day, and to like it most days.",
            "Nous aimerions des journées d’école complètes pour {n}, et surtout de bonnes journées.",
        ),
        measure: (
            "Four full days out of five, six weeks in a row",
            "Quatre journées complètes sur cinq, six semaines de suite",
        ),
        family: (
            "Write two lines in the school notebook every evening",
            "Écrire deux lignes chaque soir dans le cahier de l’école",
        ),
        worker: (
            "Set up a quiet corner and a signal to go there",
            "Aménager un coin calme et convenir d’un signal pour y aller",
        ),
        staff: (
            "Bring the clinic’s advice to the next school meeting",
            "Apporter les conseils de la clinique à la prochaine rencontre de l’école",
        ),
        progress: (
            "Three full days this week. The quiet corner is used, then {n} goes back on request.",
            "Trois journées complètes cette semaine. Le coin calme sert, puis le retour en classe se fait bien.",
        ),
    },
    Theme {
        domain: LifeDomain::MentalHealth,
        category: Category::MentalHealth,
        difficulty: Some(Difficulty::Emotional),
        ages: (8, 20),
        organization: 2,
        discipline: Discipline::MentalHealthCounsellor,
        service: "mental_health",
        role: ("Counsellor", "Conseillère en santé mentale"),
        why_here: (
            "{n} chose to talk with this person, on Thursdays",
            "C’est la personne choisie pour parler, le jeudi",
        ),
        reason: (
            "{n} worries so much that leaving the house takes an hour. We wait for one service and have just finished another, and nobody has the whole picture.",
            "L’inquiétude est si forte que sortir de la maison prend une heure à {n}. Nous attendons un service, nous venons d’en finir un autre, et personne ne voit l’ensemble.",
        ),
        need: (
            "Help with worries before they fill the day",
            "De l’aide avec les inquiétudes avant qu’elles prennent toute la place",
        ),
        strength: (
            "{n} draws what is hard to say, and lets us look",
            "{n} dessine ce qui est difficile à dire, et nous laisse regarder",
        ),
        goal: ("We want mornings without tears.", "Nous voulons des matins sans larmes."),
        measure: (
            "Out of the door within twenty minutes, four mornings of five",
            "Sortir en vingt minutes, quatre matins sur cinq",
        ),
        family: (
            "Put the clothes and the bag ready the evening before, together",
            "Préparer ensemble les vêtements et le sac la veille",
        ),
        worker: (
            "Practise the breathing steps and make a small card of them",
            "Pratiquer les étapes de respiration et en faire une petite carte",
        ),
        staff: (
            "Tell the school who to call, and that the card exists",
            "Dire à l’école qui appeler, et que la carte existe",
        ),
        progress: (
            "{n} used the card at the bus stop and told us about it with pride.",
            "La carte a servi à l’arrêt d’autobus, et {n} nous l’a raconté avec fierté.",
        ),
    },
    Theme {
        domain: LifeDomain::Respite,
        category: Category::FamilyHistory,
        difficulty: None,
        ages: (2, 17),
        organization: 3,
        discipline: Discipline::RespiteWorker,
        service: "respite",
        role: ("Respite worker", "Intervenante de répit"),
        why_here: (
            "Comes on Saturdays so that everyone can breathe",
            "Vient le samedi pour que tout le monde souffle",
        ),
        reason: (
            "Nobody in this house has slept a whole night since spring. We love {n} and we are at the end of our strength.",
            "Personne ici n’a dormi une nuit complète depuis le printemps. Nous aimons {n} et nous sommes au bout de nos forces.",
        ),
        need: (
            "Regular rest for the parents, with someone {n} trusts",
            "Du repos régulier pour les parents, avec une personne de confiance pour {n}",
        ),
        strength: (
            "Grandma and the neighbour both know how to settle {n}",
            "Grand-maman et la voisine savent toutes deux comment apaiser {n}",
        ),
        goal: (
            "We want one evening a week and one night a month to rest.",
            "Nous voulons une soirée par semaine et une nuit par mois pour nous reposer.",
        ),
        measure: ("Four evenings and one night in a month", "Quatre soirées et une nuit dans le mois"),
        family: ("Write down the bedtime routine, one page", "Écrire la routine du coucher sur une page"),
        worker: (
            "Come three times with a parent at home before staying alone",
            "Venir trois fois avec un parent à la maison avant de rester seule",
        ),
        staff: (
            "Apply for respite funding with the family",
            "Remplir avec la famille la demande de fonds de répit",
        ),
        progress: (
            "First evening out in two years. They went for a walk and came back early, smiling.",
            "Première soirée dehors en deux ans. Une promenade, un retour hâtif et un sourire.",
        ),
    },
    Theme {
        domain: LifeDomain::Physical,
        category: Category::Health,
        difficulty: Some(Difficulty::Physical),
        ages: (1, 18),
        organization: 4,
        discipline: Discipline::Physiotherapy,
        service: "rehab_pt",
        role: ("Physiotherapist", "Physiothérapeute"),
        why_here: (
            "Fits the walker and knows what {n} can do on a good day",
            "Ajuste le déambulateur et connaît les bonnes journées",
        ),
        reason: (
            "The walker {n} got last year is too small, the ramp is not built, and three offices each wait for the other two.",
            "Le déambulateur est devenu trop petit pour {n}, la rampe n’est pas construite, et trois bureaux s’attendent l’un l’autre.",
        ),
        need: (
            "Equipment that fits, and a way in and out of the house",
            "De l’équipement à la bonne taille, et un moyen d’entrer et de sortir",
        ),
        strength: ("{n} wants to do it alone and tries again", "{n} veut réussir sans aide et recommence"),
        goal: (
            "We want {n} to get to the park without being carried.",
            "Nous aimerions aller au parc sans avoir à porter {n}.",
        ),
        measure: ("To the park and back, once a week", "Aller au parc et en revenir, une fois par semaine"),
        family: ("Do the four stretches after the bath", "Faire les quatre étirements après le bain"),
        worker: (
            "Measure for the new walker and send the form",
            "Prendre les mesures du nouveau déambulateur et envoyer le formulaire",
        ),
        staff: (
            "Find out who pays for the ramp, and tell the family which day it starts",
            "Savoir qui paie la rampe, et dire à la famille quel jour les travaux commencent",
        ),
        progress: (
            "The new walker came. {n} crossed the yard alone to show it to the dog.",
            "Le nouveau déambulateur est arrivé. {n} a traversé la cour pour le montrer au chien.",
        ),
    },
    Theme {
        domain: LifeDomain::HealthMedical,
        category: Category::Health,
        difficulty: Some(Difficulty::Physical),
        ages: (0, 20),
        organization: 5,
        discipline: Discipline::Nurse,
        service: "nursing",
        role: ("Complex care nurse", "Infirmière en soins complexes"),
        why_here: (
            "Answers the medical questions within a day",
            "Répond aux questions médicales dans la journée",
        ),
        reason: (
            "Eleven appointments in a month, in four buildings. I keep the papers of {n} in a shopping bag.",
            "Onze rendez-vous en un mois, dans quatre édifices. Les papiers, pour {n}, tiennent dans un sac d’épicerie.",
        ),
        need: (
            "Appointments that are grouped, and one list of medicines",
            "Des rendez-vous regroupés et une seule liste de médicaments",
        ),
        strength: (
            "Mom knows every dose by heart and spots a fever early",
            "Maman connaît chaque dose par cœur et voit venir la fièvre",
        ),
        goal: (
            "We want no more than one hospital day a week.",
            "Nous voulons au plus une journée d’hôpital par semaine.",
        ),
        measure: ("At most four hospital days a month", "Au plus quatre journées d’hôpital par mois"),
        family: (
            "Keep the one-page medicine list in the kitchen and in the bag",
            "Garder la liste des médicaments dans la cuisine et dans le sac",
        ),
        worker: (
            "Book the clinics on the same day wherever possible",
            "Fixer les cliniques le même jour quand c’est possible",
        ),
        staff: (
            "Ask the clinics to send letters to one address",
            "Demander aux cliniques d’envoyer leurs lettres à une seule adresse",
        ),
        progress: (
            "Two clinics on one Tuesday, for the first time. The bag is now a binder.",
            "Deux cliniques le même mardi, une première. Le sac est devenu un cartable.",
        ),
    },
    Theme {
        domain: LifeDomain::Behavioural,
        category: Category::Developmental,
        difficulty: Some(Difficulty::Behavioural),
        ages: (3, 16),
        organization: 6,
        discipline: Discipline::BehaviourAutism,
        service: "autism",
        role: ("Behaviour therapist", "Thérapeute du comportement"),
        why_here: (
            "Built the first-then board with the family",
            "A fabriqué avec la famille le tableau « d’abord, ensuite »",
        ),
        reason: (
            "Shops, buses and waiting rooms end in screaming. People stare. We have stopped going out, and {n} misses it.",
            "Magasins, autobus, salles d’attente : tout finit en cris. Les gens regardent. Nous ne sortons plus, et cela manque à {n}.",
        ),
        need: ("Going out without a crisis", "Sortir sans crise"),
        strength: (
            "{n} calms down with music and a heavy blanket",
            "{n} retrouve son calme avec de la musique et une couverture lourde",
        ),
        goal: (
            "We want to go to the store together and come home with groceries.",
            "Nous voulons aller ensemble au magasin et revenir avec l’épicerie.",
        ),
        measure: ("One calm trip a week, for a month", "Une sortie calme par semaine, pendant un mois"),
        family: (
            "Go at nine on Sundays, when the store is quiet",
            "Y aller le dimanche à neuf heures, quand c’est tranquille",
        ),
        worker: (
            "Come along twice and practise waiting in line",
            "Accompagner la famille deux fois et pratiquer l’attente à la caisse",
        ),
        staff: ("Ask the store about its quiet hour", "Demander au magasin s’il a une heure calme"),
        progress: (
            "Twelve minutes in the store, bread and milk bought, no tears.",
            "Douze minutes au magasin, du pain et du lait, pas de larmes.",
        ),
    },
    Theme {
        domain: LifeDomain::RecreationCommunity,
        category: Category::FamilyHistory,
        difficulty: Some(Difficulty::Social),
        ages: (5, 18),
        organization: 7,
        discipline: Discipline::DevelopmentalWorker,
        service: "recreation",
        role: ("Recreation worker", "Animatrice de loisirs"),
        why_here: (
            "Found a team where {n} is expected",
            "A trouvé une équipe où la place est gardée pour {n}",
        ),
        reason: (
            "{n} has no one to play with after school and asks every day why.",
            "Après l’école, {n} n’a personne avec qui jouer et demande chaque jour pourquoi.",
        ),
        need: ("Friends, and a place to go after school", "Des amis, et un endroit où aller après l’école"),
        strength: ("{n} is funny, and good at swimming", "{n} a de l’humour et nage très bien"),
        goal: (
            "We want {n} to have one friend who rings the door bell.",
            "Nous rêvons du jour où un ami sonnera à la porte pour voir {n}.",
        ),
        measure: (
            "One activity a week, and one visit a month",
            "Une activité par semaine et une visite par mois",
        ),
        family: ("Drive to swimming on Wednesdays", "Conduire à la piscine le mercredi"),
        worker: (
            "Introduce {n} to the swimming group and stay the first two times",
            "Présenter {n} au groupe de natation et rester les deux premières fois",
        ),
        staff: (
            "Ask for a fee waiver at the community centre",
            "Demander une réduction des frais au centre communautaire",
        ),
        progress: (
            "A boy from swimming saved {n} a seat on the bus.",
            "Un garçon de la natation a gardé une place dans l’autobus pour {n}.",
        ),
    },
    Theme {
        domain: LifeDomain::WorkAdulthood,
        category: Category::Developmental,
        difficulty: Some(Difficulty::Intellectual),
        ages: (13, 21),
        organization: 8,
        discipline: Discipline::DevelopmentalWorker,
        service: "developmental",
        role: ("Transition worker", "Agente de transition"),
        why_here: (
            "Knows what changes at eighteen and what to sign before",
            "Sait ce qui change à dix-huit ans et ce qu’il faut signer avant",
        ),
        reason: (
            "School ends soon. Everybody says there is a list, nobody says which one, and {n} wants to work.",
            "L’école finit bientôt. Tout le monde parle d’une liste, personne ne dit laquelle, et {n} veut travailler.",
        ),
        need: ("A plan for the years after school", "Un projet pour les années après l’école"),
        strength: (
            "{n} is on time for everything and never forgets a face",
            "{n} arrive toujours à l’heure et n’oublie jamais un visage",
        ),
        goal: (
            "We want {n} to know where Mondays will be spent after school ends.",
            "Nous voulons savoir, avec {n}, à quoi ressembleront les lundis après l’école.",
        ),
        measure: ("Two places tried out, one chosen", "Deux milieux essayés, un choisi"),
        family: ("Visit the greenhouse together in the spring", "Visiter la serre ensemble au printemps"),
        worker: (
            "Send the application for adult services before the birthday",
            "Envoyer la demande de services aux adultes avant l’anniversaire",
        ),
        staff: (
            "Bring school and adult services to one table",
            "Réunir l’école et les services aux adultes à une même table",
        ),
        progress: (
            "One afternoon at the greenhouse. {n} came home with soil on both sleeves and wants to go back.",
            "Un après-midi à la serre. {n} en est revenu les manches pleines de terre et veut y retourner.",
        ),
    },
    Theme {
        domain: LifeDomain::Housing,
        category: Category::Financial,
        difficulty: None,
        ages: (0, 20),
        organization: 9,
        discipline: Discipline::SocialWork,
        service: "housing",
        role: ("Housing worker", "Intervenante en logement"),
        why_here: (
            "Follows the application for an accessible home",
            "Suit la demande de logement accessible",
        ),
        reason: (
            "We live on the third floor without an elevator, four of us in two rooms. Carrying {n} down is getting dangerous.",
            "Nous vivons à quatre dans deux pièces, au troisième étage sans ascenseur. Descendre avec {n} dans les bras devient dangereux.",
        ),
        need: ("A home that {n} can get into", "Un logement où {n} peut entrer"),
        strength: (
            "The neighbours help on the stairs without being asked",
            "Les voisins aident dans l’escalier sans qu’on le demande",
        ),
        goal: (
            "We want a ground floor, near the school.",
            "Nous voulons un rez-de-chaussée, près de l’école.",
        ),
        measure: ("On the priority list by summer", "Sur la liste prioritaire avant l’été"),
        family: (
            "Collect the four papers the housing office asks for",
            "Réunir les quatre papiers que le bureau du logement demande",
        ),
        worker: ("Send the medical form with the application", "Joindre le formulaire médical à la demande"),
        staff: (
            "Call the housing office every month and tell the family",
            "Appeler le bureau du logement chaque mois et en parler à la famille",
        ),
        progress: (
            "The file is on the priority list. The letter came on Friday.",
            "Le dossier est sur la liste prioritaire. La lettre est arrivée vendredi.",
        ),
    },
    Theme {
        domain: LifeDomain::FinancialBenefits,
        category: Category::Financial,
        difficulty: None,
        ages: (0, 18),
        organization: 10,
        discipline: Discipline::SocialWork,
        service: "financial_support",
        role: ("Benefits adviser", "Conseillère en prestations"),
        why_here: (
            "Fills in the forms with the family, not for them",
            "Remplit les formulaires avec la famille, pas à sa place",
        ),
        reason: (
            "I stopped working to take care of {n}. I have heard of four benefits and do not know which are for us.",
            "J’ai cessé de travailler pour m’occuper des soins, avec {n} à la maison. On m’a parlé de quatre prestations et je ne sais pas lesquelles sont pour nous.",
        ),
        need: ("Benefits the family has a right to", "Les prestations auxquelles la famille a droit"),
        strength: ("Mom keeps every letter, in order of date", "Maman garde chaque lettre, en ordre de date"),
        goal: (
            "We want to stop choosing between the rent and the medicine.",
            "Nous voulons cesser de choisir entre le loyer et les médicaments.",
        ),
        measure: ("Both applications sent, one answered", "Les deux demandes envoyées, une réponse reçue"),
        family: (
            "Bring last year’s tax papers to the next visit",
            "Apporter les papiers d’impôt de l’an dernier à la prochaine visite",
        ),
        worker: (
            "Check which four benefits fit, in one sitting",
            "Vérifier en une rencontre lesquelles des quatre conviennent",
        ),
        staff: (
            "Ask the doctor for the one form all of them need",
            "Demander au médecin le formulaire que toutes exigent",
        ),
        progress: (
            "The first payment arrived. Dad cried a little on the phone, then laughed.",
            "Le premier versement est arrivé. Papa a pleuré un peu au téléphone, puis il a ri.",
        ),
    },
    Theme {
        domain: LifeDomain::FamilyCaregiver,
        category: Category::FamilyHistory,
        difficulty: None,
        ages: (0, 20),
        organization: 11,
        discipline: Discipline::SocialWork,
        service: "counselling_family",
        role: ("Family counsellor", "Conseillère familiale"),
        why_here: ("Listens to the parents and to the brother", "Écoute les parents et le petit frère"),
        reason: (
            "I tell the same story to every new worker and I am tired of hearing myself. I would like to be a parent to {n} again, not a secretary.",
            "Je raconte la même histoire à chaque nouvelle personne et je suis fatiguée de m’entendre. J’aimerais redevenir un parent pour {n}, pas une secrétaire.",
        ),
        need: (
            "Someone who holds the threads, so that parents can be parents",
            "Quelqu’un qui tient les fils, pour que les parents restent des parents",
        ),
        strength: ("We laugh together, even on bad days", "Nous rions ensemble, même les mauvais jours"),
        goal: ("We want to tell our story once.", "Nous voulons raconter notre histoire une seule fois."),
        measure: (
            "No one asks again for what is in the plan",
            "Personne ne redemande ce qui est dans le plan",
        ),
        family: ("Say what may be shared, and with whom", "Dire ce qui peut être partagé, et avec qui"),
        worker: (
            "Keep an hour a month for the brothers and sisters",
            "Garder une heure par mois pour les frères et sœurs",
        ),
        staff: (
            "Send the plan to the team before each meeting",
            "Envoyer le plan à l’équipe avant chaque rencontre",
        ),
        progress: (
            "The new teacher had read the plan. Mom said: that was the first time.",
            "La nouvelle enseignante avait lu le plan. Maman a dit que c’était la première fois.",
        ),
    },
    Theme {
        domain: LifeDomain::Transportation,
        category: Category::FamilyHistory,
        difficulty: None,
        ages: (3, 21),
        organization: 12,
        discipline: Discipline::Other,
        service: "transportation",
        role: ("Driver and booking clerk", "Chauffeur et répartiteur"),
        why_here: ("Drives {n} to therapy on Mondays", "Conduit {n} en thérapie le lundi"),
        reason: (
            "Two buses and ninety minutes for a half-hour appointment. In winter we miss every other one.",
            "Deux autobus et une heure et demie pour un rendez-vous d’une demi-heure. L’hiver, nous en manquons un sur deux.",
        ),
        need: ("A ride to therapy that comes on time", "Un transport vers la thérapie qui arrive à l’heure"),
        strength: (
            "{n} loves the ride and greets every driver by name",
            "{n} adore le trajet et salue chaque chauffeur par son nom",
        ),
        goal: (
            "We want to get to every appointment, in winter too.",
            "Nous voulons nous rendre à chaque rendez-vous, même l’hiver.",
        ),
        measure: (
            "No appointment missed for want of a ride, three months in a row",
            "Aucun rendez-vous manqué faute de transport, trois mois de suite",
        ),
        family: (
            "Call by Thursday noon for the week after",
            "Appeler avant jeudi midi pour la semaine suivante",
        ),
        worker: ("Keep the Monday seat for {n}", "Réserver la place du lundi pour {n}"),
        staff: (
            "Ask the clinic for appointments after ten",
            "Demander à la clinique des rendez-vous après dix heures",
        ),
        progress: (
            "Six rides, six on time. The clinic moved the appointment to ten thirty.",
            "Six trajets, six fois à l’heure. La clinique a déplacé le rendez-vous à dix heures trente.",
        ),
    },
    Theme {
        domain: LifeDomain::CultureSpiritual,
        category: Category::FamilyHistory,
        difficulty: None,
        ages: (0, 21),
        organization: 13,
        discipline: Discipline::CulturalSupport,
        service: "cultural",
        role: ("Cultural support worker", "Accompagnatrice culturelle"),
        why_here: ("Speaks our language and knows our holidays", "Parle notre langue et connaît nos fêtes"),
        reason: (
            "Grandmother raises {n} with us and speaks little English. She leaves every meeting with questions nobody heard.",
            "Grand-mère élève {n} avec nous et parle peu le français. Elle sort de chaque rencontre avec des questions que personne n’a entendues.",
        ),
        need: (
            "Meetings in which everyone who raises {n} can speak",
            "Des rencontres où chaque personne qui élève {n} peut parler",
        ),
        strength: ("{n} speaks two languages with the cousins", "{n} parle deux langues avec ses cousins"),
        goal: (
            "We want Grandmother at the table, with someone who interprets for her.",
            "Nous voulons Grand-mère à la table, avec quelqu’un qui interprète pour elle.",
        ),
        measure: ("An interpreter at each meeting", "Une ou un interprète à chaque rencontre"),
        family: (
            "Tell the team which days are holidays for us",
            "Dire à l’équipe quels jours sont des fêtes pour nous",
        ),
        worker: (
            "Go through the plan with Grandmother at home",
            "Parcourir le plan avec Grand-mère à la maison",
        ),
        staff: ("Book the interpreter with each invitation", "Réserver l’interprète avec chaque invitation"),
        progress: (
            "Grandmother asked three questions at the meeting, and one changed the plan.",
            "Grand-mère a posé trois questions à la rencontre, et l’une d’elles a changé le plan.",
        ),
    },
    Theme {
        domain: LifeDomain::Physical,
        category: Category::Developmental,
        difficulty: Some(Difficulty::Communication),
        ages: (0, 3),
        organization: 14,
        discipline: Discipline::InfantDevelopment,
        service: "early_intervention",
        role: ("Infant development worker", "Intervenante en développement du nourrisson"),
        why_here: (
            "Comes home every second week and plays on the floor",
            "Vient à la maison toutes les deux semaines et joue par terre",
        ),
        reason: (
            "{n} came home from the hospital with six phone numbers. Feeding takes two hours and I do not know which number to call.",
            "À la sortie de l’hôpital, nous avions pour {n} six numéros de téléphone. Un boire prend deux heures et je ne sais pas lequel appeler.",
        ),
        need: ("Calm feeding, and one number to call", "Des boires calmes et un seul numéro à appeler"),
        strength: (
            "{n} follows every voice and smiles at the radio",
            "{n} suit chaque voix et sourit à la radio",
        ),
        goal: (
            "We want feeding to take half an hour, and to enjoy it.",
            "Nous voulons des boires d’une demi-heure, et du plaisir.",
        ),
        measure: ("Under forty minutes, most days", "Moins de quarante minutes, presque tous les jours"),
        family: (
            "Note the length of two feeds a day, for two weeks",
            "Noter la durée de deux boires par jour, deux semaines",
        ),
        worker: (
            "Show the side-lying position and come back in two days",
            "Montrer la position sur le côté et revenir dans deux jours",
        ),
        staff: ("Put one name and one number on the fridge", "Mettre un nom et un numéro sur le frigo"),
        progress: (
            "Thirty-five minutes this morning, and a nap afterwards.",
            "Trente-cinq minutes ce matin, et une sieste ensuite.",
        ),
    },
];

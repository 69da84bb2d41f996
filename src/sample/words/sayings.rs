//! What families and colleagues say apart from one theme: visions, what works, what matters, youth goals, notes, reviews,
//! endings, promises.

use super::Words;

/// Vision of a plan, in the family's words.
pub const VISIONS: &[Words] = &[
    (
        "A house where everybody sleeps, laughs at supper and knows who to call.",
        "Une maison où tout le monde dort, rit au souper et sait qui appeler.",
    ),
    (
        "{n} goes to school with a friend, and we go to work without looking at the phone.",
        "{n} va à l’école avec un ami, et nous allons au travail sans surveiller le téléphone.",
    ),
    (
        "One day {n} lives nearby, has a job that matters, and comes for Sunday supper.",
        "Un jour, {n} habitera tout près, aura un travail qui compte et viendra souper le dimanche.",
    ),
    ("People see {n} first, and the chair second.", "On voit d’abord {n}, et ensuite le fauteuil."),
    (
        "We plan a holiday, like other families, and we take it.",
        "Nous planifions des vacances, comme les autres familles, et nous les prenons.",
    ),
    (
        "{n} is understood everywhere, not only at home.",
        "{n} se fait comprendre partout, pas seulement à la maison.",
    ),
    (
        "We have enough help to be kind to each other again.",
        "Nous avons assez d’aide pour redevenir patients les uns avec les autres.",
    ),
    (
        "Everyone around {n} talks to each other, so that we do not have to carry messages.",
        "Tous ceux qui entourent {n} se parlent, et nous ne portons plus les messages.",
    ),
];

/// What works.
pub const WORKS: &[Words] = &[
    (
        "Fridays at Grandma’s. {n} comes back rested and so do we.",
        "Les vendredis chez grand-maman. {n} en revient en forme, et nous aussi.",
    ),
    (
        "The new teacher phones before there is a problem, not after.",
        "La nouvelle enseignante téléphone avant qu’il y ait un problème, pas après.",
    ),
    ("Swimming. In the water everything is easy.", "La natation. Dans l’eau, tout est facile."),
    (
        "The picture calendar on the fridge. {n} checks it every morning.",
        "Le calendrier en images sur le frigo. {n} le consulte chaque matin.",
    ),
    (
        "Our neighbour takes the little one when we have appointments.",
        "Notre voisine garde le petit quand nous avons des rendez-vous.",
    ),
    (
        "Music before bed, always the same three songs.",
        "La musique avant le dodo, toujours les mêmes trois chansons.",
    ),
];

/// What does not work.
pub const DOES_NOT_WORK: &[Words] = &[
    (
        "Six people, six schedules, and nobody knows what the others do.",
        "Six personnes, six horaires, et personne ne sait ce que font les autres.",
    ),
    (
        "Forms. I have written the same birth story eleven times.",
        "Les formulaires. J’ai écrit onze fois la même histoire de naissance.",
    ),
    (
        "When the worker changes without a word, {n} starts again from zero.",
        "Quand l’intervenante change sans prévenir, {n} repart de zéro.",
    ),
    (
        "Meetings at two in the afternoon. We both work.",
        "Les rencontres à quatorze heures. Nous travaillons tous les deux.",
    ),
    (
        "Being told to wait, without being told how long.",
        "Se faire dire d’attendre, sans savoir combien de temps.",
    ),
    (
        "Phone calls in a language Grandmother does not speak.",
        "Les appels dans une langue que Grand-mère ne parle pas.",
    ),
];

/// What matters.
pub const MATTERS: &[Words] = &[
    ("That people speak to {n}, not over {n}.", "Parler directement à {n}, pas par-dessus sa tête."),
    ("Staying together, in our own home.", "Rester ensemble, chez nous."),
    ("Being believed the first time.", "Être crus la première fois."),
    (
        "That the brothers and sisters get their share of us.",
        "Que les frères et sœurs aient aussi leur part de nous.",
    ),
    (
        "Our language and our holidays. They are not an extra.",
        "Notre langue et nos fêtes. Ce n’est pas un supplément.",
    ),
    ("A plan we can read without a dictionary.", "Un plan que nous pouvons lire sans dictionnaire."),
];

/// The story, told once.
pub const STORIES: &[Words] = &[
    (
        "{n} arrived early and small, and has surprised everyone since. We moved twice to be closer to the clinic. What we learned: ask {n} first, go slowly, and never on an empty stomach.",
        "La naissance est venue tôt, et {n} surprend tout le monde depuis. Nous avons déménagé deux fois pour nous rapprocher de la clinique. Ce que nous avons appris, c’est de demander d’abord à {n}, d’aller lentement, et jamais l’estomac vide.",
    ),
    (
        "Things were fine until the second year of school. Then the noise became too much, and the days too long. We have tried what we could by ourselves. We would like to try the rest with others.",
        "Tout allait bien jusqu’à la deuxième année d’école. Puis le bruit est devenu trop fort et les journées trop longues. Nous avons essayé seuls ce que nous pouvions. Nous aimerions essayer le reste avec d’autres.",
    ),
    (
        "We came to Canada four years ago. At home there was family on every floor. Here we are two adults and a telephone. {n} has taught us more words than the school did.",
        "Nous sommes arrivés au Canada il y a quatre ans. Là-bas, il y avait de la famille à chaque étage. Ici, nous sommes deux adultes et un téléphone. {n} nous a appris plus de mots que l’école.",
    ),
    (
        "I raise {n} and two others on my own since the separation. Their father sees them every second weekend, and we agree on most things. Please send letters to both of us.",
        "J’élève {n} et deux autres enfants seule depuis la séparation. Leur père les voit une fin de semaine sur deux, et nous nous entendons sur presque tout. Envoyez les lettres aux deux, s’il vous plaît.",
    ),
];

/// Goals that a youth says.
pub const YOUTH_GOALS: &[Words] = &[
    (
        "I want to take the bus to the pool by myself.",
        "Je veux prendre l’autobus sans aide pour aller à la piscine.",
    ),
    ("I want to choose who comes to my meetings.", "Je veux choisir qui vient à mes rencontres."),
    ("I want a job with animals.", "Je veux un travail avec des animaux."),
    ("I want to sleep over at my cousin’s.", "Je veux dormir chez mon cousin."),
    (
        "I want to make supper for everyone, once a week.",
        "Je veux préparer le souper pour tout le monde, une fois par semaine.",
    ),
];

/// What a youth goal asks of whom: the youth, and the coordinator.
pub const YOUTH_ACTIONS: &[Words] = &[
    (
        "Try it once with someone along, and say how it was",
        "Essayer une fois avec quelqu’un, et dire comment c’était",
    ),
    ("Ask at school who could help with this", "Demander à l’école qui pourrait aider"),
];

/// Notes of the first visit.
pub const FIRST_VISITS: &[Words] = &[
    (
        "First visit at home. Coffee in the kitchen, {n} showed the room and the fish. We wrote down who is in the circle. Next time: what matters most.",
        "Première visite à la maison. Un café à la cuisine, puis {n} a montré sa chambre et ses poissons. Nous avons noté qui fait partie du cercle. La prochaine fois, ce qui compte le plus.",
    ),
    (
        "First visit, at the library because the apartment is small. Both parents came. {n} drew while we talked and corrected us twice.",
        "Première visite, à la bibliothèque parce que l’appartement est petit. Les deux parents étaient là. {n} dessinait pendant la conversation et nous a corrigés deux fois.",
    ),
    (
        "First visit by video, evening, after the night shift. Grandmother joined. We agreed to meet in person before the plan.",
        "Première visite par vidéo, le soir, après le quart de travail. Grand-mère s’est jointe à nous. Nous nous verrons en personne avant le plan.",
    ),
];

/// Notes of other contacts.
pub const NOTES: &[Words] = &[
    (
        "Called to say where things stand. The family had good news and one worry, both written down under the goals.",
        "Appel pour dire où en sont les choses. La famille avait une bonne nouvelle et une inquiétude, notées toutes deux avec les objectifs.",
    ),
    (
        "The school asked who to invite. Answered with the family’s agreement.",
        "L’école a demandé qui inviter. Réponse donnée avec l’accord de la famille.",
    ),
    (
        "A short call: the appointment moved to the morning, and that suits everyone.",
        "Un appel bref, pour un rendez-vous déplacé au matin, ce qui convient à tout le monde.",
    ),
    (
        "Met at the clinic between two appointments. Ten minutes, two questions answered, one kept for the meeting.",
        "Rencontre à la clinique entre deux rendez-vous. Dix minutes, deux questions réglées, une gardée pour la rencontre.",
    ),
    (
        "Left a message, as agreed, with the first name only.",
        "Message laissé, comme convenu, avec le prénom seulement.",
    ),
    (
        "The parents are tired this week. We moved the meeting and kept one small action.",
        "Les parents sont fatigués cette semaine. Nous avons déplacé la rencontre et gardé une seule petite action.",
    ),
];

/// A waiting family is told where it stands.
pub const WAITING_NOTES: &[Words] = &[
    (
        "Called to say that the family is still on the list and about how long it may take. Told whom to call if things get harder.",
        "Appel pour dire que la famille est toujours sur la liste et combien de temps cela peut prendre. La famille sait qui appeler si cela devient plus difficile.",
    ),
    (
        "Told the family that a coordinator who speaks their language is being looked for. They prefer to wait for that.",
        "La famille sait que nous cherchons une personne qui parle sa langue. Elle préfère attendre.",
    ),
];

/// Summaries of held reviews.
pub const REVIEWS: &[Words] = &[
    (
        "Two goals on track, one needs other help than we thought. The family feels less alone.",
        "Deux objectifs avancent bien, un autre demande une aide différente. La famille se sent moins seule.",
    ),
    (
        "A good half year. {n} came to the first part of the meeting and said what should change.",
        "Un bon semestre. {n} a participé au début de la rencontre et a dit ce qui doit changer.",
    ),
    (
        "Hard months: a move and a new school. We kept the goals and changed who does what.",
        "Des mois difficiles, avec un déménagement et une nouvelle école. Les objectifs restent, les rôles changent.",
    ),
    (
        "The worker changed in the spring. The hand-over went well because the plan was up to date.",
        "L’intervenante a changé au printemps. Le passage s’est bien fait parce que le plan était à jour.",
    ),
];

/// Summaries of plans.
pub const SUMMARIES: &[Words] = &[
    (
        "Three people helped; now they know of each other. School and clinic use the same page.",
        "Trois personnes aidaient déjà; maintenant, elles se connaissent. L’école et la clinique utilisent la même page.",
    ),
    (
        "Evenings first, then school. The family chose the order.",
        "Les soirées d’abord, l’école ensuite. La famille a choisi l’ordre.",
    ),
    (
        "Small steps, one at a time, and a call every second Friday.",
        "De petits pas, un à la fois, et un appel un vendredi sur deux.",
    ),
];

/// Safety plans, short.
pub const SAFETY_PLANS: &[Words] = &[
    (
        "When it gets too much: quiet room, music, nobody talks. Then call Grandma, then the crisis line. Never block the door.",
        "Quand c’est trop, la chambre calme, la musique, et personne ne parle. Ensuite on appelle grand-maman, puis la ligne de crise. Ne jamais bloquer la porte.",
    ),
    (
        "A seizure longer than five minutes: blue bag in the hall, call 911, say the word “complex care”.",
        "Une convulsion de plus de cinq minutes, on prend le sac bleu dans l’entrée, on appelle le 911 et on dit « soins complexes ».",
    ),
];

/// What a caller says on a first call, when no reason of a theme is used.
pub const FIRST_CALLS: &[Words] = &[
    (
        "A friend told us about you. We do not know if this is the right place.",
        "Une amie nous a parlé de vous. Nous ne savons pas si c’est le bon endroit.",
    ),
    (
        "The doctor said to call. It took me three weeks to dial.",
        "Le médecin a dit d’appeler. Il m’a fallu trois semaines pour composer le numéro.",
    ),
    (
        "I am the grandmother. My daughter asked me to call, she is at work.",
        "Je suis la grand-mère. Ma fille m’a demandé d’appeler, elle est au travail.",
    ),
];

/// Calls for information, without a name.
pub const INFORMATION_CALLS: &[Words] = &[
    (
        "Asked what service coordination is and whether it costs anything. Would rather not give a name today.",
        "Demande ce qu’est la coordination des services et si c’est payant. Préfère ne pas donner de nom aujourd’hui.",
    ),
    (
        "A teacher asked how a family can refer itself. Sent the page by e-mail.",
        "Une enseignante demande comment une famille peut s’adresser à nous elle-même. La page est envoyée par courriel.",
    ),
    (
        "Asked about help for an adult of thirty. Gave the number of adult services.",
        "Demande de l’aide pour une personne de trente ans. Le numéro des services aux adultes a été donné.",
    ),
];

/// Messages left for a coordinator.
pub const MESSAGES: &[Words] = &[
    ("She will be late on Thursday; the bus changed", "Elle sera en retard jeudi; l’autobus a changé"),
    ("May she call the school before Friday", "Peut-elle rappeler l’école avant vendredi"),
];

/// Promises: what, to whom.
pub const CALL_BACKS: &[Words] = &[
    ("Call back with the answer about the interpreter", "Rappeler avec la réponse au sujet de l’interprète"),
    ("Call back when both parents are home", "Rappeler quand les deux parents sont à la maison"),
    ("Call to finish the questions we did not get to", "Rappeler pour les questions qui restent"),
    (
        "Call to ask how the hospital day went",
        "Rappeler pour savoir comment s’est passée la journée à l’hôpital",
    ),
];

/// Promises other than calls.
pub const PROMISES: &[Words] = &[
    (
        "Send the one-page explanation of who sees the file",
        "Envoyer la page qui explique qui voit le dossier",
    ),
    (
        "Ask the school for the last report, with consent",
        "Demander le dernier bulletin à l’école, avec le consentement",
    ),
    (
        "Send the list of respite services near the family",
        "Envoyer la liste des services de répit du quartier",
    ),
    ("Bring the consent form to the visit", "Apporter le formulaire de consentement à la visite"),
];

/// Why a coordinator is suggested.
pub const OFFER_WHY: &[Words] = &[
    ("Speaks the family’s language and has room", "Parle la langue de la famille et a de la place"),
    ("Knows the school and works nearby", "Connaît l’école et travaille tout près"),
];

/// Why a coordinator says no.
pub const OFFER_NO: &[Words] = &[
    (
        "I know the family privately, so it should be someone else.",
        "Je connais la famille dans ma vie privée; il vaut mieux quelqu’un d’autre.",
    ),
    (
        "I am away from next month on and would leave in the middle.",
        "Je pars en congé le mois prochain et je devrais laisser la famille en route.",
    ),
];

/// Why a decision fell as it did.
pub const DECISION_YES: &[Words] = &[
    (
        "Several services at once, conflicting advice, and the family asked for one person who keeps the overview. Decided with the family.",
        "Plusieurs services à la fois, des conseils contraires, et la famille souhaite une personne qui garde la vue d’ensemble. Décidé avec la famille.",
    ),
    (
        "Needs in three areas of life and a move ahead. The family agrees with the level.",
        "Des besoins dans trois domaines de vie et un déménagement en vue. La famille est d’accord avec le niveau.",
    ),
    (
        "The present team cannot cover the nights and the hospital days. A formal plan is needed.",
        "L’équipe actuelle ne suffit pas pour les nuits et les journées d’hôpital. Un plan formel est nécessaire.",
    ),
];

/// The family hears the decision.
pub const DECISION_TOLD: &[Words] = &[
    (
        "Called to tell the decision and what happens next. The family wrote down our number.",
        "Appel pour dire la décision et la suite. La famille a noté notre numéro.",
    ),
    (
        "Told both parents together, in the evening. They asked who will call them, and when.",
        "Les deux parents l’ont appris ensemble, le soir. Ils ont demandé qui les appellera, et quand.",
    ),
];

/// Why not this service.
pub const DECISION_NO: &[Words] = &[
    (
        "One service is in place and works well; the family mostly needs benefits advice, which we arranged.",
        "Un service est en place et fonctionne bien; la famille a surtout besoin de conseils sur les prestations, que nous avons organisés.",
    ),
    (
        "School has ended and the young person is an adult. Adult services fit better; we made the first call together.",
        "L’école est finie et la personne est adulte. Les services aux adultes conviennent mieux; nous avons fait le premier appel ensemble.",
    ),
];

/// Why another agency serves the family.
pub const DECISION_ELSEWHERE: &[Words] = &[(
    "The family lives in another area. The agency there can do what we would do, closer to home.",
    "La famille vit dans une autre région. L’organisme de là-bas peut faire ce que nous ferions, plus près de chez elle.",
)];

/// What a family says about a no.
pub const FAMILY_VIEW_NO: &[Words] = &[
    (
        "Disappointed, but glad of the name and the number.",
        "Déçue, mais contente d’avoir un nom et un numéro.",
    ),
    ("Agrees. Will come back if it gets harder.", "D’accord. Reviendra si cela devient plus difficile."),
];

/// How a decision was explained.
pub const EXPLAINED: &[Words] = &[
    (
        "By telephone, twenty minutes, and a letter in plain words",
        "Au téléphone, vingt minutes, puis une lettre en langage clair",
    ),
    ("At home, with the aunt who interprets", "À la maison, avec la tante qui interprète"),
];

/// Notes on an ending.
pub const ENDINGS: &[Words] = &[
    (
        "The team meets without us now. {n} reads the plan at the start of each meeting.",
        "L’équipe se réunit maintenant sans nous. {n} lit le plan au début de chaque rencontre.",
    ),
    (
        "The family has what it needs and knows the way back.",
        "La famille a ce qu’il lui faut et connaît le chemin du retour.",
    ),
    (
        "Three calls, a visit and a letter. The door stays open.",
        "Trois appels, une visite et une lettre. La porte reste ouverte.",
    ),
];

/// What changed when a family returns.
pub const WHAT_CHANGED: &[Words] = &[
    (
        "A new school and a new baby. The old plan no longer fits.",
        "Une nouvelle école et un nouveau bébé. L’ancien plan ne convient plus.",
    ),
    (
        "The hospital days have started again since the summer.",
        "Les journées d’hôpital ont recommencé depuis l’été.",
    ),
    ("Grandmother, who helped every day, has moved away.", "Grand-mère, qui aidait chaque jour, a déménagé."),
];

/// Why it cannot wait.
pub const URGENT: &[Words] = &[
    (
        "The family moves at the end of the month and nothing is arranged there",
        "La famille déménage à la fin du mois et rien n’est prévu là-bas",
    ),
    ("{n} is out of school since last week", "{n} n’a plus d’école depuis la semaine dernière"),
    (
        "The parents are at the end of their strength and say so",
        "Les parents sont au bout de leurs forces et le disent",
    ),
    (
        "An operation is planned soon and nobody knows who helps afterwards",
        "Une opération approche et personne ne sait qui aidera ensuite",
    ),
];

/// Services in plain words, by code (domain.md 2.8).
pub const SERVICES: &[(&str, Words)] = &[
    ("rehab_slp", ("speech therapy", "orthophonie")),
    ("rehab_pt", ("physiotherapy", "physiothérapie")),
    ("special_education", ("learning support at school", "soutien à l’apprentissage")),
    ("mental_health", ("counselling", "consultation en santé mentale")),
    ("respite", ("respite", "répit")),
    ("nursing", ("complex care nursing", "soins infirmiers complexes")),
    ("autism", ("autism and behaviour service", "service en autisme et comportement")),
    ("recreation", ("after-school activities", "activités après l’école")),
    ("developmental", ("developmental services", "services de développement")),
    ("financial_support", ("help with benefits", "aide pour les prestations")),
    ("counselling_family", ("family counselling", "consultation familiale")),
    ("transportation", ("rides to appointments", "transport aux rendez-vous")),
    ("early_intervention", ("infant development visits", "visites en développement du nourrisson")),
    ("medical", ("family doctor", "médecin de famille")),
    ("housing", ("help with housing", "aide au logement")),
    ("cultural", ("cultural support", "soutien culturel")),
    ("protection", ("family support worker", "soutien à la famille")),
];

/// Natural supports: role, why here, and first names that suit.
pub const NATURAL: &[(Words, Words, [&str; 3])] = &[
    (
        ("Grandmother", "Grand-mère"),
        (
            "Takes {n} every Friday and knows all the songs",
            "Garde {n} chaque vendredi et connaît toutes les chansons",
        ),
        ["Rose", "Nadia", "Simone"],
    ),
    (("Neighbour", "Voisine"), ("Has a key and a car", "A une clé et une voiture"), ["Ada", "Ivy", "Odile"]),
    (
        ("Uncle", "Oncle"),
        ("{n} calls him when things go wrong", "C’est lui que l’on appelle quand ça va mal"),
        ["Louis", "Paul", "George"],
    ),
    (
        ("Family friend", "Ami de la famille"),
        ("Repairs everything, including moods", "Répare tout, même les mauvaises journées"),
        ["Marcel", "Ravi", "Denis"],
    ),
    (
        ("Aunt", "Tante"),
        ("Interprets at appointments", "Interprète aux rendez-vous"),
        ["Ada", "Ivy", "Odile"],
    ),
    (
        ("Swimming coach", "Entraîneur de natation"),
        ("Sees {n} at the very best moment of the week", "Voit {n} au plus beau moment de la semaine"),
        ["Louis", "Paul", "George"],
    ),
];

/// Resources of the family and its community.
pub const RESOURCES: &[Words] = &[
    (
        "A church group that brings supper on hospital days",
        "Un groupe paroissial qui apporte le souper les jours d’hôpital",
    ),
    ("A car that works, and a driver with patience", "Une auto qui roule et un chauffeur patient"),
    ("A big family in the same building", "Une grande famille dans le même immeuble"),
    ("The public library, two streets away", "La bibliothèque, à deux rues"),
];

/// The three written items of a verbal consent: what it covers, how it was explained.
pub const CONSENT_INFORMATION: Words = (
    "Names, how to reach the family, what the family tells us about needs and services",
    "Les noms, les façons de joindre la famille, ce que la famille nous dit de ses besoins et de ses services",
);
/// How the purposes were explained.
pub const CONSENT_EXPLAINED: Words = (
    "Read aloud: why we write it down, who sees it, the right to see it, to change one’s mind and to complain, and our duty to report",
    "Lu à voix haute : pourquoi nous notons, qui peut voir, le droit de consulter, de changer d’avis et de se plaindre, et notre devoir de signalement",
);
/// What may be shared with the team.
pub const SHARE_INFORMATION: Words = (
    "The plan, and what each person on the team needs for their part",
    "Le plan, et ce dont chaque personne de l’équipe a besoin pour sa part",
);
/// A condition of a consent.
pub const CONDITIONS: &[Words] = &[
    (
        "Not the family history. Ask again before anything new goes to the school.",
        "Sans l’histoire familiale. Redemander avant d’envoyer du nouveau à l’école.",
    ),
    ("Only with both parents in the copy line.", "Seulement avec les deux parents en copie."),
];

/// What was sent with a hand-off.
pub const SENT: Words = (
    "The referral, the answers given so far and the family’s own words, so that nobody asks twice",
    "L’aiguillage, les réponses déjà données et les mots de la famille, pour que personne ne redemande",
);
/// Why a hand-off was refused, waived or came back.
pub const HAND_OFF_REASONS: [Words; 3] = [
    ("The family prefers to call by itself, later", "La famille préfère appeler elle-même, plus tard"),
    (
        "The family moved away in the same week; the new agency has its name already",
        "La famille a déménagé la même semaine; le nouvel organisme a déjà son nom",
    ),
    (
        "The family came back to us while the papers were on their way",
        "La famille est revenue vers nous pendant l’envoi des papiers",
    ),
];

/// Every sentence here.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = Words> {
    let lists: [&[Words]; 31] = [
        VISIONS,
        WORKS,
        DOES_NOT_WORK,
        MATTERS,
        STORIES,
        YOUTH_GOALS,
        YOUTH_ACTIONS,
        FIRST_VISITS,
        NOTES,
        WAITING_NOTES,
        REVIEWS,
        SUMMARIES,
        SAFETY_PLANS,
        FIRST_CALLS,
        INFORMATION_CALLS,
        MESSAGES,
        CALL_BACKS,
        PROMISES,
        OFFER_WHY,
        OFFER_NO,
        DECISION_YES,
        DECISION_TOLD,
        URGENT,
        DECISION_NO,
        DECISION_ELSEWHERE,
        FAMILY_VIEW_NO,
        EXPLAINED,
        ENDINGS,
        WHAT_CHANGED,
        RESOURCES,
        CONDITIONS,
    ];
    let single = [CONSENT_INFORMATION, CONSENT_EXPLAINED, SHARE_INFORMATION, SENT];
    let natural = NATURAL.iter().flat_map(|(role, why, _)| [*role, *why]);
    let services = SERVICES.iter().map(|(_, words)| *words);
    lists.into_iter().flatten().copied().chain(single).chain(services).chain(HAND_OFF_REASONS).chain(natural)
}

extension French {
  static let copyReasons: Entries = [
    (
      "{#} shared passage covers {} of the text of {} and {} of that of {}.",
      "{0} passage commun couvre {1} du texte de {2} et {3} de celui de {4}."
    ),
    (
      "{#} shared passages cover {} of the text of {} and {} of that of {}.",
      "{0} passages communs couvrent {1} du texte de {2} et {3} de celui de {4}."
    ),
    (
      "{} of the text of {} and {} of that of {} have their like in the other.",
      "{0} du texte de {1} et {2} de celui de {3} ont leur équivalent dans l'autre."
    ),
    (
      "One is in Cyrillic letters, the other in Latin ones: they are compared in one alphabet.",
      "L'un est en lettres cyrilliques, l'autre en lettres latines : ils sont comparés dans un même alphabet."
    ),
    (
      "Put into the letters of one script, {} of the letters of both agree.",
      "Écrits dans les lettres d'une même écriture, {0} des lettres des deux concordent."
    ),
    // What a query lacks.
    ("“{}” has no word", "« {0} » ne contient aucun mot"),
    (
      "“{}” asks for times alone: add a word, or from:NAME",
      "« {0} » ne demande que des dates : ajoutez un mot, ou from:NOM"
    ),
    ("“{}” is no day such as 2026-10-25", "« {0} » n'est pas un jour comme 2026-10-25"),
    (
      "{} is the probability that both say the same. {} of the text of {} and {} of that of {} have their like in the other.",
      "{0} est la probabilité que les deux disent la même chose. {1} du texte de {2} et {3} de celui de {4} ont leur équivalent dans l'autre."
    ),
    (
      "{} is the probability that both say the same.",
      "{0} est la probabilité que les deux disent la même chose."
    ),
    (
      "{} of the shorter text is repeated, edits deducted. {} of the text of {} and {} of that of {}.",
      "{0} du texte le plus court est répété, retouches déduites : {1} du texte de {2} et {3} de celui de {4}."
    ),
    (
      "{} of the shorter text is repeated, edits deducted.",
      "{0} du texte le plus court est répété, retouches déduites."
    ),
    (
      "{} says that its text is from {}, which was not read: “{}”.",
      "{0} dit tenir son texte de {1}, qui n'a pas été lu : « {2} »."
    ),
    (
      "{} answers {}, and repeats what it answers.",
      "{0} répond à {1}, et répète ce à quoi il répond."
    ),
    (
      "Both are published by {}: an update or a second address.",
      "Les deux sont publiés par {0} : une mise à jour ou une seconde adresse."
    ),
    (
      "Both were read from one file, which changed in between.",
      "Les deux ont été lus dans un même fichier, qui a changé entre-temps."
    ),
    (
      "{} of what is repeated is marked as a quotation, inside a text of its own.",
      "{0} de ce qui est répété est marqué comme citation, dans un texte propre."
    ),
    ("{} is a news agency, and {} names it.", "{0} est une agence de presse, et {1} la nomme."),
    (
      "Both texts name who delivered them: “{}”.",
      "Les deux textes nomment qui les a fournis : « {0} »."
    ),
    (
      "{} declares itself a fact check (ClaimReview).",
      "{0} se déclare vérification de faits (ClaimReview)."
    ),
    (
      "The text is repeated in order to check it: “{}”.",
      "Le texte est répété pour être vérifié : « {0} »."
    ),
    ("{}: {} (“{}”).", "{0} : {1} (« {2} »)."),
    ("{} in the only copy.", "{0} dans la seule copie."),
    ("{} in all {#} copies.", "{0} dans les {1} copies."),
    ("{} in {#} of {#} copies.", "{0} dans {1} des {2} copies."),
    (
      "Look-alike or invisible characters disguise the text",
      "Des caractères ressemblants ou invisibles déguisent le texte"
    ),
    (
      "Another site publishes under the source's name",
      "Un autre site publie sous le nom de la source"
    ),
    (
      "A name, an attribution or a rights line of the text is left out",
      "Un nom, une attribution ou une mention de droits du texte est omis"
    ),
    (
      "A number, a date, a name, a quotation or a negation is changed",
      "Un nombre, une date, un nom, une citation ou une négation est modifié"
    ),
    (
      "{#} sources published the text within one hour.",
      "{0} sources ont publié le texte en moins d'une heure."
    ),
    (
      "The text is repeated without credit or comment",
      "Le texte est répété sans mention de sa source ni commentaire"
    ),
    (
      "Only a small part of both texts is shared",
      "Seule une petite partie des deux textes est commune"
    ),
    (
      "The source is credited, as in a lawful reprint,",
      "La source est citée, comme dans une reprise licite,"
    ),
    (
      "An agency that the texts name delivered them: wire copy",
      "Une agence que les textes nomment les a fournis : dépêche"
    ),
    (
      "A part is quoted, marked as a quotation, inside another text",
      "Une partie est citée, marquée comme citation, dans un autre texte"
    ),
    (
      "The text is repeated in order to check it",
      "Le texte est répété pour être vérifié"
    ),
    (
      "The same source published both versions",
      "La même source a publié les deux versions"
    ),
    (
      "Both fill in one template with other facts",
      "Les deux remplissent un même modèle avec d'autres faits"
    ),
    (
      "Its texts resemble more others than they were compared with, as filled-in templates do: who is nearest to whom depends on the order of reading.",
      "Ses textes ressemblent à plus d'autres que ceux auxquels ils ont été comparés, comme le font des modèles remplis : lequel est le plus proche dépend de l'ordre de lecture."
    ),
    (
      "{} says whose text it repeats: “{}”.",
      "{0} dit de qui est le texte qu'il répète : « {1} »."
    ),
    (
      "{} links to where the text is from: {}.",
      "{0} renvoie à l'origine du texte : {1}."
    ),
    (
      "{} gives no time; it is taken as first from credits and texts alone.",
      "{0} ne donne pas d'heure ; on le prend pour le premier d'après les mentions et les textes seuls."
    ),
    (
      "Every other publication is certainly later than that of {}.",
      "Toutes les autres publications sont certainement postérieures à celle de {0}."
    ),
    (
      "The time of {#} other publication is not exact enough to be told apart.",
      "L'heure de {0} autre publication n'est pas assez précise pour être départagée."
    ),
    (
      "The time of {#} other publications is not exact enough to be told apart.",
      "L'heure de {0} autres publications n'est pas assez précise pour être départagée."
    ),
    (
      "{#} other publication names {} as the source.",
      "{0} autre publication nomme {1} comme source."
    ),
    (
      "{#} other publications name {} as the source.",
      "{0} autres publications nomment {1} comme source."
    ),
    (
      "Same template, other facts: {#} numbers or names are exchanged one for one, here “{}” for “{}”.",
      "Même modèle, autres faits : {0} nombres ou noms sont échangés un pour un, ici « {1} » contre « {2} »."
    ),
  ]

  static let lookalikeReasons: Entries = [
    ("{#} names have this in common: {}.", "{0} noms ont ceci en commun : {1}."),
    ("Its label is {} itself.", "Son étiquette est {0} même."),
    (
      "Its label is {} itself, under another ending.",
      "Son étiquette est {0} même, sous une autre terminaison."
    ),
    ("Its label {} looks like {}: {}.", "Son étiquette {0} ressemble à {1} : {2}."),
    (
      "Its label {} is {} with a change: {}.", "Son étiquette {0} est {1} avec un changement : {2}."
    ),
    ("It contains the whole of {}.", "Il contient {0} en entier."),
    ("{} stands in it as a word of its own.", "{0} y figure comme un mot à part."),
    ("{} in it looks like {}: {}.", "{0}, qu'il contient, ressemble à {1} : {2}."),
    (
      "{} in it is {} with a change: {}.",
      "{0}, qu'il contient, est {1} avec un changement : {2}."
    ),
    (
      "{} is written together with words that lend it purpose.",
      "{0} est accolé à des mots qui lui donnent un usage."
    ),
    (
      "{} in it is {} with a change ({}), written together with other words.",
      "{0}, qu'il contient, est {1} avec un changement ({2}), accolé à d'autres mots."
    ),
    ("{} is part of a longer word.", "{0} fait partie d'un mot plus long."),
    (
      "{}, part of a longer word, looks like {}: {}.",
      "{0}, dans un mot plus long, ressemble à {1} : {2}."
    ),
    (
      "Split into words, the label has {} as one of them.",
      "Découpée en mots, l'étiquette contient {0}."
    ),
    (
      "{} established names have {} in them: it may be another’s.",
      "{0} noms établis contiennent {1} : il peut être celui d'un autre."
    ),
    (
      "{} established names are {} under some ending.",
      "{0} noms établis sont {1} sous quelque terminaison."
    ),
    ("{} is an everyday word.", "{0} est un mot courant."),
    ("{} is short: it turns up by chance.", "{0} est court : il apparaît par hasard."),
    (
      "{} is long: it hardly turns up by chance.",
      "{0} est long : il n'apparaît guère par hasard."
    ),
    ("{} alone names a kind of office.", "{0} seul désigne un genre d'administration."),
    (
      "Its owner says that {} is a generic word.",
      "Son titulaire dit que {0} est un mot générique."
    ),
    (
      "{} is a word of its own, or made of such.",
      "{0} est un mot à part entière, ou en est composé."
    ),
    (
      "The change weighs more in a short word than in a long one.",
      "Le changement pèse plus dans un mot court que dans un long."
    ),
    ("The change is a usual slip of typing.", "Le changement est une faute de frappe habituelle."),
    ("A doubled letter is hardly seen.", "Une lettre doublée se voit à peine."),
    (
      "The letter does not look like the one that it stands for.",
      "La lettre ne ressemble pas à celle qu'elle remplace."
    ),
    (
      "In so short a word a changed letter gives another word.",
      "Dans un mot si court, une lettre changée donne un autre mot."
    ),
    ("More than one such word stands there.", "Il y a plus d'un mot de ce genre."),
    ("Other words stand beside it: {}.", "D'autres mots figurent à côté : {0}."),
    (
      "Letters that are no word stand beside it: {}.",
      "Des lettres qui ne sont pas un mot figurent à côté : {0}."
    ),
    ("Digits stand beside it.", "Des chiffres figurent à côté."),
    (
      "It is a host below a stranger’s domain, {}.",
      "C'est un hôte sous le domaine d'un inconnu, {0}."
    ),
    ("Its ending is the protected name’s own.", "Sa terminaison est celle du nom protégé."),
    ("Established names seldom have its ending.", "Les noms établis ont rarement sa terminaison."),
    (
      "Many established names have what stands beside it.",
      "Beaucoup de noms établis ont ce qui figure à côté."
    ),
    (
      "Its ending is a country’s, where others of that name may live.",
      "Sa terminaison est celle d'un pays, où d'autres peuvent porter ce nom."
    ),
    (
      "Its ending is a country’s that is sold to everybody.",
      "Sa terminaison est celle d'un pays, vendue à tous."
    ),
    (
      "Its ending is one of those that most names have.",
      "Sa terminaison est de celles qu'ont la plupart des noms."
    ),
    (
      "It has been seen for long: deceptive names are mostly new.",
      "Il est connu depuis longtemps : les noms trompeurs sont le plus souvent récents."
    ),
    (
      "The name has been among the most visited for long.",
      "Le nom est depuis longtemps parmi les plus visités."
    ),
    (
      "Beside it stands {}, a word that asks to sign in or promises safety.",
      "À côté figure {0}, un mot qui demande de se connecter ou promet la sécurité."
    ),
    (
      "Beside it stands {}, a word that promises a document or a message.",
      "À côté figure {0}, un mot qui promet un document ou un message."
    ),
    (
      "Beside it stands {}, a word that promises help or warns.",
      "À côté figure {0}, un mot qui promet de l'aide ou avertit."
    ),
    (
      "Beside it stands {}, a word about money, parcels or gifts.",
      "À côté figure {0}, un mot d'argent, de colis ou de cadeaux."
    ),
    (
      "Beside it stands {}, a word about votes, members or donations.",
      "À côté figure {0}, un mot de vote, d'adhésion ou de don."
    ),
    (
      "Beside it stands {}, a word for a machine or a service of the owner’s.",
      "À côté figure {0}, un mot pour une machine ou un service du titulaire."
    ),
    (
      "Beside it stands {}, a word that makes it look like an address.",
      "À côté figure {0}, un mot qui lui donne l'air d'une adresse."
    ),
    (
      "Beside it stands {}, a word that makes it look like news.",
      "À côté figure {0}, un mot qui lui donne l'air de l'actualité."
    ),
    (
      "Beside it stands {}, a word for a place, a company or nothing in particular.",
      "À côté figure {0}, un mot pour un lieu, une société ou rien de précis."
    ),
    (
      "Beside it stands {}, a word that the owner named.",
      "À côté figure {0}, un mot que le titulaire a indiqué."
    ),
  ]

  static let networkReasons: Entries = [
    (
      "{#} accounts share the same objects closely one after the other, on {#} objects, up to {#} times for one pair. Among accounts named by evidence as weak as the weakest here, at most {} are expected to be there by chance.",
      "{0} comptes partagent les mêmes objets à peu de temps d'écart, sur {1} {1|objet|objets}, jusqu'à {2} fois pour une même paire. Parmi des comptes désignés par des indices aussi faibles que les plus faibles ici, on s'attend à ce qu'au plus {3} le soient par hasard."
    ),
    (
      "{#} accounts share {#} objects together within the window, up to {#} times for one pair; nearly all shares of these objects fall together.",
      "{0} comptes partagent ensemble {1} {1|objet|objets} dans la fenêtre de temps, jusqu'à {2} fois pour une même paire ; presque tous les partages de ces objets tombent ensemble."
    ),
    (
      "{#} of them came close to what the group did at {#} moments or more, though to no one member often enough. Of accounts named in this way, at most {} are expected to be there by chance; who follows a group for reasons of its own looks the same.",
      "{0} d'entre eux ont été proches de ce que faisait le groupe à {1} moments ou plus, mais d'aucun membre assez souvent. Parmi des comptes désignés ainsi, on s'attend à ce qu'au plus {2} le soient par hasard ; qui suit un groupe pour ses propres raisons présente le même aspect."
    ),
    (
      "Nobody else shares {#} of the {#} objects: one newsroom, one publisher or one person with several accounts would look the same.",
      "Personne d'autre ne partage {0} des {1} objets : une rédaction, un éditeur ou une personne ayant plusieurs comptes présenterait le même aspect."
    ),
    (
      "{} has {#} texts of {} without saying so, where {} are expected by chance; {#} more say where they are from.",
      "{0} a {1} {1|texte|textes} de {2} sans le dire, là où le hasard en laisse attendre {3} ; {4} {4|autre dit|autres disent} d'où {4|il vient|ils viennent}."
    ),
    (
      "{} has {#} texts of {} without saying so, where {} are expected by chance.",
      "{0} a {1} {1|texte|textes} de {2} sans le dire, là où le hasard en laisse attendre {3}."
    ),
    (
      "Nothing but texts joins them: who takes another's texts need not be run by the same hand, and may have leave to.",
      "Rien que des textes ne les relie : qui reprend les textes d'un autre n'est pas forcément dirigé par la même main, et peut y être autorisé."
    ),
    (
      "In {#} of {#} pairs one account is significantly often the earlier one.",
      "Dans {0} paires sur {1}, un compte est significativement plus souvent le premier."
    ),
    (
      "All names have “{}” in common, as accounts of one outlet openly do.",
      "Tous les noms ont « {0} » en commun, comme les comptes déclarés d'un même média."
    ),
    (
      "{#} of {#} events fall into one hour of the day: a timetable may explain them.",
      "{0} événements sur {1} tombent dans une même heure de la journée : un horaire peut les expliquer."
    ),
    (
      "{#} of the accounts say in their names that they are automatic.",
      "{0} des comptes disent dans leur nom qu'ils sont automatiques."
    ),
    (
      "Only two accounts: they may be one person's, or friends.",
      "Deux comptes seulement : ceux d'une même personne, peut-être, ou d'amis."
    ),
    (
      "All names have “{}” in common, as sites of one owner openly do.",
      "Tous les noms ont « {0} » en commun, comme les sites déclarés d'un même propriétaire."
    ),
  ]
}

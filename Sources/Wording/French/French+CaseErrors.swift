extension French {
  /// Why a case, a claim, a draft or a list is refused, and what a draft says of its own.
  static let caseErrors: Entries = [
    ("This was not stored: {}", "Ceci n'a pas été enregistré : {0}"),
    (
      "There is no case “{}”. “tocsin case list” lists them.",
      "Il n'y a pas de dossier « {0} ». « tocsin case list » en donne la liste."
    ),
    ("A case has a title.", "Un dossier a un titre."),
    (
      "Say what the case is kept for: nothing is kept without a purpose.",
      "Dites à quelle fin le dossier est conservé : rien n'est conservé sans finalité."
    ),
    ("There is nothing in it. Write a sentence.", "Il n'y a rien dedans. Écrivez une phrase."),
    ("Say why.", "Dites pourquoi."),
    (
      "Name what it is about: an address, a host or an account.",
      "Indiquez de quoi il s'agit : une adresse, un hôte ou un compte."
    ),
    ("“{}” is missing: choose one.", "« {0} » manque : faites un choix."),
    ("There is no finding “{}”.", "Il n'y a pas de constat « {0} »."),
    (
      "F{} is not in this case. Add it first: a claim rests on what the case holds.",
      "F{0} n'est pas dans ce dossier. Ajoutez-le d'abord : une affirmation repose sur ce que contient le dossier."
    ),
    ("There is no {}.", "Introuvable : {0}."),
    ("task T{}", "tâche T{0}"), ("technique {}", "technique {0}"),
    ("assessment A{}", "évaluation A{0}"), ("attribution B{}", "attribution B{0}"),
    ("countermeasure M{}", "contre-mesure M{0}"),
    (
      "set of findings that can be put together or apart",
      "ensemble de constats à réunir ou à séparer"
    ),
    ("source “{}”", "source « {0} »"), ("entry {}", "entrée {0}"),
    ("decision {}", "décision {0}"),
    ("B{} was approved already.", "B{0} a déjà été approuvée."),
    (
      "It was taken back already ({}); propose it anew.",
      "Elle a déjà été retirée ({0}) ; proposez-la de nouveau."
    ),
    (
      "M{} was not sent to anybody yet: say to whom first.",
      "M{0} n'a encore été envoyée à personne : dites d'abord à qui."
    ),
    (
      "{} changed the same meanwhile (change {}). Nothing was stored; look at it and decide again.",
      "{0} a modifié la même chose entre-temps (modification {1}). Rien n'a été enregistré ; relisez et décidez de nouveau."
    ),
    (
      "Change {} of this case was made by a later version of Tocsin.",
      "La modification {0} de ce dossier vient d'une version plus récente de Tocsin."
    ),
    ("A case holds at most {} {}.", "Un dossier contient au plus {0} {1}."),
    ("notes", "notes"), ("tasks", "tâches"), ("people", "personnes"),
    ("techniques", "techniques"), ("assessments", "évaluations"),
    ("countermeasures", "contre-mesures"),
    (
      "The day on which it is to be erased lies in the past.",
      "Le jour prévu pour l'effacement est déjà passé."
    ),
    (
      "“{}” is no day: write it as 2026-11-03.",
      "« {0} » n'est pas un jour : écrivez-le comme 2026-11-03."
    ),
    // Claims.
    ("Say in a sentence what is concluded.", "Dites en une phrase ce qui est conclu."),
    ("A claim names who makes it.", "Une affirmation nomme son auteur."),
    (
      "Name at least one other explanation, and why it is weaker: a conclusion without alternatives was not examined.",
      "Donnez au moins une autre explication, et pourquoi elle est plus faible : une conclusion sans alternative n'a pas été examinée."
    ),
    ("Name the findings that it rests on.", "Indiquez les constats sur lesquels elle repose."),
    ("Name who is said to be behind it.", "Nommez qui serait à l'origine."),
    (
      "An attribution rests on two kinds of evidence that do not depend on each other; this one has none.",
      "Une attribution repose sur deux sortes d'éléments indépendants ; celle-ci n'en a aucune."
    ),
    (
      "An attribution rests on two kinds of evidence that do not depend on each other; this one has one.",
      "Une attribution repose sur deux sortes d'éléments indépendants ; celle-ci n'en a qu'une."
    ),
    (
      "An attribution is approved by a second person who is named.",
      "Une attribution est approuvée par une seconde personne, nommée."
    ),
    (
      "{} proposed this attribution and cannot approve it: another person must.",
      "{0} a proposé cette attribution et ne peut l'approuver : il faut une autre personne."
    ),
    (
      "{} is not named as an approver in this case: add them first with that role.",
      "{0} n'est pas désigné pour approuver dans ce dossier : ajoutez d'abord cette personne avec ce rôle."
    ),
    ("{} is longer than {} characters.", "{0} : plus de {1} caractères."),
    ("The statement", "L'énoncé"), ("A title", "Le titre"), ("A name", "Le nom"),
    ("The reason", "La raison"),
    // Drafts that are refused.
    (
      "The case holds no finding that this could rest on. Add one first.",
      "Le dossier ne contient aucun constat sur lequel cela puisse reposer. Ajoutez-en d'abord un."
    ),
    (
      "{}: write what is so (or why it is illegal) in your own words; nothing is made up for you.",
      "{0} : écrivez ce qui est vrai (ou pourquoi c'est illégal) avec vos propres mots ; rien n'est inventé pour vous."
    ),
    ("{}: name what it is about.", "{0} : indiquez de quoi il s'agit."),
    (
      "“{}” is no exact location: article 16(2)(b) asks for the address (https://…) of each item.",
      "« {0} » n'est pas un emplacement exact : l'article 16(2)(b) demande l'adresse (https://…) de chaque élément."
    ),
    (
      "Name the provision that is broken: article 16 is for illegal content only.",
      "Indiquez la disposition enfreinte : l'article 16 ne vaut que pour les contenus illégaux."
    ),
    (
      "Name who sends it, and their e-mail address: article 16(2)(c) asks a notice for both, and an abuse desk answers nobody else.",
      "Indiquez qui l'envoie, et son adresse électronique : l'article 16(2)(c) demande les deux, et un service des abus ne répond à personne d'autre."
    ),
    (
      "Article 16(2)(d) asks for a statement of good faith: confirm that the notice is accurate and complete.",
      "L'article 16(2)(d) demande une déclaration de bonne foi : confirmez que la notification est exacte et complète."
    ),
    (
      "{} is not among the look-alikes and the hosts of deceptive mail in this case: blocking others would hit who did nothing.",
      "{0} n'est ni parmi les sosies ni parmi les hôtes de courriels trompeurs de ce dossier : en bloquer d'autres toucherait qui n'a rien fait."
    ),
    ("“{}” is no e-mail address.", "« {0} » n'est pas une adresse électronique."),
    (
      "What is attached is larger than {} MB, which few abuse desks take: hand it over by a link.",
      "Les pièces jointes dépassent {0} Mo, ce que peu de services acceptent : transmettez-les par un lien."
    ),
    // Catalogues and lists.
    (
      "{} is no catalogue of DISARM: a MISP galaxy cluster or a STIX bundle is read.",
      "{0} n'est pas un catalogue DISARM : on lit une galaxie MISP ou un paquet STIX."
    ),
    (
      "“{}” is no technique: T0084 or T0084.001.",
      "« {0} » n'est pas une technique : T0084 ou T0084.001."
    ),
    ("The catalogue has no technique {}.", "Le catalogue n'a pas de technique {0}."),
    ("{} is larger than any list of sources.", "{0} dépasse toute liste de sources."),
    ("{} holds nothing.", "{0} ne contient rien."),
    (
      "{} has no column “source”: it must be a table with source, status, asserted_by, act, from, to, domains and document, a table of OpenSanctions (targets.simple.csv), or FollowTheMoney entities.",
      "{0} n'a pas de colonne « source » : il faut un tableau avec source, status, asserted_by, act, from, to, domains et document, un tableau d'OpenSanctions (targets.simple.csv), ou des entités FollowTheMoney."
    ),
  ]

  /// What drafts of countermeasures say around the words of who writes them.
  static let drafts: Entries = [
    ("Language of the draft", "Langue du brouillon"),
    ("How it is done:", "Comment on s'y prend :"),
    ("What was observed:", "Ce qui a été observé :"),
    ("{}, rule {}", "{0}, règle {1}"),
    (
      "Where it can be read (addresses are written so that nobody opens them by mistake):",
      "Où on peut le lire (les adresses sont écrites de sorte que personne ne les ouvre par erreur) :"
    ),

    (
      "Notice under article 16 of Regulation (EU) 2022/2065 (Digital Services Act)",
      "Notification au titre de l'article 16 du règlement (UE) 2022/2065 (règlement sur les services numériques)"
    ),
    (
      "(a) Why the information is alleged to be illegal content",
      "a) Pourquoi ces informations sont considérées comme un contenu illicite"
    ),
    ("Provision: {}", "Disposition : {0}"), ("What it rests on:", "Sur quoi cela repose :"),
    ("(b) Exact electronic location", "b) Emplacement électronique exact"),
    ("(c) Who submits this notice", "c) Qui soumet cette notification"),
    ("(d) Good faith", "d) Bonne foi"),
    (
      "I believe in good faith that the information and the allegations in this notice are accurate and complete.",
      "Je pense, de bonne foi, que les informations et les allégations de cette notification sont exactes et complètes."
    ),
    ("DSA notice: {}", "Notification DSA : {0}"),
    ("To the abuse desk", "Au service chargé des abus"),
    (
      "We report these names, which we hold to be abused:",
      "Nous signalons ces noms, que nous tenons pour abusifs :"
    ),
    ("Evidence:", "Éléments :"),
    (
      "The records are kept with their times and can be handed over.",
      "Les relevés sont conservés avec leurs horodatages et peuvent être remis."
    ),
    ("Abuse report: {}", "Signalement d'abus : {0}"),
    (
      "Messages and names like these are not what they claim to be:",
      "Les messages et les noms de ce genre ne sont pas ce qu'ils prétendent être :"
    ),
    ("Senders:", "Expéditeurs :"), ("Names they lead to:", "Noms auxquels ils mènent :"),
    (
      "Do not open links in them and do not answer. If you entered a password there, say so at once: you will not be blamed. Forward the message as an attachment.",
      "N'ouvrez pas les liens qu'ils contiennent et ne répondez pas. Si vous y avez saisi un mot de passe, dites-le tout de suite : personne ne vous le reprochera. Transférez le message en pièce jointe."
    ),
    ("Warning: {}", "Avertissement : {0}"),
    (
      "Look at these more often, until {} is closed:",
      "À regarder plus souvent, jusqu'à la clôture de {0} :"
    ),
    ("Watch closer: {}", "Suivi renforcé : {0}"),
    (
      "[To be filled in by who sends this: name, function, and how to reach them.]",
      "[À compléter par qui l'envoie : nom, fonction, et comment le joindre.]"
    ),
  ]

  /// What the comparison of texts names.
  static let comparison: Entries = [
    ("A character that cannot be seen", "Un caractère invisible"),
    ("{}… (cut: {} characters in all)", "{0}… (coupé : {1} caractères en tout)"),
    (
      "{more altered copy}",
      "{0} {0|autre copie modifiée|autres copies modifiées}"
    ),
    ("a copy", "une copie"), ("a rewording", "une reformulation"),
    ("a translation", "une traduction"),
    ("Both texts", "Les deux textes"),
    ("{}, in {}", "{0}, en {1}"),
    (" as {}", " selon {0}"), ("{} from {}: {}", "{0}, d'après {1} : {2}"), ("vote", "vote"),

    ("translated, {} ↔ {}", "traduit, {0} ↔ {1}"),
    ("translated from {} into {}", "traduit ({0} → {1})"),
    ("translated from {}", "traduit (de : {0})"), ("translated into {}", "traduit (vers : {0})"),
  ]
}

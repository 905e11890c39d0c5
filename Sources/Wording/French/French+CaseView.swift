extension French {
  /// A case as it is shown and handed on.
  static let caseView: Entries = [
    // What can be done.
    (
      "Abuse report to registrar and host",
      "Signalement d'abus au bureau d'enregistrement et à l'hébergeur"
    ),
    ("Block list", "Liste de blocage"),
    ("Correction", "Rectificatif"),
    ("Notice under DSA article 16", "Notification selon l'article 16 du DSA"),
    ("Prebunk", "Mise en garde préalable"),
    ("Warning to staff", "Avertissement au personnel"),
    ("Watch closer", "Suivi renforcé"),
    ("draft", "brouillon"),
    ("sent", "envoyé"),
    ("taken down", "retiré"),
    ("acted", "suivi d'effet"),
    ("in part", "en partie"),
    ("no answer", "sans réponse"),
    ("harmed", "a nui"),
    ("sent to {} by {}", "envoyé à {0} par {1}"),
    ("{} is gone", "{0} a disparu"),
    (" drafted by ", " rédigé par "),
    ("Nothing was drafted yet.", "Rien n'a encore été rédigé."),
    // The terms of the field.
    (
      "Official: a state speaks in its own name",
      "Officiel : un État parle en son nom"
    ),
    (
      "State-controlled: openly owned or directed by a state",
      "Contrôlé par un État : ouvertement détenu ou dirigé par lui"
    ),
    (
      "State-linked: tied to a state, and not saying so",
      "Lié à un État : rattaché à lui sans le dire"
    ),
    (
      "State-aligned: behaves alike, without a known tie",
      "Aligné sur un État : se comporte de même, sans lien connu"
    ),
    ("How many languages it is in", "Dans combien de langues"),
    ("How many may have seen it", "Combien ont pu le voir"),
    ("How many platforms it is on", "Sur combien de plateformes"),
    (
      "How many reacted, beyond those who act together",
      "Combien ont réagi, hors ceux qui agissent ensemble"
    ),
    (
      "Whether it calls for something that harms", "S'il appelle à quelque chose de nuisible"
    ),
    ("Whether it stays, and comes back", "S'il reste, et revient"),
    (
      "Whether newsrooms report it as fact",
      "Si des rédactions le rapportent comme un fait"
    ),
    (
      "Whether people of influence repeat it", "Si des personnes influentes le répètent"
    ),
    ("one", "une seule"),
    ("five or more", "cinq ou plus"),
    ("gone within a day", "disparu en un jour"),
    ("hundreds or fewer", "des centaines ou moins"),
    ("millions", "des millions"),
    ("most of it is from outside", "pour l'essentiel de l'extérieur"),
    ("national figures", "des personnalités nationales"),
    ("no", "non"),
    ("yes", "oui"),
    ("unknown", "inconnu"),
    ("nobody", "personne"),
    ("several national ones", "plusieurs, nationales"),
    ("to violence, or not to vote", "à la violence, ou à ne pas voter"),
    ("weeks, after corrections", "des semaines, après rectification"),
    (
      "Actors: which kinds of actor take part (never who is behind it: that is an attribution)",
      "Acteurs : quels types d'acteurs prennent part (jamais qui est derrière : c'est une attribution)"
    ),
    ("Behaviour: what they do", "Comportement : ce qu'ils font"),
    (
      "Content: what is published, and where it is from",
      "Contenu : ce qui est publié, et d'où cela vient"
    ),
    (
      "Degree: how far it spreads, and whom it reaches",
      "Degré : jusqu'où cela se répand, et qui cela atteint"
    ),
    (
      "Effect: what it changes, and how grave that is",
      "Effet : ce que cela change, et avec quelle gravité"
    ),
    (
      "Do several accounts or sites act together, beyond what chance explains?",
      "Plusieurs comptes ou sites agissent-ils ensemble, au-delà de ce que le hasard explique ?"
    ),
    (
      "Do those who publish hide who they are, or pass for somebody else?",
      "Ceux qui publient cachent-ils qui ils sont, ou se font-ils passer pour d'autres ?"
    ),
    (
      "Does it reach more than one platform?", "Cela touche-t-il plus d'une plateforme ?"
    ),
    (
      "Does it reach readers of more than one language?",
      "Cela touche-t-il des lecteurs de plus d'une langue ?"
    ),
    (
      "Has the same been done before, by the same means?",
      "La même chose a-t-elle déjà été faite, par les mêmes moyens ?"
    ),
    (
      "Is a text, a name or a sender presented as what it is not?",
      "Un texte, un nom ou un expéditeur est-il présenté comme ce qu'il n'est pas ?"
    ),
    (
      "Is harm to people or institutions seen or near?",
      "Un dommage aux personnes ou aux institutions est-il constaté ou proche ?"
    ),
    (
      "Is it aimed at an election's process: registration, voting, counting?",
      "Cela vise-t-il le déroulement d'une élection : inscription, vote, dépouillement ?"
    ),
    ("ABCDE", "ABCDE"),
    ("Actor", "Acteur"),
    ("Exposure (EEAS), assessed by {}, {}", "Exposition (SEAE), évaluée par {0}, {1}"),
    (
      "Impact–risk index: {} (between {} and {})",
      "Indice impact-risque : {0} (entre {1} et {2})"
    ),
    ("impact–risk {} of 100", "impact-risque {0} sur 100"),
    ("not enough is rated", "trop peu est noté"),
    ("{} of 100", "{0} sur 100"),
    ("{} of 4: {}", "{0} sur 4 : {1}"),
    ("Incident", "Incident"),
    ("Incident, set, actor", "Incident, ensemble, acteur"),
    (
      "Nobody described it in the terms of the field yet.",
      "Personne ne l'a encore décrit dans les termes du métier."
    ),
    ("Questions that qualify an incident", "Questions qui qualifient un incident"),
    ("not assigned", "non attribué à un ensemble"),
    ("not attributed", "non attribué"),
    // What is observed, assessed, attributed.
    ("Assessed and attributed", "Évalué et attribué"),
    ("Nothing: it is in no case.", "Rien : il ne figure dans aucun dossier."),
    ("Observed by rule {}, version {}.", "Observé par la règle {0}, version {1}."),
    (
      "See {}: this page says what was observed, and nothing else.",
      "Voir {0} : cette page dit ce qui a été observé, et rien d'autre."
    ),
    ("Whom and what it is about", "De qui et de quoi il s'agit"),
    ("Kept for: ", "Conservé pour : "),
    (". Opened by ", ". Ouvert par "),
    ("; to be erased on ", " ; à effacer le "),
    (". Legal basis: ", ". Base légale : "),
    (
      "What machines found, with the rule that found it: it can be checked by anyone who has the input.",
      "Ce que des machines ont trouvé, avec la règle qui l'a trouvé : quiconque a les données peut le vérifier."
    ),
    ("No finding was added yet.", "Aucun constat n'a encore été ajouté."),
    ("rule {}, version {} of the finding", "règle {0}, version {1} du constat"),
    ("{reason}", "{0} {0|raison|raisons}"),
    ("{more finding}.", "{0} {0|autre constat|autres constats}."),
    ("{more join}.", "{0} {0|autre lien|autres liens}."),
    (
      "What analysts conclude, each with how sure they are and what else would explain it.",
      "Ce que concluent des analystes, avec leur degré de certitude et ce qui pourrait l'expliquer autrement."
    ),
    ("Nobody concluded anything yet.", "Personne n'a encore rien conclu."),
    ("{}, {}; rests on {}", "{0}, {1} ; repose sur {2}"),
    (
      "Who two named people say is behind it, on two kinds of evidence. What one person proposed is no attribution.",
      "Qui est derrière, au dire de deux personnes nommées, sur deux types d'indices. Ce qu'une seule personne propose n'est pas une attribution."
    ),
    ("Nobody is said to be behind it.", "Personne n'est dit être derrière."),
    ("Proposed: not approved", "Proposé : non approuvé"),
    ("Taken back", "Repris"),
    ("Taken back by ", "Repris par "),
    ("{}, {}; proposed by ", "{0}, {1} ; proposé par "),
    ("; approved by ", " ; approuvé par "),
    ("Otherwise: ", "Sinon : "),
    (" — weaker, since: ", " — plus faible, car : "),
    ("low", "faible"),
    ("moderate", "moyenne"),
    ("low confidence", "confiance faible"),
    ("moderate confidence", "confiance moyenne"),
    ("high confidence", "confiance élevée"),
    ("technical", "technique"),
    ("behavioural", "comportement"),
    ("content", "contenu"),
    ("open source", "source ouverte"),
    ("official", "officiel"),
    ("partner", "partenaire"),
    // Work and history.
    ("Tasks and notes", "Tâches et notes"),
    ("done", "fait"),
    ("to do", "à faire"),
    (", until ", ", avant le "),
    ("People: ", "Personnes : "),
    ("lead", "responsable"),
    ("legal", "juridique"),
    ("communication", "communication"),
    ("Opened", "Ouvert"),
    ("Responding", "En réponse"),
    ("Monitoring", "Sous surveillance"),
    ("Closed", "Clos"),
    ("(erased)", "(effacé)"),
    ("opened the case", "a ouvert le dossier"),
    ("named it “{}”", "l'a nommé « {0} »"),
    ("set it to “{}”: {}", "l'a mis en état « {0} » : {1}"),
    ("set it to “{}”", "l'a mis en état « {0} »"),
    ("keeps it for “{}”", "le conserve pour « {0} »"),
    ("added {} and {} more", "a ajouté {0} et {1} {1|autre|autres}"),
    ("added {}", "a ajouté {0}"),
    ("removed {}: {}", "a retiré {0} : {1}"),
    ("removed {}", "a retiré {0}"),
    ("wrote a note", "a écrit une note"),
    ("added the task “{}”", "a ajouté la tâche « {0} »"),
    ("set {} to done", "a marqué {0} comme faite"),
    ("set {} to “to do”", "a remis {0} à faire"),
    ("named {} as {}", "a nommé {0} ({1})"),
    ("answered “{}”: {}", "a répondu à « {0} » : {1}"),
    ("described “{}”", "a décrit « {0} »"),
    ("named the technique {}", "a nommé la technique {0}"),
    ("removed the technique {}: {}", "a retiré la technique {0} : {1}"),
    ("rated “{}” at {} of {}", "a noté « {0} » {1} sur {2}"),
    ("classed the exposure as “{}”", "a classé l'exposition comme « {0} »"),
    ("described incident and set", "a décrit l'incident et l'ensemble"),
    ("assessed with {}", "a évalué avec une {0}"),
    ("took {} back: {}", "a repris {0} : {1}"),
    ("proposed to attribute it to {}", "a proposé de l'attribuer à {0}"),
    ("approved the attribution {}", "a approuvé l'attribution {0}"),
    ("drafted “{}”", "a rédigé « {0} »"),
    ("changed the draft {}", "a modifié le brouillon {0}"),
    ("sent {} to {}", "a envoyé {0} à {1}"),
    ("{} came to: {}", "{0} a abouti à : {1}"),
    ("{}: {} is gone", "{0} : {1} a disparu"),
    // The register and what is known of a source.
    (
      "{}: {} copied, {} the year before.", "{0} : {1} copiés, {2} l'année précédente."
    ),
    (
      "{}: {} copied, {} the year before; what part of it is more looking cannot be told.",
      "{0} : {1} copiés, {2} l'année précédente ; on ne peut dire quelle part tient à ce qu'on a regardé davantage."
    ),
    (
      "{}: {} copied, {} the year before; {}% of that growth is that more was read.",
      "{0} : {1} copiés, {2} l'année précédente ; {3} % de cette hausse tiennent à ce qu'on a lu davantage."
    ),
    ("accredited", "accrédité"),
    ("sanctioned", "sanctionné"),
    ("state-owned", "détenu par un État"),
    ("party-organ", "organe de parti"),
    ("parody", "parodie"),
    ("satire", "satire"),
    ("{} (taken back by {})", "{0} (repris par {1})"),
    ("{} to {}", "{0} jusqu'au {1}"),
    ("{}, by {}", "{0}, par {1}"),
    ("{}, from {}", "{0}, à compter du {1}"),
    ("{}, says {}", "{0}, selon {1}"),
    ("Copied by", "Copié par"),
    (
      "Met with, in networks, look-alikes and campaigns",
      "Rencontré avec, dans des réseaux, noms trompeurs et campagnes"
    ),
    ("{technique}; {}.", "{0} {0|technique|techniques} ; {1}."),
    ("accepted", "accepté"),
    ("merged", "réuni"),
    ("split", "divisé"),
    ("hashtag", "mot-dièse"),
    ("image", "image"),
    ("link", "lien"),
    ("mention", "mention"),
    ("repost", "repartage"),
    ("text", "texte"),
  ]
}

extension French {
  static let kept = KeptSentences(
    headlines + chips + copyReasons + lookalikeReasons + networkReasons + campaignReasons
      + registerReasons + mailReasons + diagnostics,
    typeset: FrenchTypography.spaced)

  /// The parts of headlines. A headline that quotes a text ends with it, so that pattern comes first.
  private static let headlines: Entries = [
    ("{}: “{}”", "{0} : « {1} »"),
    ("{}; {} was first of those read", "{0} ; {1} fut la première source parmi celles lues"),
    (
      "{}; {} was probably first of those read",
      "{0} ; {1} fut probablement la première source parmi celles lues"
    ),
    ("{}; {} was probably first", "{0} ; {1} fut probablement la première source"),
    ("{}; {} was first", "{0} ; {1} fut la première source"),
    ("{}; which was first is not known", "{0} ; on ignore laquelle fut la première"),
    (
      "{#} publications of one text by {#} sources",
      "{0} publications d'un même texte par {1} {1|source|sources}"
    ),
    ("{#} publications of one text", "{0} publications d'un même texte"),
    (
      "{#} names under {} may pass for {}",
      "{0} noms sous {1} peuvent passer pour {2}"
    ),
    (
      "{#} names may pass for {}; in common: {}",
      "{0} noms peuvent passer pour {1} ; en commun : {2}"
    ),
    ("{} may pass for {}: {}", "{0} peut passer pour {1} : {2}"),
    ("{}, shown as {},", "{0}, affiché {1},"),
    ("the ending {}, and {}", "la terminaison {0}, et {1}"),
    ("the ending {}", "la terminaison {0}"),
    (
      "{#} accounts share the same closely in time, more often than chance explains: {} and {#} more",
      "{0} comptes partagent la même chose à peu de temps d'écart, plus souvent que le hasard ne l'explique : {1} et {2} {2|autre|autres}"
    ),
    (
      "{#} accounts share the same closely in time, more often than chance explains: {}",
      "{0} comptes partagent la même chose à peu de temps d'écart, plus souvent que le hasard ne l'explique : {1}"
    ),
    (
      "{#} accounts share at once what nobody else shares: {} and {#} more",
      "{0} comptes partagent en même temps ce que personne d'autre ne partage : {1} et {2} {2|autre|autres}"
    ),
    (
      "{#} accounts share at once what nobody else shares: {}",
      "{0} comptes partagent en même temps ce que personne d'autre ne partage : {1}"
    ),
    (
      "{#} sites share what few others have: {} and {#} more",
      "{0} sites ont en commun ce que peu d'autres ont : {1} et {2} {2|autre|autres}"
    ),
    (
      "{#} sites share what few others have: {}",
      "{0} sites ont en commun ce que peu d'autres ont : {1}"
    ),
    ("{#} mails like {}: each {}", "{0} courriels semblables à {1} : chacun {2}"),
    ("Mail from {} claims to be {}", "Un courriel de {0} prétend venir de {1}"),
    (
      "Mail from {} is not what it claims to be",
      "Un courriel de {0} n'est pas ce qu'il prétend être"
    ),
    ("Mail {} claims to be {}", "Un courriel {0} prétend venir de {1}"),
    ("Mail {} is not what it claims to be", "Un courriel {0} n'est pas ce qu'il prétend être"),
    ("{} claims to be {}", "{0} prétend venir de {1}"),
    ("{} is not what it claims to be", "{0} n'est pas ce qu'il prétend être"),
    ("claims to be {}", "prétend venir de {0}"),
    ("is not what it claims to be", "n'est pas ce qu'il prétend être"),
    ("{} “{}”", "{0} « {1} »"),
    ("{} without a subject", "{0} sans objet"),
    (
      "{} may belong together, as people decided of {#} of them: {}",
      "{0} vont peut-être ensemble, dont {1} sur décision humaine : {2}"
    ),
    (
      "{} may belong together, as people decided of {#} of them",
      "{0} vont peut-être ensemble, dont {1} sur décision humaine"
    ),
    (
      "{} may belong together, some of them as people decided: {}",
      "{0} vont peut-être ensemble, certains sur décision humaine : {1}"
    ),
    (
      "{} may belong together, some of them as people decided",
      "{0} vont peut-être ensemble, certains sur décision humaine"
    ),
    ("{} may belong together: {}", "{0} vont peut-être ensemble : {1}"),
    ("{} may belong together", "{0} vont peut-être ensemble"),
    (
      "{} belong together, as people decided: {}",
      "{0} vont ensemble, sur décision humaine : {1}"
    ),
    ("{} belong together, as people decided", "{0} vont ensemble, sur décision humaine"),
    ("{#} copied text", "{0} texte copié"),
    ("{#} copied texts", "{0} textes copiés"),
    ("{#} look-alike", "{0} nom trompeur"),
    ("{#} look-alikes", "{0} noms trompeurs"),
    ("{#} network", "{0} réseau"),
    ("{#} networks", "{0} réseaux"),
    ("{#} group of sites", "{0} groupe de sites"),
    ("{#} groups of sites", "{0} groupes de sites"),
    ("{#} deceptive mail", "{0} courriel trompeur"),
    ("{#} deceptive mails", "{0} courriels trompeurs"),
    ("{} and {#} others", "{0} et {1} autres"),
    // How a look-alike is made.
    ("the name itself", "le nom lui-même"),
    ("the same name under another ending", "le même nom sous une autre terminaison"),
    (
      "the same name under another second level",
      "le même nom sous un autre domaine de second niveau"
    ),
    ("one letter too many", "une lettre de trop"),
    ("a letter left out", "une lettre omise"),
    ("a letter doubled", "une lettre doublée"),
    ("two letters exchanged", "deux lettres interverties"),
    ("a letter replaced", "une lettre remplacée"),
    (
      "a letter replaced by its neighbour on the keyboard",
      "une lettre remplacée par sa voisine au clavier"
    ),
    ("a hyphen added or dropped", "un trait d'union ajouté ou retiré"),
    ("a letter changed in one bit", "une lettre changée d'un bit"),
    (
      "letters replaced by others that look alike",
      "des lettres remplacées par d'autres qui leur ressemblent"
    ),
    (
      "letters of another alphabet, or with marks, that look alike",
      "des lettres d'un autre alphabet, ou accentuées, qui leur ressemblent"
    ),
    ("the name in another script", "le nom dans une autre écriture"),
    ("another spelling of the same sound", "une autre graphie du même son"),
    (
      "the name with words that lend it purpose",
      "le nom avec des mots qui lui donnent un usage"
    ),
    ("the name inside a longer one", "le nom à l'intérieur d'un autre plus long"),
    (
      "the name as a host below a stranger’s domain",
      "le nom comme hôte sous le domaine d'un inconnu"
    ),
    (
      "the whole domain in front of a stranger’s",
      "le domaine entier devant celui d'un inconnu"
    ),
  ]

  private static let chips: Entries = [
    ("disguised letters", "lettres déguisées"),
    ("another’s name", "nom d'un autre"),
    ("origin left out", "origine omise"),
    ("republishing", "reprise d'une source visée"),
    ("translated", "traduit"),
    ("another alphabet", "autre alphabet"),
    ("reworded", "reformulé"),
    ("{#} accounts in {#} min", "{0} comptes en {1} min"),
    ("{#} sources in {#} min", "{0} sources en {1} min"),
    ("{#} accounts in an hour", "{0} comptes en une heure"),
    ("{#} sources in an hour", "{0} sources en une heure"),
    ("{#} names", "{0} noms"),
    ("{#} mails", "{0} courriels"),
    ("{#} receivers", "{0} destinataires"),
    ("{#} findings", "{0} constats"),
    ("1 object", "1 objet"),
    ("50 objects or more", "50 objets ou plus"),
    ("{#} objects", "{0} objets"),
    ("up to {#} times", "jusqu'à {0} fois"),
    ("median delay {#} s", "délai médian {0} s"),
    ("link", "lien"),
    ("domain", "domaine"),
    ("link, domain", "lien, domaine"),
    ("link, hashtag", "lien, mot-dièse"),
    ("domain, hashtag", "domaine, mot-dièse"),
    ("link, domain, hashtag", "lien, domaine, mot-dièse"),
    // What stands between the parts of a list.
    ("; ", " ; "),
    (", ", ", "),
    (" and ", " et "),
    ("accepted", "acceptée"),
    ("{#} accepted", "{0} {0|accepté|acceptés}"),
    ("partly", "acceptée en partie"),
    ("tag manager", "gestionnaire de balises"),
    ("exact", "identique"),
    ("endingSwap", "autre terminaison"),
    ("ending-swap", "autre terminaison"),
    ("insertion", "ajout"),
    ("omission", "omission"),
    ("repetition", "redoublement"),
    ("transposition", "interversion"),
    ("replacement", "remplacement"),
    ("hyphen", "trait d'union"),
    ("visual", "ressemblance"),
    ("confusable", "autre alphabet"),
    ("transliteration", "translittération"),
    ("phonetic", "même son"),
    ("combosquat", "nom et mot ajouté"),
    ("embedded", "nom inclus"),
    ("subdomain", "sous-domaine"),
  ]
}

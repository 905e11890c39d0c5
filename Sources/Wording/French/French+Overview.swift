extension French {
  static let overview: Entries = [
    ("What came in", "Ce qui est arrivé"),
    ("How the workspace is", "État de l'espace de travail"),
    ("documents", "documents"),
    ("sources", "sources"),
    ("findings", "constats"),
    ("wait to be judged", "attendent un avis"),
    ("Nothing yet.", "Rien pour l'instant."),
    ("By the day on which they were found", "Par jour de constat"),
    ("Who published most", "Qui a le plus publié"),
    ("Inputs", "Entrées"),
    ("Noticed", "Remarques"),
    (
      "{document is} not searchable yet",
      "{0} {0|document n'est pas encore cherchable|documents ne sont pas encore cherchables}"
    ),
    ("Disk", "Disque"),
    ("More", "Davantage"),
    ("none", "aucune"),
    ("What could not be read as it is", "Ce qui n'a pas pu être lu tel quel"),
    ("How bad", "Gravité"),
    ("Where", "Où"),
    ("{} read in part", "{0} {0|lue|lues} en partie"),
    ("{} read whole", "{0} {0|lue|lues} en entier"),
    ("{} that could not be read", "{0} {0|illisible|illisibles}"),
    ("{} database, {} index", "base de données {0}, index {1}"),
    ("{}; {} left", "{0} ; {1} libres"),
    (
      "{}; {} left. Reading has stopped until there is more room",
      "{0} ; {1} libres. La lecture est arrêtée tant qu'il n'y a pas plus de place"
    ),
    ("bytes", "octets"),
    ("kB", "ko"),
    ("MB", "Mo"),
    ("GB", "Go"),
    ("TB", "To"),
    ("Models", "Modèles"),
    ("all there", "tous présents"),
    (
      "missing: {}; “tocsin setup” fetches them",
      "absents : {0} ; « tocsin setup » les télécharge"
    ),
    ("Watching", "Suivi"),
    ("{source} followed", "{0} {0|source suivie|sources suivies}"),
    (
      "{}; something new was read last at {}",
      "{0} ; dernière nouveauté lue à {1}"
    ),
    ("{}; {}: {}", "{0} ; {1} : {2}"),
    ("{}; and {} more", "{0} ; et {1} {1|autre|autres}"),
    ("Database", "Base de données"),
    ("Intake", "Réception"),
    ("answers, at “{}”", "répond, à « {0} »"),
    (
      "{} files wait, {} are being read",
      "{0} {0|fichier attend|fichiers attendent}, {1} en cours de lecture"
    ),
  ]

  static let add: Entries = [
    ("Add files", "Ajouter des fichiers"),
    (
      "1 file stored; load this page again to see what became of it.",
      "1 fichier enregistré ; rechargez la page pour voir ce qu'il est devenu."
    ),
    (
      "{} files stored; load this page again to see what became of them.",
      "{0} fichiers enregistrés ; rechargez la page pour voir ce qu'ils sont devenus."
    ),
    (
      "Pages, posts and shares as exports have them, mails, documents, lists of names: whatever “tocsin scan” reads. They stay in the workspace, since findings rest on them.",
      "Pages, messages et partages tels qu'exportés, courriels, documents, listes de noms : tout ce que lit « tocsin scan ». Ils restent dans l'espace de travail, puisque des constats reposent sur eux."
    ),
    (
      "Choose files, or drop them or a folder here",
      "Choisissez des fichiers, ou déposez-les ici, ou un dossier"
    ),
    ("Or a whole folder", "Ou un dossier entier"),
    ("documents: %n", "documents : %n"),
    ("remarks: %n", "remarques : %n"),
    (
      "The upload cannot be stored. Free space, and send it again.",
      "L'envoi ne peut être enregistré. Libérez de la place, puis envoyez-le à nouveau."
    ),
    ("Read pages of the web", "Lire des pages du web"),
    (
      "Addresses, one a line. Each is asked for once, in the name of the contact of the configuration, where its site allows it.",
      "Une adresse par ligne. Chacune est demandée une fois, au nom du contact de la configuration, si son site l'autorise."
    ),
    ("Ask for them", "Les demander"),
    (
      "This console only shows, and reads nothing.",
      "Cette console ne fait qu'afficher, et ne lit rien."
    ),
    (
      "{file} being read, {} waiting.",
      "{0} {0|fichier|fichiers} en cours de lecture, {1} en attente."
    ),
    ("What came in last", "Dernières arrivées"),
    (" from {} · {}", " de {0} · {1}"),
    ("{} · {document}", "{0} · {1} {1|document|documents}"),
    ("{remark}: {}", "{0} {0|remarque|remarques} : {1}"),
    ("waits to be read", "attend d'être lu"),
    ("being read", "en cours de lecture"),
    ("read", "lu"),
    ("could not be read", "n'a pas pu être lu"),
    ("was there already", "déjà présent"),
    ("stored, to be read", "enregistré, à lire"),
    ("too large", "trop grand"),
    ("not sent", "non envoyé"),
    ("refused", "refusé"),
    (
      "Load this page again to see what became of them.",
      "Rechargez cette page pour voir ce qu'ils sont devenus."
    ),
  ]
}

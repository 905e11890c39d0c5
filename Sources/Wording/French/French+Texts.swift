extension French {
  /// Search, documents, entities, comparing, who published a text.
  static let texts: Entries = [
    ("{} · Search", "{0} · Recherche"),
    (
      "Every word must be in the title or the text; case and accents do not count, and a word that ends in * is a beginning.",
      "Chaque mot doit figurer dans le titre ou le texte ; majuscules et accents ne comptent pas, et un mot qui finit par * est un début."
    ),
    ("No text holds all of these words.", "Aucun texte ne contient tous ces mots."),
    (
      "The {} best texts; more words show fewer.",
      "Les {0} meilleurs textes ; davantage de mots en montrent moins."
    ),
    ("{text}, the best first.", "{0} {0|texte|textes}, les meilleurs d'abord."),
    ("whole text", "texte entier"),
    ("a former version", "ancienne version"),
    ("By {}", "De {0}"),
    ("The text", "Le texte"),
    ("Source", "Source"),
    ("Published", "Publié"),
    ("Language", "Langue"),
    ("By", "Auteur"),
    ("Answers", "Répond à"),
    ("Liked by", "Mentions « j'aime »"),
    ("Address", "Adresse"),
    ("Read from", "Lu dans"),
    ("Kept", "Conservation"), ("kept for {}", "conservé pour {0}"),
    ("legal basis: {}", "base légale : {0}"), ("until {}", "jusqu'au {0}"),
    ("read on {}", "lu le {0}"),
    ("Id", "Identifiant"),
    ("Compare with another text", "Comparer à un autre texte"),
    ("Findings about it", "Constats à son sujet"),
    ("Other versions", "Autres versions"),
    ("what changed", "ce qui a changé"),
    ("no source", "sans source"),
    ("It calls itself ", "Il se nomme "),
    ("Its dossier", "Sa fiche"),
    ("{finding} about it", "{0} {0|constat|constats} à son sujet"),
    (
      "{}; nothing that was read is published by it.",
      "{0} ; rien de ce qui a été lu n'est publié par lui."
    ),
    ("More than {document} by it; {}.", "Plus de {0} {0|document|documents} de lui ; {1}."),
    ("{document} by it; {}.", "{0} {0|document|documents} de lui ; {1}."),
    ("All {} in the queue", "Tous les {0} dans la liste"),
    ("When it publishes", "Quand il publie"),
    ("Its sites", "Ses sites"),
    ("What it published last", "Ses dernières publications"),
    ("no time", "sans heure"),
    ("Text {}", "Texte {0}"),
    ("By day", "Par jour"),
    ("By {} days", "Par tranches de {0} jours"),
    ("By hour of the day, UTC", "Par heure de la journée, UTC"),
    ("{document} without a day.", "{0} {0|document|documents} sans date."),
    ("{}: at most {} ({})", "{0} : au plus {1} ({2})"),
    ("{}, {} to {}", "{0}, de {1} à {2}"),
    ("In numbers", "En chiffres"),
    ("Compare two texts", "Comparer deux textes"),
    ("The two texts have no passage in common.", "Les deux textes n'ont aucun passage en commun."),
    (
      "{} of the earlier text stands in the other; {} of the later one comes from it.",
      "{0} du texte le plus ancien se retrouvent dans l'autre ; {1} du plus récent en viennent."
    ),
    (
      "Nothing says which was first: the one given first is taken as the earlier.",
      "Rien ne dit lequel était le premier : celui donné d'abord est pris pour le plus ancien."
    ),
    ("The earlier text", "Le texte le plus ancien"),
    ("The other", "L'autre"),
    ("A text, whole or a passage of it", "Un texte, entier ou un passage"),
    ("Who has it?", "Qui l'a ?"),
    (
      "The text was long: its beginning was looked for.",
      "Le texte était long : on a cherché son début."
    ),
    (
      "It is short: only what says the same and nothing else was looked for. Search finds words inside texts.",
      "Il est court : on n'a cherché que ce qui dit la même chose et rien d'autre. La recherche trouve des mots dans les textes."
    ),
    (
      "Very many texts are alike: the nearest were compared, and there may be more.",
      "De très nombreux textes se ressemblent : les plus proches ont été comparés, il peut y en avoir d'autres."
    ),
    ("The first {} of {} are listed.", "Les {0} premières sur {1} sont affichées."),
    ("Nobody, as far as was read.", "Personne, d'après ce qui a été lu."),
    (
      "{publication} by {source}",
      "{0} {0|publication|publications} par {1} {1|source|sources}"
    ),
    ("{}, each with a part of it.", "{0}, chacune avec une partie du texte."),
    (
      "{}; none that has it whole says when.",
      "{0} ; aucune de celles qui l'ont en entier ne dit quand."
    ),
    ("{}, the first and those since:", "{0}, la première et les suivantes :"),
    ("{}, {} with all of it:", "{0}, dont {1} avec le texte entier :"),
    ("Who", "Qui"),
    ("What", "Quoi"),
    ("Of your text", "De votre texte"),
    ("Of its text", "De son texte"),
    ("first", "première"),
    ("Text", "Texte"),
  ]

  /// What left the workspace.
  static let exports: Entries = [
    ("Exports", "Exports"),
    ("Export", "Export"),
    ("By, approved by", "Par, approuvé par"),
    ("What became of it", "Suites"),
    ("TLP", "TLP"),
    ("Partner", "Partenaire"),
    ("Report", "Signalement"),
    ("Nothing left yet.", "Rien n'est encore sorti."),
    (
      "What left this workspace: to whom, under which TLP, and who stood for it. Nothing leaves without a second person.",
      "Ce qui est sorti de cet espace de travail : vers qui, sous quel TLP, et qui en répond. Rien ne sort sans une seconde personne."
    ),
    (
      "{earlier export}: “tocsin export --register” lists all.",
      "{0} {0|export antérieur|exports antérieurs} : « tocsin export --register » les liste tous."
    ),
    ("What partners gave", "Ce que les partenaires ont transmis"),
    ("approved by ", "approuvé par "),
    ("collection {}", "collection {0}"),
    (" version {}", " version {0}"),
    ("in force", "en vigueur"),
    ("withdrawn", "retiré"),
    ("without an end", "sans terme"),
    ("{object}, SHA-256 ", "{0} {0|objet|objets}, SHA-256 "),
    ("{object}", "{0} {0|objet|objets}"),
    ("corrects export", "corrige l'export"),
    ("withdraws export", "retire l'export"),
    ("corrected by export", "corrigé par l'export"),
    ("withdrawn by export", "retiré par l'export"),
    (
      "Go back and paste the text itself, or give the page at “Add” to be read.",
      "Revenez et collez le texte lui-même, ou donnez la page à lire sous « Ajouter »."
    ),
    ("Nothing was read of this address", "Rien n'a été lu à cette adresse"),
    (
      "Paste a text, drop a file of plain text, or give the address or the id of a document that is stored.",
      "Collez un texte, déposez un fichier de texte brut, ou donnez l'adresse ou l'identifiant d'un document enregistré."
    ),
    (
      ". No link leads there. Open it on a machine that is kept for that, if at all: whoever runs it sees who comes.",
      ". Aucun lien n'y mène. Ne l'ouvrez que depuis une machine réservée à cela, si vous le devez : qui l'exploite voit qui vient."
    ),
    ("Copy it as it is", "Copier tel quel"),
    ("It is copied", "C'est copié"),
    ("It may not be what it seems: ", "Ce n'est peut-être pas ce que cela paraît : "),
    ("Names that begin so", "Noms qui commencent ainsi"),
    ("Texts", "Textes"),
    ("in the title; text: for the text", "dans le titre (dans le texte : text:coast)"),
    ("published by an account or a site", "publié par un compte ou un site"),
    ("published on these days or between", "publié ces jours-là ou entre eux"),
    ("the finding of that number", "le constat de ce numéro"),
    ("these words, one after the other", "ces mots, l'un après l'autre"),
    ("It cannot be searched: {}.", "Cela ne peut être cherché : {0}."),
    ("{more reason}", "{0} {0|autre raison|autres raisons}"),
  ]
}

extension French {
  /// What reading a file notices of it: kept in English with the input, and known again here.
  static let diagnostics: Entries = [
    (
      "It is one JSON object without a text. Records are objects in an array, or one a line.",
      "C'est un seul objet JSON sans texte. Les enregistrements sont des objets dans un tableau, ou un par ligne."
    ),
    (
      "It declares the encoding “{}” but was read as {}.",
      "Le codage déclaré est « {0} », mais la lecture s'est faite en {1}."
    ),
    (
      "It does not say its encoding; it was read as {}.",
      "Le codage n'est pas indiqué ; la lecture s'est faite en {0}."
    ),
    ("It is empty.", "C'est vide."), ("There is nothing in it.", "Il n'y a rien dedans."),
    ("It is {} and was not read.", "C'est {0}, et cela n'a pas été lu."),
    ("No article text was found.", "Aucun texte d'article n'a été trouvé."),
    (
      "The page's JSON-LD is not JSON; it was not used.",
      "Le JSON-LD de la page n'est pas du JSON ; il n'a pas été utilisé."
    ),
    (
      "Only the first 20,000 comments were read.",
      "Seuls les 20 000 premiers commentaires ont été lus."
    ),
    (
      "It says to be published later than now; the date was not used.",
      "La date de publication annoncée est à venir ; elle n'a pas été utilisée."
    ),
    (
      "There are {#} more of this kind in this file; they are not listed.",
      "Il y en a {0} de plus de cette sorte dans ce fichier ; elles ne sont pas énumérées."
    ),
    (
      "Its name is not UTF-8; rename it, then it can be read.",
      "Son nom n'est pas en UTF-8 ; renommez-le pour qu'il puisse être lu."
    ),
    (
      "The link leads back to a folder that it is in; it was not followed.",
      "Le lien ramène à un dossier qui le contient ; il n'a pas été suivi."
    ),
    (
      "It is a pipe, a socket or a device, and only regular files are read.",
      "C'est un tube, une prise ou un périphérique : seuls les fichiers ordinaires sont lus."
    ),
    ("There is no such file.", "Ce fichier n'existe pas."),
    (
      "It may not be read: its permissions do not allow it.",
      "Lecture impossible : ses droits d'accès l'interdisent."
    ),
    ("The archive ends within this entry.", "L'archive s'arrête au milieu de cette entrée."),
    (
      "The archive ends early; what came before was read.",
      "L'archive s'arrête trop tôt ; ce qui précède a été lu."
    ),
    (
      "The archive unpacks to far more than texts do; the rest was not read.",
      "L'archive se décompresse bien au-delà de ce que font des textes ; le reste n'a pas été lu."
    ),
    (
      "The compressed data ends early; what came before the break was read.",
      "Les données compressées s'arrêtent trop tôt ; ce qui précède la coupure a été lu."
    ),
    (
      "The compressed data is damaged; what came before the damage was read.",
      "Les données compressées sont endommagées ; ce qui précède a été lu."
    ),
    (
      "It unpacks to more than {} times its size, which no text does; the rest was not read.",
      "Une fois décompressé, cela fait plus de {0} fois sa taille, ce qu'aucun texte ne fait ; le reste n'a pas été lu."
    ),
    (
      "It is a message of Outlook (.msg), which is not read. Save it as .eml, or forward it as an attachment.",
      "C'est un message d'Outlook (.msg), qui n'est pas lu. Enregistrez-le en .eml, ou transférez-le en pièce jointe."
    ),
    (
      "It holds no mail: no header field stands in its first lines.",
      "Cela ne contient aucun courriel : ses premières lignes n'ont aucun champ d'en-tête."
    ),
    (
      "What is protected, or how names are judged, has changed since it was read. Scan it again: until then its look-alikes are missing, but for those that were known.",
      "Ce qui est protégé, ou la façon de juger les noms, a changé depuis la lecture. Relisez-le : d'ici là ses sosies manquent, sauf ceux qui étaient connus."
    ),
    (
      "A label mixes letters of scripts that are not written together.",
      "Une étiquette mêle des lettres d'écritures qui ne s'écrivent pas ensemble."
    ),
    (
      "The name began with a dot, which was dropped.",
      "Le nom commençait par un point, qui a été retiré."
    ),
    ("There is no name here.", "Il n'y a pas de nom ici."),
  ]
}

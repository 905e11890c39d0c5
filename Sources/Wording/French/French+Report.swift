extension French {
  /// What report and console say of a finding.
  static let evidence: Entries = [
    (" + {} identical", " + {0} {0|identique|identiques}"),
    ("Reasons", "Motifs"),
    ("Why this is a finding", "Pourquoi c'est un constat"),
    ("Why this asks for little attention", "Pourquoi cela demande peu d'attention"),
    ("What is known of the first", "Ce qu'on sait de la première"),
    ("Why that one is taken for the first", "Pourquoi celle-ci est tenue pour la première"),
    ("First known publication", "Première publication connue"),
    ("First of those read", "Première de celles lues"),
    ("Credited, not read", "Citée, non lue"),
    (", named by ", ", nommée par "),
    ("How sure", "Certitude"),
    ("Publications", "Publications"),
    ("Languages", "Langues"),
    ("No reasons were recorded.", "Aucun motif n'est enregistré."),
    ("{more reason} not shown.", "{0} {0|autre motif non affiché|autres motifs non affichés}."),
    ("Supports", "Étaye"),
    ("Weakens", "Affaiblit"),
    ("High attention", "Attention élevée"),
    ("Notable", "Notable"),
    ("Routine", "Ordinaire"),
    ("Who and what", "Qui et quoi"),
    ("From whom, and how", "De qui, et comment"),
    ("Copied from", "Copié de"),
    ("Matches", "Correspond"),
    ("Repeats", "Répète"),
    ("Altered", "Modifié"),
    ("Kept in", "Conservé dans"),
    ("{publication}, by time{}", "{0} {0|publication|publications}, par heure{1}"),
    ("Publications {} to {} of {}, by time{}", "Publications {0} à {1} sur {2}, par heure{3}"),
    (
      "{more publication is} in the workspace and not listed here.",
      "{0} {0|autre publication est dans l'espace de travail et n'est pas affichée|autres publications sont dans l'espace de travail et ne sont pas affichées} ici."
    ),
    ("first known", "première connue"),
    ("{more publication}", "{0} {0|autre publication|autres publications}"),
    ("and {repost}", "et {0} {0|partage|partages}"),
    ("+ {identical text}", "+ {0} {0|texte identique|textes identiques}"),
    (", by {source}", ", par {0} {0|source|sources}"),
    (", in {wording}", ", en {0} {0|formulation|formulations}"),
    ("first known publication", "première publication connue"),
    ("parent not known", "origine inconnue"),
    ("time not known", "heure inconnue"),
    (" of both", " des deux"),
    (" of the parent", " de l'origine"),
    (" of the copy", " de la copie"),
    ("and {} more, in the workspace", "et {0} {0|autre|autres}, dans l'espace de travail"),
    (
      "SHA-256 of {file} that it was read from",
      "SHA-256 {0|du fichier dont il a été lu|des fichiers dont il a été lu} ({0})"
    ),
    ("Signs", "Signes"),
    ("Lines", "Traits"),
    ("Timeline", "Chronologie"),
    ("Timeline of the publications", "Chronologie des publications"),
    (
      "{more source} not drawn: the first {} are.",
      "{0} {0|autre source n'est pas dessinée|autres sources ne sont pas dessinées} : les {1} premières le sont."
    ),
    ("; and {} more sources.", " ; et {0} {0|autre source|autres sources}."),
    (
      " The table of publications has every time.",
      " Le tableau des publications donne toutes les heures."
    ),
    (
      "{}: {}, within a day of the last publication",
      "{0} : {1}, à moins d'un jour de la dernière publication"
    ),
    (
      "{}: {}, {day} after the last publication",
      "{0} : {1}, {2} {2|jour|jours} après la dernière publication"
    ),
    ("first, ", "première, "),
    ("in the silence period of {}", "pendant la période de réserve de {0}"),
    ("last day to register", "dernier jour d'inscription"),
    ("silence period", "période de réserve"),
    ("Who copied whom", "Qui a copié qui"),
    ("Who copied whom, and how much of it", "Qui a copié qui, et combien"),
    ("from {}, not drawn", "de {0}, non dessiné"),
    (
      "{more publication} not drawn.",
      "{0} {0|autre publication non dessinée|autres publications non dessinées}."
    ),
    ("Copy", "Copie"),
    ("and {} more alike", "et {0} {0|autre semblable|autres semblables}"),
    ("only a part is repeated", "une partie seulement est répétée"),
    ("{} more not listed here.", "{0} {0|autre non affichée|autres non affichées} ici."),
    ("{}, not compared here", "{0}, non comparé ici"),
    ("What was altered", "Ce qui a été modifié"),
    (
      "The texts of the copies in this table are in the workspace; ",
      "Les textes des copies de ce tableau sont dans l'espace de travail ; "
    ),
    (" shows any two side by side.", " en montre deux côte à côte."),
    (
      "In {copy}, nothing of note was altered.",
      "Dans {0} {0|copie|copies}, rien de notable n'a été modifié."
    ),
    (
      "Altered in the same way in {more copy}: ",
      "Modifié de la même façon dans {0} {0|autre copie|autres copies} : "
    ),
    ("Earlier text", "Texte antérieur"),
    (
      "Long texts are compared up to {} bytes here; the earlier text has {}, the copy {}.",
      "Les textes longs sont comparés ici jusqu'à {0} octets ; le texte antérieur en a {1}, la copie {2}."
    ),
    ("Why it counts as {}", "Pourquoi c'est {0}"),
    ("{}, and as {}", "{0}, et {1}"),
    ("and {} more", "et {0} {0|autre|autres}"),
    ("nothing here", "rien ici"),
    (
      "{word} only in the earlier text",
      "{0} {0|mot seulement|mots seulement} dans le texte antérieur"
    ),
    ("{word} only in the copy", "{0} {0|mot seulement|mots seulement} dans la copie"),
    ("{} of the earlier text repeated", "{0} du texte antérieur répétés"),
    ("{}, a {} letter", "{0}, une lettre {1}"),
    (", not matched", ", sans correspondance"),
    ("Paler text was matched with nothing.", "Le texte plus pâle n'a pas de correspondance."),
    (
      "Passages that match stand side by side, in the order of the copy.",
      "Les passages qui se correspondent sont côte à côte, dans l'ordre de la copie."
    ),
    (
      "The texts stand side by side; where they match was not recorded.",
      "Les textes sont côte à côte ; leurs correspondances n'ont pas été enregistrées."
    ),
    (
      "Too few words are the same to compare them.",
      "Trop peu de mots sont les mêmes pour les comparer."
    ),
    (
      "What was altered is marked in both, as far as it was found.",
      "Ce qui a été modifié est marqué dans les deux, autant qu'on l'a trouvé."
    ),
    ("Words are not compared.", "Les mots ne sont pas comparés."),
    (
      "Words that are not the same are tinted; they may say the same.",
      "Les mots différents sont teintés ; ils peuvent dire la même chose."
    ),
    (
      "… a longer part of the copy, which nothing was matched with …",
      "… une partie plus longue de la copie, sans correspondance …"
    ),
    (
      "… a longer part of the earlier text, which nothing was matched with …",
      "… une partie plus longue du texte antérieur, sans correspondance …"
    ),
    (
      "… longer parts of both texts, which nothing was matched with …",
      "… des parties plus longues des deux textes, sans correspondance …"
    ),
    ("↕ stands elsewhere in the earlier text", "↕ figure ailleurs dans le texte antérieur"),
  ]

  /// What a copy is to its origin.
  static let relations: Entries = [
    ("added", "ajouté"),
    ("dropped", "retiré"),
    ("changed", "modifié"),
    ("sentence", "phrase"),
    ("sentences", "phrases"),
    ("name", "nom"),
    ("names", "noms"),
    ("number", "nombre"),
    ("numbers", "nombres"),
    ("date", "date"),
    ("dates", "dates"),
    ("quotation", "citation"),
    ("quotations", "citations"),
    ("attribution", "attribution"),
    ("attributions", "attributions"),
    ("copyright line", "mention de droits"),
    ("copyright lines", "mentions de droits"),
    ("negation", "négation"),
    ("negations", "négations"),
    ("look-alike letters", "lettres ressemblantes"),
    ("invisible characters", "caractères invisibles"),
    ("nothing found", "rien trouvé"),
    ("nothing of note", "rien de notable"),
    ("only a part is matched", "une partie seulement correspond"),
    (
      "Probability {} that both say the same, calibrated. ",
      "Probabilité de {0} que les deux disent la même chose, calibrée. "
    ),
    ("matches {}", "correspond à {0}"),
    ("repeats {}", "répète {0}"),
    ("probability {}", "probabilité {0}"),
    ("with credit", "avec mention de la source"),
    ("without credit", "sans mention de la source"),
    ("in another alphabet", "dans un autre alphabet"),
    ("copied in another alphabet", "copié dans un autre alphabet"),
    ("{} of both texts", "{0} des deux textes"),
    ("{} of the earlier text and {} of the copy", "{0} du texte antérieur et {1} de la copie"),
    (
      "{}The passages that match hold {}.",
      "{0}Les passages qui se correspondent contiennent {1}."
    ),
    ("language not known", "langue inconnue"),
    ("repost without credit", "reprise sans mention de la source"),
    ("credited reprint", "reprise avec mention de la source"),
    ("wire copy", "dépêche d'agence"),
    ("debunk", "vérification"),
    ("own version", "version propre"),
    ("same template, other facts", "même modèle, autres faits"),
    ("the source’s own version", "une version de la source elle-même"),
    ("another filling of one template", "un même modèle rempli autrement"),
    ("a {}", "une {0}"),
    (
      "Nothing in the copy says where the text is from.",
      "Rien dans la copie ne dit d'où vient le texte."
    ),
    (
      "The copy names or links where the text is from.",
      "La copie nomme l'origine du texte ou y renvoie."
    ),
    (
      "Both carry an agency’s text and name the agency.",
      "Les deux portent le texte d'une agence et la nomment."
    ),
    (
      "A part is quoted inside another text, marked as a quotation.",
      "Une partie est citée dans un autre texte, marquée comme citation."
    ),
    (
      "The text is quoted in order to check or contradict it.",
      "Le texte est cité pour le vérifier ou le contredire."
    ),
    (
      "The same source published both: an update or a second address.",
      "La même source a publié les deux : une mise à jour ou une seconde adresse."
    ),
    (
      "Both fill in one template, each with numbers and names of its own.",
      "Les deux remplissent un même modèle, chacun avec ses nombres et ses noms."
    ),
    ("copied", "copié"),
    ("reworded", "reformulé"),
    ("translated", "traduit"),
    (
      "The same words, whole or in part, up to small edits.",
      "Les mêmes mots, en tout ou en partie, à de petites retouches près."
    ),
    (
      "The same said in the same language, in other words.",
      "La même chose dans la même langue, en d'autres mots."
    ),
    ("The same said in another language.", "La même chose dans une autre langue."),
    (
      "The share of the shorter text’s letters that are repeated, edits deducted; 1 is all of it.",
      "La part des lettres du texte le plus court qui sont répétées, retouches déduites ; 1 est le tout."
    ),
    (
      "The probability that both texts say the same, calibrated: of many pairs with 0.9, about nine in ten do. It says nothing about who was first, or about intent.",
      "La probabilité que les deux textes disent la même chose, calibrée : de nombreuses paires à 0,9, environ neuf sur dix le font. Elle ne dit rien de qui fut le premier, ni de l'intention."
    ),
    ("Letters that stand in both texts.", "Lettres présentes dans les deux textes."),
    (
      "Letters that lie in passages with a counterpart in the other text: whole sentences, or all of a short text. How many words are the same does not matter.",
      "Lettres situées dans des passages qui ont leur pendant dans l'autre texte : des phrases entières, ou tout un texte court. Le nombre de mots identiques n'importe pas."
    ),
    ("certainly later", "certainement postérieur"),
    ("probably later", "probablement postérieur"),
    ("order not known", "ordre inconnu"),
    ("{}, probably", "{0}, probablement"),
    ("{}, as far as the times tell", "{0}, d'après les heures indiquées"),
    (
      "certain: its time is before every other’s",
      "certaine : son heure précède toutes les autres"
    ),
    (
      "likely: its time, or what the copies credit, speaks for it",
      "probable : son heure, ou ce que citent les copies, le suggère"
    ),
    (
      "not known: a guess from the texts alone",
      "inconnue : une supposition d'après les textes seuls"
    ),
    ("said by the page", "d'après la page"),
    ("said by a feed", "d'après un flux"),
    ("said by the data file", "d'après le fichier de données"),
    ("when it was collected", "à la collecte"),
    ("the pages say", "ce que disent les pages"),
    ("the feed says", "ce que dit le flux"),
    ("the data file says", "ce que dit le fichier de données"),
    ("they were collected", "leur collecte"),
    (
      "when the page was last changed; it came out no later",
      "à la dernière modification de la page ; elle n'a pas paru après"
    ),
    ("they were last changed", "leur dernière modification"),
    ("pages", "pages"),
    ("posts", "messages"),
    ("records", "enregistrements"),
    ("at the same time", "au même moment"),
    ("{day}", "{0} {0|jour|jours}"),
    ("{day} {} h", "{0} {0|jour|jours} {1} h"),
    ("{} later", "{0} plus tard"),
    ("{} earlier", "{0} plus tôt"),
    (" and ", " et "),
  ]
}

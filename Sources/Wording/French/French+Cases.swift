extension French {
  /// Campaigns, the register, what is known of a source.
  static let register: Entries = [
    ("Accept all of it", "L'accepter en entier"),
    ("a finding that is not there any more", "un constat qui n'existe plus"),
    (" (taken back by {})", " (repris par {0})"),
    ("Campaign", "Campagne"),
    ("Number", "Numéro"),
    ("no status", "aucun statut"),
    ("Decisions", "Décisions"),
    ("F11", "F11"),
    ("F3, F8", "F3, F8"),
    ("F30, F12", "F30, F12"),
    ("Findings and campaigns", "Constats et campagnes"),
    (
      "Findings of several kinds that have rare things in common. Each is a proposal: you accept, split or merge.",
      "Des constats de plusieurs types qui ont en commun des choses rares. Chacune est une proposition : vous acceptez, divisez ou réunissez."
    ),
    ("Keep findings apart", "Séparer des constats"),
    ("Merge", "Réunir"),
    (
      "No findings of two kinds hang together by anything rare.",
      "Aucun constat de deux types n'est lié à un autre par quelque chose de rare."
    ),
    ("One part", "Une partie"),
    ("Put findings or campaigns together", "Réunir des constats ou des campagnes"),
    ("Split", "Diviser"),
    ("Take back", "Retirer"),
    (
      "The decision is kept, for every later scan as well. What belongs together is reckoned anew in a moment: load the page again.",
      "La décision est gardée, pour toutes les lectures suivantes aussi. Ce qui va ensemble est recalculé dans un instant : rechargez la page."
    ),
    (
      "The decision is kept. It holds from the next scan on, and in every one after that.",
      "La décision est gardée. Elle vaut dès la prochaine lecture, et pour toutes les suivantes."
    ),
    ("By month", "Par mois"),
    ("Copied", "A copié"),
    ("Dossier: {}", "Fiche : {0}"),
    ("dossier", "fiche"),
    ("How it copies", "Comment elle copie"),
    (
      "How much of it was read (the pale bar: how much was looked at), how much of that it copied without credit, and how often others copied it",
      "Combien en a été lu (barre pâle : combien a été examiné), combien elle a copié sans mention de la source, et combien de fois d'autres l'ont copiée"
    ),
    ("Month", "Mois"),
    ("More every year?", "Davantage chaque année ?"),
    (
      "No catalogue is installed: ids are taken as they are written. “tocsin setup” fetches it; TOCSIN_DISARM names a file.",
      "Aucun catalogue n'est installé : les identifiants sont pris tels quels. « tocsin setup » le télécharge ; TOCSIN_DISARM indique un fichier."
    ),
    ("Nothing, in the register.", "Rien, dans le registre."),
    ("Read", "Lu"),
    ("Techniques (DISARM)", "Techniques (DISARM)"),
    ("Techniques", "Techniques"),
    ("Was copied", "A été copiée"),
    ("What is asserted of it", "Ce qu'on en affirme"),
    ("Words", "Mots"),
    ("republishing", "reprise"),
    (
      "{finding} about it; {document} of it read.",
      "{0} {0|constat|constats} à son sujet ; {1} {1|document lu|documents lus}."
    ),
    (
      "{finding} or more about it; {document} of it read.",
      "{0} {0|constat|constats} ou plus à son sujet ; {1} {1|document lu|documents lus}."
    ),
    ("{} read, {} copied", "{0} lus, {1} copiés"),
    (
      "A table with source, status, asserted_by, act, from, to, domains and document, OpenSanctions' simplified table, or FollowTheMoney entities. Large files: “tocsin register import FILE”.",
      "Un tableau avec source, status, asserted_by, act, from, to, domains et document, le tableau simplifié d'OpenSanctions, ou des entités FollowTheMoney. Grands fichiers : « tocsin register import FILE »."
    ),
    ("Add a list", "Ajouter une liste"),
    ("By which act", "Par quel acte"),
    ("Later", "Plus récents"),
    ("Licence of the list", "Licence de la liste"),
    ("List", "Liste"),
    ("Name or domain", "Nom ou domaine"),
    ("Nothing is asserted.", "Rien n'est affirmé."),
    ("Nothing is asserted of that name.", "Rien n'est affirmé de ce nom."),
    ("Pages of the register", "Pages du registre"),
    ("Status, where a row names none", "Statut, quand une ligne n'en donne pas"),
    ("Status", "Statut"),
    ("The list", "La liste"),
    ("Where it can be read", "Où on peut la lire"),
    ("Who asserts it", "Qui l'affirme"),
    ("Who says so, by which act", "Qui le dit, par quel acte"),
    ("https://…", "https://…"),
    ("taken back by {}", "repris par {0}"),
    (
      "{assertion} about sources: who says what of them, by which act, from when to when.",
      "{0} {0|affirmation|affirmations} sur des sources : qui en dit quoi, par quel acte, de quand à quand."
    ),
  ]

  static let cases: Entries = [
    ("Keep", "Garder"),
    (
      "Otherwise (a second one): what else would explain it",
      "Sinon (une seconde) : quelle autre explication"
    ),
    ("Otherwise: what else would explain it", "Sinon : quelle autre explication"),
    ("Weaker, since", "Plus faible, car"),
    ("Acted", "A agi"),
    ("Case", "Dossier"),
    (
      "Countermeasures that were sent, by their last outcome; hours are those to the first takedown, in the middle",
      "Contre-mesures envoyées, selon leur dernier résultat ; les heures vont jusqu'au premier retrait, en médiane"
    ),
    ("Harmed", "A nui"),
    ("Hours", "Heures"),
    ("Kept for (the purpose)", "Conservé pour (la finalité)"),
    ("Legal basis", "Base légale"),
    ("No answer", "Sans réponse"),
    ("Open a case", "Ouvrir un dossier"),
    ("Partly", "En partie"),
    ("Refused", "Refusé"),
    (
      "There is none yet. Open one below, or from a finding.",
      "Il n'y en a pas encore. Ouvrez-en un ci-dessous, ou depuis un constat."
    ),
    ("Title", "Titre"),
    ("To be erased on", "À effacer le"),
    (
      "What a team concludes from findings, what it does about them, and what came of it.",
      "Ce qu'une équipe conclut des constats, ce qu'elle en fait, et ce qui en résulte."
    ),
    ("What worked", "Ce qui a marché"),
    ("← Cases", "← Dossiers"),
    ("Observed", "Observé"),
    ("Assessed", "Évalué"),
    ("Attributed", "Attribué"),
    ("Described", "Décrit"),
    ("Countermeasures", "Contre-mesures"),
    ("Work", "Travail"),
    ("As a file", "En fichier"), ("As PDF", "En PDF"),
    ("As a mail, with its findings attached", "En courriel, avec ses constats joints"),
    ("What is held about somebody", "Ce qui est détenu sur quelqu'un"),
    (
      "Where an account, a name, a host or an address is named: in what was read and found, in cases, and in what partners gave.",
      "Où un compte, un nom, un hôte ou une adresse est nommé : dans ce qui a été lu et trouvé, dans les dossiers, et dans ce que des partenaires ont donné."
    ),
    ("Look", "Chercher"),
    (
      "The name is too short to be told from other words.",
      "Le nom est trop court pour être distingué d'autres mots."
    ),
    ("Nothing is held about it.", "Rien n'est détenu à son sujet."),
    ("Erase the name", "Effacer le nom"),
    (
      "It is taken out of cases, notes, reasons, the register and what partners gave. What was read is erased by “tocsin forget” in the terminal. Backups keep what they have until they are destroyed.",
      "Il est retiré des dossiers, des notes, des motifs, du registre et de ce que des partenaires ont donné. Ce qui a été lu s'efface par « tocsin forget » dans le terminal. Les sauvegardes gardent ce qu'elles ont jusqu'à leur destruction."
    ),
    ("Erase", "Effacer"),
    (" It cannot be taken back", " Cela ne peut pas être annulé"),
    ("{place} changed.", "{0} {0|endroit modifié|endroits modifiés}."),
    ("Change the state", "Changer l'état"),
    ("Add findings", "Ajouter des constats"),
    ("Take a finding out", "Retirer un constat"),
    ("Assess", "Évaluer"),
    ("Propose an attribution", "Proposer une attribution"),
    (
      "It is an attribution only when somebody else, who is named as an approver in this case, approves it.",
      "Ce n'est une attribution que lorsqu'une autre personne, désignée comme approbateur dans ce dossier, l'approuve."
    ),
    ("Approve B{}", "Approuver B{0}"),
    (
      "Somebody else approves it, under their own name, who is named as an approver.",
      "Une autre personne, désignée comme approbateur, l'approuve sous son propre nom."
    ),
    ("F3, an address, an act", "F3, une adresse, un acte"),
    ("Draft a countermeasure", "Rédiger une contre-mesure"),
    ("It was sent", "Elle a été envoyée"),
    ("What came of it", "Ce qu'il en est advenu"),
    ("Something was taken down", "Quelque chose a été retiré"),
    ("Write a note", "Écrire une note"),
    ("Add a task", "Ajouter une tâche"),
    ("Name somebody", "Désigner quelqu'un"),
    (" took it as a file", " l'a pris en fichier"),
    (" looked at it", " l'a consulté"),
    ("Who looked at it", "Qui l'a consulté"),
    ("By which way", "Par quelle voie"),
    ("Done", "Fait"),
    ("How sure you are", "Votre degré de confiance"),
    ("Provision that is broken (notice)", "Disposition enfreinte (notification)"),
    (
      " I believe in good faith that it is accurate and complete (notice)",
      " Je crois de bonne foi que c'est exact et complet (notification)"
    ),
    ("Rests on (all findings if empty)", "Repose sur (tous les constats si vide)"),
    ("Rests on", "Repose sur"),
    ("Result", "Résultat"),
    ("The note", "La note"),
    ("To whom", "À qui"),
    ("What happened", "Ce qui s'est passé"),
    ("What is claimed", "Ce qui est affirmé"),
    ("What is gone", "Ce qui a disparu"),
    (
      "What is so; in a notice, why it is illegal",
      "Ce qu'il en est ; dans une notification, pourquoi c'est illicite"
    ),
    ("What is to be done", "Ce qu'il faut faire"),
    (
      "What it is about: one address or host a line",
      "De quoi il s'agit : une adresse ou un hôte par ligne"
    ),
    ("Evidence {}", "Élément {0}"),
    ("Evidence {} (if there is more)", "Élément {0} (s'il y en a d'autres)"),
    ("What it says", "Ce qu'elle dit"),
    ("What you conclude", "Ce que vous concluez"),
    ("Where it is", "Où cela se trouve"),
    ("Who does it", "Qui s'en charge"),
    ("Who is said to be behind it", "Qui serait derrière"),
    ("Their e-mail address", "Son adresse électronique"),
    ("Who sends it: name", "Qui l'envoie : nom"),
    ("Answer a question", "Répondre à une question"),
    ("Answer", "Réponse"),
    ("Behavioural indicators, one a line", "Indicateurs comportementaux, un par ligne"),
    ("Class the exposure (EEAS)", "Classer l'exposition (SEAE)"),
    ("Class", "Classe"),
    ("Describe a side (ABCDE)", "Décrire une face (ABCDE)"),
    ("Describe incident and set", "Décrire l'incident et le mode opératoire"),
    ("Description", "Description"),
    ("Indicator", "Indicateur"),
    ("Information manipulation set", "Mode opératoire informationnel"),
    ("Name a technique (DISARM)", "Désigner une technique (DISARM)"),
    ("Question", "Question"),
    ("Rate the impact", "Évaluer l'impact"),
    ("Rating", "Note"),
    ("Search the catalogue", "Chercher dans le catalogue"),
    ("Side", "Face"),
    ("T0084.001", "T0084.001"),
    ("Technical indicators, one a line", "Indicateurs techniques, un par ligne"),
    ("What happened, in a sentence", "Ce qui s'est passé, en une phrase"),
    ("What shows it", "Ce qui le montre"),
    ("Why it belongs to that set", "Pourquoi il relève de ce mode opératoire"),
  ]
}

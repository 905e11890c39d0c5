extension French {
  static let finding: Entries = [
    ("Evidence", "Éléments de preuve"),
    ("What was found", "Ce qui a été constaté"),
    (
      "Look around in the network: one account, a part of the time, larger",
      "Parcourir le réseau : un compte, une période, en plus grand"
    ),
    ("The same in the terminal: ", "La même chose dans le terminal : "),
    (" · observed by rule ", " · observé par la règle "),
    ("F{}: {}.", "F{0} : {1}."),
    ("{}: {}", "{0} : {1}"),
    ("It was the last one in this view.", "C'était le dernier de cette vue."),
    (
      "Your judgement was not stored: the finding was judged or changed since you opened it. What is in force now stands below; judge again if you see it otherwise.",
      "Votre avis n'a pas été enregistré : le constat a reçu un autre avis ou a changé depuis que vous l'avez ouvert. Ce qui vaut maintenant figure ci-dessous ; donnez de nouveau votre avis s'il diffère."
    ),
    ("Findings", "Constats"),
    ("← Queue", "← À traiter"),
    ("Previous", "Précédent"),
    ("Next", "Suivant"),
    ("What the register says", "Ce que dit le registre"),
    ("It is in no case. ", "Il ne figure dans aucun dossier. "),
    ("In ", "Dans "),
    ("Open a case with it", "Ouvrir un dossier avec ce constat"),
    ("Who and what it is about", "De qui et de quoi il s'agit"),
    ("{more name}.", "{0} {0|autre nom|autres noms}."),
    ("Other findings about the same", "Autres constats sur le même sujet"),
    ("{document} in common", "{0} {0|document|documents} en commun"),
    (" and {} more", " et {0} {0|autre|autres}"),
    ("Notes", "Notes"),
    ("Take away", "Retirer"),
    ("A note for whoever comes next", "Une note pour qui prendra la suite"),
    ("Keep the note", "Garder la note"),
    (" of ", " de "),
    (" by ", " par "),
    ("{} undone by ", "{0} : annulé par "),
    ("History", "Historique"),
    ("Judgement", "Avis"),
    ("F12", "F12"),
    ("Nobody judged this yet.", "Personne n'a encore donné d'avis."),
    (" The finding changed since.", " Le constat a changé depuis."),
    ("Undo this", "Annuler cet avis"),
    ("Appeared", "Apparu"),
    ("Grew", "Agrandi"),
    ("Became part of another", "Intégré à un autre"),
    ("Withdrawn", "Retiré"),
    // The network to look around in.
    ("Network {}", "Réseau {0}"),
    ("Finding {}", "Constat {0}"),
    (
      "This network has no picture; the table has it all.",
      "Ce réseau n'a pas d'image ; le tableau dit tout."
    ),
    (
      "{pair} and {account} in this time, of {} and {}.",
      "{0} {0|paire|paires} et {1} {1|compte|comptes} dans cette période, sur {2} et {3}."
    ),
    ("Account", "Compte"),
    ("From", "De"),
    ("Until", "Jusqu'à"),
    ("Picture", "Image"),
    ("Larger", "Agrandir"),
    ("Smaller", "Réduire"),
    ("Left", "À gauche"),
    ("Right", "À droite"),
    ("Up", "Vers le haut"),
    ("Down", "Vers le bas"),
    ("The whole", "L'ensemble"),
    (
      "Points are accounts, lines are pairs that acted together in the time shown. A point leads to its account. Filled: first in half or more of its events. A dark ring: connects parts that would fall apart without it.",
      "Les points sont des comptes, les traits des paires qui ont agi ensemble dans la période affichée. Un point mène à son compte. Plein : premier dans au moins la moitié de ses événements. Cerclé de noir : relie des parties qui, sans lui, seraient séparées."
    ),
    ("Role", "Rôle"),
    ("Pairs", "Paires"),
    ("Events", "Événements"),
    ("{more account}.", "{0} {0|autre compte|autres comptes}."),
    ("{more pair}.", "{0} {0|autre paire|autres paires}."),
    ("{} and those it acts with", "{0} et ceux avec qui il agit"),
    ("All about it", "Tout ce qui le concerne"),
    (
      "It acts with nobody of this network in this time.",
      "Il n'agit avec personne de ce réseau dans cette période."
    ),
    ("With", "Avec"),
    ("Median delay", "Délai médian"),
    ("Together", "Ensemble"),
    ("When", "Quand"),
    ("seed", "amorceur"),
    ("amplifier", "amplificateur"),
    ("bridge", "pont"),
    ("member", "membre"),
    ("This finding has no network", "Ce constat n'a pas de réseau"),
    (
      "Only findings about accounts that act together have one.",
      "Seuls les constats sur des comptes qui agissent ensemble en ont un."
    ),
  ]
}

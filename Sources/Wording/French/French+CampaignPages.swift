extension French {
  /// What the page of a campaign says, and the list of keys.
  static let campaignPages: Entries = [
    ("What belongs to it: {finding}", "Ce qui en fait partie : {0} {0|constat|constats}"),
    (
      "What joins it, and what speaks against that: {join}",
      "Ce qui la relie, et ce qui s'y oppose : {0} {0|lien|liens}"
    ),
    ("{finding} put together by {}", "{0} {0|constat réuni|constats réunis} par {1}"),
    (
      "{finding} that hang together with these: nobody decided so",
      "{0} {0|constat qui s'y rattache|constats qui s'y rattachent} : personne n'en a décidé"
    ),
    ("{more finding}", "{0} {0|autre constat|autres constats}"),
    ("{more join}, weaker ones", "{0} {0|autre lien, plus faible|autres liens, plus faibles}"),
    (", threshold {}", ", seuil {0}"), ("{} of {}", "{0} : {1}"),
    ("shaded: {}, {}", "en grisé : {0}, {1}"), ("{}: {}, before", "{0} : {1}, avant"),
    (
      "The {} latest texts: too many hold all of it to weigh them. More words show the best.",
      "Les {0} derniers textes : trop nombreux à contenir tout cela pour être comparés. Plus de mots montrent les meilleurs."
    ),
    ("{text}, the latest first.", "{0} {0|texte|textes}, les derniers d'abord."),
    (": ", " : "),
    ("Next new one", "Le prochain nouveau"), ("Send the form", "Envoyer le formulaire"),
    ("Leave the field", "Quitter le champ"), (" in all", " en tout"),
  ]
}

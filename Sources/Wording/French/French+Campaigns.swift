extension French {
  /// Why findings hang together, and why sites do.
  static let campaignReasons: Entries =
    joins + sites
    + [
      (
        "When one of them was is not known, so that time says nothing.",
        "On ignore quand l'un d'eux a eu lieu : le temps ne dit donc rien."
      ),
      (
        "People put {#} of its {#} findings together; the others hang together with these, and nobody decided so.",
        "Des personnes ont réuni {0} de ses {1} constats ; les autres s'y rattachent, sans que personne en ait décidé."
      ),
      ("They are of the same days.", "Ils sont des mêmes jours."),
      ("They are {#} days apart.", "{0} {0|jour les sépare|jours les séparent}."),
      (
        "{#} findings of {#} kind hang together.",
        "{0} constats de {1} {1|type|types} tiennent ensemble."
      ),
      (
        "{#} findings of {#} kinds hang together.",
        "{0} constats de {1} {1|type|types} tiennent ensemble."
      ),
      (
        "The weakest of its joins is weak: without it there are two groups.",
        "Le plus faible de ses liens est faible : sans lui, il y a deux groupes."
      ),
      ("The weakest of its joins is firm.", "Le plus faible de ses liens est solide."),
    ]

  /// Words are given with their sentence: an account may be called “text”, and is not to be translated.
  private static let joins: Entries =
    traits.flatMap { trait, other in
      [
        (
          "Both have \(trait) {}, which no other finding has.",
          "Les deux ont \(other) {0}, qu'aucun autre constat n'a."
        ),
        (
          "Both have \(trait) {}; 1 other has it, too.",
          "Les deux ont \(other) {0} ; 1 autre l'a aussi."
        ),
        (
          "Both have \(trait) {}; {#} others have it, too.",
          "Les deux ont \(other) {0} ; {1} {1|autre l'a|autres l'ont} aussi."
        ),
        (
          "Both have \(trait) {}, and so have {#} other findings: it joins nothing.",
          "Les deux ont \(other) {0}, comme {1} {1|autre constat|autres constats} : cela ne relie rien."
        ),
      ]
    }
    + sorts.map { sort, other in
      (
        "All joins are of one sort (\(sort)): one explanation of it would undo the campaign.",
        "Tous les liens sont d'une seule sorte (\(other)) : une seule explication déferait la campagne."
      )
    }
    + kindsOfFindings.map { kind, other in
      (
        "One of them (\(kind)) asks for no attention by itself.",
        "L'un d'eux (\(other)) ne demande pas d'attention à lui seul."
      )
    }

  private static let sites: Entries = identifiers.map { identifier, other in
    (
      "{#} of the sites have the same \(identifier): {}.",
      "{0} des sites ont \(other) : {1}."
    )
  }

  private static let traits: Entries = [
    ("one text, document", "un même texte, document"),
    ("the domain", "le domaine"),
    ("the account", "le compte"),
    ("the text", "le texte"),
    ("the site identifier", "l'identifiant de site"),
    ("the advertising id", "l'identifiant publicitaire"),
    ("the certificate", "le certificat"),
    ("the registration", "l'enregistrement"),
    ("the mail infrastructure", "l'infrastructure de courriel"),
    ("the host", "l'hôte"),
    ("the template", "le gabarit"),
    ("the link", "le lien"),
    ("the target", "la cible"),
  ]

  private static let sorts: Entries = [
    ("domain", "domaine"),
    ("identifier", "identifiant de site"),
    ("advertising", "identifiant publicitaire"),
    ("certificate", "certificat"),
    ("registration", "enregistrement"),
    ("hosting", "hôte"),
    ("template", "gabarit"),
    ("account", "compte"),
    ("text", "texte"),
    ("mail", "courriel"),
    ("link", "lien"),
    ("target", "cible"),
  ]

  private static let kindsOfFindings: Entries = [
    ("copies", "texte copié"),
    ("lookalikes", "noms trompeurs"),
    ("network", "réseau"),
    ("sites", "groupe de sites"),
    ("mail", "courriel trompeur"),
  ]

  private static let identifiers: Entries = [
    ("analytics account", "le même compte de mesure d'audience"),
    ("tag-manager account", "le même compte de gestionnaire de balises"),
    ("advertising account", "le même compte publicitaire"),
    ("tracking pixel", "le même pixel de suivi"),
    ("verification code", "le même code de vérification"),
    ("certificate", "le même certificat"),
    ("feed", "le même flux"),
    ("picture of the site", "la même image de site"),
    ("host of scripts, or account elsewhere", "le même hôte de scripts, ou compte ailleurs"),
    ("software", "le même logiciel"),
    ("texts", "les mêmes textes"),
  ]
}

extension French {
  /// That a source whose texts are barred is repeated by others, and by which act.
  static let registerReasons: Entries = sentences + claims

  private static let sentences: Entries = [("publishes", "publie"), ("publish", "publient")]
    .flatMap { verb, other in
      [
        (
          "{} \(verb) a text of {}, which is {}. The act: {} When one of them did is not known.",
          "{0} \(other) un texte de {1}, qui est {2}. L'acte : {3} On ignore quand l'un d'eux l'a fait."
        ),
        (
          "{} \(verb) a text of {}, which is {}. When one of them did is not known.",
          "{0} \(other) un texte de {1}, qui est {2}. On ignore quand l'un d'eux l'a fait."
        ),
        (
          "{} \(verb) a text of {}, which is {}. The act: {}",
          "{0} \(other) un texte de {1}, qui est {2}. L'acte : {3}"
        ),
        (
          "{} \(verb) a text of {}, which is {}.",
          "{0} \(other) un texte de {1}, qui est {2}."
        ),
      ]
    }

  private static let claims: Entries = [
    ("refused", "refusée"), ("sanctioned", "sanctionnée"),
  ].flatMap { status, other in
    [
      (
        "\(status), says {}, by {}, from {} to {}",
        "\(other), selon {0}, par {1}, du {2} au {3}"
      ),
      ("\(status), says {}, by {}, from {}", "\(other), selon {0}, par {1}, depuis le {2}"),
      ("\(status), says {}, by {}", "\(other), selon {0}, par {1}"),
      ("\(status), says {}, from {} to {}", "\(other), selon {0}, du {1} au {2}"),
      ("\(status), says {}, from {}", "\(other), selon {0}, depuis le {1}"),
      ("\(status), says {}", "\(other), selon {0}"),
    ]
  }
}

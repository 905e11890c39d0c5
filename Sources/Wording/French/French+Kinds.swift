extension French {
  /// Look-alikes, mails, networks and sites.
  static let kinds: Entries = [
    ("Look-alike names, by whom they resemble", "Noms trompeurs, selon qui ils imitent"),
    ("Protected", "Protégé"),
    (
      "{more owner}, listed under the look-alike names.",
      "{0} {0|autre titulaire|autres titulaires}, listés parmi les noms trompeurs."
    ),
    (" High", " Élevée"),
    (" Medium", " Moyenne"),
    (" to ", " à "),
    ("How it is made", "Comment il est fait"),
    ("Likelihood", "Vraisemblance"),
    (
      "Look-alikes of {}, the likeliest first",
      "Noms trompeurs imitant {0}, les plus vraisemblables d'abord"
    ),
    ("Seen", "Vu"),
    ("Why", "Pourquoi"),
    ("less like ", "moins semblable à "),
    ("like ", "semblable à "),
    ("registered: ", "enregistré : "),
    ("{name} that have something in common", "{0} {0|nom|noms} qui ont quelque chose en commun"),
    (
      "{more name is} in the workspace and not on this page.",
      "{0} {0|autre nom est dans l'espace de travail et non|autres noms sont dans l'espace de travail et non} sur cette page."
    ),
    (
      "{name}, {} of high likelihood. Protected: ",
      "{0} {0|nom|noms}, dont {1} de vraisemblance élevée. Protégés : "
    ),
    (
      "It claims to be {}, and what was seen says otherwise.",
      "Il prétend venir de {0}, et ce qu'on a vu dit le contraire."
    ),
    (
      "They claim to be {}, and what was seen says otherwise.",
      "Ils prétendent venir de {0}, et ce qu'on a vu dit le contraire."
    ),
    ("Its links lead to {}.", "Ses liens mènent à {0}."),
    ("Their links lead to {}.", "Leurs liens mènent à {0}."),
    (
      "Open nothing in it and answer nothing; pass it on whole, as an attachment, to whoever looks after security. Who has opened it already should say so at once: nobody is blamed.",
      "N'y ouvrez rien et ne répondez pas ; transmettez-le entier, en pièce jointe, à qui s'occupe de la sécurité. Qui l'a déjà ouvert doit le dire aussitôt : personne ne sera blâmé."
    ),
    ("There is a mail {}.", "Un courriel circule : {0}."),
    ("There are {} mails like {}.", "{0} courriels circulent, comme {1}."),
    ("comes from", "vient de"),
    ("shows the name", "affiche le nom"),
    ("Deceptive", "Trompeur"),
    ("Sent", "Envoyé"),
    ("To", "À"),
    ("Subject", "Objet"),
    ("The mails, by the times that they state", "Les courriels, selon l'heure qu'ils indiquent"),
    ("What the likeliest of them says", "Ce que dit le plus vraisemblable"),
    ("What to tell staff", "Que dire au personnel"),
    ("Where they lead", "Où ils mènent"),
    ("no address", "sans adresse"),
    (
      "{more mail} not listed here.",
      "{0} {0|autre courriel non affiché|autres courriels non affichés} ici."
    ),
    ("own objects", "objets propres"),
    ("{} accounts in {} communities", "{0} comptes dans {1} {1|communauté|communautés}"),
    (
      " The busiest hour of the day is {}:00 to {}:00 UTC, with {} of {event}.",
      " L'heure la plus chargée de la journée va de {0} h à {1} h UTC, avec {2} sur {3} {3|événement|événements}."
    ),
    (
      " {more account} not drawn.", " {0} {0|autre compte non dessiné|autres comptes non dessinés}."
    ),
    (
      "Marks above each other are shares of the same within the window.",
      "Les marques superposées sont des partages de la même chose dans la fenêtre."
    ),
    ("Accounts", "Comptes"),
    ("All accounts", "Tous les comptes"),
    ("Common objects", "Objets communs"),
    ("First in", "Premier dans"),
    ("First", "Premier"),
    ("Members", "Membres"),
    ("Object", "Objet"),
    ("Pairs that act together", "Paires qui agissent ensemble"),
    ("First seen", "Vu d'abord"),
    ("Last seen", "Vu en dernier"),
    ("Days on which they did", "Jours où elles l'ont fait"),
    (
      "The accounts, those with most pairs first",
      "Les comptes, ceux qui ont le plus de paires d'abord"
    ),
    ("The pairs, the strongest first", "Les paires, les plus fortes d'abord"),
    (
      "What they shared together, what most of them shared first",
      "Ce qu'ils ont partagé ensemble, le plus partagé d'abord"
    ),
    (
      "Observed is that they share the same closely in time. Whether they agreed on it, who they are and what they want is not observed.",
      "On observe qu'ils partagent la même chose à peu de temps d'écart. S'ils se sont concertés, qui ils sont et ce qu'ils veulent n'est pas observé."
    ),
    (
      "Points are accounts, lines are pairs. Filled: first in half or more of its events. With a ring: connects parts that would fall apart without it.",
      "Les points sont des comptes, les traits des paires. Plein : premier dans au moins la moitié de ses événements. Cerclé : relie des parties qui, sans lui, seraient séparées."
    ),
    ("Shares in all", "Partages en tout"),
    ("Who acts with whom", "Qui agit avec qui"),
    ("{more account} not shown.", "{0} {0|autre compte non affiché|autres comptes non affichés}."),
    ("{more object} not shown.", "{0} {0|autre objet non affiché|autres objets non affichés}."),
    ("{more pair} not shown.", "{0} {0|autre paire non affichée|autres paires non affichées}."),
    ("neither, significantly", "aucun, significativement"),
    ("Sites", "Sites"),
    ("Earlier", "Antérieur"),
  ]
}

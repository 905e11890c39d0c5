extension French {
  static let settings: Entries = [
    (
      "Saved. What is protected counts when something is read next; what is followed, when the server is started again.",
      "Enregistré. Ce qui est protégé compte dès la prochaine lecture ; ce qui est suivi, au prochain démarrage du serveur."
    ),
    ("Nothing was saved:", "Rien n'a été enregistré :"),
    ("Five questions", "Cinq questions"),
    ("The answers are written to ", "Les réponses sont écrites dans "),
    (
      ", with comments that say what else there is. What is left empty stands there as a comment; everything can be changed later.",
      ", avec des commentaires qui disent ce qu'il y a d'autre. Ce qui reste vide y figure en commentaire ; tout peut être changé plus tard."
    ),
    (
      "1 and 2: which election is it, and on which day?",
      "1 et 2 : de quelle élection s'agit-il, et quel jour a-t-elle lieu ?"
    ),
    (
      "3: which names may others imitate?",
      "3 : quels noms d'autres pourraient-ils imiter ?"
    ),
    (
      "4 and 5: what is followed, and whom may servers write to?",
      "4 et 5 : que suit-on, et à qui les serveurs peuvent-ils écrire ?"
    ),
    ("Nothing is protected or followed yet. ", "Rien n'est encore protégé ni suivi. "),
    (
      "Five questions make the configuration.",
      "Cinq questions font la configuration."
    ),
    ("Written to ", "Écrit dans "),
    ("In the file is wrong:", "Erreurs dans le fichier :"),
    ("Save", "Enregistrer"),
    ("Election", "Élection"),
    (
      "The file has several elections, or one with rounds and silence periods: edit them there.",
      "Le fichier contient plusieurs élections, ou une avec des tours et des périodes de réserve : modifiez-les dans le fichier."
    ),
    ("Name", "Nom"),
    ("Day of the vote", "Jour du scrutin"),
    ("Protected names", "Noms protégés"),
    (
      "Whose look-alikes are looked for: parties, newsrooms, authorities, candidates. Every row needs a domain; several are parted by blanks. An emptied row is taken out.",
      "Ceux dont on cherche les sosies : partis, rédactions, autorités, candidats. Chaque ligne a besoin d'un domaine ; plusieurs sont séparés par des espaces. Une ligne vidée est retirée."
    ),
    ("Domains", "Domaines"),
    ("Words that people know it by", "Mots sous lesquels on le connaît"),
    ("Name {}", "Nom {0}"),
    ("Domains {}", "Domaines {0}"),
    ("Words {}", "Mots {0}"),
    (
      "Partners: domains that are nobody’s look-alike",
      "Partenaires : domaines qui ne sont le sosie de personne"
    ),
    (
      "Decoys: registered by yourselves, to see who comes",
      "Leurres : enregistrés par vous-mêmes, pour voir qui vient"
    ),
    ("What is followed", "Ce qui est suivi"),
    (
      "Contact, named to every site that is asked",
      "Contact, indiqué à chaque site interrogé"
    ),
    (
      "Feeds, or addresses of sites that have one",
      "Flux, ou adresses de sites qui en ont un"
    ),
    ("Folders", "Dossiers de fichiers"),
    (
      ", where comments, and what this form does not show (registers, silence periods, who is told), stay as they are.",
      ", où les commentaires et ce que ce formulaire ne montre pas (registres, périodes de réserve, destinataires) restent tels quels."
    ),
    ("Thresholds of copies", "Seuils des copies"),
    (
      "What is left empty is as usual. Another number finds all copies anew when something is read next; findings keep their numbers.",
      "Ce qui reste vide garde sa valeur habituelle. Un autre nombre fait rechercher de nouveau toutes les copies à la prochaine lecture ; les constats gardent leurs numéros."
    ),
    ("How much is compared", "Ce qui est comparé"),
    (" · {}", " · {0}"),
    (
      "letters and digits that a text needs to be considered",
      "lettres et chiffres qu'il faut à un texte pour être examiné"
    ),
    (
      "share of the shorter text that must be repeated",
      "part du texte le plus court qui doit être répétée"
    ),
    (
      "from this score on the words are the same; below it, a rewording",
      "à partir de ce score, les mots sont les mêmes ; en dessous, une reformulation"
    ),
    (
      "share that must have its like in a rewording or translation",
      "part qui doit avoir son équivalent dans une reformulation ou une traduction"
    ),
    (
      "letters and digits of a shared passage that counts by itself",
      "lettres et chiffres d'un passage commun qui compte à lui seul"
    ),
    (
      "letters and digits of a single run that counts in long texts",
      "lettres et chiffres d'une seule suite qui compte dans de longs textes"
    ),
    (
      "letters and digits of the shortest run of a passage",
      "lettres et chiffres de la plus courte suite d'un passage"
    ),
    ("Alerts", "Alertes"),
    (
      "Findings of all kinds are told from this attention on",
      "Les constats de tout type sont signalés à partir de cette attention"
    ),
    (
      "{}: told from this attention on",
      "{0} : signalés à partir de cette attention"
    ),
    ("Settings cannot be changed here", "Les réglages ne se modifient pas ici"),
    (
      "This console only shows. Edit tocsin.yaml, or start it without --read-only.",
      "Cette console ne fait qu'afficher. Modifiez tocsin.yaml, ou démarrez-la sans --read-only."
    ),
    (
      "Somebody changed the file meanwhile. Below is what you wrote; save it again to put it in place of theirs.",
      "Quelqu'un a modifié le fichier entre-temps. Voici ce que vous avez écrit ; enregistrez de nouveau pour le mettre à la place."
    ),
  ]

  static let team: Entries = [
    ("Sign in", "Se connecter"),
    (
      "There is no user of this name with this password.",
      "Aucun utilisateur n'a ce nom et ce mot de passe."
    ),
    (
      "There were too many attempts. Try again in {} seconds.",
      "Trop de tentatives. Réessayez dans {0} {0|seconde|secondes}."
    ),
    ("Password", "Mot de passe"),
    (
      "Who has forgotten the password asks an administrator to be removed and invited under another name: nobody can read passwords.",
      "Mot de passe oublié : demandez à un administrateur de vous retirer et de vous inviter sous un autre nom, car personne ne peut lire les mots de passe."
    ),
    (
      "A name has at most 60 letters, digits, spaces and . - _ ' @.",
      "Un nom a au plus 60 lettres, chiffres, espaces et . - _ ' @."
    ),
    (
      "Somebody has, or had, this name. Take another.",
      "Quelqu'un porte, ou a porté, ce nom. Prenez-en un autre."
    ),
    (
      "A password has at least {} characters; several words are easy to remember.",
      "Un mot de passe a au moins {0} caractères ; plusieurs mots se retiennent facilement."
    ),
    ("The two passwords are not the same.", "Les deux mots de passe diffèrent."),
    ("Welcome", "Bienvenue"),
    ("You are invited as {}: {}.", "Vous êtes invité comme {0} : {1}."),
    ("Your name, as colleagues will see it", "Votre nom, tel que vos collègues le verront"),
    ("Become a user", "Créer mon compte"),
    ("Password, at least {} characters", "Mot de passe, au moins {0} caractères"),
    ("The same again", "Le même encore une fois"),
    ("a viewer", "lecteur"),
    ("an analyst", "analyste"),
    ("an approver", "approbateur"),
    ("an administrator", "administrateur"),
    ("viewer", "lecteur"),
    ("analyst", "analyste"),
    ("approver", "approbateur"),
    ("administrator", "administrateur"),
    ("you look and search", "consulter et chercher"),
    (
      "you judge, write notes and hand files over",
      "donner des avis, écrire des notes et remettre des fichiers"
    ),
    (
      "an analyst who approves what others claim or want to hand on",
      "un analyste qui approuve ce que d'autres affirment ou veulent transmettre"
    ),
    (
      "you also invite, change roles and read the audit",
      "inviter, changer les rôles et lire le journal d'audit"
    ),
    ("You are {}: {}.", "Vous êtes {0} : {1}."),
    (
      "The password is changed, and all your other log-ins have ended.",
      "Le mot de passe est changé, et toutes vos autres sessions sont fermées."
    ),
    ("Where you are signed in", "Où vous êtes connecté"),
    ("The proxy in front says who you are.", "Le serveur mandataire dit qui vous êtes."),
    ("Change the password", "Changer le mot de passe"),
    ("The password until now", "Le mot de passe actuel"),
    ("Change", "Changer"),
    ("Nowhere by a password.", "Nulle part par mot de passe."),
    ("no name", "sans nom"),
    (" since ", " depuis le "),
    (", last seen ", ", vu pour la dernière fois le "),
    (" · this one ", " · celle-ci "),
    ("Sign out", "Se déconnecter"),
    ("End", "Fermer"),
    ("This is not your password.", "Ce n'est pas votre mot de passe."),
    (
      "There were too many attempts. Try again in a while.",
      "Trop de tentatives. Réessayez plus tard."
    ),
    (
      "Send this to one person, for the role {}. It works once, for a week, and is not shown again: ",
      "Envoyez ceci à une seule personne, pour le rôle {0}. Le lien sert une fois, pendant une semaine, et n'est plus montré ensuite : "
    ),
    (
      "There are none: whoever reaches this machine's console is trusted. As soon as there is one, everybody signs in, at this machine as well.",
      "Il n'y en a aucun : on fait confiance à quiconque accède à la console de cette machine. Dès qu'il y en a un, tout le monde se connecte, sur cette machine aussi."
    ),
    ("What users did", "Ce qu'ont fait les utilisateurs"),
    ("Invite", "Inviter"),
    ("Make a link", "Créer un lien"),
    ("Since", "Depuis"),
    ("Remove", "Retirer"),
    ("Role of {}", "Rôle de {0}"),
    ("Audit", "Journal d'audit"),
    (
      "Who signed in, and every action by which something was changed; not what was looked at.",
      "Qui s'est connecté, et chaque action qui a changé quelque chose ; pas ce qui a été consulté."
    ),
    ("Outcome", "Résultat"),
  ]
}

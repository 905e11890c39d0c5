extension French {
  static let errors: Entries = [
    ("There is no such finding", "Ce constat n'existe pas"),
    (
      "No finding is called “{}”, nor was any.",
      "Aucun constat ne s'appelle « {0} », ni ne s'est appelé ainsi."
    ),
    ("This is not in force any more", "Cela ne vaut plus"),
    (
      "The judgement was undone or replaced meanwhile. Nothing was changed.",
      "L'avis a été annulé ou remplacé entre-temps. Rien n'a été modifié."
    ),
    ("A dismissal says why", "On dit pourquoi l'on écarte"),
    (
      "Go back and write a reason; one word is enough. Nothing was stored.",
      "Revenez en arrière et donnez un motif ; un mot suffit. Rien n'a été enregistré."
    ),
    ("There is no such other finding", "Cet autre constat n'existe pas"),
    (
      "Go back and give the number of another finding, such as F12. Nothing was stored.",
      "Revenez en arrière et donnez le numéro d'un autre constat, par exemple F12. Rien n'a été enregistré."
    ),
    ("The form is not whole", "Le formulaire est incomplet"),
    (
      "Go back, load the page again and repeat. Nothing was stored.",
      "Revenez en arrière, rechargez la page et recommencez. Rien n'a été enregistré."
    ),
    ("There is no such document", "Ce document n'existe pas"),
    (
      "It was never read, or it was erased. Search finds what is there.",
      "Il n'a jamais été lu, ou il a été effacé. La recherche trouve ce qui est là."
    ),
    ("Nobody is called so", "Personne ne s'appelle ainsi"),
    (
      "No finding is about it and nothing that was read is by it. Search finds what is there.",
      "Aucun constat n'en parle et rien de ce qui a été lu n'en vient. La recherche trouve ce qui est là."
    ),
    ("The note is empty", "La note est vide"),
    (
      "Go back and write it. Nothing was stored.",
      "Revenez en arrière et écrivez-la. Rien n'a été enregistré."
    ),
    ("There is no such note of yours", "Vous n'avez pas cette note"),
    (
      "It was taken away meanwhile, or somebody else wrote it. Nothing was changed.",
      "Elle a été retirée entre-temps, ou quelqu'un d'autre l'a écrite. Rien n'a été modifié."
    ),
    ("The view was not kept", "La vue n'a pas été gardée"),
    (
      "Go back and give it a name; of a hundred views one must go first. Nothing was stored.",
      "Revenez en arrière et donnez-lui un nom ; au-delà de cent vues, il faut d'abord en retirer une. Rien n'a été enregistré."
    ),
    ("No finding was chosen", "Aucun constat n'a été choisi"),
    (
      "Go back and tick those that are meant. Nothing was stored.",
      "Revenez en arrière et cochez ceux dont il s'agit. Rien n'a été enregistré."
    ),
    ("Too many listen", "Trop d'écoutes"),
    (
      "{} pages are told what is new already. Load the page again to see it.",
      "{0} pages reçoivent déjà les nouveautés. Rechargez la page pour les voir."
    ),
    ("Nobody signs in here", "Personne ne se connecte ici"),
    (
      "On one's own machine no account is needed. “tocsin users invite --role administrator” makes this console one for a team.",
      "Sur sa propre machine, aucun compte n'est nécessaire. « tocsin users invite --role administrator » fait de cette console celle d'une équipe."
    ),
    ("There is no such log-in of yours", "Vous n'avez pas cette session"),
    (
      "It was ended meanwhile. Nothing was changed.",
      "Elle a été fermée entre-temps. Rien n'a été modifié."
    ),
    ("Nothing is read here", "Ici, rien n'est lu"),
    (
      "This console only shows. Start it with “tocsin serve”, or use “tocsin scan”.",
      "Cette console ne fait qu'afficher. Démarrez-la avec « tocsin serve », ou utilisez « tocsin scan »."
    ),
    ("No file came", "Aucun fichier n'est arrivé"),
    (
      "Go back and choose files that are not empty. Nothing was stored.",
      "Revenez en arrière et choisissez des fichiers non vides. Rien n'a été enregistré."
    ),
    ("This console asks for no pages", "Cette console ne demande pas de pages"),
    (
      "Who is asked must know whom to write to: give “contact” under “watch” in the configuration, and start it again.",
      "Le site interrogé doit savoir à qui écrire : indiquez « contact » sous « watch » dans la configuration, puis redémarrez."
    ),
    ("There is no address", "Il n'y a pas d'adresse"),
    (
      "Go back and paste addresses of pages, one a line. Nothing was asked for.",
      "Revenez en arrière et collez des adresses de pages, une par ligne. Rien n'a été demandé."
    ),
    ("This invitation is not in force", "Cette invitation n'est plus valable"),
    (
      "It was used, or its week is over. Ask for another one.",
      "Elle a servi, ou sa semaine est écoulée. Demandez-en une autre."
    ),
    ("There is no memory for this now", "Il n'y a pas assez de mémoire pour l'instant"),
    (
      "Try again in a minute. Nothing was changed.",
      "Réessayez dans une minute. Rien n'a été modifié."
    ),
    ("There is no such user", "Cet utilisateur n'existe pas"),
    (
      "Somebody else removed them meanwhile. Nothing was changed.",
      "Quelqu'un d'autre l'a retiré entre-temps. Rien n'a été modifié."
    ),
    ("This is the last administrator", "C'est le dernier administrateur"),
    (
      "Somebody must be able to invite others: make another administrator first.",
      "Quelqu'un doit pouvoir inviter les autres : nommez d'abord un autre administrateur."
    ),
    ("The first user is an administrator", "Le premier utilisateur est administrateur"),
    (
      "Go back and choose this role. Nothing was changed.",
      "Revenez en arrière et choisissez ce rôle. Rien n'a été modifié."
    ),
    ("Something failed", "Quelque chose a échoué"),
    (
      "Nothing was changed. The reason is in the console's log.",
      "Rien n'a été modifié. La raison figure dans le journal de la console."
    ),
    ("There is no such page", "Cette page n'existe pas"),
    ("The queue leads to everything that there is.", "La liste mène à tout ce qu'il y a."),
    (
      "What was sent is too large. Nothing was changed.",
      "Ce qui a été envoyé est trop grand. Rien n'a été modifié."
    ),
    (
      "What was sent cannot be understood. Nothing was changed.",
      "Ce qui a été envoyé est incompréhensible. Rien n'a été modifié."
    ),
    ("The search cannot be understood", "La recherche est incompréhensible"),
    (
      "The workspace is held by another process",
      "L'espace de travail est tenu par un autre processus"
    ),
    ("There is no room left", "Il n'y a plus de place"),
    ("The workspace cannot be used", "L'espace de travail est inutilisable"),
    ("To the queue", "Vers la liste"),
    ("This address is too long", "Cette adresse est trop longue"),
    ("This is another address", "Cette adresse n'est pas la bonne"),
    (
      "The console answers under 127.0.0.1, localhost and the names given by --name. Open the address that “tocsin serve” printed.",
      "La console répond sous 127.0.0.1, localhost et les noms donnés par --name. Ouvrez l'adresse que « tocsin serve » a affichée."
    ),
    ("This came from elsewhere", "Ceci vient d'ailleurs"),
    (
      "This came from a page of another site. Nothing was changed.",
      "Ceci vient de la page d'un autre site. Rien n'a été modifié."
    ),
    ("Sign in first", "Connectez-vous d'abord"),
    (
      "You are not signed in, or no longer. Open /sign-in and repeat. Nothing was changed.",
      "Vous n'êtes pas connecté, ou ne l'êtes plus. Ouvrez /sign-in et recommencez. Rien n'a été modifié."
    ),
    ("Nobody can sign in yet", "Personne ne peut encore se connecter"),
    (
      "There are no users. On the machine of this console “tocsin users invite --role administrator” makes a link for the first one.",
      "Il n'y a pas d'utilisateurs. Sur la machine de cette console, « tocsin users invite --role administrator » crée un lien pour le premier."
    ),
    ("This needs another role", "Il faut un autre rôle"),
    (
      "You are {}, {}; this is for the role {}. Nothing was changed.",
      "Vous êtes {0}, {1} ; ceci revient au rôle {2}. Rien n'a été modifié."
    ),
    (
      "You are {}, {}; this is for the role {} or above. Nothing was changed.",
      "Vous êtes {0}, {1} ; ceci revient au rôle {2} ou au-dessus. Rien n'a été modifié."
    ),
    ("There is no such case", "Ce dossier n'existe pas"),
    ("Somebody was quicker", "Quelqu'un a été plus rapide"),
    ("This was not stored", "Ceci n'a pas été enregistré"),
    (
      "{} Go back: what you wrote is still there.",
      "{0} Revenez en arrière : ce que vous avez écrit est encore là."
    ),
  ]

  /// Words of the model.
  static let common: Entries = [
    ("account", "compte"),
    ("site", "site"),
    ("domain", "domaine"),
    ("address", "adresse"),
    ("person", "personne"),
    ("document", "document"),
    ("finding", "constat"),
    ("named", "nom"),
    ("page", "page"),
    ("post", "message"),
    ("record", "enregistrement"),
    ("warning", "réserve"),
    ("error", "erreur"),
    ("{warning}", "{0} {0|réserve|réserves}"),
    ("{error}", "{0} {0|erreur|erreurs}"),
    ("{} (day only)", "{0} (jour seul)"),
    ("{}, {} UTC", "{0}, {1} UTC"),
    ("{}, {} (time zone not given)", "{0}, {1} (fuseau horaire inconnu)"),
  ]
}

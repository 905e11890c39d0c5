extension French {
  /// Why a mail is taken for deceptive: each sentence alone, and with where the words stand that it rests on.
  static let mailReasons: Entries =
    mailParts.map { ("{} (\($0.english): “{}”).", "{0} (\($0.other) : « {1} »).") }
    + mailClues + mailClues.map { ($0.english + ".", $0.other + ".") }

  private static let mailParts: Entries = [
    ("sender", "expéditeur"),
    ("answers go to", "réponses à"),
    ("subject", "objet"),
    ("text", "texte"),
    ("link", "lien"),
    ("attachment", "pièce jointe"),
    ("header", "en-tête"),
  ]

  private static let mailClues: Entries = [
    (
      "The sender's name is that of {}, whose address it is not",
      "Le nom de l'expéditeur est celui de {0}, dont ce n'est pas l'adresse"
    ),
    (
      "The subject names {}, whose address it does not come from",
      "L'objet nomme {0}, dont l'adresse n'est pas celle d'envoi"
    ),
    (
      "The text speaks for {}, whose address it does not come from",
      "Le texte parle au nom de {0}, dont l'adresse n'est pas celle d'envoi"
    ),
    (
      "It claims to come from the recipient's own house, from outside",
      "Il prétend venir de la maison du destinataire, et vient de l'extérieur"
    ),
    (
      "It bears a protected name, from an address that is not its owner's",
      "Il porte un nom protégé, d'une adresse qui n'est pas celle de son titulaire"
    ),
    (
      "No word of the sender's name occurs in the address",
      "Aucun mot du nom de l'expéditeur ne figure dans l'adresse"
    ),
    (
      "The sender's name shows another address than the one behind it",
      "Le nom de l'expéditeur affiche une autre adresse que celle qui est derrière"
    ),
    (
      "The sender's name begins with a title, as strangers' do who want to be believed",
      "Le nom de l'expéditeur commence par un titre, comme chez des inconnus qui veulent être crus"
    ),
    (
      "The sender calls itself a desk or a service, and the address is nobody's that it names",
      "L'expéditeur se dit un service, et l'adresse n'est à personne de ceux qu'il nomme"
    ),
    (
      "The address is of a host where anybody has one",
      "L'adresse est chez un hôte où chacun peut en avoir une"
    ),
    (
      "A desk or a service writes from a host where anybody has an address",
      "Un service écrit depuis un hôte où chacun peut avoir une adresse"
    ),
    (
      "Answers go to another domain than the sender's",
      "Les réponses vont à un autre domaine que celui de l'expéditeur"
    ),
    (
      "Answers go to a host where anybody has an address",
      "Les réponses vont à un hôte où chacun peut avoir une adresse"
    ),
    (
      "The sender is written so that programs show different ones, or none",
      "L'expéditeur est écrit de telle sorte que les programmes en affichent de différents, ou aucun"
    ),
    (
      "The sender's address looks made by a machine",
      "L'adresse de l'expéditeur semble faite par une machine"
    ),
    (
      "The sender's domain has an ending under which names are made for a day",
      "Le domaine de l'expéditeur a une terminaison sous laquelle on fait des noms d'un jour"
    ),
    (
      "The sender's domain is one that anybody may send from",
      "Le domaine de l'expéditeur est un de ceux d'où chacun peut envoyer"
    ),
    (
      "The sender's host has more parts than a name that people know",
      "L'hôte de l'expéditeur a plus de parties qu'un nom que l'on connaît"
    ),
    (
      "The sender's domain passes for a protected one",
      "Le domaine de l'expéditeur se fait passer pour un domaine protégé"
    ),
    (
      "Answers go to a domain that passes for a protected one",
      "Les réponses vont à un domaine qui se fait passer pour un domaine protégé"
    ),
    (
      "A link leads to a host that passes for a protected one",
      "Un lien mène à un hôte qui se fait passer pour un hôte protégé"
    ),
    (
      "It comes from a domain of the body that it names",
      "Il vient d'un domaine de l'organisme qu'il nomme"
    ),
    ("Links lead elsewhere than to the sender", "Des liens mènent ailleurs que chez l'expéditeur"),
    (
      "All links lead to one site, which is not the sender's",
      "Tous les liens mènent à un seul site, qui n'est pas celui de l'expéditeur"
    ),
    ("A link leads to a number in place of a name", "Un lien mène à un nombre au lieu d'un nom"),
    (
      "A link shows a name before the host that it really leads to",
      "Un lien affiche un nom devant l'hôte auquel il mène vraiment"
    ),
    (
      "A link's host has letters of other scripts",
      "L'hôte d'un lien contient des lettres d'autres écritures"
    ),
    (
      "A link hides where it leads behind a shortener",
      "Un lien cache sa destination derrière un raccourcisseur"
    ),
    (
      "A link leads to a host where anybody may put pages",
      "Un lien mène à un hôte où chacun peut mettre des pages"
    ),
    (
      "A link's domain has an ending under which names are made for a day",
      "Le domaine d'un lien a une terminaison sous laquelle on fait des noms d'un jour"
    ),
    ("A link's host looks made by a machine", "L'hôte d'un lien semble fait par une machine"),
    (
      "A link shows one address and leads to another",
      "Un lien affiche une adresse et mène à une autre"
    ),
    (
      "A link's host has another body's name in it",
      "L'hôte d'un lien contient le nom d'un autre organisme"
    ),
    (
      "A link is passed on to a second address that it carries",
      "Un lien est renvoyé vers une seconde adresse qu'il contient"
    ),
    (
      "A link's host is built so that its real owner stands far to the right",
      "L'hôte d'un lien est fait de telle sorte que son vrai titulaire se trouve loin à droite"
    ),
    (
      "It names an address of a free host to write to",
      "Il donne une adresse d'un hôte gratuit à laquelle écrire"
    ),
    ("Links lead to the body that it names", "Des liens mènent à l'organisme qu'il nomme"),
    ("Links lead to the sender's own domain", "Des liens mènent au domaine même de l'expéditeur"),
    (
      "It leads to many different sites, as newsletters and articles do",
      "Il mène à de nombreux sites, comme le font les lettres d'information et les articles"
    ),
    ("The subject itself asks or promises", "L'objet même demande ou promet"),
    ("It speaks of a very large sum", "Il parle d'une très grosse somme"),
    ("It gives a number to ring", "Il donne un numéro à appeler"),
    ("The subject is in capitals", "L'objet est en capitales"),
    (
      "There is hardly any text beside a link or an attachment",
      "Il n'y a presque pas de texte à côté d'un lien ou d'une pièce jointe"
    ),
    (
      "Letters are written with signs that only look like them",
      "Des lettres sont écrites avec des signes qui ne font que leur ressembler"
    ),
    ("Signs that show nothing stand within words", "Des signes invisibles figurent dans des mots"),
    (
      "Marks are set on letters where no language has them",
      "Des lettres portent des signes là où aucune langue n'en a"
    ),
    (
      "Letters of two alphabets that look alike stand in one word",
      "Des lettres ressemblantes de deux alphabets figurent dans un même mot"
    ),
    (
      "An address stands in a picture as a code, where filters do not read it and a telephone opens it",
      "Une adresse se trouve dans une image sous forme de code, où les filtres ne la lisent pas et où un téléphone l'ouvre"
    ),
    (
      "An attached file opens with a password only, so that nobody else reads it",
      "Un fichier joint ne s'ouvre qu'avec un mot de passe, si bien que personne d'autre ne le lit"
    ),
    (
      "The text has long words without a sense, as are added to pass filters",
      "Le texte contient de longs mots sans aucun sens, comme on en ajoute pour passer les filtres"
    ),
    (
      "It has a long text that nobody can see",
      "Il contient un long texte que personne ne peut voir"
    ),
    (
      "The sender's name or the subject is disguised",
      "Le nom de l'expéditeur ou l'objet est déguisé"
    ),
    (
      "One sentence is a little like what deceptive mails ask",
      "Une phrase ressemble un peu à ce que demandent les courriels trompeurs"
    ),
    (
      "It speaks as mails do that claim a password expires",
      "Il parle comme les courriels qui prétendent qu'un mot de passe expire"
    ),
    (
      "It speaks as mails do that claim an account is locked",
      "Il parle comme les courriels qui prétendent qu'un compte est bloqué"
    ),
    (
      "It speaks as mails do that claim a mailbox is full",
      "Il parle comme les courriels qui prétendent qu'une boîte est pleine"
    ),
    (
      "It speaks as mails do that pretend to share a document",
      "Il parle comme les courriels qui feignent de partager un document"
    ),
    (
      "It speaks as mails do that pretend to bring a voice message",
      "Il parle comme les courriels qui feignent d'apporter un message vocal"
    ),
    (
      "It speaks as mails do that demand that a bill be paid",
      "Il parle comme les courriels qui exigent qu'une facture soit payée"
    ),
    (
      "It speaks as mails do that announce new bank details",
      "Il parle comme les courriels qui annoncent de nouvelles coordonnées bancaires"
    ),
    (
      "It speaks as mails do that ask a colleague for a quiet favour",
      "Il parle comme les courriels qui demandent à un collègue un service discret"
    ),
    (
      "It speaks as mails do that hold a parcel back for a fee",
      "Il parle comme les courriels qui retiennent un colis contre des frais"
    ),
    (
      "It speaks as mails do that claim a payment failed",
      "Il parle comme les courriels qui prétendent qu'un paiement a échoué"
    ),
    (
      "It speaks as mails do that speak of a charge and want to be rung",
      "Il parle comme les courriels qui parlent d'un débit et veulent qu'on les appelle"
    ),
    (
      "It speaks as mails do that promise a refund or threaten a fine",
      "Il parle comme les courriels qui promettent un remboursement ou menacent d'une amende"
    ),
    (
      "It speaks as mails do that promise a prize",
      "Il parle comme les courriels qui promettent un prix"
    ),
    (
      "It speaks as mails do that offer a stranger's money",
      "Il parle comme les courriels qui offrent l'argent d'un inconnu"
    ),
    (
      "It speaks as mails do that are after digital money",
      "Il parle comme les courriels qui en veulent à de la monnaie numérique"
    ),
    (
      "It speaks as mails do that threaten to publish something",
      "Il parle comme les courriels qui menacent de publier quelque chose"
    ),
    (
      "It speaks as mails do that press for a click",
      "Il parle comme les courriels qui pressent de cliquer"
    ),
    (
      "It quotes what the mail that it answers did not say",
      "Il cite ce que le courriel auquel il répond ne disait pas"
    ),
    ("A program is attached", "Un programme est joint"),
    (
      "An attachment's name hides what kind of file it is",
      "Le nom d'une pièce jointe cache de quel type de fichier il s'agit"
    ),
    ("An archive is attached", "Une archive est jointe"),
    (
      "A web page is attached, which opens outside of the mail",
      "Une page web est jointe, qui s'ouvre hors du courriel"
    ),
    (
      "What it has to say stands in an attached PDF",
      "Ce qu'il a à dire se trouve dans un PDF joint"
    ),
    ("It has a form in it", "Il contient un formulaire"),
    (
      "It has a field for a password or a card in it",
      "Il contient un champ pour un mot de passe ou une carte"
    ),
    (
      "It has a script in it, or sends its reader on at once",
      "Il contient un script, ou renvoie aussitôt son lecteur ailleurs"
    ),
    ("It shows pictures in place of text", "Il montre des images au lieu de texte"),
    ("The sender's domain disowns it", "Le domaine de l'expéditeur le désavoue"),
    (
      "The host that sent it may not send for that domain",
      "L'hôte qui l'a envoyé n'y est pas autorisé par ce domaine"
    ),
    ("Its signature does not hold", "Sa signature ne tient pas"),
    ("The sender's domain vouches for it", "Le domaine de l'expéditeur s'en porte garant"),
    (
      "A link asks to hand an application access to the reader's account, which a password does not protect",
      "Un lien demande de donner à une application l'accès au compte du lecteur, ce dont un mot de passe ne protège pas"
    ),
    (
      "It was pasted into a mail, which lost its header: where it really came from cannot be looked at; ask for it as an attachment",
      "Il a été collé dans un courriel, ce qui en a perdu l'en-tête : on ne peut voir d'où il vient vraiment ; demandez-le en pièce jointe"
    ),
    (
      "What deceives in it is a mail that somebody of the recipient's own house sends on, which is told by itself",
      "Ce qui y trompe est un courriel que quelqu'un de la maison du destinataire fait suivre, et qui est jugé à part"
    ),
    ("Nobody has written from this address before", "Personne n'a encore écrit de cette adresse"),
    (
      "It answers a mail that is not among yours",
      "Il répond à un courriel qui n'est pas parmi les vôtres"
    ),
    (
      "It bears the name of somebody who has often written, from an address that is new",
      "Il porte le nom de quelqu'un qui a souvent écrit, d'une adresse nouvelle"
    ),
    (
      "This address has written often, for more than a month",
      "Cette adresse a souvent écrit, depuis plus d'un mois"
    ),
    (
      "It claims another's name and asks for something",
      "Il porte le nom d'un autre et demande quelque chose"
    ),
    ("It claims another's name and leads elsewhere", "Il porte le nom d'un autre et mène ailleurs"),
    (
      "Somebody with a free address asks for something",
      "Quelqu'un qui a une adresse gratuite demande quelque chose"
    ),
    ("It asks for something and leads elsewhere", "Il demande quelque chose et mène ailleurs"),
    (
      "It asks for something, and answers go elsewhere",
      "Il demande quelque chose, et les réponses vont ailleurs"
    ),
    ("It offers or threatens, and wants an answer", "Il offre ou menace, et veut une réponse"),
    (
      "It speaks of a charge and gives a number to ring",
      "Il parle d'un débit et donne un numéro à appeler"
    ),
    (
      "What it asks for stands in an attached file",
      "Ce qu'il demande se trouve dans un fichier joint"
    ),
    ("It says how to leave its list", "Il dit comment quitter sa liste"),
    (
      "It asks to sign in, to confirm or to update data",
      "Il demande de se connecter, de confirmer ou de mettre à jour des données"
    ),
    (
      "It says that an account is locked, limited or in danger",
      "Il dit qu'un compte est bloqué, limité ou en danger"
    ),
    ("It presses for time", "Il presse d'agir vite"),
    (
      "It is about a bill, a charge or a refund",
      "Il parle d'une facture, d'un débit ou d'un remboursement"
    ),
    ("It asks to ring a number", "Il demande d'appeler un numéro"),
    ("It promises a prize or a gift", "Il promet un prix ou un cadeau"),
    ("It offers a large sum from strangers", "Il offre une grosse somme d'inconnus"),
    ("It is about wallets of digital money", "Il parle de portefeuilles de monnaie numérique"),
    ("It is about a parcel that waits", "Il parle d'un colis en attente"),
    (
      "It asks to open a document or to listen to a message",
      "Il demande d'ouvrir un document ou d'écouter un message"
    ),
    (
      "It speaks for a tax office or another authority",
      "Il parle au nom du fisc ou d'une autre autorité"
    ),
    ("It threatens to publish something", "Il menace de publier quelque chose"),
    ("It does not know whom it is written to", "Il ne sait pas à qui il est écrit"),
    ("It asks to click", "Il demande de cliquer"),
    (
      "It asks for an answer elsewhere, or for silence",
      "Il demande une réponse ailleurs, ou le silence"
    ),
    ("It claims the role of a support desk", "Il se dit service d'assistance"),
    ("It advertises gambling", "Il fait de la publicité pour des jeux d'argent"),
    ("It advertises acquaintances", "Il fait de la publicité pour des rencontres"),
    ("It advertises remedies", "Il fait de la publicité pour des remèdes"),
    ("It advertises something for sale", "Il fait de la publicité pour quelque chose à vendre"),
  ]
}

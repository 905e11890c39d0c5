import TocsinModel

/// Puts clues into sentences that somebody understands who answers mail for a living.
struct MailReasons {
  let evidence: MailEvidence
  let model: MailModel
  let claimed: [String]
  let mail: MailMessage

  /// Less is not worth a sentence: it moves a probability of a half by a fortieth.
  private static let least = 0.1

  /// What is missing of a mail that was sent on as text.
  static var pasted: String {
    "It was pasted into a mail, which lost its header: where it really came from cannot be looked at; ask for it as an attachment"
  }

  /// Why a letter is not judged by what was pasted into it.
  static var sendsOn: String {
    "What deceives in it is a mail that somebody of the recipient's own house sends on, which is told by itself"
  }

  /// Those that speak for deceit, the heaviest first, at most eight; then those against it.
  var reasons: [Reason] {
    let weighed = MailClue.allCases.filter {
      $0.family != .joint && $0.family != .words || $0.theme != nil || evidence.quote(of: $0) != nil
    }
    .map { ($0, model.share(of: $0, in: evidence)) }
    let supporting = weighed.filter {
      $0.1 >= Self.least || ($0.1 >= 0 && $0.0.isGraveAlone && evidence[$0.0] > 0)
    }
    .sorted { ($1.1, $0.0.place) < ($0.1, $1.0.place) }.prefix(8)
    let weakening = weighed.filter { $0.1 <= -Self.least }.sorted {
      ($0.1, $0.0.place) < ($1.1, $1.0.place)
    }
    return supporting.map { reason($0.0, $0.1, .supports) }
      + weakening.map { reason($0.0, $0.1, .weakens) }
  }

  private func reason(_ clue: MailClue, _ share: Double, _ direction: Reason.Direction) -> Reason {
    let quote = evidence.quote(of: clue)
    // Below a half it is more like what honest mails say, and weighs for what is left.
    let asked = evidence[.pressing] >= 0.5 ? evidence.asked : nil
    let text = clue.sentence(claimed: claimed.first, asked: asked)
    let seen = quote.map { " (\($0.part.words): “\($0.text)”)" } ?? ""
    return Reason(
      feature: "mail.\(clue.rawValue)", direction: direction, value: share, text: text + seen + ".")
  }
}

extension MailEvidence.Quote.Part {
  /// Where it stands.
  var words: String {
    switch self {
    case .from: "sender"
    case .replyTo: "answers go to"
    case .subject: "subject"
    case .text: "text"
    case .link: "link"
    case .attachment: "attachment"
    case .header: "header"
    }
  }
}

extension MailClue {
  /// The theme that it measures.
  var theme: MailTheme? { MailTheme(rawValue: rawValue) }

  /// Whether it is worth saying whatever the fitted weight: too rare in what was fitted to weigh, and plain enough.
  var isGraveAlone: Bool {
    switch self {
    case .lookalikeSender, .lookalikeReply, .lookalikeLink, .claimsPerson, .claimsRecipient,
      .correspondentElsewhere, .quoteAltered, .consentLink, .linkInCode,
      .runsAttached, .doubleEnding,
      .linkUserInformation, .linkNumeric, .asksForPassword, .hasScript:
      true
    default: false
    }
  }

  /// What it says of the mail, without the full stop.
  func sentence(claimed: String?, asked: MailAsk? = nil) -> String {
    let body = claimed ?? "a body"
    if let theme {
      return theme == .leaving ? "It says how to leave its list" : "It \(theme.words)"
    }
    return switch self {
    case .claimsInName: "The sender's name is that of \(body), whose address it is not"
    case .claimsInSubject: "The subject names \(body), whose address it does not come from"
    case .claimsInText: "The text speaks for \(body), whose address it does not come from"
    case .claimsRecipient: "It claims to come from the recipient's own house, from outside"
    case .claimsPerson:
      "It bears a protected name, from an address that is not its owner's"
    case .nameUnlikeAddress: "No word of the sender's name occurs in the address"
    case .addressInName: "The sender's name shows another address than the one behind it"
    case .titleInName:
      "The sender's name begins with a title, as strangers' do who want to be believed"
    case .roleWithoutBody:
      "The sender calls itself a desk or a service, and the address is nobody's that it names"
    case .freeMailSender: "The address is of a host where anybody has one"
    case .freeMailRole: "A desk or a service writes from a host where anybody has an address"
    case .replyElsewhere: "Answers go to another domain than the sender's"
    case .replyToFreeMail: "Answers go to a host where anybody has an address"
    case .senderMalformed: "The sender is written so that programs show different ones, or none"
    case .senderNoise: "The sender's address looks made by a machine"
    case .senderCheap: "The sender's domain has an ending under which names are made for a day"
    case .senderHosting: "The sender's domain is one that anybody may send from"
    case .senderDeep: "The sender's host has more parts than a name that people know"
    case .lookalikeSender: "The sender's domain passes for a protected one"
    case .lookalikeReply: "Answers go to a domain that passes for a protected one"
    case .lookalikeLink: "A link leads to a host that passes for a protected one"
    case .ownDomain: "It comes from a domain of the body that it names"
    case .foreignLinks: "Links lead elsewhere than to the sender"
    case .oneForeignHost: "All links lead to one site, which is not the sender's"
    case .linkNumeric: "A link leads to a number in place of a name"
    case .linkUserInformation: "A link shows a name before the host that it really leads to"
    case .linkInternational: "A link's host has letters of other scripts"
    case .linkShortener: "A link hides where it leads behind a shortener"
    case .linkHosting: "A link leads to a host where anybody may put pages"
    case .linkCheap: "A link's domain has an ending under which names are made for a day"
    case .linkNoise: "A link's host looks made by a machine"
    case .shownElsewhere: "A link shows one address and leads to another"
    case .linkClaims: "A link's host has another body's name in it"
    case .linkRedirects: "A link is passed on to a second address that it carries"
    case .linkDeep: "A link's host is built so that its real owner stands far to the right"
    case .foreignAddress: "It names an address of a free host to write to"
    case .leadsToClaimed: "Links lead to the body that it names"
    case .leadsToSender: "Links lead to the sender's own domain"
    case .manyHosts: "It leads to many different sites, as newsletters and articles do"
    case .askInSubject: "The subject itself asks or promises"
    case .largeSum: "It speaks of a very large sum"
    case .phoneNumber: "It gives a number to ring"
    case .pressing:
      asked.map { "It speaks as mails do that \($0.words)" }
        ?? "One sentence is a little like what deceptive mails ask"
    case .capitals: "The subject is in capitals"
    case .littleText: "There is hardly any text beside a link or an attachment"
    case .styledLetters: "Letters are written with signs that only look like them"
    case .invisibleLetters: "Signs that show nothing stand within words"
    case .markedLetters: "Marks are set on letters where no language has them"
    case .mixedLetters: "Letters of two alphabets that look alike stand in one word"
    case .noiseWords: "The text has long words without a sense, as are added to pass filters"
    case .hiddenText: "It has a long text that nobody can see"
    case .disguisedName: "The sender's name or the subject is disguised"
    case .runsAttached: "A program is attached"
    case .doubleEnding: "An attachment's name hides what kind of file it is"
    case .archiveAttached: "An archive is attached"
    case .pageAttached: "A web page is attached, which opens outside of the mail"
    case .pdfAlone: "What it has to say stands in an attached PDF"
    case .hasForm: "It has a form in it"
    case .asksForPassword: "It has a field for a password or a card in it"
    case .hasScript: "It has a script in it, or sends its reader on at once"
    case .onlyPictures: "It shows pictures in place of text"
    case .dmarcFails: "The sender's domain disowns it"
    case .spfFails: "The host that sent it may not send for that domain"
    case .dkimFails: "Its signature does not hold"
    case .dmarcPasses: "The sender's domain vouches for it"
    case .consentLink:
      "A link asks to hand an application access to the reader's account, which a password does not protect"
    case .linkInCode:
      "An address stands in a picture as a code, where filters do not read it and a telephone opens it"
    case .attachmentLocked:
      "An attached file opens with a password only, so that nobody else reads it"
    case .firstContact: "Nobody has written from this address before"
    case .threadUnknown: "It answers a mail that is not among yours"
    case .correspondentElsewhere:
      "It bears the name of somebody who has often written, from an address that is new"
    case .quoteAltered: "It quotes what the mail that it answers did not say"
    case .longCorrespondence: "This address has written often, for more than a month"
    case .claimAndAsk: "It claims another's name and asks for something"
    case .claimAndForeignLink: "It claims another's name and leads elsewhere"
    case .freeMailAndAsk: "Somebody with a free address asks for something"
    case .askAndForeignLink: "It asks for something and leads elsewhere"
    case .replyAndAsk: "It asks for something, and answers go elsewhere"
    case .fundsAndNoLink: "It offers or threatens, and wants an answer"
    case .callToCancel: "It speaks of a charge and gives a number to ring"
    case .fileAndAsk: "What it asks for stands in an attached file"
    default: rawValue
    }
  }
}

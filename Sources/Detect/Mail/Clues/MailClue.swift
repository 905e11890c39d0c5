/// One thing about a mail that speaks for or against its being what it claims to be. The value is between 0 and 1; how much
/// it weighs is fitted (``MailModel``).
package enum MailClue: String, Sendable, CaseIterable, Hashable {
  // Who it claims to be, and where it comes from.
  case claimsInName, claimsInSubject, claimsInText, claimsRecipient, claimsPerson
  case nameUnlikeAddress, addressInName, titleInName, roleWithoutBody, freeMailSender, freeMailRole
  case replyElsewhere, replyToFreeMail, senderMalformed, senderNoise, senderCheap, senderHosting
  case senderDeep, lookalikeSender, lookalikeReply, ownDomain

  // Where it leads.
  case foreignLinks, oneForeignHost, linkNumeric, linkUserInformation, linkInternational,
    linkShortener
  case linkHosting, linkCheap, linkNoise, shownElsewhere, linkClaims, linkRedirects
  case linkDeep, lookalikeLink, foreignAddress, leadsToClaimed, leadsToSender, manyHosts
  case consentLink, linkInCode

  // What it says.
  case credentials, restriction, pressure, payment, telephone, prize, funds, wallet, parcel,
    document
  case authority, extortion, impersonal, click, privately
  case casino, dating, health, offer, leaving
  case askInSubject, largeSum, phoneNumber, capitals, littleText

  // What it asks by the meaning of its sentences, where the models are there.
  case pressing

  // What it hides.
  case styledLetters, invisibleLetters, markedLetters, mixedLetters, noiseWords, hiddenText,
    disguisedName

  // How it is built.
  case runsAttached, doubleEnding, archiveAttached, pageAttached, pdfAlone, hasForm, asksForPassword
  case hasScript, onlyPictures, attachmentLocked

  // What hosts say of where it came from.
  case dmarcFails, spfFails, dkimFails, dmarcPasses

  // What the mailbox's own mails say of the sender.
  case firstContact, threadUnknown, correspondentElsewhere, longCorrespondence, quoteAltered

  // Two of them together.
  case claimAndAsk, claimAndForeignLink, freeMailAndAsk, askAndForeignLink, replyAndAsk,
    fundsAndNoLink
  case callToCancel, fileAndAsk

  package enum Family: String, Sendable, CaseIterable {
    case sender, links, words, meaning, disguise, structure, authentication, history, joint
  }

  package var family: Family {
    switch self {
    case .claimsInName, .claimsInSubject, .claimsInText, .claimsRecipient, .claimsPerson,
      .nameUnlikeAddress,
      .addressInName, .titleInName, .roleWithoutBody, .freeMailSender, .freeMailRole,
      .replyElsewhere,
      .replyToFreeMail, .senderMalformed, .senderNoise, .senderCheap, .senderHosting, .senderDeep,
      .lookalikeSender, .lookalikeReply, .ownDomain:
      .sender
    case .foreignLinks, .oneForeignHost, .linkNumeric, .linkUserInformation, .linkInternational,
      .linkShortener,
      .linkHosting, .linkCheap, .linkNoise, .shownElsewhere, .linkClaims, .linkRedirects,
      .linkDeep, .lookalikeLink, .foreignAddress, .leadsToClaimed, .leadsToSender, .manyHosts,
      .consentLink, .linkInCode:
      .links
    case .styledLetters, .invisibleLetters, .markedLetters, .mixedLetters, .noiseWords, .hiddenText,
      .disguisedName:
      .disguise
    case .runsAttached, .doubleEnding, .archiveAttached, .pageAttached, .pdfAlone, .hasForm,
      .asksForPassword,
      .hasScript, .onlyPictures, .attachmentLocked:
      .structure
    case .pressing: .meaning
    case .dmarcFails, .spfFails, .dkimFails, .dmarcPasses: .authentication
    case .firstContact, .threadUnknown, .correspondentElsewhere, .longCorrespondence, .quoteAltered:
      .history
    case .claimAndAsk, .claimAndForeignLink, .freeMailAndAsk, .askAndForeignLink, .replyAndAsk,
      .fundsAndNoLink,
      .callToCancel, .fileAndAsk:
      .joint
    default: .words
    }
  }
}

extension MailTheme {
  /// The clue that says how much of the theme there is; a role is told by the sender's clues.
  var clue: MailClue? { MailClue(rawValue: rawValue) }
}

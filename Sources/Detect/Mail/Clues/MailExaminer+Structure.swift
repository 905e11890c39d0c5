import TocsinModel

extension MailExaminer {
  mutating func examineStructure() {
    for attachment in mail.attachments {
      let quote = MailEvidence.Quote(
        .attachment, attachment.name.isEmpty ? attachment.type : attachment.name)
      if attachment.kind.runs || attachment.contradictsName {
        evidence.set(.runsAttached, 1, quote)
      }
      if attachment.hasDoubleEnding || attachment.turnsDirection {
        evidence.set(.doubleEnding, 1, quote)
      }
      if let contents = attachment.contents { examine(contents, of: attachment, quote) }
      if attachment.kind == .archive { evidence.set(.archiveAttached, 1, quote) }
      if attachment.kind == .page { evidence.set(.pageAttached, 1, quote) }
      // What it has to say stands in a file, where no filter reads it.
      if attachment.kind == .pdf, text.words < 120 { evidence.set(.pdfAlone, 1, quote) }
    }
    guard let page = mail.page else { return }
    if page.hasForm { evidence.set(.hasForm) }
    if page.asksForPassword { evidence.set(.asksForPassword) }
    if page.hasScript || page.smuggles || page.redirects {
      evidence.set(.hasScript, page.smuggles || page.redirects ? 1 : 0.5)
    }
    if page.pictures > 0, text.words < 25, mail.links.contains(where: \.leadsOut) {
      evidence.set(.onlyPictures, 1 - Double(text.words) / 25)
    }
  }

  /// More files than this are a collection of something: scripts in it are what they are.
  private static let mostFilesOfALure = 20

  private mutating func examine(
    _ contents: PartContents, of attachment: MailAttachment, _ quote: MailEvidence.Quote
  ) {
    for path in contents.names {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let inner = MailAttachment(name: name, type: "", head: [], size: 0)
      let isLure = contents.names.count <= Self.mostFilesOfALure || inner.kind == .program
      if inner.kind.runs, isLure {
        evidence.set(.runsAttached, 1, .init(.attachment, "\(attachment.name): \(path)"))
      }
      if inner.hasDoubleEnding || inner.turnsDirection {
        evidence.set(.doubleEnding, 1, .init(.attachment, "\(attachment.name): \(path)"))
      }
    }
    for fact in contents.facts {
      switch fact {
      case .program: evidence.set(.runsAttached, 1, quote)
      case .macros, .fetchesTemplate: evidence.set(.runsAttached, 0.8, quote)
      case .locked: evidence.set(.attachmentLocked, 1, quote)
      case .form: evidence.set(.hasForm, 1, quote)
      case .asksForPassword: evidence.set(.asksForPassword, 1, quote)
      case .script: evidence.set(.hasScript, 0.5, quote)
      case .smuggles, .redirects: evidence.set(.hasScript, 1, quote)
      }
    }
  }

  mutating func examineAuthentication() {
    guard let results else { return }
    func says(_ name: String, _ result: String?) -> MailEvidence.Quote {
      .init(.header, "\(results.host ?? "verified here") says \(name)=\(result ?? "")")
    }
    if ["fail", "permerror"].contains(results.dmarc) {
      evidence.set(.dmarcFails, 1, says("dmarc", results.dmarc))
    }
    if ["fail", "softfail", "permerror"].contains(results.spf) {
      evidence.set(.spfFails, 1, says("spf", results.spf))
    }
    if ["fail", "permerror"].contains(results.dkim) {
      evidence.set(.dkimFails, 1, says("dkim", results.dkim))
    }
    // That an address of anybody is genuine says little of who writes from it.
    if results.dmarc == "pass",
      [MailClue.freeMailSender, .senderHosting, .senderCheap, .senderNoise].allSatisfy({
        evidence[$0] == 0
      })
    {
      evidence.set(.dmarcPasses, 1, says("dmarc", "pass"))
    }
  }

  /// What means more together than apart.
  mutating func examineTogether() {
    let asks: [MailClue] = [
      .credentials, .restriction, .payment, .prize, .funds, .wallet, .parcel, .document, .authority,
      .extortion,
    ]
    let ask = max(asks.map { evidence[$0] }.max() ?? 0, evidence[.askInSubject] * 0.7)
    let claim =
      [MailClue.claimsInName, .claimsInSubject, .claimsRecipient, .claimsPerson].map {
        evidence[$0]
      }.max() ?? 0
    let weakClaim = max(claim, evidence[.claimsInText] * 0.6)
    let foreign = max(evidence[.oneForeignHost], evidence[.foreignLinks] * 0.7)
    evidence.set(.claimAndAsk, weakClaim * ask)
    evidence.set(.claimAndForeignLink, weakClaim * foreign)
    let free = max(
      evidence[.freeMailSender], evidence[.replyToFreeMail], evidence[.foreignAddress] * 0.8)
    evidence.set(.freeMailAndAsk, free * max(ask, evidence[.privately]))
    evidence.set(.askAndForeignLink, ask * foreign)
    evidence.set(
      .replyAndAsk,
      evidence[.replyElsewhere] * max(ask, evidence[.privately], evidence[.impersonal]))
    // “We have charged you; ring to cancel.”
    evidence.set(
      .callToCancel, evidence[.payment] * max(evidence[.phoneNumber], evidence[.telephone] * 0.5))
    evidence.set(
      .fileAndAsk,
      max(evidence[.pageAttached], evidence[.archiveAttached] * 0.5, evidence[.pdfAlone] * 0.7)
        * max(ask, evidence[.littleText] * 0.7))
    if !mail.links.contains(where: \.leadsOut) {
      evidence.set(.fundsAndNoLink, max(evidence[.funds], evidence[.extortion]))
    }
  }
}

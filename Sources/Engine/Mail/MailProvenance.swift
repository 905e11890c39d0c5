package import Authentication
package import Mail
import Names
import TocsinModel

/// What a mail's signatures prove of where it comes from, with the keys that were kept: for whoever has to say whether published
/// mails are genuine.
package struct MailProvenance: Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    /// A signature of the sender's own domain holds: this domain's host sent these words.
    case verified
    /// A signature holds, but of another domain: it shows who passed it on, not who wrote it.
    case verifiedElsewhere = "verified-elsewhere"
    /// It is signed, and a key is missing. This says nothing against it.
    case unverifiable
    /// It is signed, all keys are there, and no signature holds: something was changed, on the way or by hand.
    case failed
    /// There is nothing to verify. This says nothing against it.
    case unsigned
  }

  package var outcome: Outcome
  package var sender: String
  package var subject: String
  package var date: String
  package var messageID: String
  package var signatures: [DKIMResult]
  package var chain: ARCResult
  /// How it came within another mail; `nil` where it came by itself.
  package var forwarding: MailForwarding?
}

extension MailProvenance {
  init(_ bytes: [UInt8], resolver: any RecordResolver, parser: NameParser) {
    let mail = MailMessage(bytes, parser: parser)
    sender = mail.from.first?.address ?? ""
    subject = mail.subject
    date = mail.date
    messageID = mail.messageID
    signatures = DKIMVerifier(resolver).verify(bytes)
    chain = ARCValidator(resolver).validate(bytes)
    func registration(_ domain: String) -> String {
      parser.hostName(domain).host?.registrable.rawValue ?? domain
    }
    let own = mail.from.first?.domain.map(registration)
    let holding = signatures.filter { $0.outcome == .pass }
    outcome =
      holding.contains { registration($0.domain) == own }
      ? .verified
      : !holding.isEmpty
        ? .verifiedElsewhere
        : signatures.contains { [.unverifiable, .temperror].contains($0.outcome) }
          ? .unverifiable : signatures.isEmpty ? .unsigned : .failed
  }

  /// Names under which keys must be found to verify it.
  package var missingKeys: [String] {
    signatures.filter { $0.outcome == .unverifiable }.map(\.keyName)
  }

  /// What its signatures and seals show, a sentence each.
  package var details: [String] {
    guard !signatures.isEmpty || chain.outcome != .none else { return ["It is not signed."] }
    let shown = signatures.map { signature in
      let open = signature.weaknesses.map(\.words).joined(separator: ", ")
      return "\(signature.domain): \(signature.detail)" + (open.isEmpty ? "" : " But: \(open).")
    }
    return chain.outcome == .none ? shown : shown + [chain.detail]
  }
}

extension DKIMResult.Weakness {
  /// In words, for the middle of a sentence.
  package var words: String {
    switch self {
    case .shortKey: "the key is shorter than 2048 bits, so that others may have broken it"
    case .partOfBody: "only the beginning of the text is signed"
    case .expired: "it had expired by the mail's own date"
    case .testing: "the domain says that it only tries signing"
    case .openFields: "its subject, date or recipients are not signed"
    }
  }
}

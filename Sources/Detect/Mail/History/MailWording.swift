import CHashing

/// What a mail said, as hashes by which is told whether what an answer quotes stood in it: runs of three words, and what an impostor changes
/// in a quotation: numbers of accounts, hosts, addresses. No word of it can be read, but whoever holds it can find out whether a sentence that
/// he guesses stood in it.
package struct MailWording: Sendable, Hashable {
  /// Words that are kept; few letters that are answered are longer, and of those that are nothing is said about words.
  static let mostWords = 600
  static let mostFigures = 64

  let runs: Set<UInt32>
  let figures: Set<UInt32>
  /// Whether it said more.
  let isCut: Bool

  /// Linear in the beginning of the mail.
  init(_ mail: MailMessage) {
    let text = String(decoding: mail.text.utf8.prefix(MailSentences.mostText), as: UTF8.self)
    // Programs write who is quoted, and about what, above it.
    let words = Self.words(
      of:
        mail.subject + " " + MailFigures.withoutLinks(text.filter { $0 != ">" }))
    isCut = words.count > Self.mostWords || mail.text.utf8.count > MailSentences.mostText
    runs = Set(Self.runs(of: words.prefix(Self.mostWords)))
    var figures: Set<UInt32> = []
    let boxes = mail.from.mailboxes + mail.replyTo.mailboxes + mail.recipients.mailboxes
    let named =
      // A number may be broken by the end of a line, or end there.
      MailFigures.accounts(in: text)
      + MailFigures.accounts(in: text.split(whereSeparator: \.isNewline).joined(separator: " "))
      + boxes.map({ $0.address.lowercased() })
      + mail.links.map(\.host)
    for figure in named where figures.count < Self.mostFigures {
      figures.insert(Self.hash(figure.utf8))
    }
    self.figures = figures
  }

  init(joining wordings: some Collection<MailWording>) {
    runs = wordings.reduce(into: []) { $0.formUnion($1.runs) }
    figures = wordings.reduce(into: []) { $0.formUnion($1.figures) }
    isCut = wordings.contains(where: \.isCut)
  }

  /// Hashes of the words of a text, folded as phrases are.
  static func words(of text: String) -> [UInt32] {
    NormalText(text).bytes.split(separator: 0x20).map { hash($0) }
  }

  static func runs(of words: some Collection<UInt32>) -> [UInt32] {
    zip(words, zip(words.dropFirst(), words.dropFirst(2))).map { first, rest in
      var hash = FNV1a.start
      for word in [first, rest.0, rest.1] { hash.combine(word) }
      return fold(hash.value)
    }
  }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    fold(bytes.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value)
  }

  private static func fold(_ value: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: value ^ value >> 32)
  }
}

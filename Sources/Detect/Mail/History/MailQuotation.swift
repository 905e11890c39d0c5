import Text

/// What an answer quotes of the mail that it answers, held against what that mail said.
struct MailQuotation {
  /// A change in what is quoted.
  struct Change: Hashable {
    /// Between 0 and 1: whole where money or answers are sent elsewhere, or nothing of it was said; half where a sentence or a link is new, as
    /// those are that hosts add on the way.
    var value: Double
    /// What is quoted and was not said.
    var text: String
  }

  /// Words of a sentence that is looked at: fewer are a greeting.
  private static let fewestWords = 6
  private static let mostSentences = 60
  /// Share of a sentence's runs that were said, from which it is quoted, and below which it is not: a program that breaks words or
  /// an ellipsis takes a few away.
  private static let isQuoted = 0.6
  private static let isForeign = 0.2
  /// Sentences that must be quoted rightly before a number that is not is a change, and that must be foreign before all are made up.
  private static let fewestQuoted = 2
  private static let fewestForeign = 3

  /// What a mail quotes, once: lines behind one `>`, and quotations of a page that stand in no other.
  static func text(of mail: MailMessage) -> String {
    var lines: [Substring] = []
    for line in mail.text.utf8.prefix(MailSentences.mostText).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    {
      guard line.first == UInt8(ascii: ">") else { continue }
      let rest = line.dropFirst().drop { $0 == 0x20 }
      guard rest.first != UInt8(ascii: ">") else { continue }
      lines.append(Substring(rest))
    }
    // A line that is broken goes on in the next, an empty one ends a paragraph.
    var joined = ""
    for line in lines { joined += line.allSatisfy(\.isWhitespace) ? "\n" : line + " " }
    if let page = mail.page { joined += "\n" + page.quoted.prefix(MailSentences.mostText) }
    return joined
  }

  /// The gravest change, where the words are known of what is answered. Linear in what is quoted.
  static func change(in quoted: String, since original: MailWording) -> Change? {
    var right = 0
    var foreign: [String] = []
    var wrongAccount: String?
    func isKnown(_ figure: String) -> Bool {
      original.figures.contains(MailWording.hash(figure.utf8))
    }
    // In the whole, since a sentence ends at the question mark of a link.
    let wrongHost = MailFigures.hosts(in: quoted).first { !$0.contains(where: isKnown) }?.first
    let bare = MailFigures.withoutLinks(quoted)
    let utf8 = Array(bare.utf8)
    for range in Text.sentences(of: bare, limit: mostSentences) {
      let sentence = String(decoding: utf8[range], as: UTF8.self)
      // “Sent: Monday”, “Noor wrote:”: a program's, which names who and when.
      if sentence.hasSuffix(":") || sentence.prefix(while: { !$0.isWhitespace }).hasSuffix(":") {
        continue
      }
      if MailFigures.accounts(in: sentence).contains(where: { !isKnown($0) }) {
        wrongAccount = wrongAccount ?? sentence
      }
      let words = MailWording.words(of: sentence)
      guard words.count >= fewestWords else { continue }
      let runs = MailWording.runs(of: words)
      let share = Double(runs.count { original.runs.contains($0) }) / Double(runs.count)
      if share >= isQuoted { right += 1 } else if share <= isForeign { foreign.append(sentence) }
    }
    // Of what was cut off nobody knows what it said.
    guard !original.isCut, original.figures.count < MailWording.mostFigures else { return nil }
    if right >= fewestQuoted {
      if let wrongAccount { return Change(value: 1, text: wrongAccount) }
      return (wrongHost ?? foreign.first).map { Change(value: 0.5, text: $0) }
    }
    guard let first = foreign.first else { return nil }
    return right == 0 && foreign.count >= fewestForeign ? Change(value: 1, text: first) : nil
  }
}

/// What stands in a file that came with a mail, as `tocsin-reader parts` answers in JSON: for a detector that never opens a file itself.
package struct PartContents: Hashable, Sendable, Codable {
  package enum Fact: String, Sendable, Codable, CaseIterable {
    /// It holds a program of a document's own, which runs when somebody lets it.
    case macros
    /// It opens with a password only, so that nobody else reads it.
    case locked
    /// A file in it is a program, by its first bytes.
    case program
    /// A web page: it has a form, asks for a password, has a script, builds a file in the browser, or leads on at once.
    case form, asksForPassword, script, smuggles, redirects
    /// It fetches what it runs from elsewhere (a template of Office Open XML).
    case fetchesTemplate
  }

  /// What QR codes say, in pictures and on the first pages of PDF.
  package var codes: [String] = []
  /// Addresses that it leads to.
  package var links: [String] = []
  /// Files in an archive, those of archives within behind a slash.
  package var names: [String] = []
  package var facts: Set<Fact> = []
  /// What was not read, and why; half a sentence.
  package var unread: String?

  package init() {}

  package init(unread: String) { self.unread = unread }

  package var isEmpty: Bool {
    codes.isEmpty && links.isEmpty && names.isEmpty && facts.isEmpty && unread == nil
  }

  /// More of a kind are left out: a detector judges by the worst, and a person reads no more.
  package static let most = 200

  package mutating func add(code: String) {
    if codes.count < Self.most, !codes.contains(code) { codes.append(String(code.prefix(4000))) }
  }

  package mutating func add(link: String) {
    if links.count < Self.most, !links.contains(link) { links.append(String(link.prefix(4000))) }
  }
}

/// What a document says, as ``tocsin-reader`` answers in JSON.
package struct DocumentText: Hashable, Sendable, Codable {
  /// Something beside the text that a reader of the document does not see.
  package struct Fact: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
      /// Words that are in the file and not shown.
      case hidden
      /// Words that were added while changes were tracked; they are part of the text.
      case inserted
      /// Words that were taken out while changes were tracked; they are no part of the text.
      case deleted
      /// A remark beside the text.
      case remark
      case macros
      /// A part that was not read, and why.
      case unread
      /// What wrote the file.
      case producer
    }

    package var kind: Kind
    package var text: String
    /// Who did it, and when, as the file states it.
    package var author: String?
    package var time: String?

    package init(_ kind: Kind, _ text: String, author: String? = nil, time: String? = nil) {
      self.kind = kind
      self.text = text
      self.author = author
      self.time = time
    }
  }

  /// Paragraphs, a blank line between them.
  package var text = ""
  package var title: String?
  package var author: String?
  package var language: String?
  /// As the file states them, in ISO 8601.
  package var created: String?
  package var modified: String?
  package var facts: [Fact] = []
  /// Why there is no text, as a sentence.
  package var failure: String?

  package init() {}

  package init(failure: String) { self.failure = failure }

  /// What is said where there is no sandbox.
  package static func refusal(_ reason: String) -> String {
    "It refuses to read documents unprotected: \(reason). With --unprotected it reads them all the same."
  }

  /// Facts beyond so many are left out: nobody reads more, and each costs memory.
  static let mostFacts = 200

  mutating func add(_ fact: Fact) {
    guard facts.count < Self.mostFacts, !fact.text.isEmpty else { return }
    var fact = fact
    if fact.text.utf8.count > 2000 { fact.text = String(fact.text.prefix(1000)) + "…" }
    facts.append(fact)
  }
}

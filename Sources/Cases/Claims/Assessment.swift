import Wording

/// What an analyst concludes from findings: apart from what was observed, and without saying who is behind it.
///
/// None can be made, nor read from a file, without an author, a basis, a confidence and an alternative.
package struct Assessment: Hashable, Sendable, Codable {
  package let statement: String
  package let confidence: Confidence
  /// Never empty.
  package let alternatives: [Alternative]
  /// Numbers of findings; never empty.
  package let basis: [Int]
  package let author: String

  /// Characters of a statement: a conclusion is a sentence or a few.
  package static let longest = 4000

  /// - Throws: ``ClaimError`` naming the first thing that is missing.
  package init(
    _ statement: String, confidence: Confidence, alternatives: [Alternative], basis: [Int],
    author: String
  ) throws(ClaimError) {
    guard statement.saysSomething else { throw .noStatement }
    guard statement.count <= Self.longest else {
      throw .tooLong(what: "The statement" as Phrase, limit: Self.longest)
    }
    guard author.saysSomething else { throw .noAuthor }
    guard !basis.isEmpty else { throw .noBasis }
    guard !alternatives.isEmpty,
      alternatives.allSatisfy({ $0.statement.saysSomething && $0.weakness.saysSomething })
    else { throw .noAlternatives }
    self.statement = statement
    self.confidence = confidence
    self.alternatives = alternatives
    self.basis = basis
    self.author = author
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      values.decode(String.self, forKey: .statement),
      confidence: values.decode(Confidence.self, forKey: .confidence),
      alternatives: values.decode([Alternative].self, forKey: .alternatives),
      basis: values.decode([Int].self, forKey: .basis),
      author: values.decode(String.self, forKey: .author))
  }
}

extension String {
  /// Whether there is anything but space in it.
  var saysSomething: Bool { unicodeScalars.contains { !$0.properties.isWhitespace } }
}

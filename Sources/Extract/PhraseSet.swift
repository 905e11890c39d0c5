/// Phrases that are looked for together in a text, by bytes.
struct PhraseSet: Sendable {
  /// The phrases that begin with each byte, without it.
  private let byFirst: [[[UInt8]]]

  /// - Parameter phrases: in lower case, none empty.
  init(_ phrases: [String]) {
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for phrase in phrases {
      let bytes = Array(phrase.utf8)
      guard let first = bytes.first else { continue }
      byFirst[Int(first)].append(Array(bytes.dropFirst()))
    }
    self.byFirst = byFirst
  }

  /// Whether a text in lower case holds one of them. Linear in the text, times the phrases that begin
  /// with the same byte.
  func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for at in bytes.indices {
        for rest in byFirst[Int(bytes[at])] where rest.count < bytes.count - at {
          var place = 0
          while place < rest.count, bytes[at + 1 + place] == rest[place] { place += 1 }
          if place == rest.count { return true }
        }
      }
      return false
    }
  }
}

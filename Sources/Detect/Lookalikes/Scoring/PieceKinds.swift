import Names

/// What the pieces of one name are, each found out once, however many matches leave it over.
struct PieceKinds {
  private struct Place: Hashable {
    let span: Range<Int>
    /// Whose lures they were compared with; `nil`: the usual ones.
    let owner: Int?
  }

  let host: HostName
  private let words: WordKnowledge
  private var known: [Place: Surroundings.Piece.Kind] = [:]

  init(of host: HostName, words: WordKnowledge) {
    self.host = host
    self.words = words
  }

  /// What a run of the name’s bytes is, without hyphens.
  /// - Parameter lures: the usual lures, or those of an owner who named some.
  mutating func kind(
    of span: Range<Int>, lures: LureLexicon, of owner: Int?
  ) -> Surroundings.Piece.Kind {
    let place = Place(span: span, owner: owner)
    if let kind = known[place] { return kind }
    let kind = kind(of: host.bytes[span], lures: lures)
    known[place] = kind
    return kind
  }

  private func kind(
    of letters: some Collection<UInt8>, lures: LureLexicon
  ) -> Surroundings.Piece.Kind {
    if letters.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      return .digits
    }
    if let row = lures.row(letters) {
      return .lure(
        [.access, .money].first(where: row.contains) ?? row.first(where: \.isPointed) ?? row[0])
    }
    return words.isFamiliar(letters) ? .word : .letters
  }
}

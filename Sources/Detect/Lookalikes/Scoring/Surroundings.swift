import Names

/// What stands in a name beside the match: its other tokens and labels, suffix aside.
struct Surroundings {
  /// A piece and what it is.
  struct Piece {
    enum Kind: Equatable {
      case lure(Lure.Purpose)
      case digits
      /// A word of some language or of names at large.
      case word
      /// Letters that are no word.
      case letters
    }

    /// Bytes of the host name.
    let span: Range<Int>
    let kind: Kind
  }

  private(set) var pieces: [Piece] = []

  var pointedLures: Int { pieces.count { $0.kind.isPointedLure } }
  var moneyLures: Int { pieces.count { $0.kind == .lure(.money) } }
  var otherLures: Int { pieces.count { $0.kind.isLure } - pointedLures - moneyLures }
  var words: Int { pieces.count { $0.kind == .word } }
  var hasDigits: Bool { pieces.contains { $0.kind == .digits } }
  /// How many letters belong to no word.
  var strayLetters: Int {
    pieces.reduce(0) { $0 + ($1.kind == .letters ? $1.span.count : 0) }
  }

  /// - Parameter owner: who named the lures; `nil`: they are the usual ones.
  init(of match: WordMatch, lures: LureLexicon, of owner: Int?, kinds: inout PieceKinds) {
    let host = kinds.host
    guard let registrable = host.registrableLabel else { return }
    for label in 0...registrable {
      var start = host.label(label).lowerBound
      let end = host.label(label).upperBound
      while start < end {
        let token = host.bytes[start..<end].firstIndex(of: UInt8(ascii: "-")) ?? end
        for span in Self.outside(start..<token, match.span) where !span.isEmpty {
          pieces.append(Piece(span: span, kind: kinds.kind(of: span, lures: lures, of: owner)))
        }
        start = token + 1
      }
    }
  }

  /// What of a token the match leaves: nothing, one piece or two.
  private static func outside(_ token: Range<Int>, _ match: Range<Int>) -> [Range<Int>] {
    guard token.overlaps(match) else { return [token] }
    return [
      token.lowerBound..<max(token.lowerBound, match.lowerBound),
      min(token.upperBound, match.upperBound)..<token.upperBound,
    ]
  }
}

extension Surroundings.Piece.Kind {
  var purpose: Lure.Purpose? { if case .lure(let purpose) = self { purpose } else { nil } }
  var isLure: Bool { if case .lure = self { true } else { false } }
  var isPointedLure: Bool { if case .lure(let purpose) = self { purpose.isPointed } else { false } }
}

/// Where a log keeps up to 256 hashes of one height, or the entries below them (C2SP tlog-tiles).
struct Tile: Hashable {
  /// Hashes in a full one.
  static let width = 256

  enum Kind: Hashable {
    /// Each hash is over 256 of the level below.
    case hashes(level: Int)
    case entries
  }

  var kind: Kind
  var index: UInt64
  /// Less than 256 at the right edge of the tree.
  var width = Tile.width

  /// `1234067` is `x001/x234/067`.
  var path: String {
    var parts = [Self.padded(index % 1000)]
    var rest = index / 1000
    while rest > 0 {
      parts.append("x" + Self.padded(rest % 1000))
      rest /= 1000
    }
    let folder =
      switch kind {
      case .hashes(let level): "tile/\(level)"
      case .entries: "tile/entries"
      }
    let full = "\(folder)/\(parts.reversed().joined(separator: "/"))"
    return width < Self.width ? "\(full).p/\(width)" : full
  }

  private static func padded(_ number: UInt64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// The full tile at the same place.
  var full: Tile { Tile(kind: kind, index: index) }
}

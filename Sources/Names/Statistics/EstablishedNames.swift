import FileMapping

/// Names that were registered and are well visited: the lines of a sorted file.
struct EstablishedNames: Sendable {
  private let file: MappedFile
  let count: Int

  private static let largest = 1 << 30

  /// Reads nothing but the file’s size and its end; ``contains(_:)`` is wrong for a file that is not sorted,
  /// which `doctor` tells by its checksum.
  init(path: String, origin: NameOrigin.File) throws(NamesError) {
    file = try MappedFile(statistics: path, most: Self.largest)
    guard file.bytes.count == origin.bytes, origin.entries > 0, origin.entries <= origin.bytes / 2,
      file.bytes.last == UInt8(ascii: "\n")
    else { throw .damaged(file: path, reason: "it is not the one that belongs here") }
    count = origin.entries
  }

  /// The names, each with a line feed behind it, ascending.
  func withLines<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withExtendedLifetime(file) { body(file.bytes) }
  }

  /// Whether a registrable name is one of them. Exact; a binary search.
  func contains(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    withLines { lines in
      var low = 0
      var high = lines.count
      while low < high {
        var start = low + (high - low) / 2
        while start > low, lines[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        var at = start
        var offset = 0
        while offset < name.count, at < high, lines[at] == name[offset],
          lines[at] != UInt8(ascii: "\n")
        {
          at += 1
          offset += 1
        }
        guard at < high else { return false }
        if offset == name.count, lines[at] == UInt8(ascii: "\n") { return true }
        // A line feed is below every byte of a name.
        if offset < name.count, lines[at] < name[offset] {
          while at < high, lines[at] != UInt8(ascii: "\n") { at += 1 }
          low = at + 1
        } else {
          high = start
        }
      }
      return false
    }
  }
}

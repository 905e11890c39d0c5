import Glibc

/// Finds where a file of names may be cut: at the end of a record, whatever the size of the pieces.
struct NameCutter {
  let format: NameFormat

  /// How many bytes of whole records stand at the beginning; 0 when more are needed to tell.
  /// Linear.
  /// - Parameter isWhole: whether nothing follows the bytes.
  func cut(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Int {
    if isWhole, format != .tile { return bytes.count }
    switch format {
    case .text, .lines: return Self.lastLineEnd(bytes)
    case .zone: return Self.lastOwnerStart(bytes)
    case .table(let table): return Self.lastRowEnd(bytes, delimiter: table.delimiter)
    case .objects: return Self.unfinishedObject(bytes) ?? bytes.count
    case .strings: return Self.unfinishedString(bytes) ?? bytes.count
    case .entries: return bytes.lastIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? 0
    case .tile: return Self.lastLeafEnd(bytes)
    }
  }

  /// The longest record that is waited for.
  func longest(_ limits: CollectLimits) -> Int {
    switch format {
    case .text, .table, .zone, .strings: NameBlock.longestLine + 2
    case .lines, .objects, .entries: limits.record
    case .tile: 1 << 26  // Its lengths of 24 bits keep it below.
    }
  }

  static func lastLineEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  private static func lastRowEnd(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    guard memchr(base, 0x22, bytes.count) != nil else { return lastLineEnd(bytes) }
    var end = 0
    while let row = RecordExtent.row(in: bytes, from: end, delimiter: delimiter, isWhole: false) {
      end = row.end
    }
    return end
  }

  /// Where the object begins that does not end within the bytes.
  private static func unfinishedObject(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var splitter = ObjectSplitter()
    var start = 0
    for index in bytes.indices where splitter.step(bytes[index]) == .objectBegins { start = index }
    return splitter.isInside ? start : nil
  }

  private static func unfinishedString(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var strings = StringSplitter()
    var start = 0
    for index in bytes.indices where strings.step(bytes[index]) == .begins { start = index }
    return strings.isInside ? start : nil
  }
}

/// Passes over the rest of a record that is too long to be kept.
struct NameSkipper {
  private enum Rest {
    case line
    case object(ObjectSplitter)
    case string(StringSplitter)
    case entry
  }

  private var rest: Rest

  init(format: NameFormat) {
    switch format {
    case .objects: rest = .object(ObjectSplitter())
    case .strings: rest = .string(StringSplitter())
    case .entries: rest = .entry
    default: rest = .line
    }
  }

  /// How many of the bytes belong to the record, and whether it ends with them.
  mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>) -> (count: Int, isDone: Bool) {
    switch rest {
    case .line:
      if let end = bytes.first("\n", from: 0) { return (end + 1, true) }
    case .entry:
      if let end = bytes.first("}", from: 0) { return (end + 1, true) }
    case .object(var splitter):
      for index in bytes.indices where splitter.step(bytes[index]) == .objectEnds {
        return (index + 1, true)
      }
      rest = .object(splitter)
    case .string(var strings):
      for index in bytes.indices where strings.step(bytes[index]) == .ends {
        return (index + 1, true)
      }
      rest = .string(strings)
    }
    return (bytes.count, false)
  }
}

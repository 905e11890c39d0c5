import CHashing
import Correlate
import TocsinModel

/// What a finding may have in common with others, as bytes: fields that end with a NUL, the digest of the finding first.
enum KeptItem {
  /// Under which it is kept: derived from the finding's id, so that it is the same however numbers were given.
  static func key(_ id: FindingID) -> Int {
    var hash = FNV1a.start
    for byte in id.rawValue.utf8 { hash.combine(UInt32(byte)) }
    return Int(bitPattern: UInt(hash.value))
  }

  static func bytes(_ item: CorrelationItem, _ digest: UInt64) -> [UInt8] {
    var fields = [
      "\(digest)", item.kind.rawValue, item.attention.rawValue,
      item.times.map { "\($0.lowerBound)" } ?? "", item.times.map { "\($0.upperBound)" } ?? "",
    ]
    for trait in item.traits {
      fields.append("\(trait.kind.rawValue) " + trait.name.filter { $0 != "\0" })
    }
    return Array(fields.joined(separator: "\0").utf8)
  }

  /// - Returns: `nil` for what says something else than the finding does now, or cannot be read.
  static func item(_ bytes: [UInt8], _ id: FindingID, _ digest: UInt64) -> CorrelationItem? {
    let fields = bytes.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard fields.count >= 5, fields[0] == "\(digest)",
      let attention = Finding.Attention(rawValue: fields[2])
    else { return nil }
    var times: ClosedRange<Int64>?
    if let first = Int64(fields[3]), let last = Int64(fields[4]), first <= last {
      times = first...last
    }
    let traits = fields.dropFirst(5).compactMap { field -> Trait? in
      guard let space = field.firstIndex(of: " "), let number = UInt8(field[..<space]),
        let kind = Trait.Kind(rawValue: number)
      else { return nil }
      return Trait(kind, String(field[field.index(after: space)...]))
    }
    return CorrelationItem(
      finding: id, kind: FindingKind(rawValue: fields[1]), attention: attention, times: times,
      traits: traits)
  }
}

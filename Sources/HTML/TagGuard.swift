/// Finds tags with so many attributes that libxml2, which compares each with all before it, would
/// take quadratic time.
enum TagGuard {
  /// The ranges to blank: the attributes of such tags. Linear.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, limits: HTMLLimits) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    let end = bytes.count
    while at + 1 < end {
      guard bytes[at] == 0x3C else {
        at += 1
        continue
      }
      if bytes[at + 1] == 0x21, at + 3 < end, bytes[at + 2] == 0x2D, bytes[at + 3] == 0x2D {
        at = endOfComment(bytes, from: at + 4)
        continue
      }
      guard (bytes[at + 1] | 0x20) &- 0x61 < 26 else {
        at += 1
        continue
      }
      let isScript = isRawText(bytes, at + 1)
      let tag = readTag(bytes, from: at + 1)
      if tag.attributes > limits.attributes { found.append(tag.firstAttribute..<tag.end) }
      at = tag.end
      if isScript { at = endOfRawText(bytes, from: at) }
    }
    return found
  }

  private static func endOfComment(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    while at + 2 < bytes.count {
      if bytes[at] == 0x2D, bytes[at + 1] == 0x2D, bytes[at + 2] == 0x3E { return at + 3 }
      at += 1
    }
    return bytes.count
  }

  private static func isRawText(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    matches(bytes, at, "script") || matches(bytes, at, "style")
  }

  private static func matches(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ name: StaticString
  ) -> Bool {
    let count = name.utf8CodeUnitCount
    guard at + count < bytes.count else { return false }
    for index in 0..<count where bytes[at + index] | 0x20 != name.utf8Start[index] { return false }
    return (bytes[at + count] | 0x20) &- 0x61 >= 26
  }

  private static func endOfRawText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var at = start
    while at + 2 < bytes.count {
      if bytes[at] == 0x3C, bytes[at + 1] == 0x2F, isRawText(bytes, at + 2) { return at }
      at += 1
    }
    return bytes.count
  }

  /// From a tag's name to its `>`, quotation marks respected as libxml2 does.
  private static func readTag(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (attributes: Int, firstAttribute: Int, end: Int) {
    var at = start
    let end = bytes.count
    while at < end, bytes[at] > 0x20, bytes[at] != 0x3E, bytes[at] != 0x2F { at += 1 }
    let firstAttribute = at
    var attributes = 0
    while at < end, bytes[at] != 0x3E {
      let byte = bytes[at]
      if byte <= 0x20 || byte == 0x2F {
        at += 1
        continue
      }
      attributes += 1
      while at < end, bytes[at] > 0x20, bytes[at] != 0x3E, bytes[at] != 0x3D { at += 1 }
      while at < end, bytes[at] <= 0x20 { at += 1 }
      guard at < end, bytes[at] == 0x3D else { continue }
      at += 1
      while at < end, bytes[at] <= 0x20 { at += 1 }
      guard at < end else { break }
      let quote = bytes[at]
      if quote == 0x22 || quote == 0x27 {
        at += 1
        while at < end, bytes[at] != quote { at += 1 }
        at = min(at + 1, end)
      } else {
        while at < end, bytes[at] > 0x20, bytes[at] != 0x3E { at += 1 }
      }
    }
    return (attributes, firstAttribute, at)
  }
}

/// What a page declares about its own encoding, in ASCII.
enum DeclaredEncoding {
  /// Bytes from the beginning in which a declaration counts; the standard asks for 1,024, pages need
  /// more.
  static let reach = 8192

  /// The label in an XML declaration or in `<meta charset>` or `<meta http-equiv content>` (HTML,
  /// section 13.2.3.2, “prescan a byte stream”, without its fine print); `nil` when there is none.
  static func label(in page: some Collection<UInt8>) -> String? {
    let head = page.prefix(reach).map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
    if let end = head.firstIndex(of: UInt8(ascii: ">")), find("<?xml", in: head, from: 0) != nil,
      let name = find("encoding", in: head, from: 0), name < end,
      let label = value(in: head, from: name + 8, to: end)
    {
      return label
    }
    var index = 0
    while let open = next("<", in: head, from: index) {
      index = open + 1
      if starts(head, at: open, with: "<!--") {
        guard let end = find("-->", in: head, from: open + 4) else { return nil }
        index = end + 3
        continue
      }
      guard starts(head, at: open, with: "<meta"),
        let close = next(">", in: head, from: open)
      else { continue }
      if let name = find("charset", in: head, from: open), name < close,
        let label = value(in: head, from: name + 7, to: close)
      {
        return label
      }
      index = close
    }
    return nil
  }

  /// What stands after `=`, in quotation marks or not.
  private static func value(in bytes: [UInt8], from start: Int, to end: Int) -> String? {
    var index = start
    while index < end, bytes[index] <= 0x20 { index += 1 }
    guard index < end, bytes[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    let ends: [UInt8] = Array("\"'>;/ \t\r\n?".utf8)
    while index < end, bytes[index] <= 0x20 || bytes[index] == 0x22 || bytes[index] == 0x27 {
      index += 1
    }
    let label = bytes[index..<end].prefix { !ends.contains($0) }
    guard !label.isEmpty, label.count <= 40 else { return nil }
    return String(decoding: label, as: UTF8.self)
  }

  private static func next(_ byte: Unicode.Scalar, in bytes: [UInt8], from index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    return bytes[index...].firstIndex(of: UInt8(truncatingIfNeeded: byte.value))
  }

  private static func starts(_ bytes: [UInt8], at index: Int, with word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private static func find(_ word: StaticString, in bytes: [UInt8], from index: Int) -> Int? {
    word.withUTF8Buffer { word in
      guard let first = word.first, index < bytes.count else { return nil }
      var index = index
      while let found = bytes[index...].firstIndex(of: first) {
        if bytes[found...].starts(with: word) { return found }
        index = found + 1
        if index >= bytes.count { return nil }
      }
      return nil
    }
  }
}

import FileMapping

/// What an NPY file says about its array: “{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }”.
struct NPYHeader {
  private(set) var element = ""
  private(set) var isColumnMajor = false
  private(set) var shape: [Int] = []
  /// Where the numbers begin.
  let end: Int

  private static let longest = 4096

  init(_ file: MappedFile) throws(EmbedError) {
    let bytes = file.raw
    let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
    guard bytes.count >= 12, bytes.prefix(6).elementsEqual(magic), (1...3).contains(bytes[6])
    else {
      throw .damaged(file: file.path, reason: "it does not begin as an NPY file does")
    }
    let start = bytes[6] == 1 ? 10 : 12
    let length =
      bytes[6] == 1
      ? Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self).littleEndian)
      : Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian)
    end = start + length
    guard length <= Self.longest, end <= bytes.count else {
      throw .damaged(file: file.path, reason: "its header is cut")
    }
    var reader = Reader(text: Array(bytes[start..<end]))
    guard read(&reader) else {
      throw .damaged(file: file.path, reason: "its header cannot be read")
    }
  }

  /// A literal dictionary of Python with these three keys, in any order.
  private mutating func read(_ reader: inout Reader) -> Bool {
    guard reader.takes("{") else { return false }
    var keys: Set<String> = []
    while !reader.takes("}") {
      guard let key = reader.string(), keys.insert(key).inserted, reader.takes(":") else {
        return false
      }
      switch key {
      case "descr":
        guard let value = reader.string() else { return false }
        element = value
      case "fortran_order":
        isColumnMajor = reader.takes("True")
        guard isColumnMajor || reader.takes("False") else { return false }
      case "shape":
        guard let value = reader.tuple() else { return false }
        shape = value
      default: return false
      }
      guard reader.takes(",") || reader.isAt("}") else { return false }
    }
    return keys.count == 3
  }
}

extension NPYHeader: CustomStringConvertible {
  var description: String {
    "\(element)\(isColumnMajor ? " in columns" : "") of the shape \(shape)"
  }
}

extension NPYHeader {
  /// Takes tokens from the front, blanks before them skipped.
  private struct Reader {
    let text: [UInt8]
    var position = 0

    mutating func isAt(_ token: StaticString) -> Bool {
      while position < text.count, text[position] == 0x20 || text[position] == 0x0A {
        position += 1
      }
      return token.withUTF8Buffer { text[position...].starts(with: $0) }
    }

    mutating func takes(_ token: StaticString) -> Bool {
      guard isAt(token) else { return false }
      position += token.utf8CodeUnitCount
      return true
    }

    /// What stands between single quotes; there are no escapes in these headers.
    mutating func string() -> String? {
      guard takes("'"), let end = text[position...].firstIndex(of: 0x27) else { return nil }
      defer { position = end + 1 }
      return String(decoding: text[position..<end], as: UTF8.self)
    }

    mutating func tuple() -> [Int]? {
      guard takes("(") else { return nil }
      var numbers: [Int] = []
      while !takes(")") {
        guard numbers.count < 8 else { return nil }
        let digits = text[position...].prefix { (0x30...0x39).contains($0) }
        guard let number = Int(String(decoding: digits, as: UTF8.self)), number < 1 << 31 else {
          return nil
        }
        position += digits.count
        numbers.append(number)
        guard takes(",") || isAt(")") else { return nil }
      }
      return numbers
    }
  }
}

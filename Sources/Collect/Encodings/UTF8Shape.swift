import CSimdjson

/// How much of some bytes is UTF-8 (RFC 3629).
struct UTF8Shape: Equatable {
  /// Well-formed sequences of two to four bytes.
  var multiByte = 0
  /// Bytes or maximal parts of sequences that are not well-formed (Unicode 15, section 3.9, U+FFFD
  /// substitution of maximal subparts).
  var broken = 0
  /// Where the first one is.
  var firstBroken: Int?

  var isMultiByteUTF8: Bool { broken == 0 && multiByte > 0 }

  /// - Parameter mayEndWithin: whether a sequence cut off by the end is no fault.
  init(_ bytes: [UInt8], mayEndWithin: Bool = false) {
    let isValid = bytes.withUnsafeBufferPointer { Self.isValid($0) }
    if isValid {
      multiByte = bytes.reduce(0) { $0 &+ ($1 >= 0xC0 ? 1 : 0) }
      return
    }
    var index = 0
    let count = bytes.count
    while index < count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let (length, isWhole) = Self.sequence(in: bytes, at: index)
      if isWhole {
        multiByte += 1
      } else if !(mayEndWithin && index + length == count && bytes[index] >= 0xC2) {
        broken += 1
        if firstBroken == nil { firstBroken = index }
      }
      index += length
    }
  }

  /// The length of the sequence at an index, or of its longest beginning that could be one.
  static func sequence(in bytes: [UInt8], at index: Int) -> (length: Int, isWhole: Bool) {
    let lead = bytes[index]
    let needed: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return (1, true)
    case 0xC2...0xDF: needed = 2
    case 0xE0: (needed, second) = (3, 0xA0...0xBF)
    case 0xED: (needed, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: needed = 3
    case 0xF0: (needed, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: needed = 4
    case 0xF4: (needed, second) = (4, 0x80...0x8F)
    default: return (1, false)
    }
    var length = 1
    while length < needed {
      guard index + length < bytes.count,
        (length == 1 ? second : 0x80...0xBF).contains(bytes[index + length])
      else { return (length, false) }
      length += 1
    }
    return (length, true)
  }

  /// The bytes with U+FFFD for what is broken.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var index = 0
    while index < bytes.count {
      let (length, isWhole) = sequence(in: bytes, at: index)
      if isWhole {
        result.append(contentsOf: bytes[index..<index + length])
      } else {
        result.append(contentsOf: [0xEF, 0xBF, 0xBD])
      }
      index += length
    }
    return result
  }

  /// Whether all of it is UTF-8; vectorised.
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    return csimdjson_is_utf8(base, bytes.count)
  }
}

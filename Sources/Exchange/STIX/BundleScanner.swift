/// Cuts a bundle (STIX 2.1, section 8), or an envelope of TAXII (2.1, section 3.7), into its objects as it streams by.
///
/// Memory is bounded by the largest object; time is linear. A list of objects without anything around it is read as well.
package struct BundleScanner {
  package enum Piece: Hashable, Sendable {
    /// The bytes of an object, with the offset of its first.
    case object([UInt8], at: Int)
    /// An object of more than ``BundleScanner/limit`` bytes, which was passed over.
    case tooLarge(at: Int)
    /// Something in the list that is no object.
    case stray(at: Int)
    /// A member beside the list, as it was written, of at most ``BundleScanner/longestMember`` bytes.
    case member(String, [UInt8])
  }

  package static let longestMember = 4096
  package let limit: Int

  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// At which depth the objects lie; `nil` outside of the list.
  private var listDepth: Int?
  private var key: String?
  private var word: [UInt8] = []
  private var scalar: [UInt8] = []
  private var element: [UInt8] = []
  private var elementStart: Int?
  private var isTooLarge = false
  private var isStray = false
  private var offset = 0
  private var hasEnded = false

  /// - Parameter limit: bytes of one object. OpenCTI's largest, with a picture in it, have a few megabytes.
  package init(limit: Int = 16 << 20) {
    self.limit = limit
  }

  /// Whether a value began that has not ended: the file is cut off.
  package var isUnfinished: Bool { depth > 0 || isInString }
  /// Whether a list of objects was met.
  package private(set) var hasList = false

  package mutating func read(
    _ chunk: UnsafeBufferPointer<UInt8>, _ body: (Piece) throws -> Void
  ) rethrows {
    var begin = elementStart == nil ? nil : Optional(0)
    for index in chunk.indices {
      let byte = chunk[index]
      if isInString {
        try string(byte, body)
        continue
      }
      switch byte {
      case 0x22:
        isInString = true
        if depth == 1 { word.removeAll(keepingCapacity: true) }
        if depth == listDepth { try stray(at: offset + index, body) }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == listDepth, byte == UInt8(ascii: "{") {
          elementStart = offset + index
          begin = index
          isStray = false
        } else if depth == listDepth {
          try stray(at: offset + index, body)
        }
        depth += 1
        if byte == UInt8(ascii: "["), listDepth == nil,
          depth == 1 || (depth == 2 && key == "objects")
        {
          listDepth = depth
          hasList = true
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == listDepth, let start = elementStart, let from = begin {
          append(chunk[from...index])
          try body(isTooLarge ? .tooLarge(at: start) : .object(element, at: start))
          element.removeAll(keepingCapacity: element.count < 1 << 20)
          (elementStart, begin, isTooLarge) = (nil, nil, false)
        }
        if let list = listDepth, depth < list {
          listDepth = nil
          key = nil
        }
        if depth == 0 { try member(body) }
      case UInt8(ascii: ":") where depth == 1 && key == nil:
        key = String(decoding: word, as: UTF8.self)
        scalar.removeAll(keepingCapacity: true)
      case UInt8(ascii: ","):
        if depth == 1, listDepth == nil { try member(body) }
        isStray = false
      case 0x20, 0x09, 0x0A, 0x0D: break
      default:
        if depth == listDepth { try stray(at: offset + index, body) }
        if depth == 1, key != nil, scalar.count < Self.longestMember { scalar.append(byte) }
      }
    }
    if let begin { append(chunk[begin...]) }
    offset += chunk.count
  }

  private mutating func string(_ byte: UInt8, _ body: (Piece) throws -> Void) rethrows {
    if isEscaped {
      isEscaped = false
    } else if byte == 0x5C {
      isEscaped = true
    } else if byte == 0x22 {
      isInString = false
      if depth == 1, key != nil, listDepth == nil {
        scalar = [0x22] + word + [0x22]
      }
      return
    }
    if depth == 1, word.count < Self.longestMember { word.append(byte) }
  }

  private mutating func stray(at place: Int, _ body: (Piece) throws -> Void) rethrows {
    guard !isStray, elementStart == nil else { return }
    isStray = true
    try body(.stray(at: place))
  }

  private mutating func member(_ body: (Piece) throws -> Void) rethrows {
    if let key, !scalar.isEmpty { try body(.member(key, scalar)) }
    key = nil
    scalar.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    guard !isTooLarge else { return }
    guard element.count + bytes.count <= limit else {
      isTooLarge = true
      element.removeAll()
      return
    }
    element += bytes
  }
}

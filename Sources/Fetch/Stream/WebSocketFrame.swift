/// One frame of a WebSocket (RFC 6455, section 5.2).
struct WebSocketFrame: Hashable {
  enum Kind: UInt8 {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10
  }

  enum Reading: Hashable {
    case frame(WebSocketFrame, length: Int)
    case needsMore
    case bad
  }

  var kind: Kind
  var isLast: Bool
  var payload: [UInt8]

  /// Reads a server's frame at the beginning of the bytes: it is not masked, and a frame for control is short and whole.
  static func read(_ bytes: ArraySlice<UInt8>, limit: Int) -> Reading {
    guard bytes.count >= 2 else { return .needsMore }
    let start = bytes.startIndex
    let (first, second) = (bytes[start], bytes[start + 1])
    guard first & 0x70 == 0, second & 0x80 == 0, let kind = Kind(rawValue: first & 15) else {
      return .bad
    }
    var length = Int(second)
    var header = 2
    if length >= 126 {
      let count = length == 126 ? 2 : 8
      guard bytes.count >= 2 + count else { return .needsMore }
      header += count
      length = 0
      for byte in bytes[(start + 2)..<(start + header)] {
        guard length <= Int.max >> 9 else { return .bad }
        length = length << 8 | Int(byte)
      }
    }
    if kind.rawValue >= 8, length > 125 || first & 0x80 == 0 { return .bad }
    guard length <= limit else { return .bad }
    guard bytes.count >= header + length else { return .needsMore }
    let payload = Array(bytes[(start + header)..<(start + header + length)])
    return .frame(
      WebSocketFrame(kind: kind, isLast: first & 0x80 != 0, payload: payload),
      length: header + length)
  }

  /// As a client sends it: masked (section 5.3).
  func masked(_ key: [UInt8]) -> [UInt8] {
    var bytes = [kind.rawValue | (isLast ? 0x80 : 0)]
    switch payload.count {
    case ..<126: bytes.append(0x80 | UInt8(payload.count))
    case ..<65_536: bytes += [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
    default:
      bytes.append(0x80 | 127)
      bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: payload.count >> ($0 * 8)) }
    }
    bytes += key
    for (index, byte) in payload.enumerated() { bytes.append(byte ^ key[index % 4]) }
    return bytes
  }
}

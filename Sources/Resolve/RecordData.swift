import Authentication
import Glibc

/// The data of records as text, as ``RecordAnswer`` has them (RFC 1035, section 3.3; RFC 3596; RFC 4034, section 5.3; RFC 8659,
/// section 4.1). What is not of its type's form is left out.
struct RecordData {
  let type: RecordType

  /// - Parameter data: of each record, its length before it, two bytes, the lowest first.
  func values(_ data: ArraySlice<UInt8>) -> [String] {
    var values: [String] = []
    var rest = data
    while rest.count >= 2 {
      let length = Int(rest[rest.startIndex]) | Int(rest[rest.startIndex + 1]) << 8
      rest = rest.dropFirst(2)
      guard length <= rest.count else { break }
      if let value = value(Array(rest.prefix(length))) { values.append(value) }
      rest = rest.dropFirst(length)
    }
    return values
  }

  private func value(_ bytes: [UInt8]) -> String? {
    switch type {
    case .txt: text(bytes)
    case .a: address(bytes, AF_INET, 4)
    case .aaaa: address(bytes, AF_INET6, 16)
    case .ptr, .cname: name(bytes[...])
    case .mx:
      bytes.count > 2
        ? name(bytes[2...]).map { "\(Int(bytes[0]) << 8 | Int(bytes[1])) \($0)" } : nil
    case .ds:
      bytes.count > 4
        ? "\(Int(bytes[0]) << 8 | Int(bytes[1])) \(bytes[2]) \(bytes[3])" : nil
    case .caa: certificateAuthority(bytes)
    }
  }

  /// Pieces of at most 255 bytes, joined.
  private func text(_ bytes: [UInt8]) -> String? {
    var joined: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let end = at + 1 + Int(bytes[at])
      guard end <= bytes.count else { return nil }
      joined += bytes[(at + 1)..<end]
      at = end
    }
    return String(decoding: joined, as: UTF8.self)
  }

  private func address(_ bytes: [UInt8], _ family: Int32, _ count: Int) -> String? {
    guard bytes.count == count else { return nil }
    var written = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(family, bytes, &written, socklen_t(written.count)) != nil else { return nil }
    return String(decoding: written.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Labels with their lengths; the library leaves none shortened.
  private func name(_ bytes: ArraySlice<UInt8>) -> String? {
    var labels: [String] = []
    var at = bytes.startIndex
    while at < bytes.endIndex, bytes[at] != 0 {
      let end = at + 1 + Int(bytes[at])
      guard bytes[at] < 64, end <= bytes.endIndex else { return nil }
      labels.append(String(decoding: bytes[(at + 1)..<end], as: UTF8.self).lowercased())
      at = end
    }
    return labels.joined(separator: ".")
  }

  private func certificateAuthority(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2, 2 + Int(bytes[1]) <= bytes.count else { return nil }
    let end = 2 + Int(bytes[1])
    let tag = String(decoding: bytes[2..<end], as: UTF8.self)
    return "\(bytes[0]) \(tag) \"\(String(decoding: bytes[end...], as: UTF8.self))\"".lowercased()
  }
}

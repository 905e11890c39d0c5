import Crypto
import TocsinModel

/// Stable names in place of those of private persons: who has the key can tell that two names are one, and nobody can
/// tell whose they are by trying out names, as plain hashes would let them.
///
/// A pseudonym is 65 bits of HMAC-SHA-256 (RFC 2104) over the lower-case name, in base 32: one word for whatever
/// compares texts, and the same in every file. Of a mail address the domain stays, since findings rest on it.
package struct Pseudonyms: Sendable {
  private let key: SymmetricKey
  private let exempt: Set<String>

  /// - Parameters:
  ///   - key: secret, of 32 bytes.
  ///   - exempt: accounts, mail addresses, and domains of which all addresses keep their names.
  package init(key: [UInt8], exempt: some Sequence<String>) {
    self.init(SymmetricKey(data: key), exempt: exempt)
  }

  init(_ key: SymmetricKey, exempt: some Sequence<String>) {
    self.key = key
    self.exempt = Set(exempt.map { Self.plain($0) })
  }

  private static func plain(_ name: String) -> String {
    let lower = name.lowercased()
    return lower.hasPrefix("@") ? String(lower.dropFirst()) : lower
  }

  // MARK: Names

  /// An account's name or a mail address as it is stored.
  package func name(_ name: String) -> String {
    let lower = Self.plain(name)
    guard !lower.isEmpty, !exempt.contains(lower), !Self.isPseudonym(lower) else { return name }
    guard let at = lower.lastIndex(of: "@") else { return pseudonym(lower) }
    let host = lower[lower.index(after: at)...]
    return isExempt(host: host) || Self.isPseudonym(String(lower[..<at]))
      ? name : "\(pseudonym(lower))@\(host)"
  }

  /// A name that is shown beside an account or an address.
  func shownName(_ name: String) -> String {
    let lower = Self.plain(name)
    return lower.isEmpty || exempt.contains(lower) ? name : pseudonym("name \(lower)")
  }

  func isExempt(_ name: String) -> Bool { exempt.contains(Self.plain(name)) }

  /// A domain, or one that it belongs to.
  private func isExempt(host: Substring) -> Bool {
    var rest = host
    while true {
      if exempt.contains(String(rest)) { return true }
      guard let dot = rest.firstIndex(of: ".") else { return false }
      rest = rest[rest.index(after: dot)...]
    }
  }

  /// What was stored, and is read again, stays what it is.
  private static func isPseudonym(_ name: String) -> Bool {
    name.utf8.count == 17 && name.hasPrefix("anon")
      && name.utf8.dropFirst(4).allSatisfy(digits.contains)
  }

  private static let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  private func pseudonym(_ name: String) -> String {
    var text = Array("anon".utf8)
    var (bits, count) = (UInt32(0), 0)
    for byte in HMAC<SHA256>.authenticationCode(for: Array(name.utf8), using: key).prefix(9) {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 5, text.count < 17 {
        count -= 5
        text.append(Self.digits[Int(bits >> UInt32(count) & 31)])
      }
      bits &= (1 << UInt32(count)) - 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// An id that cannot be made again from what a person published without the key.
  func id(_ id: DocumentID) -> DocumentID {
    let code = HMAC<SHA256>.authenticationCode(for: Array("id \(id)".utf8), using: key)
    let halves = code.withUnsafeBytes { bytes in
      (
        bytes.loadUnaligned(as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
    }
    return DocumentID(high: UInt64(bigEndian: halves.0), low: UInt64(bigEndian: halves.1))
  }
}

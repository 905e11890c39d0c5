import Crypto
import Foundation

/// What is said of a thing that is logged: what it is, who did what to it, when and how. The log holds its hash alone.
///
/// A salt of 32 bytes of chance is in it. Who has the statement can check the hash; who has only the hash learns nothing,
/// not even by trying; and when the statement is erased, nothing is left to learn it from, while the log stays whole.
package struct Statement: Hashable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Bytes that were fetched or read.
    case capture
    /// A finding, in one of its versions.
    case finding
    /// What a person said of a finding.
    case assessment
    /// That a second person agreed.
    case approval
    /// A folder that was handed on.
    case export
    /// That statements and what they are about were erased.
    case erasure
    /// A key in place of another.
    case key
  }

  package static let format = "tocsin statement 1"

  package var statement = Self.format
  /// 64 hexadecimal digits.
  package var salt: String
  package var kind: Kind
  /// When it was logged, by the team's own clock.
  package var at: String
  /// Who did it.
  package var by: String
  /// What it is about, in the team's own words for it: `F12 version 3`, a document's id, the name of an export.
  package var about: String
  /// The hash of the bytes it is about, in hexadecimal.
  package var sha256: String
  /// How many bytes these are.
  package var bytes: Int
  /// How they came here, and what else there is to say.
  package var details: [String: String]

  package init(
    _ kind: Kind, at time: Int64, by: String, about: String, bytes: [UInt8],
    details: [String: String] = [:], salt: [UInt8] = Self.freshSalt()
  ) {
    self.init(
      kind, at: time, by: by, about: about, sha256: Hexadecimal.text(SHA256.hash(data: bytes)),
      count: bytes.count, details: details, salt: salt)
  }

  package init(
    _ kind: Kind, at time: Int64, by: String, about: String, sha256: String, count: Int,
    details: [String: String] = [:], salt: [UInt8] = Self.freshSalt()
  ) {
    self.kind = kind
    at = Date(timeIntervalSince1970: Double(time)).formatted(.iso8601)
    self.by = by
    self.about = about
    self.sha256 = sha256
    self.bytes = count
    self.details = details
    self.salt = Hexadecimal.text(salt)
  }

  package static func freshSalt() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// A statement is short: longer ones are none.
  package static let longest = 1 << 16

  /// Why bytes are no statement.
  package struct Damaged: Error, Hashable {}

  /// Reads a file of a statement. Keys that are not known are no matter: the hash is over the bytes.
  package init(_ data: [UInt8]) throws(Damaged) {
    guard data.count <= Self.longest,
      let read = try? JSONDecoder().decode(Statement.self, from: Data(data)),
      read.statement == Self.format, Hexadecimal.bytes(read.salt)?.count == 32,
      Hexadecimal.bytes(read.sha256)?.count == 32, read.bytes >= 0, read.time != nil
    else { throw Damaged() }
    self = read
  }

  /// The file of it: JSON with sorted keys.
  package var encoded: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // Strings and numbers have nothing that cannot be encoded.
    return Array((try? encoder.encode(self)) ?? Data()) + [0x0A]
  }

  /// What the log holds of it: the hash of its file.
  package static func commitment(of file: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: file)) }

  /// Seconds since 1970; `nil` when it is no time.
  package var time: Int64? {
    (try? Date(at, strategy: .iso8601)).map { Int64($0.timeIntervalSince1970) }
  }
}

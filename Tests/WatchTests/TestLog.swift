import Crypto
import CryptoExtras
import Foundation
import Synchronization
import TestSupport
import Watch

/// A certificate log as the standards have it, tiled and of RFC 6962, which can lie.
final class TestLog: Sendable {
  struct State {
    var leaves: [[UInt8]] = []
    var tiles: [[UInt8]] = []
    /// What it says that it has.
    var size = 0
    /// Signs another root than its own.
    var lies = false
    var hasNames = false
  }

  static let origin = "log.example/test"
  let key = P256.Signing.PrivateKey()
  /// Signs instead of the other, where there is one.
  let rsaKey: _RSA.Signing.PrivateKey?
  let state = Mutex(State())

  init(rsaKey: _RSA.Signing.PrivateKey? = nil) { self.rsaKey = rsaKey }

  var publicKey: Data { rsaKey?.publicKey.derRepresentation ?? key.publicKey.derRepresentation }

  /// Adds a certificate with one name, and shows it.
  func add(_ name: String, time: UInt64 = 1_700_000_000_000) {
    let der = Self.certificate(name)
    let entry =
      Self.number(time, 8) + Self.number(0, 2) + Self.number(UInt64(der.count), 3) + der
      + Self.number(0, 2)
    state.withLock { state in
      state.leaves.append([0, 0] + entry)
      state.tiles.append(entry + Self.number(0, 2))
      state.size = state.leaves.count
    }
  }

  // MARK: Answers

  func answer(_ request: LocalServer.Request) -> LocalServer.Answer {
    state.withLock { state in
      let path = request.target
      if path == "/checkpoint" { return .init(type: "text/plain", checkpoint(state)) }
      if path == "/ct/v1/get-sth" { return .init(type: "application/json", head(state)) }
      if path.hasPrefix("/ct/v1/get-entry-and-proof") {
        let hashes = state.leaves[..<state.size].map(MerkleFrontier.leafHash)
        let path = MerkleFrontierTests.path(state.size - 1, hashes[...])
        let list = path.map { "\"\($0.base64EncodedString())\"" }.joined(separator: ",")
        let leaf = Data(state.leaves[state.size - 1]).base64EncodedString()
        return .init(
          type: "application/json", "{\"leaf_input\":\"\(leaf)\",\"audit_path\":[\(list)]}")
      }
      if path.hasPrefix("/ct/v1/get-entries?start=") {
        let numbers = path.split { !$0.isNumber }.compactMap { Int($0) }
        // Gives fewer than it is asked for, as logs do.
        let (start, end) = (numbers[1], min(numbers[2], numbers[1] + 31, state.size - 1))
        guard start <= end else { return .init(status: 400, "") }
        let list = state.leaves[start...end].map {
          "{\"leaf_input\":\"\(Data($0).base64EncodedString())\",\"extra_data\":\"\"}"
        }
        return .init(
          type: "application/json", "{\"entries\":[\(list.joined(separator: ","))]}")
      }
      if path.hasPrefix("/tile/") { return tile(path, state) }
      return .missing
    }
  }

  private func tile(_ path: String, _ state: State) -> LocalServer.Answer {
    var parts = path.split(separator: "/").dropFirst().map(String.init)
    let kind = parts.removeFirst()
    var width = 256
    if let partial = parts.last.flatMap(Int.init), parts.dropLast().last?.hasSuffix(".p") == true {
      width = partial
      parts.removeLast()
      parts[parts.count - 1].removeLast(2)
    }
    let index = parts.reduce(0) { $0 * 1000 + (Int($1.drop { $0 == "x" }) ?? 0) }
    let start = index * 256
    if kind == "data" || kind == "names" {
      guard start + width <= state.size else { return .missing }
      if kind == "data" {
        return .init(
          type: "application/octet-stream", state.tiles[start..<start + width].flatMap { $0 })
      }
      guard state.hasNames else { return .missing }
      let lines = (start..<start + width).map {
        "{\"Timestamp\":1700000000000,\"DNS\":[\"n\($0).example\"]}"
      }
      return .init(type: "application/jsonl", lines.joined(separator: "\n") + "\n")
    }
    guard let level = Int(kind) else { return .missing }
    let span = 1 << (8 * level)
    guard (start + width) * span <= state.size else { return .missing }
    let hashes = state.leaves[..<state.size].map(MerkleFrontier.leafHash)
    let nodes = (start..<start + width).flatMap { node in
      Array(MerkleFrontierTests.root(hashes[(node * span)..<((node + 1) * span)]))
    }
    return .init(type: "application/octet-stream", nodes)
  }

  private func root(_ state: State) -> Data {
    let hashes = state.leaves[..<state.size].map(MerkleFrontier.leafHash)
    let root = MerkleFrontierTests.root(hashes[...])
    return state.lies ? Data(root.reversed()) : root
  }

  private func signature(_ state: State, _ time: UInt64) -> [UInt8] {
    let signed =
      Data([0, 1] + Self.number(time, 8) + Self.number(UInt64(state.size), 8)) + root(state)
    if let rsaKey {
      let bytes =
        (try? rsaKey.signature(for: SHA256.hash(data: signed), padding: .insecurePKCS1v1_5)
          .rawRepresentation) ?? Data()
      return [4, 1] + Self.number(UInt64(bytes.count), 2) + bytes
    }
    let der = (try? key.signature(for: signed).derRepresentation) ?? Data()
    return [4, 3] + Self.number(UInt64(der.count), 2) + der
  }

  private func checkpoint(_ state: State) -> String {
    let time: UInt64 = 1_700_000_000_000
    let body = "\(Self.origin)\n\(state.size)\n\(root(state).base64EncodedString())\n"
    let id = Data(SHA256.hash(data: publicKey))
    let hint = Data(SHA256.hash(data: Data(Self.origin.utf8) + [0x0A, 5] + id)).prefix(4)
    let note = hint + Data(Self.number(time, 8) + signature(state, time))
    return "\(body)\n— \(Self.origin) \(note.base64EncodedString())\n"
  }

  private func head(_ state: State) -> String {
    let time: UInt64 = 1_700_000_000_000
    return """
      {"tree_size":\(state.size),"timestamp":\(time),"sha256_root_hash":"\(root(state).base64EncodedString())",\
      "tree_head_signature":"\(Data(signature(state, time)).base64EncodedString())"}
      """
  }

  // MARK: Certificates

  static func number(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
  }

  private static func der(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length: [UInt8] =
      content.count < 128
      ? [UInt8(content.count)]
      : content.count < 256
        ? [0x81, UInt8(content.count)]
        : [0x82, UInt8(content.count >> 8), UInt8(content.count & 255)]
    return [tag] + length + content
  }

  /// As small as a certificate can be that has a name (RFC 5280).
  static func certificate(_ name: String) -> [UInt8] {
    let names = der(0x30, der(0x82, Array(name.utf8)))
    let alternative = der(0x30, der(0x06, [0x55, 0x1D, 0x11]) + der(0x04, names))
    let contents =
      der(0xA0, der(0x02, [2])) + der(0x02, [1]) + der(0x30, []) + der(0x30, []) + der(0x30, [])
      + der(0x30, []) + der(0x30, []) + der(0xA3, der(0x30, alternative))
    return der(0x30, der(0x30, contents) + der(0x30, []) + der(0x03, [0]))
  }
}

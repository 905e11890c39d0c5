package import Authentication
internal import CUnbound
import Foundation
import Synchronization

/// Answers for the network by libunbound, which checks what zones sign (DNSSEC, RFC 4035) where it has the root's keys.
///
/// Whoever asks tells the owners of the names that he does: it is used where a person asked for it, and never by itself. What it was
/// told it keeps for its life; a zone whose hosts do not answer is given up after a few questions, so that nobody's silence costs more.
package final class NetworkResolver: RecordResolver {
  /// How the answers came.
  package struct Tally: Sendable, Hashable {
    package var questions = 0
    /// Signed by their zone, and the signature holds.
    package var signed = 0
    /// Signed, and not what the zone signed: not believed.
    package var bogus = 0
    package var unanswered = 0
  }

  private struct Question: Hashable {
    var type: RecordType
    var name: String
  }

  /// libunbound's context is used by one thread at a time: all of it lies behind the lock.
  private struct State: ~Copyable {
    var resolver: Resolver
    var known: [Question: RecordAnswer] = [:]
    var silent: [String: Int] = [:]
    var tally = Tally()
  }

  /// Owns the C object, which one thread uses at a time: it is reached through the lock alone, hence `Sendable`.
  private struct Resolver: ~Copyable, @unchecked Sendable {
    let pointer: OpaquePointer
    deinit { tocsin_resolver_close(pointer) }
  }

  private let state: Mutex<State>
  private let patience: Int32
  /// Whether signatures of zones are checked.
  package let validates: Bool

  /// Answers that are remembered, and questions of one zone that may stay without one.
  private static let most = 100_000
  private static let mostSilent = 3
  private static let room = 64 << 10

  /// Where Debian keeps the root's keys.
  package static let anchors = ["/usr/share/dns/root.key", "/var/lib/unbound/root.key"]

  /// - Parameters:
  ///   - server: `address` or `address@port`; `nil` for those that the machine asks.
  ///   - anchor: a file with the root's keys; `nil` for Debian's, where it is there.
  ///   - patience: milliseconds for one question.
  /// - Returns: `nil` where the library cannot be set up so.
  package init?(server: String? = nil, anchor: String? = nil, patience: Int = 5000) {
    let keys = anchor ?? Self.anchors.first { FileManager.default.isReadableFile(atPath: $0) }
    func optional<Result>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
      text.map { $0.withCString(body) } ?? body(nil)
    }
    let opened = optional(server) { server in
      optional(keys) { keys in tocsin_resolver_open(server, keys) }
    }
    guard let opened else { return nil }
    validates = keys != nil
    self.patience = Int32(clamping: patience)
    state = Mutex(State(resolver: Resolver(pointer: opened)))
  }

  package var tally: Tally { state.withLock { $0.tally } }

  package func records(_ type: RecordType, of name: String) -> RecordAnswer {
    let name = name.lowercased()
    // What no name can be is asked of nobody (RFC 1035, section 2.3.4).
    guard !name.isEmpty, name.utf8.count <= 253,
      name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
      name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({
        (1...63).contains($0.utf8.count)
      })
    else { return .noName }
    let question = Question(type: type, name: name)
    return state.withLock { state in
      if let known = state.known[question] { return known }
      let zone = name.split(separator: ".").suffix(2).joined(separator: ".")
      guard state.silent[zone, default: 0] < Self.mostSilent else { return .unknown }
      let answer = ask(question, &state)
      if answer == .unknown { state.silent[zone, default: 0] += 1 }
      if state.known.count < Self.most { state.known[question] = answer }
      return answer
    }
  }

  private func ask(_ question: Question, _ state: inout State) -> RecordAnswer {
    var data = [UInt8](repeating: 0, count: Self.room)
    var length = 0
    var isSecure: Int32 = 0
    let outcome = tocsin_resolver_ask(
      state.resolver.pointer, question.name, question.type.number, patience, &data, data.count,
      &length, &isSecure)
    state.tally.questions += 1
    if isSecure != 0 { state.tally.signed += 1 }
    switch outcome {
    case tocsin_answer_records:
      // A set of records has no order (RFC 2181, section 5), and resolvers turn it at each question.
      return .records(RecordData(type: question.type).values(data[..<length]).sorted())
    case tocsin_answer_none: return .none
    case tocsin_answer_no_name: return .noName
    case tocsin_answer_bogus: state.tally.bogus += 1
    default: state.tally.unanswered += 1
    }
    return .unknown
  }
}

extension RecordType {
  /// Of the registry of DNS parameters.
  fileprivate var number: Int32 {
    switch self {
    case .a: 1
    case .cname: 5
    case .ptr: 12
    case .mx: 15
    case .txt: 16
    case .aaaa: 28
    case .ds: 43
    case .caa: 257
    }
  }
}

import Crypto
package import Foundation

/// A list of certificate logs as browsers publish it (version 3; https://www.gstatic.com/ct/log_list/v3/log_list_schema.json):
/// what is needed of each log to follow it.
package struct LogList: Hashable, Sendable, Codable {
  package struct Log: Hashable, Sendable, Codable {
    package var url: String
    package var isTiled: Bool
    /// SubjectPublicKeyInfo, DER.
    package var key: Data
    package var name: String
    package var `operator`: String
  }

  /// In the order of the list.
  package var logs: [Log] = []
  /// What could not be followed, and why; a sentence each.
  package var mistakes: [String] = []

  /// More logs are not followed: some seventy were in use in 2026.
  static let most = 300
  /// No certificate that browsers take is valid for longer, so that none of today belongs to a log whose time begins later.
  private static let longestCertificate = 398 * 86_400.0

  package init() {}

  private struct Written: Decodable {
    struct Operator: Decodable {
      var name: String?
      var logs: [Log]?
      var tiled_logs: [Log]?
    }
    struct Log: Decodable {
      var description: String?
      var log_id: String?
      var key: String?
      var url: String?
      var monitoring_url: String?
      var state: [String: State]?
      var temporal_interval: Interval?
    }
    struct State: Decodable {}
    struct Interval: Decodable {
      var start_inclusive: String?
      var end_exclusive: String?
    }
    var operators: [Operator]
  }

  /// Reads the logs that certificates of now are entered in: those in the states *qualified* and *usable* whose time is not over and may
  /// have begun. A *readonly* log has nothing new, and *retired* and *rejected* ones are often no more than a placeholder.
  ///
  /// - Parameters:
  ///   - isTiled: only those of tiles, or only those of RFC 6962; `nil` for both.
  ///   - operators: only theirs; empty for all.
  ///   - now: seconds since 1970.
  /// - Returns: `nil` for what is no such list. Linear.
  package init?(_ bytes: [UInt8], isTiled: Bool? = nil, operators: [String] = [], now: Double) {
    guard let list = try? JSONDecoder().decode(Written.self, from: Data(bytes)) else { return nil }
    var seen: Set<String> = []
    for owner in list.operators {
      let name = owner.name ?? ""
      guard operators.isEmpty || operators.contains(name) else { continue }
      let all =
        (owner.tiled_logs ?? []).map { ($0, true) } + (owner.logs ?? []).map { ($0, false) }
      for (log, tiled) in all where isTiled == nil || isTiled == tiled {
        guard Self.takesCertificates(log, now) else { continue }
        let title = log.description ?? log.log_id ?? "a log of \(name)"
        guard let url = tiled ? log.monitoring_url : log.url else {
          mistakes.append("\(title) has no address")
          continue
        }
        // The id is the hash of the key (RFC 6962, section 3.2): a list where they differ was damaged or changed by hand.
        guard let key = log.key.flatMap({ Data(base64Encoded: $0) }),
          log.log_id == nil
            || Data(base64Encoded: log.log_id ?? "") == Data(SHA256.hash(data: key))
        else {
          mistakes.append("the key of \(title) is not that of its id")
          continue
        }
        guard seen.insert(url).inserted else { continue }
        guard logs.count < Self.most else {
          mistakes.append("it has more than \(Self.most) logs; the rest is not followed")
          return
        }
        logs.append(Log(url: url, isTiled: tiled, key: key, name: title, operator: name))
      }
    }
  }

  private static func takesCertificates(_ log: Written.Log, _ now: Double) -> Bool {
    let states = log.state.map { Set($0.keys) } ?? []
    guard !states.isDisjoint(with: ["qualified", "usable"]) else { return false }
    func seconds(_ text: String?) -> Double? {
      text.flatMap { try? Date($0, strategy: .iso8601).timeIntervalSince1970 }
    }
    let start = seconds(log.temporal_interval?.start_inclusive) ?? -.infinity
    let end = seconds(log.temporal_interval?.end_exclusive) ?? .infinity
    return end > now && start <= now + longestCertificate
  }
}

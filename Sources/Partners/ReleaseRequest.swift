package import Exchange
import Foundation

/// What is asked to leave.
package struct ReleaseRequest: Sendable {
  package enum Format: String, Sendable, CaseIterable, Codable {
    case stix, misp
    /// One ZIP for who has no tools.
    case package
  }

  /// Findings and cases.
  package var items: [String]
  package var producer: STIXProducer
  package var format = Format.stix
  package var recipient: String
  package var purpose: String
  package var by: String
  /// Seconds since 1970.
  package var now: Int64
  /// The name or id of a collection; `nil` for a file.
  package var collection: String?
  package var revises: Int?
  /// Of packages: whether captures and proofs go along. They hold whole pages with everybody who is named in them, so that
  /// they stay here where people are not to be named.
  package var wantsEvidence = true
  var withEvidence: Bool { format == .package && wantsEvidence && producer.includesPeople }

  package init(
    items: [String], producer: STIXProducer, recipient: String, purpose: String, by: String,
    now: Int64
  ) {
    self.items = items
    self.producer = producer
    self.recipient = recipient
    self.purpose = purpose
    self.by = by
    self.now = now
  }

  /// What a case is about in the world: an election, with its days.
  package struct Event: Hashable, Sendable, Codable {
    package var name: String
    /// Seconds since 1970.
    package var start: Int64
    package var stop: Int64

    package init(name: String, start: Int64, stop: Int64) {
      self.name = name
      self.start = start
      self.stop = stop
    }
  }

  /// Elections that the cases are about.
  package var events: [Event] = []

  /// What a correction repeats.
  struct Options: Codable {
    var producer: String
    var texts: Bool
    var people: Bool
    var partners: Bool
    /// Absent in exports of earlier versions.
    var evidence: Bool?
    var events: [Event]?
  }

  var options: String {
    let options = Options(
      producer: producer.name, texts: producer.includesTexts, people: producer.includesPeople,
      partners: producer.includesPartners,
      evidence: wantsEvidence,
      events: events.isEmpty ? nil : events)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(options)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

/// What would leave, before anybody approved it.
package struct ReleasePreview: Sendable {
  package struct Item: Sendable {
    package var label: String
    package var words: String
    package var version: Int
    package var marked: TLP?
  }

  package var recipient: String
  package var tlp: TLP
  package var items: [Item]
  /// How many objects of each type, by type.
  package var types: [(type: String, count: Int)]
  package var personal: [STIXMapping.PersonalDatum]
  /// What the format does not carry, with how often.
  package var losses: [(what: String, count: Int)]
  package var bytes: Int
  /// Of a package: what is in it.
  package var files: [String] = []
  /// Of a package: the evidence that goes along, in words.
  package var evidence: String?

  /// Names of people that are listed; there may be thousands of accounts.
  private static let mostNames = 40

  package var lines: [String] {
    var lines = ["To \(recipient), \(tlp.words), \(bytes) bytes:"]
    for item in items {
      let marked = item.marked.map { ", marked \($0.words)" } ?? ""
      lines.append("  \(item.label) version \(item.version)\(marked): \(item.words)")
    }
    lines.append("  Objects: " + types.map { "\($0.count) \($0.type)" }.joined(separator: ", "))
    if !files.isEmpty { lines.append("  Files: " + files.joined(separator: ", ")) }
    if let evidence { lines.append("  Evidence: \(evidence)") }
    if personal.isEmpty {
      lines.append("  No names of accounts or senders.")
    } else {
      lines.append("  Personal data, \(personal.count):")
      lines += personal.prefix(Self.mostNames).map { "    \($0.kind) \($0.name)" }
      if personal.count > Self.mostNames {
        lines.append("    and \(personal.count - Self.mostNames) more")
      }
    }
    if !losses.isEmpty {
      lines.append("  Left out:")
      lines += losses.map { "    \($0.count) × \($0.what)" }
    }
    return lines
  }
}

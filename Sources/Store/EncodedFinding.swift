import CHashing
import Foundation
package import TocsinModel

/// A finding as it is stored: encoded by whoever found it, on their own thread.
package struct EncodedFinding: Sendable {
  package let finding: Finding
  package let summary: FindingSummary
  /// Of all it says; while that is the same, so is the finding.
  package let digest: UInt64
  /// What is not in columns of its own, packed.
  let payload: Data

  /// Linear in what it says.
  ///
  /// - Throws: `EncodingError` when a number in it is not finite.
  package init(_ finding: Finding, summary: FindingSummary) throws {
    self.finding = finding
    self.summary = summary
    let said = try Self.json(of: finding)
    payload = PackedText.pack(said)
    var hash = said.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }
    for text in [summary.headline] + summary.chips {
      for byte in text.utf8 { hash.combine(UInt32(byte)) }
    }
    digest = hash.value
  }

  /// What is not in columns of its own. It tells whether a finding changed, so that both ways give the same bytes.
  package static func json(of finding: Finding) throws -> [UInt8] {
    guard let subject = finding.subject as? any JSONWritable else {
      return try plainJSON(of: finding)
    }
    var json = JSONBytes()
    json.object { json in
      json.member("decisive") { $0.array(finding.decisive) { $1.string($0) } }
      json.member("observation") { finding.observation.write(to: &$0) }
      json.member("subject") { subject.write(to: &$0) }
    }
    return json.isFinite ? json.bytes : try plainJSON(of: finding)
  }

  /// - Throws: `EncodingError` when a number in it is not finite.
  package static func plainJSON(of finding: Finding) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(Payload(finding)))
  }

  /// All that is not in columns of its own.
  private struct Payload: Encodable {
    let finding: Finding

    init(_ finding: Finding) { self.finding = finding }

    enum Key: String, CodingKey { case subject, observation, decisive }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(finding.subject, forKey: .subject)
      try container.encode(finding.observation, forKey: .observation)
      try container.encode(finding.decisive, forKey: .decisive)
    }
  }
}

/// What reads back the subjects of findings, by their kinds: told by whoever opens a store, which knows no detector.
package struct FindingDecoding: Sendable {
  private var decoders: [FindingKind: @Sendable (Data) throws -> Decoded] = [:]

  package init() {}

  /// The kinds that can be read, in alphabetical order.
  package var kinds: [FindingKind] { decoders.keys.sorted() }

  struct Decoded: Sendable {
    var subject: any FindingSubject
    var observation: Observation
    var decisive: [String]
  }

  private struct Payload<Subject: FindingSubject>: Decodable {
    var subject: Subject
    var observation: Observation
    var decisive: [String]
  }

  /// Lets findings about such subjects be read.
  package mutating func register<Subject: FindingSubject>(_ type: Subject.Type) {
    decoders[type.kind] = { data in
      if let type = type as? any (FindingSubject & JSONReadable).Type,
        let decoded = Self.read(type, data)
      {
        return decoded
      }
      let payload = try JSONDecoder().decode(Payload<Subject>.self, from: data)
      return Decoded(
        subject: payload.subject, observation: payload.observation, decisive: payload.decisive)
    }
  }

  /// Whether findings of a kind can be read.
  func reads(_ kind: FindingKind) -> Bool { decoders[kind] != nil }

  /// The same as the platform's decoder gives; `nil` for what this process would have written otherwise.
  private static func read(
    _ type: (some FindingSubject & JSONReadable).Type, _ data: Data
  ) -> Decoded? {
    data.withUnsafeBytes { raw in
      var json = JSONReader(raw.bindMemory(to: UInt8.self))
      var (subject, observation): ((any FindingSubject)?, Observation?)
      var decisive: [String]?
      json.object { name, json in
        switch name {
        case "decisive": decisive = json.array { $0.string() }
        case "observation": observation = Observation.read(from: &json)
        case "subject": subject = type.read(from: &json)
        default: json.fail()
        }
      }
      guard json.isWhole, let subject, let observation, let decisive else { return nil }
      return Decoded(subject: subject, observation: observation, decisive: decisive)
    }
  }

  /// A finding's payload as it is stored, before it is packed.
  ///
  /// - Returns: `nil` for a kind that nobody registered.
  package func decoded(
    _ kind: FindingKind, json: [UInt8]
  ) throws -> (subject: any FindingSubject, observation: Observation, decisive: [String])? {
    try decoders[kind].map { decode in
      let decoded = try decode(Data(json))
      return (decoded.subject, decoded.observation, decoded.decisive)
    }
  }

  /// - Returns: `nil` for a kind that nobody registered.
  func decode(_ kind: FindingKind, _ payload: Data) throws -> Decoded? {
    try decoders[kind].map { try $0(PackedText.unpack(payload)) }
  }
}

import Foundation
import Report
import Store
import TocsinModel

extension JSONValue {
  init(_ judgement: Judgement) {
    self = .object([
      ("number", .int(judgement.number)), ("finding", .string("F\(judgement.finding)")),
      ("version", .int(judgement.version)),
      ("disposition", .string(judgement.disposition.rawValue)),
      ("reason", .string(judgement.reason)),
      ("duplicate_of", .maybe(judgement.duplicateOf) { .string("F\($0)") }),
      ("by", .string(judgement.by)), ("at", .int(Int(judgement.at))),
      ("is_current", .bool(judgement.isCurrent)),
      ("undone_by", .maybe(judgement.undoneBy, JSONValue.string)),
      ("undone_at", .maybe(judgement.undoneAt) { .int(Int($0)) }),
    ])
  }

  init(_ finding: ListedFinding) { self = .object(Self.fields(finding)) }

  init(_ queued: QueuedFinding) {
    self = .object(
      Self.fields(queued.finding) + [
        ("judgement", .maybe(queued.judgement, JSONValue.init)), ("waits", .bool(queued.isOpen)),
        ("holder", .maybe(queued.holder, JSONValue.string)),
      ])
  }

  private static func fields(_ finding: ListedFinding) -> [(String, JSONValue)] {
    [
      ("name", .string("F\(finding.number)")), ("id", .string(finding.id.rawValue)),
      ("kind", .string(finding.kind.rawValue)),
      ("attention", .string(finding.attention.rawValue)), ("size", .int(finding.size)),
      ("headline", .string(finding.summary.headline)),
      ("chips", .strings(finding.summary.chips)), ("version", .int(finding.version)),
      ("appeared", .int(Int(finding.appeared))), ("changed", .int(Int(finding.changed))),
    ]
  }

  init(_ note: Note) {
    self = .object([
      ("number", .int(note.number)), ("finding", .string("F\(note.finding)")),
      ("text", .string(note.text)), ("by", .string(note.by)), ("at", .int(Int(note.at))),
    ])
  }

  init(_ entity: Entity) {
    self = .object([("kind", .string(entity.kind.rawValue)), ("name", .string(entity.name))])
  }

  init(_ reason: Reason) {
    self = .object([
      ("feature", .string(reason.feature)), ("direction", .string(reason.direction.rawValue)),
      ("value", .maybe(reason.value, JSONValue.double)),
      ("threshold", .maybe(reason.threshold, JSONValue.double)), ("text", .string(reason.text)),
    ])
  }

  /// A document; its text where it is given.
  init(_ document: Document, text: String? = nil) {
    var fields: [(String, JSONValue)] = [
      ("id", .string(document.id.description)), ("form", .string(document.form.rawValue)),
      ("source", .maybe(document.source) { JSONValue(Entity($0)) }),
      ("external_id", .maybe(document.externalID, JSONValue.string)),
      ("url", .maybe(document.url, JSONValue.string)),
      ("title", .maybe(document.title, JSONValue.string)),
      ("language", .maybe(document.language, JSONValue.string)),
      ("published", .maybe(document.published) { .string(ReadableTime($0).machine) }),
      ("place", .string(document.place.description)),
    ]
    if let text { fields.append(("text", .string(text))) }
    self = .object(fields)
  }

  /// What another type's own encoding says.
  init(encoding value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    self = .raw(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

extension APIRequest {
  /// The body as a value.
  ///
  /// - Throws: 400 when it is not of that shape.
  func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(body))
    } catch {
      throw APIError.body("The body is not JSON of the shape that the description gives.")
    }
  }
}

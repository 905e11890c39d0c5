import Exchange
import Store
import TocsinModel

/// What a report holds to be wrong or takes back, by the ids of objects: which names these are is known once all of the
/// report is kept, since it may deny what stands behind.
struct ReportDenials {
  /// Objects of which it is looked up what they name.
  static let most = 20_000
  /// Observables of each.
  private static let mostObserved = 1000

  private let store: Store
  private let partner: String
  private var denied: [(id: String, isDenied: Bool)] = []

  init(_ store: Store, partner: String) {
    self.store = store
    self.partner = partner
  }

  /// - Parameter isDenied: whether they are held to be wrong, and not merely taken back.
  /// - Returns: whether there was room for them; else none is kept.
  mutating func add(_ ids: [String], isDenied: Bool) -> Bool {
    guard denied.count + ids.count <= Self.most else { return false }
    for id in ids { denied.append((id, isDenied)) }
    return true
  }

  /// Finds the names in them, which this partner gave or which left here, and keeps them with the report of this number.
  ///
  /// - Complexity: a look-up in an index for each object, and for each observable of observed data.
  func settle(in report: Int) throws {
    for (id, isDenied) in denied {
      guard let object = try object(id) else { continue }
      var names = STIXReading.names(in: object)
      if object["type"]?.text == "observed-data" {
        for reference in (object["object_refs"]?.items ?? []).prefix(Self.mostObserved) {
          guard let observed = try reference.text.flatMap(self.object) else { continue }
          names += STIXReading.names(in: observed)
        }
      }
      try store.add(
        PartnerValue.all(names).map { PartnerDenial($0, isDenied: isDenied) }, to: report)
    }
  }

  private func object(_ id: String) throws -> JSONNode? {
    let bytes = try store.partnerObject(id, of: partner) ?? store.releasedObject(id)?.content
    return bytes.flatMap { try? JSONNode(parsing: $0) }
  }
}

extension PartnerValue {
  /// Names as readers of formats tell them; what is no kind of name here, is empty or longer than 4,096 bytes is left out.
  static func all(_ names: [(kind: String, name: String)]) -> [PartnerValue] {
    names.compactMap { kind, name in Kind(rawValue: kind).map { PartnerValue($0, name) } }
      .filter { !$0.name.isEmpty && $0.name.utf8.count <= 4096 }
  }
}

import Hummingbird
import Report
import Store
import TocsinModel

/// A view of the queue as the address writes it, so that it can be sent: `?kind=copies&attention=high&state=all`.
///
/// What makes no sense is left out, and so is what is as usual: two addresses of one view are the same.
struct ViewAddress: Hashable, Sendable {
  var view: QueueView
  /// From 1.
  var page: Int

  static let pageSize = 50
  /// Nobody is called so: names have letters.
  static let nobody = "-"
  /// Further pages are not turned to: filters lead there.
  private static let lastPage = 100_000

  init(_ request: Request) {
    let query = request.uri.queryParameters
    self.init { query[$0[...]].map(String.init) }
  }

  /// From fields by their names.
  init(_ field: (String) -> String?) {
    func value(_ name: String) -> String? {
      field(name).flatMap { $0.isEmpty ? nil : String($0.prefix(300)) }
    }
    var filter = FindingFilter(
      kind: value("kind").map(FindingKind.init(rawValue:)),
      attention: value("attention").flatMap(Finding.Attention.init(rawValue:)))
    filter.since = value("since").flatMap { Int64($0) }
    filter.names = [value("about")].compactMap(\.self)
    filter.holder = value("has").map { $0 == Self.nobody ? .nobody : .person($0) }
    view = QueueView(
      filter: filter,
      state: value("state").flatMap(QueueView.State.init(rawValue:)) ?? .open,
      order: value("order").flatMap(QueueView.Order.init(rawValue:)) ?? .attention)
    page = min(max(value("page").flatMap { Int($0) } ?? 1, 1), Self.lastPage)
  }

  var fields: [(name: String, value: String)] {
    var fields: [(String, String)] = []
    if let kind = view.filter.kind { fields.append(("kind", kind.rawValue)) }
    if let attention = view.filter.attention { fields.append(("attention", attention.rawValue)) }
    if let since = view.filter.since { fields.append(("since", "\(since)")) }
    for name in view.filter.names { fields.append(("about", name)) }
    switch view.filter.holder {
    case nil: break
    case .nobody: fields.append(("has", Self.nobody))
    case .person(let name): fields.append(("has", name))
    }
    if view.state != .open { fields.append(("state", view.state.rawValue)) }
    if view.order != .attention { fields.append(("order", view.order.rawValue)) }
    if page > 1 { fields.append(("page", "\(page)")) }
    return fields
  }

  /// The address of a page in this view.
  func path(_ path: String, _ more: [(name: String, value: String)] = []) -> String {
    let query = Self.query(fields + more)
    return query.isEmpty ? path : path + "?" + query
  }

  /// `kind=copies&state=all`
  var query: String { Self.query(fields) }

  static func query(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\($0.name)=\(encoded($0.value))" }.joined(separator: "&")
  }

  func turned(to page: Int) -> ViewAddress {
    var address = self
    address.page = page
    return address
  }

  /// RFC 3986, section 2.1: all but unreserved characters are percent-encoded.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

import HTTPTypes
import Hummingbird
import Report
import Store
import TocsinModel

/// `/compare`: two texts side by side; `/publications`: who published one.
struct CompareRoutes: Sendable {
  let console: ConsoleServer

  /// Publications on a page.
  private static let limit = 200
  /// Longer texts are cut before they are compared: aligning two of them is work of seconds.
  private static let longest = 1 << 20

  func add(to router: Router<ConsoleContext>) {
    router.get("/compare") { request, _ in
      let query = request.uri.queryParameters
      let (a, b) = (query["a"].map(String.init), query["b"].map(String.init))
      return try await compare(a ?? "", b ?? "")
    }
    router.post("/compare") { request, _ in
      let form = try await request.form(upTo: FormFields.texts)
      return try await compare(form["a"] ?? "", form["b"] ?? "")
    }
    router.get("/publications") { request, _ in
      let name = request.uri.queryParameters["document"].map(String.init) ?? ""
      guard let id = DocumentID(name) else {
        return Response(page: PublicationsPage(text: "", found: nil, isCut: false).html())
      }
      let document = try await console.document(id)
      return try await publications(of: document.text)
    }
    router.post("/publications") { request, _ in
      try await publications(of: request.form(upTo: FormFields.texts)["text"] ?? "")
    }
  }

  private func compare(_ a: String, _ b: String) async throws -> Response {
    let isEmpty = [a, b].contains { $0.allSatisfy(\.isWhitespace) }
    guard !isEmpty else {
      return Response(page: ComparePage(a: a, b: b, compared: nil).html())
    }
    let (first, second) = (try await document(a, "Text A"), try await document(b, "Text B"))
    let pair = console.options.texts.pair(first, second)
    let (earlier, later) = pair.a == first.id ? (first, second) : (second, first)
    let isStored = Self.isName(a) && Self.isName(b)
    return Response(
      page: ComparePage(
        a: isStored ? a.withoutSpaceAround : a, b: isStored ? b.withoutSpaceAround : b,
        compared: .init(pair: pair, earlier: earlier, later: later)
      ).html())
  }

  /// Whether a text names a document that is stored: by its id, or by an address and nothing else.
  private static func isName(_ text: String) -> Bool {
    let text = text.withoutSpaceAround
    return DocumentID(text) != nil || isAddress(text)
  }

  private static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.count <= 2000
      && !text.contains(where: \.isWhitespace)
  }

  /// A stored document where the text is the id or the address of one; otherwise the text itself.
  ///
  /// - Throws: 404 for an address of which nothing was read: nobody compares addresses.
  func document(_ text: String, _ name: String) async throws -> Document {
    let plain = text.withoutSpaceAround
    if let id = DocumentID(plain) { return try await console.document(id) }
    if Self.isAddress(plain) {
      guard let id = try await console.stores.read({ try $0.document(at: plain) }) else {
        throw ConsoleError.noSuchAddress
      }
      return try await console.document(id)
    }
    // Two pasted texts need two ids, even when they say the same.
    return Document(
      id: DocumentID(high: 0, low: name == "Text A" ? 1 : 2), form: .record, externalID: name,
      text: text.cut(bytes: Self.longest), place: Place(path: name))
  }

  private func publications(of text: String) async throws -> Response {
    guard text.contains(where: { !$0.isWhitespace }) else {
      return Response(page: PublicationsPage(text: "", found: nil, isCut: false).html())
    }
    let asked = text.cut(bytes: Self.longest)
    let found = try await console.options.texts.publications(of: asked, limit: Self.limit)
    return Response(
      page: PublicationsPage(
        text: asked, found: found, isCut: asked.utf8.count < text.utf8.count
      ).html())
  }
}

extension ConsoleServer {
  /// - Throws: 404 where there is none.
  func document(_ id: DocumentID) async throws -> Document {
    try await stores.read { store in
      guard let document = try store.document(id)?.document else {
        throw ConsoleError.noSuchDocument
      }
      return document
    }
  }
}

extension String {
  /// Without white space at its ends.
  var withoutSpaceAround: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }

  /// At most so many bytes of UTF-8, whole characters.
  func cut(bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    var end = utf8.index(startIndex, offsetBy: bytes)
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil {
      end = utf8.index(before: end)
    }
    return String(self[..<end])
  }
}

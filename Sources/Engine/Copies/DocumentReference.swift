import Collect
package import TocsinModel

/// Names one document: a page or a text file by its path, a record as `FILE#ID`.
package struct DocumentReference: Hashable, Sendable {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  /// Reads the document.
  ///
  /// A file that is neither page, table nor JSON is taken as plain text in UTF-8.
  /// - Throws: ``EngineError/noSuchDocument(_:)``, ``EngineError/ambiguousDocument(path:count:)``,
  ///   ``EngineError/noInput(path:reason:)``.
  package func read(
    columns: [String: String] = [:], diagnose: (Diagnostic) -> Void
  ) throws -> Document {
    var failure: Diagnostic?
    let whole = try documents(in: name, id: nil, columns: columns) { failure = $0 }
    if whole.count == 1 { return whole.documents[0] }
    if whole.count > 1 { throw EngineError.ambiguousDocument(path: name, count: whole.count) }
    if let text = plainText() { return text }
    if let hash = name.lastIndex(of: "#") {
      let path = String(name[..<hash])
      let id = String(name[name.index(after: hash)...])
      let found = try documents(in: path, id: id, columns: columns) { failure = $0 }
      if let document = found.documents.first { return document }
      throw EngineError.noSuchDocument(name)
    }
    if let failure { throw EngineError.noInput(path: name, reason: failure.message) }
    throw EngineError.noSuchDocument(name)
  }

  /// The documents of a file, only those of an id when it is given; at most two are kept.
  private func documents(
    in path: String, id: String?, columns: [String: String], diagnose: (Diagnostic) -> Void
  ) throws -> (documents: [Document], count: Int) {
    let options = CollectOptions(columns: columns)
    let collector = try Collector(options: options)
    let pages = PageConversion()
    var documents: [Document] = []
    var count = 0
    func take(_ document: Document) {
      if let id, document.externalID != id, document.id.description != id { return }
      count += 1
      if documents.count < 2 { documents.append(document) }
    }
    _ = try InputWalker().files(at: [path]) {
      diagnose($0)
    } visit: { file in
      _ = try collector.read(file) { item, _ in
        switch item {
        case .page(let page): take(pages.document(of: page).document)
        case .document(let document): take(document)
        case .mail(let mail, _): diagnose(.mailInstead(at: mail.place))
        case .diagnostic(let diagnostic):
          if diagnostic.severity == .error || diagnostic.code == "input.empty" {
            diagnose(diagnostic)
          }
        }
      }
    }
    return (documents, count)
  }
}

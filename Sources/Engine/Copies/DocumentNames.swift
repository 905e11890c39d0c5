import TocsinModel

/// What documents are called in an output: the id that the input gave, and its place where an earlier one has that id.
struct DocumentNames: Sendable {
  /// By the hash of an id, the document that had it first.
  private var first: [Int: UInt32] = [:]
  private var renamed: Set<UInt32> = []
  private var repeated = 0
  private var places: (renamed: Place?, repeated: Place?) = (nil, nil)

  /// Adds the next document.
  ///
  /// - Parameter known: the documents before, by number.
  mutating func add(_ document: Document, after known: [Document]) {
    guard let id = document.externalID else { return }
    let key = Self.key(id)
    guard let other = first[key] else {
      first[key] = UInt32(known.count)
      return
    }
    // Another id with the same hash is as rare as it is harmless: it is called by its place, too.
    renamed.insert(UInt32(known.count))
    let isSame = known[Int(other)].externalID.map { $0.utf8.elementsEqual(id.utf8) } ?? false
    if isSame, places.renamed == nil { places.renamed = document.place }
  }

  /// Over the bytes: a composed and a decomposed “é” are two ids.
  private static func key(_ id: String) -> Int {
    var (id, hasher) = (id, Hasher())
    id.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return hasher.finalize()
  }

  /// Counts a record that is the same as one before: place, id and text.
  mutating func addRepeated(_ document: Document) {
    repeated += 1
    if places.repeated == nil { places.repeated = document.place }
  }

  func name(of number: UInt32, _ document: Document) -> String {
    guard let id = document.externalID else { return document.id.description }
    return renamed.contains(number) ? "\(id) (\(document.place))" : id
  }

  /// What a reader of the output must know, with the first place of each.
  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    if let place = places.renamed {
      found.append(
        Diagnostic(
          code: "copies.same-id", severity: .warning,
          message: """
            \(renamed.count == 1 ? "A document has" : "\(renamed.count) documents have") an id that another text had \
            before; each is kept, and called by its id and its place, as in “ID (FILE:LINE)”.
            """, place: place))
    }
    if let place = places.repeated {
      found.append(
        Diagnostic(
          code: "copies.repeated-record", severity: .warning,
          message: """
            \(repeated == 1 ? "A record repeats" : "\(repeated) records repeat") the id and the text of an earlier \
            one, and \(repeated == 1 ? "is" : "are") counted as that one.
            """, place: place))
    }
    return found
  }
}

import Collect
package import Copies
package import TocsinModel

/// Finds copies among documents in memory, without a workspace.
package struct CopySearch: Sendable {
  package internal(set) var documents: [Document] = []
  package private(set) var texts: CopyTexts
  let detector: CopyDetector
  private var sources: [SourceID: UInt32] = [:]
  /// The place of each document in ``documents``.
  private var numbers: [DocumentID: UInt32] = [:]
  private var names = DocumentNames()
  /// The links, once meaning was read as well.
  var known: [CopyLink]?
  /// Documents that resemble more texts than they were compared with.
  private(set) var capped: Set<UInt32> = []

  package init(thresholds: CopyThresholds = CopyThresholds()) {
    texts = CopyTexts(thresholds: thresholds)
    detector = CopyDetector(thresholds: thresholds)
  }

  /// The document with an id, if it was read.
  package func document(_ id: DocumentID) -> Document? {
    numbers[id].map { documents[Int($0)] }
  }

  /// What to call a document: the id that its input gave it, with its place where it is not the first of that id; else
  /// its own.
  package func name(of id: DocumentID) -> String {
    numbers[id].map { names.name(of: $0, documents[Int($0)]) } ?? id.description
  }

  private enum Item: Sendable {
    case document(Document, CopyFingerprint)
    case diagnostic(Diagnostic)
  }

  /// Reads every input to its end; a document that was read before is passed over.
  ///
  /// - Throws: `CollectError`, ``EngineError/cancelled(kept:)``.
  package mutating func read(
    _ options: InputOptions, cancellation: Cancellation = Cancellation(),
    diagnose: (Diagnostic) throws -> Void
  ) throws {
    let pages = PageConversion()
    try InputStream(options, cancellation: cancellation).run { step -> [Item] in
      switch step {
      case .page(let page, _):
        let (document, diagnostics) = pages.document(of: page)
        let location = DocumentIdentity.location(of: document, url: page.url, path: page.path)
        return diagnostics.map { .diagnostic($0) } + Self.items(document, at: location)
      case .document(let document, _): return Self.items(document, at: document.id)
      case .diagnostic(let diagnostic, _), .unvisited(let diagnostic):
        return [.diagnostic(diagnostic)]
      case .mail(let mail, _, _): return [.diagnostic(.mailInstead(at: mail.place))]
      case .beginNames(let file): return [.diagnostic(.namesInstead(of: file))]
      case .begin, .resume, .names, .finish: return []
      }
    } consume: { item in
      switch item {
      case .diagnostic(let diagnostic): try diagnose(diagnostic)
      case .document(let document, let fingerprint):
        add(document, fingerprint)
      }
    }
    for diagnostic in names.diagnostics { try diagnose(diagnostic) }
    dropShares()
    _ = texts.update(new: 0..<UInt32(texts.count), retired: [])
  }

  /// A repost by its platform's own means is no second text where its original was read as well, as in a workspace.
  private func dropShares() {
    struct Post: Hashable {
      let id: String
      let platform: String?
    }
    var originals: Set<Post> = []
    for document in documents where document.form == .post && document.repostOf?.id == nil {
      if let id = document.externalID {
        originals.insert(Post(id: id, platform: document.platform))
      }
    }
    for (number, document) in documents.enumerated() {
      guard let id = document.repostOf?.id,
        originals.contains(Post(id: id, platform: document.platform))
      else { continue }
      texts.drop(UInt32(number))
    }
  }

  /// A document, and behind it the posts of those who commented on it.
  private static func items(_ document: Document, at location: DocumentID) -> [Item] {
    var document = document
    let posts = document.takeCommentPosts(at: location)
    return ([document] + posts).map { .document($0, CopyFingerprint(of: $0.text)) }
  }

  private mutating func add(_ document: Document, _ fingerprint: CopyFingerprint) {
    let number = UInt32(documents.count)
    guard numbers[document.id, default: number] == number else {
      return names.addRepeated(document)
    }
    names.add(document, after: documents)
    numbers[document.id] = number
    let source: UInt32
    if let id = document.source?.id {
      source = sources[id] ?? UInt32(sources.count)
      sources[id] = source
    } else {
      // Nothing is known to join documents without a source.
      source = UInt32.max - number
    }
    documents.append(document)
    texts.append(fingerprint, source: source)
  }

  /// Which documents have a text of which the other repeats the letters.
  package mutating func lexicalLinks() async throws -> [CopyLink] {
    let documents = documents
    let search = try await detector.links(in: texts, for: texts.representatives) { numbers in
      numbers.map { documents[Int($0)].text }
    }
    capped = Set(search.capped)
    return search.links
  }

  /// Which documents repeat which: by letters, and by meaning where that was read.
  mutating func links() async throws -> [CopyLink] {
    if let known { return known }
    return try await lexicalLinks()
  }

  mutating func groups() async throws -> [CopyGroup] {
    let links = try await links()
    return detector.groups(in: texts, links: links, capped: capped)
  }

  /// The clusters as findings, those that ask for most attention first, then the largest.
  ///
  /// - Parameter diagnose: is told when texts were so many and so alike that not all were compared.
  package mutating func findings(
    cancellation: Cancellation = Cancellation(), diagnose: (Diagnostic) throws -> Void = { _ in }
  ) async throws -> [Finding] {
    let groups = try await groups()
    if let crowd { try diagnose(crowd) }
    let (documents, detector) = (documents, detector)
    var findings: [Finding] = []
    _ = try ParallelSteps.run(
      produce: { push in
        for group in groups {
          if cancellation.isCancelled { throw EngineError.cancelled(kept: "Nothing was stored.") }
          guard push(group) else { return }
        }
      },
      worker: { { group in detector.finding(for: group) { documents[Int($0)] } } },
      consume: { if let finding = $0 { findings.append(finding) } })
    return findings.sorted { $0.isShownBefore($1) }
  }

  /// Says that texts were so many and so alike that not all were compared.
  var crowd: Diagnostic? {
    let count = capped.count
    guard count > 0 else { return nil }
    return Diagnostic(
      code: "copies.crowd", severity: .warning,
      message: """
        \(count) texts are nearly the same as many others, as filled-in templates are; each was compared \
        with the nearest only. Clusters are whole, pairs are not.
        """, place: documents.first?.place ?? Place(path: "-"))
  }
}

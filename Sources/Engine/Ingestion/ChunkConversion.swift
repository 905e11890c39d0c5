import Collect
import Store
import TocsinModel

/// Turns what was read into what is stored. One for each worker.
struct ChunkConversion {
  /// What is stored, or must first be seen in the order of the file.
  enum Item: Sendable {
    case entry(IngestEntry)
    case beginNames(InputFile)
    case names(JudgedNames, blocks: Int, isKnown: Bool)
  }

  struct Output: Sendable {
    var items: [Item] = []
    var weight = 0
    var documents = 0
  }

  private let pages = PageConversion()
  private let rules: LookalikeRules
  private let pseudonyms: Pseudonyms?
  private let mailHosts: Set<String>
  private var judge: NameJudge
  /// Made when the first mail comes: its phrases take a moment.
  private lazy var mails = MailConversion(
    MailRules(protecting: rules.protected, lists: rules.lists, trustedHosts: mailHosts))

  /// - Parameter limit: diagnostics of each code that are listed for a block of names.
  init(
    _ rules: LookalikeRules, pseudonyms: Pseudonyms?, mailHosts: Set<String>, limit: Int
  ) {
    self.rules = rules
    self.pseudonyms = pseudonyms
    self.mailHosts = mailHosts
    judge = NameJudge(rules, limit: limit)
  }

  mutating func convert(_ chunk: ReadChunk) -> Output {
    var result = Output()
    result.items.reserveCapacity(chunk.steps.count * 2)
    result.weight = chunk.weight
    for step in chunk.steps {
      switch step {
      case .begin(let file):
        result.append(
          .begin(
            path: file.path, shown: file.displayPath, size: file.size,
            modified: Int(file.modified)))
      case .resume(let file):
        result.append(.resume(path: file.path))
      case .page(let page, let records):
        let (document, diagnostics) = pages.document(of: page)
        for diagnostic in diagnostics { result.append(.diagnostic(diagnostic)) }
        let location = DocumentIdentity.location(of: document, url: page.url, path: page.path)
        append(document, at: location, records, &result)
      case .document(let document, let records):
        append(document, at: document.id, records, &result)
      case .mail(let mail, let path, let records):
        let (documents, diagnostics) = mails.documents(of: mail, path: path)
        for diagnostic in diagnostics { result.append(.diagnostic(diagnostic)) }
        append(documents[0], at: documents[0].id, records, &result, with: documents.dropFirst())
      case .diagnostic(let diagnostic, let records):
        result.append(.diagnostic(diagnostic))
        result.append(.progress(records: records))
      case .beginNames(let file):
        result.items.append(.beginNames(file))
      case .names(let block, let blocks, let isKnown):
        let judged = judge.judge(block, judges: !isKnown && rules.protectsAny)
        result.items.append(.names(judged, blocks: blocks, isKnown: isKnown))
      case .finish(let summary):
        result.append(
          .finish(
            state: summary.sha256 == nil ? .failed : .done, sha256: summary.sha256,
            format: summary.format?.rawValue))
      case .unvisited(let diagnostic):
        let path = diagnostic.place.path
        result.append(.begin(path: path, shown: path, size: 0, modified: 0))
        result.append(.diagnostic(diagnostic))
        result.append(.finish(state: .failed, sha256: nil, format: nil))
      }
    }
    return result
  }

  private func append(
    _ document: Document, at location: DocumentID, _ records: Int, _ result: inout Output,
    with others: ArraySlice<Document> = []
  ) {
    var document = document
    var location = location
    if let pseudonyms {
      // A record is its own location.
      let isOwn = document.id == location
      document = pseudonyms.stored(document)
      if isOwn { location = document.id }
    }
    let posts = (document.takeCommentPosts(at: location) + others).map {
      pseudonyms?.stored($0) ?? $0
    }
    result.append(.document(document, location: location))
    for post in posts { result.append(.document(post, location: post.id)) }
    // Together with the page: a page that is read is read with its comments.
    result.append(.progress(records: records))
    result.documents += 1 + posts.count
  }
}

extension ChunkConversion.Output {
  fileprivate mutating func append(_ entry: IngestEntry) { items.append(.entry(entry)) }
}

import Collect
import Copies
import Store
import TocsinModel

/// Turns what was read into what is stored. One for each worker.
struct ChunkConversion {
  struct Output: Sendable {
    var entries: [IngestEntry] = []
    var weight = 0
    var documents = 0
  }

  private let pages = PageConversion()

  func convert(_ chunk: ReadChunk) -> Output {
    var result = Output()
    result.entries.reserveCapacity(chunk.steps.count * 2)
    result.weight = chunk.weight
    for step in chunk.steps {
      switch step {
      case .begin(let file):
        result.entries.append(
          .begin(
            path: file.path, shown: file.displayPath, size: file.size,
            modified: Int(file.modified)))
      case .resume(let file):
        result.entries.append(.resume(path: file.path))
      case .page(let page, let records):
        let (document, diagnostics) = pages.document(of: page)
        for diagnostic in diagnostics { result.entries.append(.diagnostic(diagnostic)) }
        append(document, records, &result)
      case .document(let document, let records):
        append(document, records, &result)
      case .diagnostic(let diagnostic, let records):
        result.entries.append(.diagnostic(diagnostic))
        result.entries.append(.progress(records: records))
      case .finish(let summary):
        result.entries.append(
          .finish(
            state: summary.sha256 == nil ? .failed : .done, sha256: summary.sha256,
            format: summary.format?.rawValue))
      case .unvisited(let diagnostic):
        let path = diagnostic.place.path
        result.entries.append(.begin(path: path, shown: path, size: 0, modified: 0))
        result.entries.append(.diagnostic(diagnostic))
        result.entries.append(.finish(state: .failed, sha256: nil, format: nil))
      }
    }
    return result
  }

  private func append(_ document: Document, _ records: Int, _ result: inout Output) {
    let fingerprint = CopyFingerprint(of: document.text).encoded()
    result.entries.append(.document(document, fingerprint: fingerprint))
    result.entries.append(.progress(records: records))
    result.documents += 1
  }
}

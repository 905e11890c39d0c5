import Collect
import TocsinModel

/// What reading gave, before pages are extracted and texts fingerprinted.
enum ReadStep: Sendable {
  case begin(InputFile)
  case resume(InputFile)
  case page(RawPage, records: Int)
  case document(Document, records: Int)
  case diagnostic(Diagnostic, records: Int)
  case finish(InputSummary)
  /// A path that cannot be visited; it stands for an input of its own.
  case unvisited(Diagnostic)
}

/// Steps that are worked on together.
struct ReadChunk: Sendable {
  /// Large enough that handing it over costs nothing, small enough that all cores have work.
  static let fullWeight = 1 << 18

  var steps: [ReadStep] = []
  /// About the bytes it holds.
  private(set) var weight = 0

  var isFull: Bool { weight >= Self.fullWeight }

  mutating func append(_ step: ReadStep) {
    steps.append(step)
    weight += 256
    switch step {
    case .page(let page, _): weight += page.utf8.count
    case .document(let document, _): weight += document.text.utf8.count
    default: break
    }
  }
}

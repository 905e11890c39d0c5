import Collect
import TocsinModel

/// What reading gave, before pages are extracted and texts fingerprinted.
enum ReadStep: Sendable {
  case begin(InputFile)
  case resume(InputFile)
  case page(RawPage, records: Int)
  case document(Document, records: Int)
  /// A mail, and the absolute path of its file.
  case mail(RawMail, path: String, records: Int)
  case diagnostic(Diagnostic, records: Int)
  /// The file holds names; blocks of them follow.
  case beginNames(InputFile)
  /// - Parameters:
  ///   - blocks: how many are complete with it.
  ///   - isKnown: whether its look-alikes are stored already.
  case names(NameBlock, blocks: Int, isKnown: Bool)
  case finish(InputSummary)
  /// A path that cannot be visited; it stands for an input of its own.
  case unvisited(Diagnostic)
}

extension Diagnostic {
  /// Said by what judges no mail.
  static func mailInstead(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "input.mail", severity: .warning,
      message: "It is mail; “tocsin mail” and “tocsin scan” judge it.", place: place)
  }

  /// Said by what reads no names.
  static func namesInstead(of file: InputFile) -> Diagnostic {
    Diagnostic(
      code: "input.names", severity: .warning,
      message: "It holds host names; “tocsin lookalikes” and “tocsin scan” read them.",
      place: Place(path: file.displayPath))
  }
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
    case .mail(let mail, _, _): weight += mail.bytes.count
    case .document(let document, _): weight += document.text.utf8.count
    case .names(let block, _, _): weight += block.count
    default: break
    }
  }
}

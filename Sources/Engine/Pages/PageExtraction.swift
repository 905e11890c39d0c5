import Collect
package import Extract
import Foundation
package import TocsinModel

/// Reads pages and extracts them on all cores, without a workspace.
package struct PageExtraction: Sendable {
  package enum Result: Sendable {
    case page(ExtractedPage, Place)
    case diagnostic(Diagnostic)
  }

  private let options: InputOptions
  private let favour: Favour
  private let now: Int64
  private let cancellation: Cancellation

  /// - Parameter now: seconds since 1970; a page that declares to be of a later day is not believed.
  package init(
    _ options: InputOptions, favour: Favour = .balance,
    now: Int64 = MachineClock.latest(Int64(Date().timeIntervalSince1970)),
    cancellation: Cancellation = Cancellation()
  ) {
    self.options = options
    self.favour = favour
    self.now = now
    self.cancellation = cancellation
  }

  /// Gives every page and diagnostic, in the order of the inputs.
  ///
  /// - Throws: `CollectError`, ``EngineError/cancelled(kept:)``, and what `body` throws.
  package func run(_ body: (Result) throws -> Void) throws {
    let extractor = Extractor(now: now, favour: favour)
    try InputStream(options, cancellation: cancellation).run { step -> [Result] in
      switch step {
      case .page(let page, _):
        let extracted = extractor.extract(page.utf8, url: page.url)
        return PageConversion.diagnostics(of: page, extracted).map { .diagnostic($0) }
          + [.page(extracted, page.place)]
      case .diagnostic(let diagnostic, _), .unvisited(let diagnostic):
        return [.diagnostic(diagnostic)]
      case .document(let document, let records) where records == 1:
        return [
          .diagnostic(
            Diagnostic(
              code: "extract.not-a-page", severity: .warning,
              message: "It holds records, not a page; “tocsin copies” and “tocsin scan” read them.",
              place: document.place))
        ]
      case .mail(let mail, _, _): return [.diagnostic(.mailInstead(at: mail.place))]
      case .beginNames(let file): return [.diagnostic(.namesInstead(of: file))]
      case .document, .begin, .resume, .names, .finish: return []
      }
    } consume: {
      try body($0)
    }
  }
}

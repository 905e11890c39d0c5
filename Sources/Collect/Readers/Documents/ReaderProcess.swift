import FoundationEssentials
package import TocsinModel

/// Runs `tocsin-reader` on one document, or on the files that came with one mail: bytes in, ``DocumentText`` or ``PartContents`` out.
package struct ReaderProcess: Sendable {
  /// The program.
  let path: String
  /// What is passed on, such as that it may run unprotected.
  let arguments: [String]

  /// Beside the program that runs, or in a folder; `nil` where it is not there.
  package init?(in folder: String? = nil, arguments: [String] = []) {
    guard let path = DocumentProcess.path(of: "tocsin-reader", in: folder) else { return nil }
    self.path = path
    self.arguments = arguments
  }

  func text(of bytes: [UInt8], _ kind: DocumentKind, shouldStop: () -> Bool) -> DocumentText {
    let answer = answer(to: bytes, kind.rawValue, shouldStop)
    if let reason = answer.reason { return DocumentText(failure: reason) }
    return (try? JSONDecoder().decode(DocumentText.self, from: Data(answer.output)))
      ?? DocumentText(failure: Self.words(of: answer))
  }

  /// What the files of one mail hold, in their order; where the reader fails, each says why it was not read.
  package func contents(
    of parts: [[UInt8]], shouldStop: () -> Bool = { false }
  ) -> [PartContents] {
    guard !parts.isEmpty else { return [] }
    let answer = answer(to: PartFraming.joined(parts), "parts", shouldStop)
    if answer.reason == nil {
      let output = Data(answer.output)
      if let contents = try? JSONDecoder().decode([PartContents].self, from: output) {
        return contents
      }
      // It may refuse to read at all, and then says why.
      if let refusal = try? JSONDecoder().decode(DocumentText.self, from: output) {
        return parts.map { _ in PartContents(unread: refusal.failure ?? Self.words(of: answer)) }
      }
    }
    return parts.map { _ in PartContents(unread: answer.reason ?? Self.words(of: answer)) }
  }

  private func answer(
    to bytes: [UInt8], _ mode: String, _ shouldStop: () -> Bool
  ) -> DocumentProcess.Answer {
    DocumentProcess(path: path, arguments: [mode] + arguments).answer(
      to: bytes, shouldStop: shouldStop)
  }

  private static func words(of answer: DocumentProcess.Answer) -> String {
    answer.ranTooLong
      ? "Reading it took too long."
      : "The reader of documents failed on it (status \(answer.status))."
  }
}

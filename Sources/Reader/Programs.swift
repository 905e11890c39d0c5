import Collect

/// Runs the programs of poppler (GPL, and so only as processes) on a document; they are shut in with who runs them.
struct Programs {
  let document: [UInt8]

  private static let folder = "/usr/bin/"
  /// Those that say where a PDF leads, and make pictures of its pages.
  static let ofParts = [folder + "pdfinfo", folder + "pdftoppm"]

  /// What a program writes, up to some bytes, and how it ended; `nil` where it could not be started.
  func run(_ program: String, _ arguments: [String], most: Int) -> ProcessAnswer? {
    let answer = DocumentProcess(
      path: Self.folder + program, arguments: arguments, isQuiet: true
    ).answer(to: document, Patience(), most: most)
    return answer.output.isEmpty && answer.reason != nil ? nil : answer
  }
}

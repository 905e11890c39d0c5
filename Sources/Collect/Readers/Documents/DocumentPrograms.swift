/// The programs that read documents, and those of them that were started: they are ended when nobody holds this any more.
package struct DocumentPrograms: Sendable {
  /// `nil` where the program is not installed.
  let pdf: PDFReading?
  let office: ReaderProcess?

  /// - Parameters:
  ///   - folder: where they lie; beside the program that runs where it is `nil`.
  ///   - arguments: what they are told besides, such as `--unprotected`.
  package init(in folder: String? = nil, arguments: [String] = []) {
    pdf = PDFReading(in: folder, arguments: arguments)
    office = ReaderProcess(in: folder, arguments: arguments)
  }
}

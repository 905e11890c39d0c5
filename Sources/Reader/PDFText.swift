import Collect

/// The text of a PDF, by `pdftotext`, and what `pdfinfo` says of it.
struct PDFText {
  /// More pages are not read, which is said.
  private static let mostPages = 3000
  private static let most = 32 << 20

  let document: DocumentText

  init(_ bytes: [UInt8]) {
    guard let programs = Programs(bytes) else {
      document = DocumentText(failure: "There is not enough memory.")
      return
    }
    guard let info = programs.run("pdfinfo", ["-isodates", "-enc", "UTF-8", "-"], most: 1 << 20)
    else {
      document = DocumentText(
        failure: "PDF is read by pdftotext (Debian: poppler-utils), which is not installed.")
      return
    }
    var found = DocumentText()
    let lines = Self.values(info.output)
    found.title = lines["Title"]
    found.author = lines["Author"]
    found.created = lines["CreationDate"]
    found.modified = lines["ModDate"]
    if let producer = lines["Producer"] ?? lines["Creator"] {
      found.facts.append(DocumentText.Fact(.producer, producer))
    }
    guard
      let text = programs.run(
        "pdftotext", ["-q", "-enc", "UTF-8", "-l", String(Self.mostPages), "-", "-"],
        most: Self.most)
    else {
      document = DocumentText(
        failure: "PDF is read by pdftotext (Debian: poppler-utils), which is not installed.")
      return
    }
    guard text.status == 0 || !text.output.isEmpty else {
      // 256 times the program's own status: 1 opening failed, 3 permissions.
      document = DocumentText(
        failure: text.status == 3 << 8 || Self.isEncrypted(bytes)
          ? "The document is encrypted." : "It is no PDF that can be read, or is damaged.")
      return
    }
    found.text = PDFPages(text.output).text
    if let pages = lines["Pages"].flatMap({ Int($0) }), pages > Self.mostPages {
      found.facts.append(
        DocumentText.Fact(.hidden, "Of its \(pages) pages the first \(Self.mostPages) were read."))
    }
    document = found
  }

  private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
    bytes.firstRange(of: Array("/Encrypt".utf8)) != nil
  }

  /// `Title:          A title`, a line each.
  private static func values(_ output: [UInt8]) -> [String: String] {
    var values: [String: String] = [:]
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n").prefix(100) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      if !value.isEmpty { values[String(line[..<colon])] = String(value.prefix(1000)) }
    }
    return values
  }
}

/// The text of a PDF and what it says of itself, by `pdftotext`, which `tocsin-confine` shuts in: a program of C, since PDFs
/// come by the thousand, and to start one of Swift for each would take half as long as to read ten pages.
struct PDFReading {
  /// `tocsin-confine`.
  let path: String
  /// What that is told, such as that it may run unprotected.
  let arguments: [String]

  /// More pages are not read, which is said.
  private static let mostPages = 3000
  private static let most = 32 << 20
  private static let program = "/usr/bin/pdftotext"
  private static let notFound =
    "PDF is read by pdftotext (Debian: poppler-utils), which is not installed."

  /// As `tocsin-confine` ends where it runs nothing.
  private enum Refusal {
    static let unprotected: Int32 = 125
    static let notStarted: ClosedRange<Int32> = 126...127
  }

  /// `nil` where `tocsin-confine` is neither beside the program that runs nor in a folder that is named.
  init?(in folder: String?, arguments: [String]) {
    guard let path = DocumentProcess.path(of: "tocsin-confine", in: folder) else { return nil }
    self.path = path
    self.arguments = arguments
  }

  /// Linear in what `pdftotext` writes.
  func text(of bytes: [UInt8], shouldStop: @escaping () -> Bool) -> DocumentText {
    // With a head in HTML one program says all: a second one would cost half as much again.
    let words = [
      Self.program, "-q", "-htmlmeta", "-enc", "UTF-8", "-l", String(Self.mostPages + 1), "-", "-",
    ]
    let answer = DocumentProcess(path: path, arguments: arguments + words).answer(
      to: bytes, Patience(shouldStop: shouldStop))
    if let failure = Self.failure(answer) { return DocumentText(failure: failure) }
    guard let start = answer.output.firstRange(of: Array("<pre>\n".utf8)) else {
      // 3 is for what permissions forbid.
      return DocumentText(
        failure: answer.code == 3 || Self.isEncrypted(bytes)
          ? "The document is encrypted." : "It is no PDF that can be read, or is damaged.")
    }
    return Self.document(
      head: answer.output[..<start.lowerBound], pages: answer.output[start.upperBound...])
  }

  /// Why there is no text of `pdftotext`, where it is not the document's fault.
  private static func failure(_ answer: ProcessAnswer) -> String? {
    if let reason = answer.reason { return reason }
    if answer.ranTooLong { return "Reading it took too long." }
    if answer.output.count > most { return "Its text is longer than \(most >> 20) MB." }
    guard let code = answer.code else { return nil }
    if code == Refusal.unprotected {
      return DocumentText.refusal(String(decoding: answer.output.prefix(200), as: UTF8.self))
    }
    return Refusal.notStarted.contains(code) ? notFound : nil
  }

  private static func document(head: ArraySlice<UInt8>, pages: ArraySlice<UInt8>) -> DocumentText {
    var found = DocumentText()
    let values = Self.values(head)
    found.title = values["title"]
    found.author = values["Author"]
    found.created = values["CreationDate"]
    found.modified = values["ModDate"]
    if let producer = values["Producer"] ?? values["Creator"] {
      found.facts.append(DocumentText.Fact(.producer, producer))
    }
    var pages = pages
    let end = Array("</pre>\n</body>\n</html>\n".utf8)
    if pages.suffix(end.count).elementsEqual(end) { pages.removeLast(end.count) }
    if let last = Self.end(ofPage: Self.mostPages, in: pages), last < pages.endIndex {
      pages = pages[..<last]
      found.facts.append(
        DocumentText.Fact(.unread, "Only its first \(Self.mostPages) pages were read."))
    }
    found.text = PDFPages(Array(pages)).text
    return found
  }

  private static func end(ofPage number: Int, in pages: ArraySlice<UInt8>) -> Int? {
    var left = number
    for index in pages.indices where pages[index] == 0x0C {
      left -= 1
      if left == 0 { return index + 1 }
    }
    return nil
  }

  private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
    bytes.holds("/Encrypt")
  }

  /// The title, and each `<meta name="…" content="…"/>`. What producers write for nothing is nothing.
  private static func values(_ head: ArraySlice<UInt8>) -> [String: String] {
    var values: [String: String] = [:]
    for line in String(decoding: head, as: UTF8.self).split(separator: "\n").prefix(100) {
      if line.hasPrefix("<title>"), line.hasSuffix("</title>") {
        values["title"] = decoded(line.dropFirst(7).dropLast(8))
      } else if line.hasPrefix("<meta name=\""), line.hasSuffix("\"/>") {
        let parts = line.dropFirst(12).dropLast(3).split(
          separator: "\" content=\"", maxSplits: 1)
        if parts.count == 2 { values[String(parts[0])] = decoded(parts[1]) }
      }
    }
    return values.filter {
      !$0.value.isEmpty && $0.value != "(unspecified)" && $0.value != "(anonymous)"
    }
  }

  private static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text.prefix(1000)) }
    return String(
      text.prefix(1000).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&apos;", with: "'").replacing(
          "&amp;", with: "&"))
  }
}

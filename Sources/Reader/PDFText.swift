import Collect

/// The text of a PDF and what it says of itself, by `pdftotext`.
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
    // With a head in HTML one program says all: a second one would cost half as much again.
    guard
      let answer = programs.run(
        "pdftotext",
        ["-q", "-htmlmeta", "-enc", "UTF-8", "-l", String(Self.mostPages + 1), "-", "-"],
        most: Self.most)
    else {
      document = DocumentText(
        failure: "PDF is read by pdftotext (Debian: poppler-utils), which is not installed.")
      return
    }
    guard let start = answer.output.firstRange(of: Array("<pre>\n".utf8)) else {
      // The status is 256 times the program's own: 3 for what permissions forbid.
      document = DocumentText(
        failure: answer.status == 3 << 8 || Self.isEncrypted(bytes)
          ? "The document is encrypted." : "It is no PDF that can be read, or is damaged.")
      return
    }
    var found = DocumentText()
    let values = Self.values(Array(answer.output[..<start.lowerBound]))
    found.title = values["title"]
    found.author = values["Author"]
    found.created = values["CreationDate"]
    found.modified = values["ModDate"]
    if let producer = values["Producer"] ?? values["Creator"] {
      found.facts.append(DocumentText.Fact(.producer, producer))
    }
    var pages = answer.output[start.upperBound...]
    let end = Array("</pre>\n</body>\n</html>\n".utf8)
    if pages.suffix(end.count).elementsEqual(end) { pages.removeLast(end.count) }
    if let last = Self.end(ofPage: Self.mostPages, in: pages), last < pages.endIndex {
      pages = pages[..<last]
      found.facts.append(
        DocumentText.Fact(.unread, "Only its first \(Self.mostPages) pages were read."))
    }
    found.text = PDFPages(Array(pages)).text
    document = found
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
    bytes.firstRange(of: Array("/Encrypt".utf8)) != nil
  }

  /// The title, and each `<meta name="…" content="…"/>`. What producers write for nothing is nothing.
  private static func values(_ head: [UInt8]) -> [String: String] {
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
    String(
      text.prefix(1000).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&apos;", with: "'").replacing(
          "&amp;", with: "&"))
  }
}

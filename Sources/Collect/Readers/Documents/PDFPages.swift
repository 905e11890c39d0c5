/// Makes a text of what `pdftotext` writes: lines as they are printed, pages parted by form feeds.
package struct PDFPages {
  package private(set) var text: String

  /// How often a line must stand at the edge of a page to be that of all pages, such as a header.
  private static let leastRepeated = 3

  /// Linear in the output.
  package init(_ output: [UInt8]) {
    // As bytes, since where a letter ends matters at neither cut.
    let pages = output.split(separator: 0x0C, omittingEmptySubsequences: true).map { page in
      page.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        String(decoding: line.drop { $0 == 0x20 }, as: UTF8.self)
      }
    }
    var edges: [String: Int] = [:]
    for page in pages {
      for line in Set(Self.edges(of: page).map { Self.folded(page[$0]) }) {
        edges[line, default: 0] += 1
      }
    }
    var paragraphs = Paragraphs()
    var open = ""
    func close() {
      paragraphs.add(open)
      paragraphs.end()
      open = ""
    }
    for page in pages {
      let own = Set(
        Self.edges(of: page).filter { index in
          let count = edges[Self.folded(page[index]), default: 0]
          return count >= Self.leastRepeated && 2 * count >= pages.count
        })
      let width = page.map(\.utf8.count).max() ?? 0
      for (index, line) in page.enumerated() where !own.contains(index) {
        guard !line.isEmpty else {
          // A paragraph goes on over a page's end.
          if Self.ends(open) || index + 1 < page.count { close() }
          continue
        }
        if open.isEmpty {
          open = line
        } else if open.utf8.last == UInt8(ascii: "-"), line.first?.isLowercase == true {
          open.removeLast()
          open += line
        } else {
          open += " " + line
        }
        // The last line of a paragraph is seldom full.
        if Self.ends(open), 5 * line.utf8.count < 4 * width { close() }
      }
    }
    close()
    text = paragraphs.text
  }

  /// Where the first two and the last two lines are.
  private static func edges(of page: [String]) -> [Int] {
    let filled = page.indices.filter { !page[$0].isEmpty }
    guard filled.count > 4 else {
      return filled.count > 2 ? [filled[0], filled[filled.count - 1]] : []
    }
    return Array(filled.prefix(2) + filled.suffix(2))
  }

  /// Page numbers differ and are the same line.
  private static func folded(_ line: String) -> String {
    String(line.map { $0.isNumber ? "0" : $0 }).replacing("00", with: "0")
  }

  private static let endings = Array(".!?…:»”\"".unicodeScalars)

  private static func ends(_ line: String) -> Bool {
    line.unicodeScalars.last.map { Self.endings.contains($0) } ?? true
  }
}

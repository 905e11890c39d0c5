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
    let edges = pages.map { page in Self.edges(of: page).map { ($0, Self.folded(page[$0])) } }
    var counts: [[UInt8]: Int] = [:]
    for edges in edges {
      for line in Set(edges.map(\.1)) { counts[line, default: 0] += 1 }
    }
    var paragraphs = Paragraphs()
    var open = ""
    func close() {
      paragraphs.add(open)
      paragraphs.end()
      open = ""
    }
    for (page, edges) in zip(pages, edges) {
      let repeated = edges.filter { _, line in
        let count = counts[line, default: 0]
        return count >= Self.leastRepeated && 2 * count >= pages.count
      }
      let own = Set(repeated.map(\.0))
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

  /// Page numbers differ and are the same line: whatever number stands there is one digit.
  private static func folded(_ line: String) -> [UInt8] {
    var folded: [UInt8] = []
    func add(_ byte: UInt8, isNumber: Bool) {
      guard isNumber else { return folded.append(byte) }
      if folded.last != UInt8(ascii: "0") { folded.append(UInt8(ascii: "0")) }
    }
    if line.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in line.utf8 { add(byte, isNumber: (0x30...0x39).contains(byte)) }
    } else {
      for letter in line {
        guard !letter.isNumber else {
          add(0, isNumber: true)
          continue
        }
        folded += letter.utf8
      }
    }
    return folded
  }

  private static let endings = Array(".!?…:»”\"".unicodeScalars)

  private static func ends(_ line: String) -> Bool {
    line.unicodeScalars.last.map { Self.endings.contains($0) } ?? true
  }
}

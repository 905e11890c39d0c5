/// Tells what a file holds: by its first bytes, then by the ending of its name.
struct InputRecognition {
  enum Verdict: Equatable {
    case format(InputFormat)
    case empty
    /// Not text, with what it seems to be, such as “a PDF document”.
    case binary(String)
    /// Text of a kind nobody reads yet.
    case unknown(String)
  }

  /// How many bytes are looked at.
  static let reach = 1 << 16

  let mapping: ColumnMapping
  let names: NameColumns

  /// - Parameters:
  ///   - head: the decompressed first bytes as they are, for signatures.
  ///   - text: the same as UTF-8, without a byte order mark.
  ///   - path: for its ending; those of compression are ignored.
  func verdict(head: [UInt8], text: [UInt8], path: String) -> Verdict {
    guard !head.isEmpty else { return .empty }
    let ending = Self.ending(of: path)
    if let format = Self.container(head, ending: ending) { return .format(format) }
    if let verdict = Self.message(text, ending: ending) { return verdict }
    if holdsNames(head: head, text: text, path: path, ending: ending) { return .format(.names) }
    if let kind = Self.signature(head) ?? Self.binary(text) { return .binary(kind) }
    guard let first = text.firstIndex(where: { !Self.isBlank($0) }) else { return .empty }
    switch text[first] {
    case UInt8(ascii: "{"): return .format(Self.firstLineIsWhole(text[first...]) ? .lines : .json)
    case UInt8(ascii: "["):
      let next = text[(first + 1)...].first { !Self.isBlank($0) }
      if next == UInt8(ascii: "{") || next == UInt8(ascii: "]") { return .format(.json) }
    case UInt8(ascii: "<"):
      if Self.isSitemap(text[first...]) {
        return .unknown("a sitemap, which lists addresses and holds no texts")
      }
      if Self.isFeed(text[first...]) { return .format(.feed) }
      if HistoryReader.isHistory(text[first...]) { return .format(.history) }
      if Self.isMarkup(text[first...]) || Self.pageEndings.contains(ending) {
        return .format(.page)
      }
      return .unknown("markup, but no HTML page")
    default: break
    }
    // Archives of X accounts are JSON behind an assignment.
    if text[first...].starts(with: "window.YTD".utf8) { return .format(.json) }
    if Self.pageEndings.contains(ending) { return .format(.page) }
    if Self.tableEndings.contains(ending) { return .format(.table) }
    if ending == "jsonl" || ending == "ndjson" { return .format(.lines) }
    if ending == "json" { return .format(.json) }
    if Self.isMarkup(text[first...]) { return .format(.page) }
    if hasKnownHeader(text) { return .format(.table) }
    if Self.textEndings.contains(ending) || (path == "-" && ending.isEmpty), Self.isProse(text) {
      return .format(.text)
    }
    return .unknown("no page, table, JSON records or text in sentences")
  }

  private func holdsNames(head: [UInt8], text: [UInt8], path: String, ending: String) -> Bool {
    guard !Self.pageEndings.contains(ending), !Self.companionEndings.contains(ending),
      text.first(where: { !Self.isBlank($0) }) != UInt8(ascii: "<"),
      case .verdict(let verdict) = NameRecognition(columns: names).outcome(
        head: head, text: text, isWhole: head.count < Self.reach, path: path)
    else { return false }
    return verdict.isCertain
  }

  /// Files that belong to saved pages and hold no text of their own.
  static let companionEndings: Set<String> = [
    "avif", "bmp", "css", "eot", "gif", "ico", "jpeg", "jpg", "js", "map", "mjs", "mp3", "mp4",
    "ogg", "otf", "png", "svg", "tif", "tiff", "ttf", "wasm", "webm", "webp", "woff", "woff2",
  ]

  static let pageEndings: Set<String> = [
    "asp", "aspx", "htm", "html", "jsp", "php", "shtml", "xht", "xhtml",
  ]

  static let tableEndings: Set<String> = ["csv", "tsv", "tab"]

  /// The lower-case ending of a name, without those of compression.
  static func ending(of path: String) -> String {
    var parts =
      path.utf8.split(separator: UInt8(ascii: "/")).last?.split(
        separator: UInt8(ascii: ".")) ?? []
    while let last = parts.last, parts.count > 1 {
      let ending = String(Substring(last)).lowercased()
      guard ["gz", "gzip", "zst", "zstd"].contains(ending) else { return ending }
      parts.removeLast()
    }
    return ""
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  static func signature(_ head: [UInt8]) -> String? {
    let known: [(bytes: [UInt8], name: String)] = [
      (Array("%PDF-".utf8), "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
      ([0xFF, 0xD8, 0xFF], "a JPEG image"), (Array("GIF8".utf8), "a GIF image"),
      ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
      ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("Rar!".utf8), "a RAR archive"),
      ([0x42, 0x5A, 0x68], "bzip2 data; unpack it first"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data; unpack it first"),
      ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"), (Array("SQLite format 3".utf8), "a database"),
      (Array("PAR1".utf8), "a Parquet file"), ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
      (Array("RIFF".utf8), "a media file"), ([0x1F, 0x8B], "doubly compressed data"),
    ]
    return known.first { head.starts(with: $0.bytes) }?.name
  }

  static func binary(_ text: [UInt8]) -> String? { isBinary(text) ? "not text" : nil }

  private static func isBinary(_ text: [UInt8]) -> Bool {
    let sample = text.prefix(4096)
    var controls = 0
    for byte in sample where byte < 0x20 && !isBlank(byte) && byte != 0x1B { controls += 1 }
    return controls > 2 && controls * 50 > sample.count
  }

  static let textEndings: Set<String> = ["markdown", "md", "text", "txt"]

  /// Whether it is written in sentences: letters in words of a usual length, for more than a caption.
  private static func isProse(_ text: [UInt8]) -> Bool {
    let sample = String(decoding: text.prefix(1 << 14), as: UTF8.self)
    var letters = 0
    var words = 0
    var others = 0
    var isInWord = false
    for scalar in sample.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark {
        letters += 1
        if !isInWord { words += 1 }
        isInWord = true
      } else {
        isInWord = false
        if scalar.value > 0x20 { others += 1 }
      }
    }
    // Scripts without blanks between words have few long ones.
    let isWordy =
      words >= 25 || (letters >= 100 && sample.unicodeScalars.contains { $0.value >= 0x2E80 })
    return isWordy && others * 3 < letters
  }

  private static func isSitemap(_ text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(1024)
    return head.holds(anyOf: ["<urlset", "<sitemapindex", "<opml"], isFolded: true)
      && !head.holds(anyOf: ["<html"], isFolded: true)
  }

  private static func isFeed(_ text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(1024)
    return head.holds(anyOf: ["<rss", "<feed", "<rdf:rdf"], isFolded: true)
      && !head.holds(anyOf: ["<html"], isFolded: true)
  }

  private static func isMarkup(_ text: ArraySlice<UInt8>) -> Bool {
    text.prefix(4096).holds(
      anyOf: [
        "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<article", "<div", "<p>",
        "<h1", "<table", "<script", "<main", "<section",
      ], isFolded: true)
  }

  /// Whether an object that begins with the text ends on its first line, as JSONL has it.
  static func firstLineIsWhole(_ text: ArraySlice<UInt8>) -> Bool {
    var splitter = ObjectSplitter()
    for byte in text {
      if splitter.step(byte) == .objectEnds { return true }
      if byte == 0x0A { return false }
    }
    return true
  }

  private func hasKnownHeader(_ text: [UInt8]) -> Bool {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.count < 1 << 14 else { return false }
    let delimiter = TableDialect(header: line).delimiter
    return line.split(separator: delimiter).contains { column in
      let name = String(decoding: column.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      return mapping.target(of: name)?.field == .text
    }
  }
}

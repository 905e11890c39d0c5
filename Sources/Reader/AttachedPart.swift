internal import CPictures
import Collect
import TocsinModel

/// Reads one file that came with a mail: what it holds and leads to, never what it says.
struct AttachedPart {
  private(set) var contents = PartContents()

  /// Pages of a PDF that are made pictures of: a code that is meant to be seen stands on the first.
  private static let pages = 3
  private static let mostCodes = 16 << 10
  /// Dots of the longer side: at these a code on a page of print is some 200 dots wide.
  private static let longestSide = 1600

  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      contents = PartContents(archive: bytes)
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      contents = PartContents(compound: bytes)
    } else if Self.isPDF(bytes) {
      readPDF(bytes)
    } else if !readCodes(bytes) {
      readOther(bytes)
    }
  }

  /// The mark may stand within the first kilobyte (ISO 32000-1, annex H).
  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    Array(bytes.prefix(1024)).holds("%PDF-")
  }

  /// - Returns: whether it is a picture.
  private mutating func readCodes(_ bytes: [UInt8]) -> Bool {
    var texts = [UInt8](repeating: 0, count: Self.mostCodes)
    var length = 0
    let outcome = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { tocsin_picture_codes($0, bytes.count, &texts, texts.count, &length) }
        ?? tocsin_picture_unknown
    }
    var at = 0
    while at + 4 <= length {
      let size = texts[at..<at + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
      contents.add(code: String(decoding: texts[(at + 4)..<(at + 4 + size)], as: UTF8.self))
      at += 4 + size
    }
    switch outcome {
    case tocsin_picture_read: return true
    case tocsin_picture_damaged: contents.unread = "the picture is damaged"
    case tocsin_picture_too_large: contents.unread = "the picture has more than 40 million dots"
    case tocsin_picture_no_memory: contents.unread = "there is not enough memory for the picture"
    default: return false
    }
    return true
  }

  private mutating func readPDF(_ bytes: [UInt8]) {
    // What has none of these leads to no page (ISO 32000-1, 7.5.5 and 7.5.8): it was cut off, which no program need be started for.
    guard ["trailer", "startxref", "XRef"].contains(where: bytes.holds) else {
      return sayUnreadable(bytes)
    }
    let programs = Programs(document: bytes)
    guard let found = programs.run("pdfinfo", ["-url", "-"], most: 1 << 20) else {
      contents.unread = "PDF is read by poppler-utils, which is not installed"
      return
    }
    // `   1  Annotation    https://…` below a head.
    for line in String(decoding: found.output, as: UTF8.self).split(separator: "\n").dropFirst() {
      let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
      if words.count == 3 {
        contents.add(link: String(words[2].drop { $0 == " " }))
      }
    }
    if found.status != 0 { return sayUnreadable(bytes) }
    let side = "\(Self.longestSide)"
    let arguments = ["-q", "-gray", "-scale-to", side, "-l", "\(Self.pages)", "-"]
    guard let pages = programs.run("pdftoppm", arguments, most: 32 << 20), !pages.output.isEmpty
    else { return }
    for page in GrayPage.split(pages.output) { _ = readCodes(page) }
  }

  private mutating func sayUnreadable(_ bytes: [UInt8]) {
    if bytes.holds("/Encrypt") {
      contents.facts.insert(.locked)
    } else {
      contents.unread = "it is damaged"
    }
  }

  private mutating func readOther(_ bytes: [UInt8]) {
    let start = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    let isPage = ["<html", "<!doctype html", "<script", "<body", "<svg"].contains(
      where: start.contains)
    if isPage { contents = PartContents(page: bytes) }
  }
}

/// Pictures as `pdftoppm` writes them, one behind the other (PGM: `P5 WIDTH HEIGHT 255`, and a byte a dot).
enum GrayPage {
  static func split(_ bytes: [UInt8]) -> [[UInt8]] {
    var pages: [[UInt8]] = []
    var at = 0
    while at < bytes.count, bytes[at...].starts(with: Array("P5".utf8)) {
      var place = at + 2
      var numbers: [Int] = []
      while numbers.count < 3, place < bytes.count {
        var number = 0
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
        let start = place
        while place < bytes.count, bytes[place] &- 0x30 < 10, place - start < 7 {
          number = number * 10 + Int(bytes[place] - 0x30)
          place += 1
        }
        guard place > start else { return pages }
        numbers.append(number)
      }
      guard numbers.count == 3 else { return pages }
      let end = place + 1 + numbers[0] * numbers[1]
      guard end <= bytes.count else { return pages }
      pages.append(Array(bytes[at..<end]))
      at = end
    }
    return pages
  }
}

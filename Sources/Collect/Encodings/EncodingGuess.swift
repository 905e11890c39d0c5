import CICU
import CSimdjson

/// Which encoding bytes are in, and how that is known.
struct EncodingGuess: Equatable {
  enum Basis: Equatable {
    case byteOrderMark, declared, valid, detected, asked
  }

  var name: EncodingName
  var basis: Basis
  /// Bytes to leave out at the beginning.
  var markLength = 0
  /// What the input declares, when that is not so.
  var contradicted: String?

  /// Looks for a byte order mark, then at what is declared, then at the bytes themselves.
  ///
  /// - Parameters:
  ///   - declared: the label in the bytes, if any.
  ///   - isWhole: whether the bytes are all there is; otherwise they may end within a character.
  ///   - isMarkup: whether what is between `<` and `>` says nothing about the language.
  init(
    _ bytes: [UInt8], declared: String?, asked: EncodingName?, isWhole: Bool, isMarkup: Bool
  ) {
    if let mark = Self.mark(bytes) {
      self = mark
      return
    }
    if let asked {
      self.init(name: asked, basis: .asked)
      return
    }
    if let unmarked = Self.unmarkedUTF16(bytes) {
      self.init(name: unmarked, basis: .detected)
      return
    }
    var label = declared.flatMap { EncodingName(label: $0) }
    // The standard (HTML, section 13.2.3.2): a page that says so in ASCII is not UTF-16.
    if label?.isUTF16 == true { label = .utf8 }
    let shape = UTF8Shape(bytes, mayEndWithin: !isWhole)
    if let label, !label.isASCIICompatible, !shape.isMultiByteUTF8 {
      self.init(name: label, basis: .declared)
      return
    }
    if shape.broken == 0 {
      if let label, label != .utf8 {
        self.init(name: shape.multiByte == 0 ? label : .utf8, basis: .valid)
        if shape.multiByte > 0 { contradicted = declared }
      } else {
        self.init(name: .utf8, basis: label == nil ? .valid : .declared)
      }
      return
    }
    if let label, label != .utf8 {
      self.init(name: label, basis: .declared)
      return
    }
    // Other encodings look like UTF-8 by chance only: what mostly is, or has whole lines of it, is damaged.
    if shape.multiByte >= 2 * shape.broken || (!isMarkup && Self.hasGoodLines(bytes)) {
      self.init(name: .utf8, basis: label == nil ? .detected : .declared)
      return
    }
    self.init(name: Self.detect(bytes, isMarkup: isMarkup), basis: .detected)
    if label == .utf8 { contradicted = declared }
  }

  /// The guess by all of a page’s bytes, for one that was taken for UTF-8 by the first of them; `nil` when
  /// it is UTF-8 all the same.
  func again(_ bytes: [UInt8], isWhole: Bool) -> EncodingGuess? {
    guard basis != .byteOrderMark, basis != .asked else { return nil }
    let again = EncodingGuess(
      bytes, declared: DeclaredEncoding.label(in: bytes), asked: nil, isWhole: isWhole,
      isMarkup: true)
    return again.name == .utf8 || again.name.isUTF16 ? nil : again
  }

  private init(name: EncodingName, basis: Basis, markLength: Int = 0) {
    self.name = name
    self.basis = basis
    self.markLength = markLength
  }

  private static func mark(_ bytes: [UInt8]) -> EncodingGuess? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return EncodingGuess(name: .utf8, basis: .byteOrderMark, markLength: 3)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return EncodingGuess(name: .utf16LittleEndian, basis: .byteOrderMark, markLength: 2)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return EncodingGuess(name: .utf16BigEndian, basis: .byteOrderMark, markLength: 2)
    }
    return nil
  }

  /// Markup, tables and JSON begin with ASCII, of which UTF-16 makes every other byte zero.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> EncodingName? {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (false, true, false, true): return .utf16LittleEndian
    case (true, false, true, false): return .utf16BigEndian
    default: return nil
    }
  }

  /// Whether enough lines that are not ASCII are UTF-8 throughout.
  private static func hasGoodLines(_ bytes: [UInt8]) -> Bool {
    var good = (lines: 0, sequences: 0)
    var bad = 0
    for line in bytes.split(separator: 0x0A) {
      let shape = UTF8Shape(Array(line))
      if shape.broken > 0 {
        bad += 1
      } else if shape.multiByte > 0 {
        good.lines += 1
        good.sequences += shape.multiByte
      }
    }
    return good.lines * 3 >= bad && good.sequences >= 4
  }

  /// By the letters for Cyrillic, else ICU’s statistics, with names made those of the standard.
  static func detect(_ bytes: [UInt8], isMarkup: Bool) -> EncodingName {
    if let cyrillic = CyrillicEncoding.detect(HighWords(bytes, isMarkup: isMarkup)) {
      return cyrillic
    }
    let fromHigh = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let sample = bytes[max(0, fromHigh - 1024)...].prefix(1 << 16)
    var guesses = [cicu_guess](repeating: cicu_guess(), count: 16)
    let count = sample.withUnsafeBufferPointer { buffer -> Int in
      guard let base = buffer.baseAddress else { return 0 }
      return cicu_detect(base, buffer.count, isMarkup, &guesses, guesses.count)
    }
    var named: [(name: EncodingName, confidence: Int32)] = []
    for guess in guesses.prefix(count) {
      let name = withUnsafeBytes(of: guess.name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      // KOI8-U is KOI8-R with the letters of Ukrainian in place of box drawing.
      let label = name == "KOI8-R" ? "koi8-u" : name
      guard let found = EncodingName(label: label), found != .utf8, !found.isUTF16 else { continue }
      named.append((found, guess.confidence))
    }
    // Cyrillic words are runs of high bytes, which ICU takes for Chinese when there are few; real
    // Chinese, Japanese and Korean score next to nothing as Cyrillic.
    if named.first?.name.isEastAsian == true,
      let cyrillic = named.first(where: { $0.name.isCyrillic && $0.confidence >= 30 })
    {
      return cyrillic.name
    }
    if let best = named.first { return best.name }
    return .windows1252
  }
}

internal import CICU

/// The part of a text that is looked at to tell its language: the words of its beginning and of its middle, in lower
/// case, without web addresses, mentions, hashtags, digits and signs. Disguised letters are undone.
struct LanguageSample {
  /// The words, each followed by a blank.
  private(set) var scalars: [UInt32] = []
  /// For each script how many letters, by its number.
  private(set) var counts = [Int](repeating: 0, count: Script.bound)
  private(set) var letters = 0
  /// Words with letters of two of the scripts that imitate each other.
  private(set) var mixedWords = 0
  /// Those of them that are words of one script once look-alikes are exchanged.
  private(set) var disguisedWords = 0

  private var word: [UInt32] = []
  private var scriptsOfWord: UInt64 = 0
  private var mixed: [Range<Int>] = []

  /// How many scalars are kept of the beginning and of the middle, and how many bytes are read for them at most.
  private static let kept = (head: 2_000, middle: 1_000)
  private static let read = (head: 32_768, middle: 16_384)
  /// A longer run of letters is cut.
  private static let longestWord = 200
  /// With fewer letters the hashtags are asked as well.
  private static let fewLetters = 12

  /// Time is bounded, however long the text.
  init(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      read(utf8, leavingOutTags: true)
      if letters < Self.fewLetters {
        self = LanguageSample()
        read(utf8, leavingOutTags: false)
      }
    }
    undoDisguise()
  }

  private init() {}

  /// The script with the most letters; `nil` without letters.
  var mainScript: Script? {
    guard letters > 0, let most = counts.indices.max(by: { counts[$0] < counts[$1] }) else {
      return nil
    }
    return Script(rawValue: UInt8(most))
  }

  func count(_ script: Script) -> Int { counts[Int(script.rawValue)] }

  /// The words of a script as UTF-8; of scripts written without spaces, all words.
  func utf8(in script: Script) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 2)
    let isAlphabetic = script.isAlphabetic
    var start = 0
    var isForeign = false
    for scalar in scalars {
      if scalar == 0x20 {
        if isForeign { bytes.removeSubrange(start...) } else { bytes.append(0x20) }
        start = bytes.count
        isForeign = false
        continue
      }
      if isAlphabetic, !isForeign, let other = self.script(of: scalar), other != script {
        isForeign = true
      }
      append(scalar, to: &bytes)
    }
    return bytes
  }

  private func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    func byte(_ value: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: value) }
    func tail(_ shift: UInt32) { bytes.append(byte(0x80 | scalar >> shift & 0x3F)) }
    switch scalar {
    case 0..<0x80:
      bytes.append(byte(scalar))
    case 0x80..<0x800:
      bytes.append(byte(0xC0 | scalar >> 6))
      tail(0)
    case 0x800..<0x10000:
      bytes.append(byte(0xE0 | scalar >> 12))
      tail(6)
      tail(0)
    default:
      bytes.append(byte(0xF0 | scalar >> 18))
      tail(12)
      tail(6)
      tail(0)
    }
  }
}

extension LanguageSample {
  private mutating func read(_ utf8: UnsafeBufferPointer<UInt8>, leavingOutTags: Bool) {
    scalars.reserveCapacity(min(utf8.count, Self.kept.head + Self.kept.middle))
    var index = 0
    read(
      utf8, &index, to: min(utf8.count, Self.read.head), until: Self.kept.head, leavingOutTags)
    let middle = utf8.count / 2
    guard index < middle else { return }
    index = middle
    while index < utf8.count, utf8[index] & 0xC0 == 0x80 { index += 1 }
    let end = min(utf8.count, index + Self.read.middle)
    read(utf8, &index, to: end, until: scalars.count + Self.kept.middle, leavingOutTags)
  }

  private mutating func read(
    _ utf8: UnsafeBufferPointer<UInt8>, _ index: inout Int, to end: Int, until enough: Int,
    _ leavingOutTags: Bool
  ) {
    let table = LetterTable.shared
    while index < end, scalars.count < enough {
      if word.isEmpty, leavingOutTags || utf8[index] != UInt8(ascii: "#"),
        let behind = FoldedText.unwantedWord(utf8, at: index)
      {
        index = behind
        continue
      }
      let scalar = nextScalar(utf8, &index)
      let entry = table.entry(of: scalar)
      switch entry {
      case 0:
        // An apostrophe or a hyphen between letters belongs to the word.
        let joins = scalar == 0x27 || scalar == 0x2019 || scalar == 0x2D
        if joins, !word.isEmpty, index < end, isLetter(utf8, at: index) {
          word.append(scalar == 0x2019 ? 0x27 : scalar)
        } else {
          endWord()
        }
      case LetterTable.invisible:
        continue
      default:
        append(entry)
        if word.count >= Self.longestWord { endWord() }
      }
    }
    endWord()
  }

  private func isLetter(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var index = index
    return LetterTable.shared.entry(of: nextScalar(utf8, &index)) != 0
  }

  private mutating func append(_ entry: UInt32) {
    let scalar = entry & 0xFF_FFFF
    let script = Int(entry >> 24)
    if script == 1 {
      guard let last = word.last else { return }
      let composed = tocsin_text_compose(last, scalar)
      if composed != 0 { word[word.count - 1] = composed } else { word.append(scalar) }
      return
    }
    word.append(scalar)
    scriptsOfWord |= 1 << UInt64(script)
    counts[script] += 1
    letters += 1
  }

  private static let imitating: UInt64 = [Script.latin, .cyrillic, .greek].reduce(0) {
    $0 | 1 << UInt64($1.rawValue)
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let start = scalars.count
    scalars += word
    scalars.append(0x20)
    if (scriptsOfWord & Self.imitating).nonzeroBitCount > 1 {
      mixed.append(start..<(scalars.count - 1))
      mixedWords += 1
    }
    word.removeAll(keepingCapacity: true)
    scriptsOfWord = 0
  }
}

extension LanguageSample {
  /// Writes disguised words in the script they imitate: that of the text, otherwise that of most of the word.
  private mutating func undoDisguise() {
    guard !mixed.isEmpty else { return }
    let main = mainScript
    for range in mixed {
      var found = [Script: Int]()
      for scalar in scalars[range] {
        if let script = script(of: scalar), script.isAlphabetic { found[script, default: 0] += 1 }
      }
      let most = found.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
      guard let most else { continue }
      let choices = main.map { found[$0] != nil && $0 != most ? [$0, most] : [most] } ?? [most]
      if choices.contains(where: { rewrite(range, in: $0) }) { disguisedWords += 1 }
    }
    // Short words may be disguised as a whole.
    guard disguisedWords > 0, let main, main.isAlphabetic else { return }
    for range in words() where isWhollyForeign(range, to: main) { _ = rewrite(range, in: main) }
  }

  fileprivate func script(of scalar: UInt32) -> Script? {
    Script(rawValue: UInt8(truncatingIfNeeded: LetterTable.shared.entry(of: scalar) >> 24))
  }

  /// Whether every letter of a word is of `script` or has a twin there; if so it is written in it.
  private mutating func rewrite(_ range: Range<Int>, in target: Script) -> Bool {
    var rewritten: [(at: Int, from: Script, to: UInt32)] = []
    for index in range {
      guard let script = script(of: scalars[index]), script != target else { continue }
      guard let twin = LookAlikeLetters.shared.twin(of: scalars[index], in: target) else {
        return false
      }
      rewritten.append((index, script, twin))
    }
    for (index, from, letter) in rewritten {
      scalars[index] = letter
      counts[Int(from.rawValue)] -= 1
      counts[Int(target.rawValue)] += 1
    }
    return true
  }

  private func words() -> [Range<Int>] {
    scalars.indices.split { scalars[$0] == 0x20 }.compactMap { part in
      part.first.flatMap { first in part.last.map { first..<($0 + 1) } }
    }
  }

  private func isWhollyForeign(_ range: Range<Int>, to main: Script) -> Bool {
    range.allSatisfy { index in
      script(of: scalars[index]).map { $0 != main && $0.isAlphabetic } ?? true
    }
  }
}

extension LanguageSample {
  /// The script that the language is sought by. An ideograph or a syllable weighs as much as several letters;
  /// kana makes Han Japanese, and Hangul makes it Korean.
  var decidingScript: Script? {
    let kana = count(.hiragana) + count(.katakana)
    let eastern = 3 * (kana + count(.han) + count(.bopomofo) + count(.hangul))
    guard letters > 0 else { return nil }
    if eastern > letters - eastern / 3 {
      if count(.hangul) * 4 > count(.han) + kana { return .hangul }
      if kana * 10 > count(.han) { return count(.hiragana) > 0 ? .hiragana : .katakana }
      return .han
    }
    // Names, brands and accounts are in Latin letters in texts of any script, and seldom the other way round.
    let latin = count(.latin)
    let others = Script.allCases.filter { $0 != .latin }
    if let other = others.max(by: { count($0) < count($1) }), count(other) * 3 > latin {
      return other
    }
    return mainScript
  }
}

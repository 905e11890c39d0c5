import TocsinModel

/// What the values of one column, or at one path, look like.
struct SurveyedField {
  let path: String
  /// Records that have it.
  private(set) var filled = 0
  /// One that is not empty, for a reader.
  private(set) var sample = ""
  private(set) var times = 0
  private(set) var addresses = 0
  private(set) var numbers = 0
  private(set) var bytes = 0
  private(set) var blanks = 0
  private var distinct: Set<Int> = []
  /// Short values, as far as there are few.
  private(set) var values: Set<String> = []
  private var lastRecord = -1

  init(path: String) { self.path = path }

  mutating func add(_ value: UnsafeBufferPointer<UInt8>, record: Int) {
    guard record != lastRecord, !value.isEmpty else { return }
    lastRecord = record
    filled += 1
    let text = String(decoding: value.prefix(400), as: UTF8.self)
    if sample.utf8.count < text.utf8.count, filled <= 20 { sample = text }
    bytes += value.count
    blanks += value.count { $0 == 0x20 }
    distinct.insert(text.hashValue)
    if value.count <= 40, values.count < 20 { values.insert(text) }
    if case .time(let time) = WrittenTime.read(
      UnsafeBufferPointer(rebasing: value.prefix(100)), order: .dayFirst, isCell: false),
      time.precision >= .day, time.seconds > 631_152_000, time.seconds < 4_102_444_800
    {
      times += 1
    } else if value.allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }) {
      numbers += 1
    }
    if WebAddress.host(of: text) != nil { addresses += 1 }
  }

  /// The name itself: the last member of a path.
  var name: String {
    ColumnMapping.folded(
      String((path.split(separator: ".").last ?? "").filter { $0 != "[" && $0 != "]" }))
  }

  /// All words of the path.
  var words: Set<String> {
    var words: Set<String> = []
    for part in path.split(whereSeparator: { ".[]_- ".contains($0) }) {
      var word = ""
      for letter in part {
        // `createdAt` is two words.
        if letter.isUppercase, word.last?.isLowercase == true {
          words.insert(word.lowercased())
          word = ""
        }
        word.append(letter)
      }
      words.insert(word.lowercased())
    }
    return words
  }

  func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }

  var length: Double { share(bytes) }
  var wordsPerValue: Double { 1 + share(blanks) }
  var isUnique: Bool { distinct.count == filled }
  var isTime: Bool { share(times) > 0.9 }
  var isAddress: Bool { share(addresses) > 0.8 }
  var isNumber: Bool { share(numbers) > 0.9 }
}

import Index
import TestSupport

/// An index with the texts that its caller has, as the engine uses it.
struct IndexFolder {
  let folder: String?
  var plain = PlainIndex()
  private(set) var index: FingerprintIndex

  init(_ folder: String?) throws {
    self.folder = folder
    if let folder {
      index = try FingerprintIndex(folder: folder, expecting: 0, mark: 7)
    } else {
      index = FingerprintIndex()
    }
  }

  mutating func append(_ text: NumberedText) {
    plain.append(text)
    Self.append(text, to: index)
  }

  static func append(_ text: NumberedText, to index: FingerprintIndex) {
    let counts = PlainIndex.counts(text.length)
    index.append(
      whole: text.whole, length: text.length, source: text.source, hashes: text.hashes,
      isFirst: counts && index.first(whole: text.whole, length: text.length, below: .max) == nil,
      isNewInSource: counts
        && !index.isPublished(whole: text.whole, length: text.length, by: text.source))
  }

  mutating func retire(_ number: UInt32) {
    plain.retire(number)
    Self.retire(number, from: index)
  }

  static func retire(_ number: UInt32, from index: FingerprintIndex) {
    guard index.isLive(number) else { return }
    let entry = index.entry(number)
    let stood = index.first(whole: entry.whole, length: entry.length, below: .max) == number
    index.retire(number)
    guard stood, PlainIndex.counts(entry.length) else { return }
    if let next = index.first(whole: entry.whole, length: entry.length, below: .max) {
      index.promote(next)
    }
  }

  /// Opens it again, appends what it lacks, and retires again what was retired, in any order.
  mutating func reopen(shuffling generator: inout some RandomNumberGenerator) throws {
    guard let folder else { return }
    index = try FingerprintIndex(folder: folder, expecting: plain.texts.count, mark: 7)
    for text in plain.texts[index.count...] { Self.append(text, to: index) }
    for number in plain.retired.sorted().shuffled(using: &generator) {
      Self.retire(number, from: index)
    }
  }
}

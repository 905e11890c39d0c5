import Index
import TestSupport

/// Fills the index of a folder with texts that follow from their numbers, in many small checkpoints and merges, until it
/// is killed or has all: `index-writer FOLDER COUNT`.
@main
struct IndexWriter {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let count = UInt32(arguments[2]) else { return }
    let index = try FingerprintIndex(folder: arguments[1], expecting: Int(count), mark: 7)
    while index.count < Int(count) {
      for _ in 0..<min(97, Int(count) - index.count) { append(UInt32(index.count), to: index) }
      try index.checkpoint(atLeast: 1)
      try index.merge()
    }
  }

  private static func append(_ number: UInt32, to index: FingerprintIndex) {
    let text = NumberedText(number, texts: 2_000)
    index.append(
      whole: text.whole, length: text.length, source: text.source, hashes: text.hashes,
      isFirst: index.first(whole: text.whole, length: text.length, below: .max) == nil,
      isNewInSource: !index.isPublished(
        whole: text.whole, length: text.length, by: text.source))
  }
}

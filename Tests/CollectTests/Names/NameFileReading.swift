import Collect
import Foundation
import TocsinModel

/// Everything that reading one file of names gave.
struct NameFileReading {
  struct Name: Hashable {
    var text: String
    var line: Int
    var offset: Int
    var firstSeen: Int64?
    var lastSeen: Int64?
  }

  private struct Collecting: NameVisitor {
    var names: [Name] = []

    mutating func visit(_ name: borrowing WrittenName) {
      names.append(
        Name(
          text: String(decoding: name.bytes, as: UTF8.self), line: name.line, offset: name.offset,
          firstSeen: name.firstSeen?.seconds, lastSeen: name.lastSeen?.seconds))
    }
  }

  var names: [Name] = []
  var diagnostics: [Diagnostic] = []
  var records = 0
  var blocks = 0
  var format: NameFormat?

  var texts: [String] { names.map(\.text) }
  var codes: [String] { diagnostics.map(\.code) }

  init(
    _ file: InputFile, _ options: CollectOptions = CollectOptions(), blockSize: Int = 1 << 20
  ) throws {
    let reader = try NameFile(file, options: options, blockSize: blockSize)
    var tally = NameTally(file: file, options: options)
    while let block = try reader.next() {
      var visitor = Collecting()
      let report = block.forEachName(&visitor)
      names += visitor.names
      diagnostics += try tally.add(report)
      blocks += 1
    }
    diagnostics += tally.finish()
    records = tally.records
    format = reader.format
  }

  /// The same, each block on a thread of its own.
  static func parallel(_ file: InputFile, blockSize: Int) throws -> [Name] {
    let reader = try NameFile(file, blockSize: blockSize)
    var blocks: [NameBlock] = []
    while let block = try reader.next() { blocks.append(block) }
    let all = blocks
    let results = Results(count: all.count)
    DispatchQueue.concurrentPerform(iterations: all.count) { index in
      var visitor = Collecting()
      _ = all[index].forEachName(&visitor)
      results.set(visitor.names, at: index)
    }
    return results.joined
  }

  /// What several threads write; the lock guards it.
  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private var names: [[Name]]

    init(count: Int) { names = Array(repeating: [], count: count) }

    func set(_ value: [Name], at index: Int) { lock.withLock { names[index] = value } }
    var joined: [Name] { lock.withLock { Array(names.joined()) } }
  }
}

/// Reads bytes as a file of names.
func readNames(
  _ name: String, _ bytes: some Sequence<UInt8>, _ options: CollectOptions = CollectOptions(),
  blockSize: Int = 1 << 20
) throws -> NameFileReading {
  let scratch = try Scratch()
  return try NameFileReading(try scratch.write(name, bytes), options, blockSize: blockSize)
}

func readNames(
  _ name: String, _ text: String, _ options: CollectOptions = CollectOptions(),
  blockSize: Int = 1 << 20
) throws -> NameFileReading {
  try readNames(name, text.utf8, options, blockSize: blockSize)
}

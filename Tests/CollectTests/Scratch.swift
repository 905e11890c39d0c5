import CCompression
import Collect
import Foundation
import TestSupport
import TocsinModel

/// A temporary folder that goes away with the test.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "collect-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> InputFile {
    let file = "\(path)/\(name)"
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return InputFile(path: file, displayPath: name)
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> InputFile { try write(name, text.utf8) }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(name)", withDestinationPath: target)
  }
}

/// Everything that reading one file gave.
struct Reading {
  var pages: [RawPage] = []
  var documents: [Document] = []
  var mails = 0
  var diagnostics: [Diagnostic] = []
  var progress: [Int] = []
  var summary = InputSummary()

  var codes: [String] { diagnostics.map(\.code) }
  var texts: [String] { documents.map(\.text) }

  init(_ file: InputFile, _ options: CollectOptions = CollectOptions(), skipping: Int = 0) throws {
    var reading = (
      pages: [RawPage](), documents: [Document](), diagnostics: [Diagnostic](), progress: [Int]()
    )
    var mails = 0
    summary = try Collector(options: options).read(file, skipping: skipping) { item, records in
      reading.progress.append(records)
      switch item {
      case .page(let page): reading.pages.append(page)
      case .document(let document): reading.documents.append(document)
      case .mail: mails += 1
      case .diagnostic(let diagnostic): reading.diagnostics.append(diagnostic)
      }
    }
    (pages, documents, diagnostics, progress) = reading
    self.mails = mails
  }
}

/// Reads bytes as a file of that name.
func read(
  _ name: String, _ bytes: some Sequence<UInt8>, _ options: CollectOptions = CollectOptions(),
  skipping: Int = 0
) throws -> Reading {
  let scratch = try Scratch()
  return try Reading(try scratch.write(name, bytes), options, skipping: skipping)
}

func read(
  _ name: String, _ text: String, _ options: CollectOptions = CollectOptions(), skipping: Int = 0
) throws -> Reading {
  try read(name, text.utf8, options, skipping: skipping)
}

func limits(_ change: (inout CollectLimits) -> Void) -> CollectOptions {
  var limits = CollectLimits()
  change(&limits)
  return CollectOptions(limits: limits)
}

func packed(_ bytes: [UInt8], zstd: Bool = false) -> [UInt8] {
  let format = Int32(zstd ? CCOMPRESSION_ZSTD : CCOMPRESSION_GZIP)
  let room = ccompression_bound(format, bytes.count)
  return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
    bytes.withUnsafeBufferPointer { bytes in
      guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
      count = ccompression_write(format, source, bytes.count, target, room)
    }
  }
}

extension [UInt8] {
  /// A few random bytes changed, removed or doubled.
  func mutated(by random: inout SeededNumbers) -> [UInt8] {
    var bytes = self
    let special = Array("\"\n\r,;\\{}[]<>".utf8) + [0, 0x80, 0xC3, 0xFF]
    for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: index)
      case 2: bytes[index] = special.randomElement(using: &random) ?? 0
      case 3: bytes.insert(special.randomElement(using: &random) ?? 0, at: index)
      default: bytes.removeSubrange(index..<Swift.min(index + 20, bytes.count))
      }
    }
    return bytes
  }
}

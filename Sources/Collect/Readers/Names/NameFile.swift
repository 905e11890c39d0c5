import TocsinModel

/// A file of names, or standard input, in pieces that may be read on several threads.
///
/// ```swift
/// let file = try NameFile(.standardInput, options: options)
/// while let block = try file.next() { reports.append(block.forEachName(&visitor)) }
/// ```
///
/// Memory does not grow with the file. Not `Sendable`: one reader owns it.
package final class NameFile {
  private let file: InputFile
  private let options: CollectOptions
  private let columns: NameColumns
  private let encoding: EncodingName?
  private let blockSize: Int
  private let isHashed: Bool

  private var bytes: FileBytes?
  private var source: (any ByteSource)?
  private var decoded: DecodedBytes?
  /// What was read and not handed over, then padding.
  private var buffer: [UInt8] = []
  private var filled = 0
  private var isOpened = false
  private var isFinished = false
  private var isAtEnd = false
  private var failure: SourceFailure?
  private var notes: [Diagnostic] = []
  private var zone = ZoneContext()
  private var line = 1
  private var offset = 0
  private var skipping: NameSkipper?
  /// What is left to pass over of the comments and the header before the first record.
  private var preamble = 0

  /// What it is read as; `nil` before the first block and when it holds no names.
  package private(set) var format: NameFormat?

  /// - Parameters:
  ///   - blockSize: about how many bytes a block has; a long record makes a longer one.
  ///   - isHashed: whether the summary is to have the file’s SHA-256, which takes longer than reading it.
  /// - Throws: ``CollectError`` when an option names what does not exist.
  package init(
    _ file: InputFile, options: CollectOptions = CollectOptions(), blockSize: Int = 1 << 20,
    isHashed: Bool = false
  ) throws(CollectError) {
    self.isHashed = isHashed
    self.file = file
    self.options = options
    self.blockSize = max(1, blockSize)
    columns = try NameColumns(columns: options.columns)
    if let label = options.encoding {
      guard let name = EncodingName(label: label) else { throw .unknownEncoding(label) }
      encoding = name
    } else {
      encoding = nil
    }
  }

  /// What reading came to, once there are no more blocks; the counts are in a ``NameTally``.
  package var summary: InputSummary {
    InputSummary(
      format: format == nil ? nil : .names, sha256: bytes?.sha256, bytes: bytes?.count ?? 0)
  }

  /// The next piece; `nil` at the end. What is wrong with the file is told by the report of a block, which
  /// may have no records.
  /// - Throws: ``CollectError/cancelled``.
  package func next() throws(CollectError) -> NameBlock? {
    if !isOpened {
      isOpened = true
      open()
    }
    while !isFinished {
      if options.shouldStop() || bytes?.wasStopped == true { throw .cancelled }
      guard let format, source != nil else { break }
      if let block = step(format) { return block }
    }
    if bytes?.wasStopped == true { throw .cancelled }
    guard !isFinished || !notes.isEmpty else { return nil }
    isFinished = true
    if let note = failure { self.note(note.code, note.message, severity: .error) }
    failure = nil
    noteEnd()
    return notes.isEmpty ? nil : block(of: 0)
  }

  /// Reads on, until there is a block; `nil` when there was none yet.
  private func step(_ format: NameFormat) -> NameBlock? {
    let cutter = NameCutter(format: format)
    var target = max(blockSize, filled + 1)
    while true {
      fill(to: target)
      passOver()
      if skipping != nil || preamble > 0 {
        if isAtEnd { isFinished = true }
        return nil
      }
      let length = buffer.withUnsafeBufferPointer { buffer in
        cutter.cut(
          UnsafeBufferPointer(rebasing: buffer[..<filled]), isWhole: isAtEnd && failure == nil)
      }
      if format == .tile, filled > 0, length == 0 || isAtEnd,
        buffer.withUnsafeBufferPointer({
          TileLeaf.isLost(UnsafeBufferPointer(rebasing: $0[..<filled]))
        })
      {
        isFinished = true
        note(
          "ct.bad-tile", "This is no entry of a log’s tile; from here on it was not read.", .error,
          at: Place(path: file.displayPath, offset: offset))
        return nil
      }
      if isAtEnd {
        isFinished = true
        return length > 0 ? block(of: length) : nil
      }
      if length > 0 { return block(of: length) }
      if filled > cutter.longest(options.limits) {
        noteTooLong()
        skipping = NameSkipper(format: format)
        passOver()
        return nil
      }
      target = max(target, filled) * 2
    }
  }

  private func block(of length: Int) -> NameBlock {
    let block = NameBlock(
      format: format ?? .text, path: file.displayPath, line: line, offset: offset, count: length,
      bytes: buffer, columns: columns, limits: options.limits, zone: zone, notes: notes)
    notes = []
    if format == .zone {
      let next = length < filled ? buffer[length] : 0
      buffer.withUnsafeBufferPointer { buffer in
        zone.pass(UnsafeBufferPointer(rebasing: buffer[..<length]), isOwnerNeeded: next <= 0x20)
      }
    }
    drop(length)
    return block
  }

  /// Takes bytes off the front of what is there.
  private func drop(_ length: Int) {
    if line > 0 { line += Self.lineBreaks(buffer, length) }
    offset += length
    let rest = buffer[length..<filled]
    filled -= length
    buffer = [UInt8](unsafeUninitializedCapacity: filled + ByteWindow.padding) { target, count in
      _ = target.initialize(from: rest)
      for index in filled..<filled + ByteWindow.padding {
        target.initializeElement(at: index, to: 0)
      }
      count = filled + ByteWindow.padding
    }
  }

  private static func lineBreaks(_ bytes: [UInt8], _ count: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var lines = 0
      for index in 0..<count { lines &+= bytes[index] == 0x0A ? 1 : 0 }
      return lines
    }
  }

  /// Passes over the preamble and the record that is too long.
  private func passOver() {
    if preamble > 0 {
      let length = min(preamble, filled)
      preamble -= length
      drop(length)
    }
    guard preamble == 0, var skipper = skipping, filled > 0 else { return }
    let (count, isDone) = buffer.withUnsafeBufferPointer {
      skipper.skip(UnsafeBufferPointer(rebasing: $0[..<filled]))
    }
    skipping = isDone ? nil : skipper
    drop(count)
  }

  /// Reads until so many bytes are there; of standard input what there is at the moment.
  private func fill(to target: Int) {
    guard let source, !isAtEnd, filled < target else { return }
    let before = buffer
    let old = filled
    buffer = [UInt8](unsafeUninitializedCapacity: target + ByteWindow.padding) { room, count in
      _ = room.initialize(from: before[..<old])
      let raw = UnsafeMutableRawBufferPointer(room)
      do throws(SourceFailure) {
        while filled < target {
          let read = try source.read(
            into: UnsafeMutableRawBufferPointer(rebasing: raw[filled..<target]))
          filled += read
          isAtEnd = read == 0
          if isAtEnd || file.isStandardInput { break }
        }
      } catch {
        failure = error
        isAtEnd = true
      }
      for index in filled..<filled + ByteWindow.padding { room.initializeElement(at: index, to: 0) }
      count = filled + ByteWindow.padding
    }
  }

  // MARK: Opening

  private func open() {
    do throws(SourceFailure) {
      let bytes = try FileBytes(file, isHashed: isHashed, shouldStop: options.shouldStop)
      self.bytes = bytes
      try recognise(FileReader.decompressed(bytes, limits: options.limits))
    } catch {
      failure = error
    }
  }

  private func recognise(_ unpacked: any ByteSource) throws(SourceFailure) {
    let (head, headFailure, isWhole) = head(of: unpacked)
    if head.isEmpty, let headFailure { throw headFailure }
    var guess = EncodingGuess(
      head, declared: nil, asked: encoding, isWhole: isWhole, isMarkup: false)
    var text = FileReader.decoded(head, as: guess)
    let recognition = NameRecognition(columns: columns)
    let verdict: NameRecognition.Verdict
    switch recognition.outcome(
      head: head, text: text, isWhole: isWhole, path: file.path,
      asked: file.format ?? options.format)
    {
    case .verdict(let found): verdict = found
    case .nothing(let code, let message, let severity):
      note(code, message, severity: severity)
      failure = headFailure
      return
    }
    text = []
    if verdict.format.isBinary {
      guess = EncodingGuess(
        Array("a".utf8), declared: nil, asked: nil, isWhole: true, isMarkup: false)
    }
    format = verdict.format
    preamble = verdict.start
    let headed = HeadedBytes(
      head: head, from: guess.markLength, failure: headFailure, rest: unpacked)
    if guess.name == .utf8 {
      source = headed
      offset = guess.markLength
    } else {
      let decoded = try DecodedBytes(headed, from: guess.name)
      self.decoded = decoded
      source = decoded
      if guess.basis == .detected, !guess.name.isUTF16 {
        note(
          "input.guessed-encoding",
          "It does not say its encoding; it was read as \(guess.name.rawValue).")
      }
    }
    if verdict.format.hasNoLines { line = 0 }
  }

  /// The first bytes; of standard input no more than its first lines, which may be all for a while.
  private func head(
    of source: any ByteSource
  ) -> (bytes: [UInt8], failure: SourceFailure?, isWhole: Bool) {
    let reach = InputRecognition.reach
    guard file.isStandardInput else {
      let (bytes, failure) = source.head(reach)
      return (bytes, failure, bytes.count < reach)
    }
    var bytes = [UInt8](repeating: 0, count: reach)
    var count = 0
    var failure: SourceFailure?
    var isWhole = false
    do throws(SourceFailure) {
      while count < reach, !isWhole, !bytes[..<count].contains(0x0A) {
        let read = try Self.read(source, into: &bytes, from: count)
        count += read
        isWhole = read == 0
      }
    } catch {
      failure = error
    }
    return (Array(bytes[..<count]), failure, isWhole)
  }

  private static func read(
    _ source: any ByteSource, into bytes: inout [UInt8], from start: Int
  ) throws(SourceFailure) -> Int {
    var failure: SourceFailure?
    let count = bytes.withUnsafeMutableBytes { buffer in
      do throws(SourceFailure) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }

  // MARK: Diagnostics

  private func note(_ code: String, _ message: String, severity: Diagnostic.Severity = .warning) {
    note(code, message, severity, at: Place(path: file.displayPath))
  }

  private func note(
    _ code: String, _ message: String, _ severity: Diagnostic.Severity, at place: Place
  ) {
    notes.append(Diagnostic(code: code, severity: severity, message: message, place: place))
  }

  private func noteTooLong() {
    let place = Place(path: file.displayPath, line: line > 0 ? line : nil, offset: offset)
    switch format {
    case .lines, .objects, .entries, .tile:
      note(
        "jsonl.too-long",
        "The record is longer than \(options.limits.record >> 20) MB and was left out.", .error,
        at: place)
    default:
      note(
        "names.too-long",
        "The line is longer than \(NameBlock.longestLine >> 10) kB and was left out.", .error,
        at: place)
    }
  }

  private func noteEnd() {
    if bytes?.hasChanged == true {
      note(
        "input.changed",
        "It was written to while it was read; what was added is read the next time.")
    }
    if let decoded, decoded.malformed > 0 {
      note(
        "input.broken-encoding",
        "\(decoded.malformed) broken sequences were replaced with U+FFFD.")
    }
    decoded = nil
  }
}

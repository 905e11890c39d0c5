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
  let file: InputFile
  let options: CollectOptions
  let columns: NameColumns
  let encoding: EncodingName?
  private let blockSize: Int
  let isHashed: Bool

  var bytes: FileBytes?
  var source: (any ByteSource)?
  var decoded: DecodedBytes?
  /// What was read and not handed over, then padding.
  private var buffer: [UInt8] = []
  var filled = 0
  private var isOpened = false
  private var isFinished = false
  private var isTold = false
  private var isAtEnd = false
  var failure: SourceFailure?
  var notes: [Diagnostic] = []
  private var zone = ZoneContext()
  var line = 1
  var offset = 0
  private var skipping: NameSkipper?
  /// Records before the next block that were too long to be kept.
  var leftOut = 0
  /// The byte before the buffer’s first.
  private var previous: UInt8 = 0x20
  /// What is left to pass over of the comments and the header before the first record.
  var preamble = 0

  /// What it is read as; `nil` before the first block and when it holds no names.
  package internal(set) var format: NameFormat?

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
      if bytes?.wasStopped == true { throw .cancelled }
      guard let format, source != nil else { break }
      // Who asks to stop gets the records that were read by then; more is not read.
      if let block = step(format) { return block }
      if options.shouldStop() { throw .cancelled }
    }
    if bytes?.wasStopped == true { throw .cancelled }
    guard !isTold else { return nil }
    isTold = true
    if isHashed { bytes?.drain() }
    noteEnd()
    return notes.isEmpty ? nil : block(of: 0)
  }

  /// Reads on, until there is a block; `nil` when there was none yet.
  private func step(_ format: NameFormat) -> NameBlock? {
    let cutter = NameCutter(format: format)
    var target = max(blockSize, filled + 1)
    var enough = file.isStandardInput ? Enough.anything : .target
    while true {
      fill(to: target, or: enough)
      passOver()
      if skipping != nil || preamble > 0 {
        if isAtEnd { isFinished = true }
        return nil
      }
      let length = buffer.withUnsafeBufferPointer { buffer in
        cutter.cut(
          UnsafeBufferPointer(rebasing: buffer[..<filled]), isWhole: isAtEnd && failure == nil)
      }
      if format == .tile, length == 0, isLost || isAtEnd {
        isFinished = true
        if filled > 0, failure == nil { noteBrokenTile(isLost: isLost) }
        return nil
      }
      if isAtEnd {
        isFinished = format != .tile
        return length > 0 ? block(of: length) : nil
      }
      if length > 0 { return block(of: length) }
      if filled > cutter.longest(options.limits) {
        noteTooLong(format)
        skipping = NameSkipper(format: format)
        passOver()
        return nil
      }
      // Doubling keeps looking for the end of a long record linear.
      target = (file.isStandardInput ? filled : max(target, filled)) * 2
      enough = file.isStandardInput && format.endsAtLine ? .line : .target
    }
  }

  /// Whether no entry of a tile can begin where it should.
  private var isLost: Bool {
    buffer.withUnsafeBufferPointer { TileLeaf.isLost(UnsafeBufferPointer(rebasing: $0[..<filled])) }
  }

  private func block(of length: Int) -> NameBlock {
    let block = NameBlock(
      format: format ?? .text, path: file.displayPath, line: line, offset: offset, count: length,
      bytes: buffer, columns: columns, limits: options.limits, zone: zone,
      previous: previous, leftOut: leftOut, notes: notes)
    notes = []
    leftOut = 0
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
    if line > 0 {
      line += buffer.withUnsafeBytes {
        LineBreaks.count(in: UnsafeRawBufferPointer(rebasing: $0[..<length]))
      }
    }
    offset += length
    if length > 0 { previous = buffer[length - 1] }
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

  /// What will do when reading on, so that a stream’s names do not wait for those that come after them.
  private enum Enough {
    /// So many bytes as were asked for.
    case target
    /// Or what has a line’s end in it.
    case line
    /// Or what comes first.
    case anything
  }

  /// Reads until so many bytes are there, or what is enough.
  private func fill(to target: Int, or enough: Enough) {
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
          let isEnough =
            enough == .anything
            || (enough == .line && raw[filled..<filled + read].contains(0x0A))
          filled += read
          isAtEnd = read == 0
          if isAtEnd || isEnough { break }
        }
      } catch {
        failure = error
        isAtEnd = true
      }
      for index in filled..<filled + ByteWindow.padding { room.initializeElement(at: index, to: 0) }
      count = filled + ByteWindow.padding
    }
  }
}

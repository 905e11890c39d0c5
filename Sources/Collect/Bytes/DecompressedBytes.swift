import CCompression

/// A compressed source, decompressed as it is read; members and frames follow one another.
final class DecompressedBytes: ByteSource {
  private let source: any ByteSource
  private let stream: OpaquePointer
  private let limits: CollectLimits
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var inputStart = 0
  private var inputEnd = 0
  private var taken = 0
  private var given = 0
  private var isBetweenMembers = false
  private var isAtEnd = false
  /// Thrown once what was good before it has been handed over.
  private var pending: SourceFailure?

  init(
    _ source: any ByteSource, compression: Compression, limits: CollectLimits
  ) throws(SourceFailure) {
    guard let stream = ccompression_open(compression.code) else {
      throw SourceFailure(
        code: "input.unreadable", message: "There is not enough memory to decompress it.")
    }
    self.source = source
    self.stream = stream
    self.limits = limits
  }

  deinit { ccompression_close(stream) }

  func read(into target: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
    if let pending {
      self.pending = nil
      throw pending
    }
    guard let room = target.bindMemory(to: UInt8.self).baseAddress, !isAtEnd else { return 0 }
    while true {
      if inputStart == inputEnd {
        inputEnd = try source.read(into: &input)
        inputStart = 0
        if inputEnd == 0 {
          isAtEnd = true
          if isBetweenMembers { return 0 }
          throw SourceFailure(
            code: "input.truncated",
            message: "The compressed data ends early; what came before the break was read.")
        }
      }
      var consumed = 0
      var written = 0
      let result = input.withUnsafeBufferPointer { bytes -> Int32 in
        guard let start = bytes.baseAddress else { return Int32(CCOMPRESSION_CORRUPT) }
        return ccompression_read(
          stream, start + inputStart, inputEnd - inputStart, room, target.count, &consumed, &written
        )
      }
      inputStart += consumed
      taken += consumed
      given += written
      if Int(result) == CCOMPRESSION_CORRUPT {
        // Bytes after the last member that start no other are padding to gzip(1), too.
        isAtEnd = true
        if isBetweenMembers, written == 0 { return 0 }
        let damage = SourceFailure(
          code: "input.corrupt",
          message: "The compressed data is damaged; what came before the damage was read.")
        guard written > 0 else { throw damage }
        pending = damage
        return written
      }
      if consumed > 0 || written > 0 {
        isBetweenMembers = Int(result) == CCOMPRESSION_MEMBER_END
      }
      if given > limits.expansionFloor, given / limits.expansion > taken {
        isAtEnd = true
        throw SourceFailure(
          code: "input.bomb",
          message: """
            It unpacks to more than \(limits.expansion) times its size, which no text does; the \
            rest was not read.
            """)
      }
      if written > 0 { return written }
    }
  }
}

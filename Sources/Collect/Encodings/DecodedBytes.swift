import CICU

/// A source in another encoding, as UTF-8.
final class DecodedBytes: ByteSource {
  private let source: any ByteSource
  private let decoder: OpaquePointer
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var start = 0
  private var end = 0
  private var isFlushed = false

  init(_ source: any ByteSource, from encoding: EncodingName) throws(SourceFailure) {
    guard let decoder = cicu_decoder_open(encoding.converter) else {
      throw SourceFailure(
        code: "input.encoding", message: "There is no converter for \(encoding.rawValue).")
    }
    self.source = source
    self.decoder = decoder
  }

  deinit { cicu_decoder_close(decoder) }

  /// Sequences that were broken so far; they became U+FFFD.
  var malformed: Int { Int(clamping: cicu_decoder_malformed(decoder)) }
  /// Bytes before the first of them, of the source.
  var firstMalformed: Int { Int(clamping: cicu_decoder_first_malformed(decoder)) }

  func read(into target: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int {
    guard let room = target.bindMemory(to: UInt8.self).baseAddress else { return 0 }
    while true {
      if start == end, !isFlushed {
        end = try source.read(into: &input)
        start = 0
      }
      let isLast = end == 0
      if isLast, isFlushed { return 0 }
      var consumed = 0
      var written = 0
      let result = input.withUnsafeBufferPointer { bytes -> Int32 in
        guard let base = bytes.baseAddress else { return -1 }
        return cicu_decoder_decode(
          decoder, base + start, end - start, room, target.count, isLast, &consumed, &written)
      }
      start += consumed
      if result < 0 {
        throw SourceFailure(
          code: "input.encoding", message: "Its encoding could not be converted to UTF-8.")
      }
      if isLast, result == 0 { isFlushed = true }
      if written > 0 { return written }
    }
  }
}

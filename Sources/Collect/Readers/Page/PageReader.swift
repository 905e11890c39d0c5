import Crypto
import TocsinModel

/// Brings a page into memory, as UTF-8.
struct PageReader {
  let source: any ByteSource
  /// By the first bytes; what follows them may be in another encoding than ASCII.
  let guess: EncodingGuess
  let isWhole: Bool
  let delivery: Delivery
  let file: InputFile
  let limits: CollectLimits
  /// What a container says of the page.
  var url: String?
  var captured: Timestamp?
  var place: Place?

  /// - Returns: what reading ended with, if not with the end.
  func read() throws -> SourceFailure? {
    guard !delivery.isSkipping else {
      delivery.pass()
      return nil
    }
    var guess = guess
    var failure: SourceFailure?
    var utf8: [UInt8]
    var malformed = 0
    var firstMalformed = 0
    var isCut = false
    if guess.name == .utf8 {
      (utf8, isCut, failure) = slurp(source)
      let isValid = utf8.withUnsafeBufferPointer { UTF8Shape.isValid($0) }
      if !isValid, !isWhole, let better = guess.again(utf8, isWhole: !isCut && failure == nil) {
        guess = better
        (utf8, malformed, firstMalformed) = try decoded(utf8, as: better.name)
      } else if !isValid {
        let shape = UTF8Shape(utf8, mayEndWithin: isCut || failure != nil)
        malformed = shape.broken
        firstMalformed = shape.firstBroken ?? 0
        utf8 = UTF8Shape.repaired(utf8)
      }
    } else {
      do throws(SourceFailure) {
        let decoded = try DecodedBytes(source, from: guess.name)
        (utf8, isCut, failure) = slurp(decoded)
        malformed = decoded.malformed
        firstMalformed = decoded.firstMalformed
      } catch {
        return error
      }
      if isCut { utf8 = UTF8Shape.repaired(utf8) }
    }
    // Stopped, not damaged: the page is read whole another time.
    if failure?.code == "input.stopped" { return failure }
    try delivery.note(guess)
    if isCut {
      try delivery.note(
        "page.too-long",
        "The page is longer than \(limits.page >> 20) MB; it was cut there.",
        at: delivery.place(offset: limits.page))
    }
    if malformed > 0 {
      try delivery.note(
        "input.broken-encoding",
        """
        \(malformed) broken sequences of \(guess.name.rawValue) were replaced with U+FFFD, the first \
        at byte \(firstMalformed + guess.markLength).
        """, at: delivery.place(offset: firstMalformed + guess.markLength))
    }
    let hash = SHA256.hash(data: utf8).hexadecimal
    try delivery.deliver(
      RawPage(
        utf8: utf8, encoding: guess.name.rawValue, url: url ?? SavedFrom.address(in: utf8),
        captured: captured ?? SavedFrom.time(in: utf8), place: place ?? delivery.place(),
        path: file.path, contentHash: hash))
    return failure
  }

  /// Bytes in another encoding, and what of them was broken.
  private func decoded(
    _ bytes: [UInt8], as name: EncodingName
  ) throws(SourceFailure) -> (utf8: [UInt8], malformed: Int, first: Int) {
    let decoder = try DecodedBytes(
      HeadedBytes(head: bytes, failure: nil, rest: NoBytes()), from: name)
    let (utf8, isCut, failure) = slurp(decoder)
    if let failure { throw failure }
    return (isCut ? UTF8Shape.repaired(utf8) : utf8, decoder.malformed, decoder.firstMalformed)
  }

  /// Everything up to the limit.
  private func slurp(_ source: any ByteSource) -> ([UInt8], isCut: Bool, SourceFailure?) {
    var bytes: [UInt8] = []
    var room = 1 << 16
    while true {
      let (chunk, failure) = source.head(min(room, limits.page + 1 - bytes.count))
      if bytes.isEmpty {
        bytes = chunk
      } else {
        bytes.append(contentsOf: chunk)
      }
      if bytes.count > limits.page {
        bytes.removeLast(bytes.count - limits.page)
        return (bytes, true, failure)
      }
      if let failure { return (bytes, false, failure) }
      if chunk.count < room { return (bytes, false, nil) }
      room = min(room * 2, 1 << 23)
    }
  }
}

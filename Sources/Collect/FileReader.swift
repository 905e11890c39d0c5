import TocsinModel

/// Takes one open file from its bytes to the reader for its format.
struct FileReader {
  let file: InputFile
  let delivery: Delivery
  let options: CollectOptions
  let mapping: ColumnMapping
  let names: NameColumns
  let encoding: EncodingName?

  struct Result {
    var format: InputFormat?
    /// Why the end was not reached.
    var failure: SourceFailure?
  }

  func read(_ bytes: FileBytes) throws -> Result {
    let unpacked: any ByteSource
    do throws(SourceFailure) {
      unpacked = try Self.decompressed(bytes, limits: options.limits)
    } catch {
      return Result(failure: error)
    }
    let (head, headFailure) = unpacked.head(InputRecognition.reach)
    if bytes.wasStopped { throw CollectError.cancelled }
    if head.isEmpty, let headFailure { return Result(failure: headFailure) }
    let isWhole = head.count < InputRecognition.reach
    var guess = EncodingGuess(
      head, declared: DeclaredEncoding.label(in: head), asked: encoding, isWhole: isWhole,
      isMarkup: true)
    let text = Self.decoded(head, as: guess)
    guard let format = try recognised(head: head, text: text) else {
      return Result(failure: headFailure)
    }
    // Names are read by `NameFile`, not as documents.
    if format == .names { return Result(format: format) }
    if format != .page {
      // What an article in a record declares is not about the file.
      guess = EncodingGuess(
        head, declared: nil, asked: encoding, isWhole: isWhole, isMarkup: false)
    }
    let source = HeadedBytes(
      head: head, from: guess.markLength, failure: headFailure, rest: unpacked)
    var result = Result(format: format)
    if format == .page {
      result.failure = try PageReader(
        source: source, guess: guess, isWhole: isWhole, delivery: delivery, file: file,
        limits: options.limits
      ).read()
    } else {
      try delivery.note(guess)
      result.failure = try records(source, format: format, guess: guess, text: text)
    }
    return result
  }

  static func decompressed(
    _ bytes: FileBytes, limits: CollectLimits
  ) throws(SourceFailure) -> any ByteSource {
    let (magic, failure) = bytes.head(4)
    let source = HeadedBytes(head: magic, failure: failure, rest: bytes)
    guard let compression = Compression(magic: magic) else { return source }
    return try DecompressedBytes(source, compression: compression, limits: limits)
  }

  /// What to read it as; `nil` after a diagnostic.
  private func recognised(head: [UInt8], text: [UInt8]) throws -> InputFormat? {
    if let asked = file.format ?? options.format, !head.isEmpty { return asked }
    let recognition = InputRecognition(mapping: mapping, names: names)
    switch recognition.verdict(head: head, text: text, path: file.path) {
    case .format(.names) where file.isStandardInput:
      try delivery.note(
        "input.unrecognised",
        "It holds names, which can be read from a file, or with “tocsin lookalikes -”.",
        at: delivery.place())
    case .format(let format): return format
    case .empty:
      try delivery.note("input.empty", "It is empty.", at: delivery.place())
    case .binary(let kind):
      let isPage = InputRecognition.pageEndings.contains(InputRecognition.ending(of: file.path))
      try delivery.note(
        "input.unrecognised",
        isPage ? "It is named like a page but is \(kind)." : "It is \(kind) and was not read.",
        severity: isPage ? .error : .warning, at: delivery.place())
    case .unknown(let kind):
      try delivery.note(
        "input.unrecognised", "It holds \(kind) and was not read.", at: delivery.place())
    }
    return nil
  }

  private func records(
    _ source: HeadedBytes, format: InputFormat, guess: EncodingGuess, text: [UInt8]
  ) throws -> SourceFailure? {
    let decoded = guess.name == .utf8 ? nil : try DecodedBytes(source, from: guess.name)
    let window = ByteWindow(
      decoded ?? source, maximum: max(options.limits.record, 1024),
      offset: decoded == nil ? guess.markLength : 0)
    if format == .table {
      var table = TableReader(
        window: window, delivery: delivery, file: file, options: options, mapping: mapping,
        dialect: TableDialect(header: text))
      try table.read()
    } else {
      var lines = try LinesReader(
        window: window, delivery: delivery, file: file, options: options, mapping: mapping)
      if format == .lines { try lines.readLines() } else { try lines.readObjects() }
    }
    if let decoded, decoded.malformed > 0 {
      try delivery.note(
        "input.broken-encoding",
        """
        \(decoded.malformed) broken sequences of \(guess.name.rawValue) were replaced with U+FFFD, \
        the first at byte \(decoded.firstMalformed + guess.markLength).
        """, at: delivery.place(offset: decoded.firstMalformed + guess.markLength))
    }
    return window.failure
  }

  /// The head as UTF-8, for recognition only.
  static func decoded(_ head: [UInt8], as guess: EncodingGuess) -> [UInt8] {
    let source = HeadedBytes(
      head: head, from: guess.markLength, failure: nil, rest: NoBytes())
    guard guess.name != .utf8, let decoded = try? DecodedBytes(source, from: guess.name) else {
      return Array(head.dropFirst(guess.markLength))
    }
    return decoded.head(InputRecognition.reach).bytes
  }
}

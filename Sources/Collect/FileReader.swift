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
    return try read(unpacked, depth: 0) { bytes.wasStopped }
  }

  /// - Parameter depth: how many archives it lies in.
  private func read(
    _ unpacked: any ByteSource, depth: Int, wasStopped: @escaping () -> Bool
  ) throws -> Result {
    let (head, headFailure) = unpacked.head(InputRecognition.reach)
    if wasStopped() { throw CollectError.cancelled }
    if head.isEmpty, let headFailure { return Result(failure: headFailure) }
    if let format = container(head) {
      return Result(
        format: format,
        failure: try members(
          of: format, HeadedBytes(head: head, failure: headFailure, rest: unpacked), depth,
          wasStopped: wasStopped))
    }
    let isWhole = head.count < InputRecognition.reach
    var guess = EncodingGuess(
      head, declared: DeclaredEncoding.label(in: head), asked: encoding, isWhole: isWhole,
      isMarkup: true)
    let text = Self.decoded(head, as: guess)
    guard let format = try recognised(head: head, text: text) else {
      return Result(failure: headFailure)
    }
    switch format {
    case .names:
      // Names are read by `NameFile`, not as documents.
      if depth > 0 {
        try delivery.note(
          "input.unrecognised", "It holds names, which are read from a file of their own.",
          at: delivery.place())
      }
      return Result(format: format)
    case .warc, .mhtml, .zip, .tar, .pdf, .docx, .odt:
      return Result(
        format: format,
        failure: try members(
          of: format, HeadedBytes(head: head, failure: headFailure, rest: unpacked), depth,
          wasStopped: wasStopped))
    case .mail:
      let source = HeadedBytes(head: head, failure: headFailure, rest: unpacked)
      return Result(format: format, failure: try mails(source))
    case .page, .table, .lines, .json, .text, .feed, .history: break
    }
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

  /// What the first bytes tell: it has no encoding, and to guess one takes longer than to read a page.
  private func container(_ head: [UInt8]) -> InputFormat? {
    guard file.format ?? options.format == nil else { return nil }
    return InputRecognition.container(head, ending: InputRecognition.ending(of: file.path))
  }

  /// Reads what is no text itself.
  private func members(
    of format: InputFormat, _ source: HeadedBytes, _ depth: Int,
    wasStopped: @escaping () -> Bool
  ) throws -> SourceFailure? {
    switch format {
    case .pdf, .docx, .odt: try document(format, source)
    default: try container(format, source, depth, wasStopped: wasStopped)
    }
  }

  /// Reads what a process of its own reads.
  private func document(_ format: InputFormat, _ source: HeadedBytes) throws -> SourceFailure? {
    let (bytes, failure) = source.head(options.limits.page + 1)
    if let failure { return failure }
    guard bytes.count <= options.limits.page else {
      try delivery.refuse(
        "document.too-long", "The document is longer than \(options.limits.page >> 20) MB.",
        at: delivery.place())
      return nil
    }
    try DocumentReader(
      kind: DocumentKind(rawValue: format.rawValue), delivery: delivery, file: file,
      options: options
    ).read(bytes)
    return nil
  }

  private func mails(_ source: HeadedBytes) throws -> SourceFailure? {
    var splitter = MailSplitter(source, path: delivery.file.displayPath)
    while true {
      let next: RawMail?
      do throws(SourceFailure) {
        next = try splitter.next()
      } catch {
        return error
      }
      guard let mail = next else { return splitter.refusal }
      if mail.isCut {
        try delivery.note("mail.too-long", MailFile.tooLong, at: mail.place)
      }
      try delivery.deliver(mail)
    }
  }

  /// Reads what holds other files or pages.
  private func container(
    _ format: InputFormat, _ source: HeadedBytes, _ depth: Int, wasStopped: @escaping () -> Bool
  ) throws -> SourceFailure? {
    let pages = MemberPages(delivery: delivery, file: file, options: options, encoding: encoding)
    switch format {
    case .warc:
      let window = ByteWindow(source, maximum: max(options.limits.page, 1 << 17))
      try WARCReader(window: window, delivery: delivery, pages: pages, options: options).read()
      return window.failure
    case .mhtml:
      return try MHTMLReader(
        source: source, delivery: delivery, pages: pages, limits: options.limits
      ).read()
    default: break
    }
    guard depth < ArchiveReader.deepest else {
      try delivery.note(
        "input.too-deep",
        "It lies in \(depth) archives, one in the other, and was not unpacked.",
        at: delivery.place())
      return nil
    }
    let archive = ArchiveReader(file: file, delivery: delivery, options: options) { member, bytes in
      let outer = delivery.file
      delivery.file = member
      defer { delivery.file = outer }
      let unpacked = try Self.decompressed(bytes, limits: options.limits)
      let inner = FileReader(
        file: member, delivery: delivery, options: options, mapping: mapping, names: names,
        encoding: encoding)
      let result = try inner.read(unpacked, depth: depth + 1, wasStopped: wasStopped)
      if let failure = result.failure { throw failure }
    }
    guard format == .zip else { return try archive.readTar(source) }
    if depth == 0, !file.isStandardInput {
      try archive.readZip(RandomBytes(path: file.path))
      return nil
    }
    let (bytes, failure) = source.head(options.limits.page + 1)
    guard bytes.count <= options.limits.page else {
      try delivery.note(
        "input.too-long",
        """
        The archive is longer than \(options.limits.page >> 20) MB, and such ones are read from a file of their own only.
        """, severity: .error, at: delivery.place())
      return nil
    }
    if let failure { return failure }
    try archive.readZip(RandomBytes(bytes))
    return nil
  }

  static func decompressed(
    _ bytes: any ByteSource, limits: CollectLimits
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
    if format == .text || format == .feed || format == .history {
      let limit = options.limits.page
      let whole: any ByteSource = decoded ?? source
      let (bytes, failure) = whole.head(limit + 1)
      if bytes.count > limit {
        try delivery.note(
          "input.too-long", "It is longer than \(limit >> 20) MB; it was cut there.",
          at: delivery.place(offset: limit))
      }
      let utf8 = UTF8Shape.repaired(Array(bytes.prefix(limit)))
      switch format {
      case .text:
        try TextReader(utf8: utf8, delivery: delivery, file: file, options: options).read()
      case .history:
        try HistoryReader(utf8: utf8, delivery: delivery, file: file, options: options).read()
      default:
        try FeedReader(utf8: utf8, delivery: delivery, file: file, options: options).read()
      }
      return failure
    }
    let dates = ColumnDates(file: file, options: options, mapping: mapping)
    if format == .table {
      let dialect = TableDialect(header: text)
      var table = TableReader(
        window: window, delivery: delivery, file: file, options: options, mapping: mapping,
        dialect: dialect, dateOrder: try dates.order(ofTable: text, guess, dialect))
      try table.read()
    } else {
      var lines = try LinesReader(
        window: window, delivery: delivery, file: file, options: options, mapping: mapping,
        dateOrder: try dates.order(ofJSON: text, guess, isLines: format == .lines))
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

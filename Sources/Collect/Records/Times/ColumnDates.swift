/// The order of day and month in a file's dates: by all of them, which takes reading it once more, and only where the first
/// bytes show dates of numbers.
struct ColumnDates {
  let file: InputFile
  let options: CollectOptions
  let mapping: ColumnMapping

  /// - Parameter text: the first bytes, as UTF-8.
  func order(
    ofTable text: [UInt8], _ guess: EncodingGuess, _ dialect: TableDialect
  ) throws -> DateOrder? {
    let head = HeadedBytes(head: text, failure: nil, rest: NoBytes())
    let first = try evidence(head, dialect)
    guard !first.isEmpty, !file.isStandardInput, text.count >= InputRecognition.reach else {
      return first.order
    }
    do {
      return try evidence(source(guess), dialect).order
    } catch is SourceFailure {
      // The reading itself says what is wrong with the file.
      return first.order
    }
  }

  /// The same for JSON, where all times are taken for one column.
  func order(ofJSON text: [UInt8], _ guess: EncodingGuess, isLines: Bool) throws -> DateOrder? {
    guard Self.hasDates(text) else { return nil }
    let isWhole = text.count < InputRecognition.reach
    guard isWhole || !file.isStandardInput else { return nil }
    do {
      let source: any ByteSource =
        isWhole ? HeadedBytes(head: text, failure: nil, rest: NoBytes()) : try source(guess)
      var lines = try LinesReader(
        window: ByteWindow(source, maximum: max(options.limits.record, 1024)),
        delivery: silent, file: file, options: lenient, mapping: mapping)
      if isLines { try lines.readLines() } else { try lines.readObjects() }
      return lines.dateEvidence.order
    } catch is SourceFailure {
      return nil
    }
  }

  /// Whether a string begins with a date of numbers, its year last.
  static func hasDates(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while let quote = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) {
        let rest = UnsafeBufferPointer(rebasing: bytes[(quote + 1)...].prefix(12))
        if NumericDate(rest.prefixed { $0 != UInt8(ascii: "\"") }) != nil { return true }
        index = quote + 1
      }
      return false
    }
  }

  /// The file once more, in UTF-8.
  private func source(_ guess: EncodingGuess) throws -> any ByteSource {
    let bytes = try FileBytes(file, isHashed: false, shouldStop: options.shouldStop)
    let unpacked = try FileReader.decompressed(bytes, limits: options.limits)
    let (_, failure) = unpacked.head(guess.markLength)
    if let failure { throw failure }
    return guess.name == .utf8 ? unpacked : try DecodedBytes(unpacked, from: guess.name)
  }

  private var lenient: CollectOptions {
    var options = options
    options.isStrict = false
    return options
  }

  /// Hands nothing over.
  private var silent: Delivery {
    Delivery(file: file, options: lenient, skipping: 0) { _, _ in }
  }

  private func evidence(
    _ source: any ByteSource, _ dialect: TableDialect
  ) throws -> DateOrderEvidence {
    var table = TableReader(
      window: ByteWindow(source, maximum: max(options.limits.record, 1024)), delivery: silent,
      file: file, options: lenient, mapping: mapping, dialect: dialect)
    return try table.dateOrderEvidence()
  }
}

extension UnsafeBufferPointer {
  fileprivate func prefixed(while isTaken: (Element) -> Bool) -> UnsafeBufferPointer {
    UnsafeBufferPointer(rebasing: self[..<(firstIndex { !isTaken($0) } ?? count)])
  }
}

import TocsinModel

/// Reads files of any kind it knows into pages, documents and diagnostics.
///
/// ```swift
/// let collector = try Collector(options: CollectOptions(columns: ["text": "content"]))
/// let summary = try collector.read(file) { item, records in … }
/// ```
package struct Collector: Sendable {
  package let options: CollectOptions
  private let mapping: ColumnMapping
  private let names: NameColumns
  private let encoding: EncodingName?

  /// - Throws: ``CollectError`` when an option names what does not exist.
  package init(options: CollectOptions = CollectOptions()) throws(CollectError) {
    self.options = options
    mapping = try ColumnMapping(columns: options.columns)
    names = try NameColumns(columns: options.columns)
    if let label = options.encoding {
      guard let name = EncodingName(label: label) else { throw .unknownEncoding(label) }
      encoding = name
    } else {
      encoding = nil
    }
  }

  /// Reads a file from beginning to end; memory does not grow with it. Of a file of names, which
  /// ``NameFile`` reads, it gives nothing but the format.
  ///
  /// - Parameters:
  ///   - skipped: records at the beginning that the caller has from an earlier run; they are
  ///     passed over without a word.
  ///   - body: takes one thing at a time, in the order of the file, and how many records are complete
  ///     with it: after a break, reading may go on by skipping that many.
  /// - Throws: ``CollectError/cancelled``, ``CollectError/strict(_:)``, and what `body` throws. What
  ///   is wrong with the file is a diagnostic.
  package func read(
    _ file: InputFile, skipping skipped: Int = 0, _ body: (Collected, Int) throws -> Void
  ) throws -> InputSummary {
    try withoutActuallyEscaping(body) { body in
      let delivery = Delivery(file: file, options: options, skipping: skipped, body: body)
      var summary = InputSummary()
      do {
        let bytes = try FileBytes(file, shouldStop: options.shouldStop)
        let result = try FileReader(
          file: file, delivery: delivery, options: options, mapping: mapping, names: names,
          encoding: encoding
        ).read(bytes)
        // A file of names is read by ``NameFile``, to its end.
        if result.format == .names {
          summary.format = .names
          return summary
        }
        bytes.drain()
        if bytes.wasStopped { throw CollectError.cancelled }
        summary.format = result.format
        summary.sha256 = bytes.sha256
        summary.bytes = bytes.count
        if let failure = result.failure { throw failure }
        if bytes.hasChanged {
          try delivery.note(
            "input.changed",
            "It was written to while it was read; what was added is read the next time.",
            at: delivery.place())
        }
      } catch let failure as SourceFailure {
        try delivery.note(
          failure.code, failure.message, severity: .error, at: delivery.place())
      }
      try delivery.finish()
      summary.records = delivery.records
      summary.delivered = delivery.delivered
      summary.diagnostics = delivery.diagnostics
      return summary
    }
  }
}

package import TocsinModel

/// Reads the mails of a file one after another: one message, or an mbox (RFC 4155, and as programs really write it). `.gz` and
/// `.zst` are read as they are. Memory is that of one mail and 256 KiB, however long the file.
package struct MailFile {
  /// The longest mail that is kept, in bytes; the rest is passed over.
  package static let longest = 32 << 20

  static let tooLong =
    "The mail is longer than \(longest >> 20) MB; it was judged by its beginning."

  private let file: InputFile
  private let limits: CollectLimits
  private let shouldStop: @Sendable () -> Bool

  package init(
    _ file: InputFile, limits: CollectLimits = CollectLimits(),
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.file = file
    self.limits = limits
    self.shouldStop = shouldStop
  }

  /// Gives each mail in its order. Linear in the bytes.
  ///
  /// - Throws: ``CollectError/cancelled``, and what the closures throw. What is no mail is a diagnostic.
  package func read(
    diagnose: (Diagnostic) throws -> Void, _ body: (RawMail) throws -> Void
  ) throws {
    do {
      let bytes = try FileBytes(file, isHashed: false, shouldStop: shouldStop)
      let source = try FileReader.decompressed(bytes, limits: limits)
      var splitter = MailSplitter(source, path: file.displayPath)
      while let mail = try splitter.next() {
        if mail.isCut {
          try diagnose(
            diagnostic(
              "mail.too-long",
              Self.tooLong,
              .warning, mail.place))
        }
        try body(mail)
      }
      if let refusal = splitter.refusal {
        try diagnose(
          diagnostic(refusal.code, refusal.message, .warning, Place(path: file.displayPath)))
      }
    } catch let failure as SourceFailure {
      if shouldStop() { throw CollectError.cancelled }
      try diagnose(diagnostic(failure.code, failure.message, .error, Place(path: file.displayPath)))
    }
  }

  private func diagnostic(
    _ code: String, _ message: String, _ severity: Diagnostic.Severity, _ place: Place
  ) -> Diagnostic {
    Diagnostic(code: code, severity: severity, message: message, place: place)
  }
}

import TocsinModel

/// Makes one document of a PDF, read by ``PDFReading``, or of a Word or OpenDocument file, read by ``ReaderProcess``.
struct DocumentReader {
  /// `nil` for a PDF.
  let kind: DocumentKind?
  let delivery: Delivery
  let file: InputFile
  let options: CollectOptions

  func read(_ bytes: [UInt8]) throws {
    guard !delivery.isSkipping else { return delivery.pass() }
    let place = delivery.place()
    guard let answer = text(of: bytes) else {
      return try delivery.refuse(
        "document.no-reader",
        "Documents are read by tocsin-reader and tocsin-confine, which are not installed beside tocsin.",
        at: place)
    }
    if options.shouldStop() { throw CollectError.cancelled }
    if let failure = answer.failure {
      return try delivery.refuse("document.unreadable", failure, at: place)
    }
    guard !answer.text.isEmpty else {
      return try delivery.refuse(
        "document.no-text", "It has no text; its pages may be pictures, which are not read.",
        severity: .warning, at: place)
    }
    try note(answer.facts, at: place)
    // When a file was made is not when its text came out: it may be years older or newer.
    if try time(answer.created, at: place) != nil, let written = answer.created {
      try delivery.note(
        "document.created",
        "The file says that it was made on \(written.prefix(40)); that is no date of publication.",
        at: place)
    }
    try delivery.deliver(
      Document(
        id: DocumentIdentity.documentID(
          url: nil, path: file.path, title: answer.title, text: answer.text),
        form: .page, title: answer.title, authors: answer.author.map { [$0] } ?? [],
        language: answer.language, modified: try time(answer.modified, at: place),
        text: answer.text,
        place: place))
  }

  /// `nil` where the program that reads it is not installed.
  private func text(of bytes: [UInt8]) -> DocumentText? {
    let (programs, shouldStop) = (options.documents, options.shouldStop)
    guard let kind else { return programs.pdf?.text(of: bytes, shouldStop: shouldStop) }
    return programs.office?.text(of: bytes, kind, shouldStop: shouldStop)
  }

  /// When the file says that it was made.
  private func time(_ written: String?, at place: Place) throws -> Timestamp? {
    guard let written, let time = Timestamp(parsing: written, origin: .file) else { return nil }
    guard time.latest >= 631_152_000, time.earliest <= options.now + 86_400 else {
      try delivery.note(
        "record.implausible-time",
        "It says that it was made before 1990 or in the future (“\(written.prefix(40))”); it is kept without that time.",
        at: place)
      return nil
    }
    return time
  }

  /// What readers of the document do not see, one diagnostic a kind.
  private func note(_ facts: [DocumentText.Fact], at place: Place) throws {
    for kind in DocumentText.Fact.Kind.allCases {
      let own = facts.filter { $0.kind == kind }
      guard let first = own.first else { continue }
      let sample = "“\(first.text.prefix(120))”"
      let by = first.author.map { ", by \($0.prefix(60))" } ?? ""
      let when = first.time.map { " on \($0.prefix(30))" } ?? ""
      let (code, message) =
        switch kind {
        case .hidden:
          ("hidden-text", "It hides \(own.count) passages, which were left out: \(sample).")
        case .inserted:
          (
            "tracked-insertions",
            "It has \(own.count) tracked insertions, which were read: \(sample)\(by)\(when)."
          )
        case .deleted:
          (
            "tracked-deletions",
            "It has \(own.count) tracked deletions, which were left out: \(sample)\(by)\(when)."
          )
        case .remark:
          (
            "remarks",
            "It has \(own.count) remarks beside its text, which were left out: \(sample)\(by)\(when)."
          )
        case .macros: ("macros", first.text)
        case .unread: ("cut", first.text)
        case .producer: ("producer", "It was written by \(sample).")
        }
      try delivery.note("document.\(code)", message, at: place)
    }
  }
}

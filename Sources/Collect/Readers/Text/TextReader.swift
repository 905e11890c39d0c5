import TocsinModel

/// Makes one document of a text as people paste and note it.
struct TextReader {
  let utf8: [UInt8]
  let delivery: Delivery
  let file: InputFile
  let options: CollectOptions

  func read() throws {
    guard !delivery.isSkipping else { return delivery.pass() }
    var parts = PastedText(String(decoding: utf8, as: UTF8.self))
    guard !parts.text.isEmpty else {
      return try delivery.refuse(
        "record.no-text", "It has no text beside a title, a form or comments.", severity: .warning,
        at: delivery.place())
    }
    if let time = parts.published, time.latest < 631_152_000 || time.earliest > options.now + 86_400
    {
      try delivery.note(
        "record.implausible-time",
        "Its date is before 1990 or in the future, which no publication is; it is kept without one.",
        at: delivery.place())
      parts.published = nil
    }
    let source = parts.url.flatMap(WebAddress.host).map {
      Source(id: SourceID(rawValue: $0), kind: .site)
    }
    try delivery.deliver(
      Document(
        id: DocumentIdentity.documentID(
          url: parts.url, path: file.path, title: parts.title, text: parts.text),
        form: .page, source: source, url: parts.url, title: parts.title, authors: parts.authors,
        language: parts.language, published: parts.published, text: parts.text, links: parts.links,
        comments: parts.comments, place: delivery.place()))
  }
}

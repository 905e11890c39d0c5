import MIME
import TocsinModel

/// Reads a page that a browser saved as one file, MHTML (RFC 2557): the page itself; its frames, pictures and styles are
/// no documents.
struct MHTMLReader {
  let source: any ByteSource
  let delivery: Delivery
  let pages: MemberPages
  let limits: CollectLimits

  /// - Returns: what reading ended with, if not with the end.
  func read() throws -> SourceFailure? {
    guard !delivery.isSkipping else {
      delivery.pass()
      return nil
    }
    let (bytes, failure) = source.head(limits.page + 1)
    if bytes.count > limits.page {
      try delivery.refuse(
        "mhtml.too-long", "It is longer than \(limits.page >> 20) MB and was left out.",
        at: delivery.place())
      return nil
    }
    let message = MIMEMessage(bytes)
    guard let root = message.parts.first, let page = page(of: message, root) else {
      try delivery.refuse("mhtml.no-page", "It holds no page.", at: delivery.place())
      return failure
    }
    if message.isCut {
      try delivery.note(
        "mhtml.too-many", "It has more parts, or deeper ones, than are read.",
        at: delivery.place())
    }
    if message.isTruncated {
      try delivery.note(
        "input.truncated", "The saved page ends early; what is there was read.",
        at: delivery.place())
    }
    let address = root["snapshot-content-location"] ?? page["content-location"]
    try pages.deliver(
      message.content(of: page), charset: page.type["charset"],
      url: address.flatMap { WebAddress.host(of: $0) == nil ? nil : $0 },
      captured: root["date"].flatMap { Timestamp(parsing: $0, origin: .seen) },
      at: delivery.place(offset: page.body.lowerBound))
    return failure
  }

  /// The part that the others belong to: the one that `start` names, the one of the page's address, else the first.
  private func page(of message: MIMEMessage, _ root: MIMEMessage.Part) -> MIMEMessage.Part? {
    let candidates = message.parts.filter {
      $0.type.value == "text/html" || $0.type.value == "application/xhtml+xml"
    }
    if let start = root.type["start"],
      let named = candidates.first(where: { $0["content-id"] == start })
    {
      return named
    }
    if let address = root["snapshot-content-location"],
      let named = candidates.first(where: { $0["content-location"] == address })
    {
      return named
    }
    return candidates.first
  }
}

import Collect
import Mail
import Names
import TocsinModel

/// Has the files that came with a mail opened by `tocsin-reader`, in its sandbox; nothing of them is looked into here.
struct AttachmentOpening: Sendable {
  /// `nil` where the reader is not installed: then nothing is opened.
  private let process = ReaderProcess()

  /// Adds to a mail what its files hold. Each that is worth it is opened: a picture that can hold a code, an archive, a PDF, a page.
  ///
  /// - Parameter shouldStop: whether nobody waits for it any more; what is then not opened says so.
  func open(
    _ mail: inout MailMessage, of bytes: [UInt8], parser: NameParser,
    shouldStop: @escaping () -> Bool
  ) {
    guard let process else { return }
    var parts: [[UInt8]] = []
    var places: [Int] = []
    for (place, attachment) in mail.attachments.enumerated()
    where parts.count < PartFraming.mostParts {
      guard let part = attachment.bytesToOpen(in: bytes, most: PartFraming.mostBytes) else {
        continue
      }
      parts.append(part)
      places.append(place)
    }
    let inline = (mail.page?.inlinePictures ?? []).prefix(PartFraming.mostParts - parts.count)
    guard !parts.isEmpty || !inline.isEmpty else { return }
    let contents = process.contents(of: parts + inline, shouldStop: shouldStop)
    mail.take(
      Dictionary(uniqueKeysWithValues: zip(places, contents)), parser: parser)
    mail.take(inlinePictures: Array(contents.dropFirst(places.count)), parser: parser)
  }
}

import Collect
import Foundation
import TocsinModel

extension DocumentReference {
  /// A longer file is no article.
  private static let limit = 16 << 20

  /// The file as it is, when it is text.
  func plainText() -> Document? {
    guard let file = FileHandle(forReadingAtPath: name) else { return nil }
    defer { try? file.close() }
    guard let data = try? file.read(upToCount: Self.limit), !data.isEmpty, !data.contains(0),
      let text = String(bytes: data, encoding: .utf8)
    else { return nil }
    let id = DocumentIdentity.documentID(url: nil, path: name, title: nil, text: text)
    return Document(
      id: id, form: .record, externalID: name, text: text, place: Place(path: name))
  }
}

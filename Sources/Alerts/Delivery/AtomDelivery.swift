package import Fetch
import Foundation

/// Keeps the last alerts in a file that readers of feeds take (RFC 4287); the file is whole at each moment.
package struct AtomDelivery: AlertDelivery {
  let path: String

  package init(path: String) { self.path = path }

  /// Entries that the file has.
  private static let most = 100
  private static let head = "<entry>"

  package func deliver(_ text: AlertText, id: String, at time: Double) async throws(FetchError) {
    let former = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var entries = former.components(separatedBy: Self.head).dropFirst().map { part in
      Self.head + (part.range(of: "</entry>").map { String(part[..<$0.upperBound]) } ?? "</entry>")
    }
    // Tried a second time after the file was written: it stands there already.
    guard !entries.contains(where: { $0.contains("<id>urn:tocsin:\(id)</id>") }) else { return }
    entries.insert(Self.entry(text, id: id, at: time), at: 0)
    let feed = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:tocsin:alerts</id><title>Tocsin</title>
      <updated>\(Self.time(time))</updated><author><name>Tocsin</name></author>
      \(entries.prefix(Self.most).joined(separator: "\n"))
      </feed>

      """
    do {
      try Data(feed.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .failed("\(path) cannot be written")
    }
  }

  private static func entry(_ text: AlertText, id: String, at time: Double) -> String {
    let link = text.lines.first?.link.map { "<link href=\"\(escaped($0))\"/>" } ?? ""
    return """
      \(head)<id>urn:tocsin:\(id)</id><title>\(escaped(text.title))</title><updated>\(Self.time(time))</updated>\(link)
      <content type="text">\(escaped(text.body))</content></entry>
      """
  }

  private static func time(_ seconds: Double) -> String {
    Date(timeIntervalSince1970: seconds).formatted(.iso8601)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

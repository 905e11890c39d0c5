import Cases
import Crypto
import HTTPTypes
import Hummingbird
import Report
import TocsinModel

/// A file of the console that is part of the program. Its address holds the hash of what it says, so that a browser
/// keeps it for good and never shows an old one.
struct Asset: Sendable {
  let path: String
  private let type: String
  private let text: String
  /// Compressed once, when the program starts.
  private let compressed: [UInt8]?

  private init(_ name: String, _ ending: String, type: String, text: String) {
    let hash = SHA256.hash(data: Array(text.utf8)).prefix(8).hexadecimal
    path = "/assets/\(name)-\(hash).\(ending)"
    self.type = type
    self.text = text
    compressed = Gzip.compressed(Array(text.utf8))
  }

  static let style = Asset(
    "console", "css", type: "text/css; charset=utf-8",
    text: Stylesheet.text.description + "\n" + CaseStylesheet.text.description + "\n"
      + ConsoleStylesheet.text)
  static let script = Asset(
    "console", "js", type: "text/javascript; charset=utf-8", text: ConsoleScript.text)

  static let icon = Asset(
    "icon", "svg", type: "image/svg+xml",
    text: """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#a3271c" d="M16 3a2 2 0 0 1 2 2v1c4 1 7 4 7 9v6l3 \
      4H4l3-4v-6c0-5 3-8 7-9V5a2 2 0 0 1 2-2zm-3 23h6a3 3 0 0 1-6 0z"/></svg>
      """)

  static func add(to router: Router<ConsoleContext>) {
    for asset in [style, script, icon] {
      router.get(RouterPath(asset.path)) { request, _ in
        var headers: HTTPFields = [
          .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable",
          .vary: "Accept-Encoding",
        ]
        guard CompressedPages.accepts(request.headers[.acceptEncoding] ?? ""),
          let bytes = asset.compressed
        else {
          return Response(
            status: .ok, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: asset.text)))
        }
        headers[.contentEncoding] = "gzip"
        return Response(
          status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
      }
    }
  }
}

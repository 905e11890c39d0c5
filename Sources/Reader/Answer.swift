import Collect
import FoundationEssentials
import Glibc

/// What comes in and goes out, as bytes.
enum Answer {
  /// What a document may be long.
  private static let longest = 64 << 20

  /// Standard input to its end; a longer document is refused.
  static func input() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > longest {
        end(DocumentText(failure: "It is longer than \(longest >> 20) MB."))
      }
    }
  }

  static func say(_ answer: some Encodable) {
    let data = encoded(answer)
    data.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = write(1, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count <= 0 { break }
        written += count
      }
    }
  }

  static func encoded(_ answer: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(answer)) ?? Data("{\"failure\":\"\"}".utf8)
  }

  static func end(_ document: DocumentText) -> Never {
    say(document)
    _exit(document.failure == nil ? 0 : 1)
  }
}

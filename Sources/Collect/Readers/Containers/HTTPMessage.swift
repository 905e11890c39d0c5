import MIME

/// An answer of a web server as an archive keeps it (RFC 9112), its body decoded.
struct HTTPMessage {
  enum Failure: Error, Hashable {
    case notHTTP
    /// The body is in a coding that is not read.
    case coding(String)
    case damaged
    case tooLong
  }

  let status: Int
  let type: MIMEParameters
  let body: [UInt8]

  /// Linear in the bytes and in the decoded body, which is bounded.
  init(_ bytes: ArraySlice<UInt8>, limits: CollectLimits) throws(Failure) {
    guard bytes.starts(with: "HTTP/".utf8) else { throw .notHTTP }
    let (lines, start) = Self.header(bytes)
    let words = (lines.first ?? []).split(separator: 0x20, maxSplits: 2)
    guard words.count > 1, let status = Int(String(decoding: words[1], as: UTF8.self)) else {
      throw .notHTTP
    }
    self.status = status
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = line[(colon + 1)...].drop { $0 <= 0x20 }
      if fields[name] == nil { fields[name] = String(decoding: value, as: UTF8.self) }
    }
    type = MIMEParameters(fields["content-type"] ?? "")
    var body = bytes[start...]
    // Archives may keep the field and yet store the body without its chunks.
    if fields["transfer-encoding"]?.lowercased().contains("chunked") == true,
      let whole = Self.unchunked(body)
    {
      body = whole[...]
    }
    self.body = try Self.decoded(body, fields["content-encoding"]?.lowercased(), limits)
  }

  /// The lines of the header and where the body begins.
  private static func header(_ bytes: ArraySlice<UInt8>) -> ([ArraySlice<UInt8>], Int) {
    var lines: [ArraySlice<UInt8>] = []
    var at = bytes.startIndex
    while at < bytes.endIndex, lines.count < 1000 {
      let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[at..<end]
      if line.last == 0x0D { line.removeLast() }
      at = min(end + 1, bytes.endIndex)
      if line.isEmpty { break }
      lines.append(line)
    }
    return (lines, at)
  }

  /// RFC 9112, section 7.1; `nil` for what is not in chunks. A lost end is left out.
  private static func unchunked(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      guard let end = bytes[at...].prefix(1024).firstIndex(of: 0x0A) else {
        return result.isEmpty ? nil : result
      }
      let digits = bytes[at..<end].prefix {
        $0 &- 0x30 < 10 || ($0 | 0x20) &- UInt8(ascii: "a") < 6
      }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
        return result.isEmpty ? nil : result
      }
      if size == 0 { return result }
      let start = end + 1
      let stop = size > bytes.endIndex - start ? bytes.endIndex : start + size
      result += bytes[start..<stop]
      at = stop
      while at < bytes.endIndex, bytes[at] == 0x0D || bytes[at] == 0x0A { at += 1 }
    }
    return result
  }

  private static func decoded(
    _ body: ArraySlice<UInt8>, _ coding: String?, _ limits: CollectLimits
  ) throws(Failure) -> [UInt8] {
    let coding = coding ?? "identity"
    guard let compression = Compression(magic: Array(body.prefix(4))) else {
      // Archives may keep the field and yet store the body decoded.
      let isText = !body.prefix(256).contains { $0 < 0x09 }
      guard isText || coding == "identity" || coding.isEmpty else { throw .coding(coding) }
      return Array(body)
    }
    guard coding.contains("gzip") || coding.contains("zstd") else { return Array(body) }
    do throws(SourceFailure) {
      let source = HeadedBytes(head: Array(body), failure: nil, rest: NoBytes())
      let unpacked = try DecompressedBytes(source, compression: compression, limits: limits)
      let (bytes, failure) = unpacked.head(limits.page + 1)
      if bytes.count > limits.page { throw SourceFailure(code: "", message: "") }
      if bytes.isEmpty, let failure { throw failure }
      return bytes
    } catch {
      throw error.code.isEmpty ? .tooLong : .damaged
    }
  }
}

import HTTPTypes
import Hummingbird

extension Request {
  /// The fields of an HTML form; a body that is no form has none.
  ///
  /// - Parameter limit: of the body, in bytes.
  /// - Throws: 413 for a longer body.
  func form(upTo limit: Int = FormFields.usual) async throws -> FormFields {
    FormFields(try await bytes(upTo: limit))
  }

  /// The whole body.
  ///
  /// - Throws: 413 for a body that is longer, before it is read where its length is declared.
  func bytes(upTo limit: Int) async throws -> [UInt8] {
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw HTTPError(.contentTooLarge)
    }
    var bytes: [UInt8] = []
    for try await buffer in body {
      guard bytes.count + buffer.readableBytes <= limit else { throw HTTPError(.contentTooLarge) }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    return bytes
  }
}

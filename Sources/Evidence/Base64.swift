import Foundation

/// Base64 (RFC 4648, section 4), as strict as what is compared byte by byte must be.
enum Base64 {
  /// - Returns: `nil` for what is written in another way than the one there is: then one signature would have many forms.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    guard let data = Data(base64Encoded: String(text)), data.base64EncodedString() == text else {
      return nil
    }
    return Array(data)
  }
}

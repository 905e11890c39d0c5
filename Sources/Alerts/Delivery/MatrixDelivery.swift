import Fetch
import Foundation

/// Sends a message into a room of Matrix (client-server API v1.11, section 7.6.3); the transaction makes a second try of
/// the same alerts the same message.
struct MatrixDelivery: AlertDelivery {
  let server: String
  let room: String
  let tokenFile: String

  func deliver(_ text: AlertText, id: String, at time: Double) async throws(FetchError) {
    let token = try Posting.secret(tokenFile)
    let message = ["msgtype": "m.text", "body": "\(text.title)\n\n\(text.body)"]
    guard let body = try? JSONEncoder().encode(message),
      let room = room.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    else { throw .failed("it cannot be written") }
    let base = server.hasSuffix("/") ? String(server.dropLast()) : server
    try await Posting().send(
      Array(body), to: "\(base)/_matrix/client/v3/rooms/\(room)/send/m.room.message/\(id)",
      fields: ["Content-Type: application/json", "Authorization: Bearer \(token)"], isPut: true)
  }
}

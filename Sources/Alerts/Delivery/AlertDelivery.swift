import Engine
package import Fetch

/// Carries texts to one target.
package protocol AlertDelivery: Sendable {
  /// - Parameter id: the same for the same alerts, however often they are tried, so that who got them twice can tell.
  /// - Throws: ``FetchError``: a sentence that somebody can act on.
  func deliver(_ text: AlertText, id: String, at time: Double) async throws(FetchError)
}

extension AlertSettings.Target {
  /// - Parameter base: the folder that paths are relative to.
  func delivery(base: String) -> any AlertDelivery {
    let place = { (path: String) in path.hasPrefix("/") ? path : "\(base)/\(path)" }
    switch kind {
    case .mail(var mail):
      mail.passwordFile = mail.passwordFile.map(place)
      mail.trusted = mail.trusted.map(place)
      return MailDelivery(mail: mail)
    case .webhook(let url, let secret):
      return WebhookDelivery(url: url, secretFile: secret.map(place))
    case .matrix(let server, let room, let token):
      return MatrixDelivery(server: server, room: room, tokenFile: place(token))
    case .atom(let path): return AtomDelivery(path: place(path))
    }
  }
}

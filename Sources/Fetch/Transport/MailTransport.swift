internal import CCurl
import Dispatch

/// A mail and how it is handed to a server (RFC 5321).
package struct MailMessage: Sendable {
  /// `smtps://host:465`, or `smtp://host:587`, which has to speak STARTTLS.
  package var server: String
  package var user: String?
  package var password: String?
  /// Addresses, without names and brackets.
  package var sender: String
  package var recipients: [String]
  /// As it goes over the wire (RFC 5322), lines ended by CR LF.
  package var message: [UInt8]
  /// Without encryption; for a server on this machine.
  package var isPlain = false
  package var trusted: String?

  package init(server: String, sender: String, recipients: [String], message: [UInt8]) {
    self.server = server
    self.sender = sender
    self.recipients = recipients
    self.message = message
  }

  /// Where it goes; `nil` for what is no server.
  package var endpoint: Endpoint? {
    let (scheme, usual) =
      server.hasPrefix("smtps://") ? ("smtps://", 465) : ("smtp://", 587)
    guard server.hasPrefix(scheme) else { return nil }
    let rest = String(server.dropFirst(scheme.count))
    return Endpoint(rest) ?? (rest.contains(":") ? nil : Endpoint("\(rest):\(usual)"))
  }
}

/// Hands mails to the server that the operator named.
package struct MailTransport: Sendable {
  private static let queue = DispatchQueue(label: "tocsin.mail", attributes: .concurrent)
  private static let seconds = 60

  private let resolver: Resolver

  package init(resolver: Resolver = .system) {
    self.resolver = resolver
    _ = CurlTransport.isStarted
  }

  /// - Throws: ``FetchError``
  package func send(_ mail: MailMessage) async throws(FetchError) {
    guard let endpoint = mail.endpoint else {
      throw .failed("“\(mail.server)” is none of smtps://HOST:PORT and smtp://HOST:PORT")
    }
    let isSafe = ([mail.sender] + mail.recipients).allSatisfy { address in
      address.contains("@") && address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }
    }
    guard isSafe else { throw .failed("an address of the mail is none") }
    let addresses = try await resolver.addresses(endpoint.host)
    guard !mail.isPlain || addresses.allSatisfy(\.isLoopback) else {
      throw .failed("without encryption mails go to a server on this machine only")
    }
    let guarding = ConnectionGuard(addresses)
    try await AbandonableWork.run(on: Self.queue, onCancel: { guarding.stop() }) {
      Self.perform(mail, endpoint, addresses, guarding)
    }
  }

  private static func perform(
    _ mail: MailMessage, _ endpoint: Endpoint, _ addresses: [IPAddress],
    _ guarding: ConnectionGuard
  ) -> Result<Void, FetchError> {
    var response = tocsin_response()
    defer { tocsin_response_free(&response) }
    let scheme = mail.server.hasPrefix("smtps://") ? "smtps" : "smtp"
    let host = endpoint.host.contains(":") ? "[\(endpoint.host)]" : endpoint.host
    let recipients = CurlTransport.zeroClosed(mail.recipients.map { "<\($0)>" })
    let pin = endpoint.host.contains(":") ? nil : CurlTransport.pin(endpoint, addresses)
    "\(scheme)://\(host):\(endpoint.port)".withCString { url in
      "<\(mail.sender)>".withCString { sender in
        CurlTransport.withOptional(mail.user) { user in
          CurlTransport.withOptional(mail.password) { password in
            CurlTransport.withOptional(mail.trusted) { trusted in
              CurlTransport.withOptional(pin) { resolve in
                recipients.withUnsafeBufferPointer { recipients in
                  mail.message.withUnsafeBufferPointer { message in
                    guard let to = recipients.baseAddress, let bytes = message.baseAddress else {
                      return
                    }
                    var c = tocsin_mail(
                      url: url, resolve: resolve, trusted: trusted, user: user,
                      password: password, sender: sender, recipients: to, message: bytes,
                      message_count: message.count, is_plain: mail.isPlain,
                      total_ms: seconds * 1000,
                      context: Unmanaged.passUnretained(guarding).toOpaque(),
                      may_connect: ConnectionGuard.mayConnect,
                      should_stop: ConnectionGuard.shouldStop)
                    withExtendedLifetime(guarding) { tocsin_send_mail(&c, &response) }
                  }
                }
              }
            }
          }
        }
      }
    }
    return CurlTransport.outcome(response, limit: 1 << 16).map { _ in }
  }
}

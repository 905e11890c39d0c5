import Foundation

/// A folder of a mailbox that is read and never changed: IMAP4rev1 (RFC 3501), with TLS from the first byte (RFC 8314), or
/// plainly on this machine.
///
/// The folder is opened by EXAMINE, and messages are asked for by BODY.PEEK: not even the mark of what was read changes.
package actor MailboxConnection {
  /// A message as its folder knows it.
  package struct Entry: Hashable, Sendable {
    package let uid: UInt32
    /// Bytes.
    package let size: Int
  }

  /// The longest message that is read, in bytes.
  package static let mostBytes = 50 << 20
  /// Messages of one list.
  private static let mostEntries = 1_000_000
  /// Seconds without a byte.
  private static let silence = 60

  private let executor: StreamExecutor
  private let stream: ByteStream
  private var buffer: [UInt8] = []
  private var count = 0

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  private init(_ stream: ByteStream, _ executor: StreamExecutor) {
    self.stream = stream
    self.executor = executor
  }

  /// Connects and logs in.
  ///
  /// - Throws: ``FetchError``
  package static func open(
    _ mailbox: Mailbox, resolver: Resolver = .system
  ) async throws -> MailboxConnection {
    guard let endpoint = mailbox.endpoint else {
      throw FetchError.failed("“\(mailbox.server)” is none of imaps://HOST and imap://HOST")
    }
    let addresses = try await resolver.addresses(endpoint.host)
    guard mailbox.isEncrypted || addresses.allSatisfy(\.isLoopback) else {
      throw FetchError.failed("without encryption a mailbox is read on this machine only")
    }
    let host = endpoint.host.contains(":") ? "[\(endpoint.host)]" : endpoint.host
    let scheme = mailbox.isEncrypted ? "https" : "http"
    let location = try WebLocation("\(scheme)://\(host):\(endpoint.port)/")
    let request = WireRequest(
      location: location, addresses: addresses, limit: 1 << 16, seconds: 15)
    let executor = StreamExecutor()
    let stream = try await ByteStream.open(request, trusted: mailbox.trusted, on: executor)
    let connection = MailboxConnection(stream, executor)
    try await connection.logIn(mailbox)
    return connection
  }

  private func logIn(_ mailbox: Mailbox) throws {
    let greeting = try next()
    guard greeting.words.first == "*", greeting.words.dropFirst().first?.uppercased() == "OK" else {
      throw FetchError.failed("the server does not speak IMAP")
    }
    let capabilities = try ask("CAPABILITY").flatMap(\.words).map { $0.uppercased() }
    if capabilities.contains("AUTH=PLAIN") {
      // RFC 4616: any letters, and nothing to escape.
      let secret = Data("\0\(mailbox.user)\0\(mailbox.password)".utf8).base64EncodedString()
      try ask("AUTHENTICATE PLAIN", continuing: secret)
    } else {
      let isPlain = (mailbox.user + mailbox.password).utf8.allSatisfy { 0x20..<0x7F ~= $0 }
      guard isPlain, !capabilities.contains("LOGINDISABLED") else {
        throw FetchError.failed("the server takes no password in a way that is spoken here")
      }
      try ask("LOGIN \(Mailbox.quoted(mailbox.user)) \(Mailbox.quoted(mailbox.password))")
    }
  }

  /// Opens a folder to be read.
  ///
  /// - Returns: the folder's UIDVALIDITY: numbers of messages hold as long as it stays.
  package func examine(_ folder: String) throws -> UInt32 {
    let said = try ask("EXAMINE \(Mailbox.quoted(folder: folder))")
    guard let validity = said.compactMap({ $0.number("UIDVALIDITY") }).first else {
      throw FetchError.failed("the server does not say whether numbers of messages hold")
    }
    return validity
  }

  /// The messages that came after one, by number.
  package func entries(after uid: UInt32) throws -> [Entry] {
    guard uid < .max else { return [] }
    var entries: [Entry] = []
    // `n:*` has the last message even where its number is below n.
    try ask("UID FETCH \(uid + 1):* (UID RFC822.SIZE)") { response in
      guard let found = response.number("UID"), let size = response.number("RFC822.SIZE"),
        found > uid, entries.count < Self.mostEntries
      else { return }
      entries.append(Entry(uid: found, size: Int(size)))
    }
    return entries.sorted { $0.uid < $1.uid }
  }

  /// A message as it is, byte for byte; `nil` where it is not there any more.
  package func message(_ uid: UInt32) throws -> [UInt8]? {
    var found: [UInt8]?
    try ask("UID FETCH \(uid) (UID BODY.PEEK[])") { response in
      guard response.number("UID") == uid else { return }
      found = response.literals.first ?? found
    }
    return found
  }

  package func logOut() {
    try? stream.write(Array("Z LOGOUT\r\n".utf8))
  }

  // MARK: Commands

  @discardableResult
  private func ask(_ command: String, continuing line: String? = nil) throws -> [IMAPResponse] {
    var said: [IMAPResponse] = []
    try ask(command, continuing: line) { response in
      if said.count < 1000 { said.append(response) }
    }
    return said
  }

  /// Sends a command and hands on what the server says to it.
  ///
  /// - Throws: ``FetchError``, also where the server refuses.
  private func ask(
    _ command: String, continuing line: String? = nil, _ body: (IMAPResponse) -> Void
  ) throws {
    count += 1
    let tag = "T\(count)"
    try stream.write(Array("\(tag) \(command)\r\n".utf8))
    while true {
      try Task.checkCancellation()
      let response = try next()
      let words = response.words
      switch words.first {
      case "+":
        guard let line else { throw FetchError.failed("the server waits for what was not asked") }
        try stream.write(Array("\(line)\r\n".utf8))
      case "*":
        if words.dropFirst().first?.uppercased() == "BYE" {
          let reason = Self.told(words.dropFirst(2))
          throw FetchError.failed("the server ended the connection: \(reason)")
        }
        body(response)
      case let word? where word == tag:
        body(response)
        guard words.dropFirst().first?.uppercased() == "OK" else {
          throw FetchError.failed("the server says: \(Self.told(words.dropFirst(2)))")
        }
        return
      default: throw FetchError.failed("the server does not keep to IMAP")
      }
    }
  }

  /// What the server says, short, and without what would move a terminal.
  private static func told(_ words: some Sequence<Substring>) -> String {
    let scalars = words.joined(separator: " ").unicodeScalars.filter {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    return String(String.UnicodeScalarView(scalars).prefix(200))
  }

  /// The next response, waited for.
  private func next() throws -> IMAPResponse {
    let limit = Self.mostBytes + 1024
    var deadline = ContinuousClock.now + .seconds(Self.silence)
    // A long literal is looked at again once twice as much is there: linear in its length.
    var enough = 0
    while true {
      if buffer.count >= enough {
        switch IMAPResponse.read(buffer[...], limit: limit) {
        case .bad: throw FetchError.failed("the server does not keep to IMAP")
        case .whole(let response, let length):
          buffer.removeFirst(length)
          return response
        case .needsMore: enough = min(buffer.count * 2, buffer.count + (1 << 20))
        }
      }
      let piece = try stream.read(waiting: 500)
      if piece.isEmpty {
        guard ContinuousClock.now < deadline else { throw FetchError.timeout }
        try Task.checkCancellation()
        // Nothing more may come: what is there is all.
        enough = 0
      } else {
        deadline = .now + .seconds(Self.silence)
        buffer += piece
      }
    }
  }
}

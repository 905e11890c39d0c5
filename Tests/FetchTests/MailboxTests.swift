import Fetch
import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct MailboxTests {
  private static let fetch =
    "* 3 FETCH (UID 7 RFC822.SIZE 900 BODY[] {11}\r\nSubject: a\n FLAGS (\\Seen))\r\n"

  @Test func `a response is read with its literals, wherever it is cut`() throws {
    let bytes = Array((Self.fetch + "T1 OK done\r\n").utf8)
    let length = Self.fetch.utf8.count
    for end in 0..<length {
      #expect(IMAPResponse.read(bytes[..<end], limit: 100) == .needsMore)
    }
    guard case .whole(let response, length) = IMAPResponse.read(bytes[...], limit: 100) else {
      Issue.record("it was not read")
      return
    }
    #expect(
      response.parts == [
        .text("* 3 FETCH (UID 7 RFC822.SIZE 900 BODY[] "), .literal(Array("Subject: a\n".utf8)),
        .text(" FLAGS (\\Seen))"),
      ])
  }

  @Test(arguments: [
    "* 1 FETCH (BODY[] {101}\r\n", "* 1 FETCH (BODY[] {9999999999}\r\n",
    "* " + String(repeating: "x", count: 70_000),
    String(repeating: "{1}\r\nx", count: 200),
  ])
  func `a response beyond its bounds is refused before it is there`(text: String) {
    #expect(IMAPResponse.read(Array(text.utf8)[...], limit: 100) == .bad)
  }

  @Test func `bytes of any kind are read, refused or waited for`() {
    var random = SystemRandomNumberGenerator()
    let pieces = ["* ", "{3}\r\n", "\r\n", "\n", "{", "}", "12", "T1 OK", "\0", "é", "{0}\r\n"]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
        Array((pieces.randomElement(using: &random) ?? "").utf8)
      }
      if case .whole(_, let length) = IMAPResponse.read(bytes[...], limit: 8) {
        #expect(length > 0 && length <= bytes.count)
      }
    }
  }

  @Test(arguments: [
    ("INBOX", "\"INBOX\""), ("A & B", "\"A &- B\""), ("a\"b\\", "\"a\\\"b\\\\\""),
    // The examples of RFC 3501, section 5.1.3, and one beyond the basic plane.
    ("~peter/mail/台北/日本語", "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\""),
    ("Gemeldet ä", "\"Gemeldet &AOQ-\""),
    ("😀", "\"&2D3eAA-\""),
  ])
  func `names of folders are written as IMAP has them`(name: String, written: String) {
    #expect(Mailbox.quoted(folder: name) == written)
  }

  @Test(arguments: [
    (["HTTP/1.1 400 Bad Request"], "does not speak IMAP"),
    (["* BYE too many connections"], "does not speak IMAP"),
    (["* OK ready", "* CAPABILITY IMAP4rev1 LOGINDISABLED\r\nT1 OK"], "in a way that is spoken"),
    (["* OK ready", "* BYE going down"], "ended the connection: going down"),
    (["* OK ready", "+ go on"], "waits for what was not asked"),
    (
      ["* OK ready", "* CAPABILITY IMAP4rev1\r\nT1 OK", "T2 NO wrong\u{7} password"],
      "says: wrong password"
    ),
    (["* OK ready", "nonsense"], "does not keep to IMAP"),
    (["* OK ready", "* 1 FETCH (BODY[] {4294967295}"], "does not keep to IMAP"),
    (["* OK ready"], "the connection ended"),
  ])
  func `a server that does not play along is told as it is`(answers: [String], says: String)
    async throws
  {
    let port = try Self.serve(answers)
    let mailbox = Mailbox(
      server: "imap://127.0.0.1:\(port)", user: "reports", password: "word")
    let error = await #expect(throws: FetchError.self) {
      _ = try await MailboxConnection.open(mailbox)
    }
    #expect(error.map { "\($0)".contains(says) } == true, "\(String(describing: error))")
  }

  @Test func `without encryption a mailbox is read on this machine only`() async throws {
    let mailbox = Mailbox(server: "imap://192.0.2.1", user: "a", password: "b")
    let error = await #expect(throws: FetchError.self) {
      _ = try await MailboxConnection.open(mailbox)
    }
    #expect(error == .failed("without encryption a mailbox is read on this machine only"))
  }

  /// A server that says the first line at once, and the next after each line that it gets, then closes.
  private static func serve(_ answers: [String]) throws -> Int {
    let (descriptor, port) = try LocalServer.listen()
    LocalServer.detach {
      let connection = accept(descriptor, nil, nil)
      defer {
        close(connection)
        close(descriptor)
      }
      var piece = [UInt8](repeating: 0, count: 4096)
      for (number, answer) in answers.enumerated() {
        if number > 0, recv(connection, &piece, piece.count, 0) <= 0 { return }
        let bytes = Array((answer + "\r\n").utf8)
        _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      }
      // What was asked last is read, so that the connection ends rather than breaks.
      _ = recv(connection, &piece, piece.count, 0)
    }
    return port
  }
}

import Glibc
import Synchronization

/// A mail server on this machine that takes what it is given (RFC 5321), without encryption.
package final class LocalMailServer: Sendable {
  package struct Mail: Sendable {
    package var sender = ""
    package var recipients: [String] = []
    package var message = ""
  }

  package let port: Int
  private let descriptor: Int32
  private let taken = Mutex<[Mail]>([])

  /// Listens at a free port of 127.0.0.1.
  package init() throws {
    (descriptor, port) = try LocalServer.listen()
    let socket = descriptor
    LocalServer.detach { [weak self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { return }
        self?.serve(connection)
        close(connection)
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  package var mails: [Mail] { taken.withLock { $0 } }

  private func serve(_ connection: Int32) {
    var mail = Mail()
    var isData = false
    var buffer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    func say(_ text: String) {
      let bytes = Array((text + "\r\n").utf8)
      _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
    say("220 mail.example")
    while true {
      while let end = buffer.firstRange(of: Array("\r\n".utf8)) {
        let line = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        buffer.removeFirst(end.upperBound)
        if isData {
          if line == "." {
            isData = false
            taken.withLock { $0.append(mail) }
            say("250 taken")
          } else {
            mail.message += line + "\n"
          }
          continue
        }
        switch line.prefix(4).uppercased() {
        case "EHLO", "HELO": say("250 mail.example")
        case "MAIL":
          mail = Mail(sender: line)
          say("250 ok")
        case "RCPT":
          mail.recipients.append(line)
          say("250 ok")
        case "DATA":
          isData = true
          say("354 go on")
        case "QUIT":
          say("221 bye")
          return
        default: say("500 what?")
        }
      }
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return }
      buffer += piece.prefix(count)
    }
  }
}

import Foundation
import Glibc

/// Debian's IMAP server with one mailbox, on a port of its own, until the object goes.
package final class Dovecot {
  package static let path = "/usr/sbin/dovecot"
  /// Whether it can be started: it drops its rights itself, which takes the administrator's.
  package static var isThere: Bool { access(path, X_OK) == 0 && geteuid() == 0 }

  package static let user = "reports"
  /// With a letter that IMAP's own strings do not have.
  package static let password = "pässword 1"

  package let port: Int
  /// The certificate that it shows, by its own authority.
  package let certificate: String
  private let folder: TemporaryFolder
  private let process = Process()

  package init() throws {
    folder = try TemporaryFolder()
    let (descriptor, port) = try LocalServer.listen()
    close(descriptor)
    self.port = port
    certificate = folder["certificate.pem"]
    try folder.write("users", "\(Self.user):{PLAIN}\(Self.password)\n")
    for name in ["mail/new", "mail/cur", "mail/tmp", "run"] {
      try FileManager.default.createDirectory(
        atPath: folder[name], withIntermediateDirectories: true)
    }
    let key = Process()
    key.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    key.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
      folder["key.pem"], "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost,IP:127.0.0.1",
    ]
    key.standardError = FileHandle.nullDevice
    try key.run()
    key.waitUntilExit()
    try folder.write("dovecot.conf", configuration)
    // Its workers are not the administrator: they have to get to the mails.
    chmod(folder[""], 0o755)
    for name in ["mail", "mail/new", "mail/cur", "mail/tmp"] { chown(folder[name], 65534, 65534) }
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = ["-F", "-c", folder["dovecot.conf"]]
    // Whoever waits for the end of what the tests print would wait for this server's children too.
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  // Killed, since it blocks what the thread that started it blocks: a request to end would never reach it. Its workers end with it. Its
  // own end is not waited for: Foundation may miss it where many processes end at once.
  deinit { kill(process.processIdentifier, SIGKILL) }

  private var configuration: String {
    """
    protocols = imap
    listen = 127.0.0.1
    base_dir = \(folder["run"])
    log_path = \(folder["log"])
    ssl = required
    ssl_cert = <\(certificate)
    ssl_key = <\(folder["key.pem"])
    mail_location = maildir:\(folder["mail"])
    auth_mechanisms = plain
    passdb {
      driver = passwd-file
      args = \(folder["users"])
    }
    userdb {
      driver = static
      args = uid=65534 gid=65534 home=\(folder["mail"])
    }
    service imap-login {
      inet_listener imap {
        port = 0
      }
      inet_listener imaps {
        port = \(port)
        ssl = yes
      }
    }

    """
  }

  /// Puts a mail into the mailbox, as a mail server would.
  package func deliver(_ mail: String, name: String) throws {
    let draft = try folder.write("mail/tmp/\(name)", mail)
    chown(draft, 65534, 65534)
    rename(draft, folder["mail/new/\(name)"])
  }

  /// The mails as they lie in the folder: their names say how they are marked.
  package var names: [String] {
    ["mail/new", "mail/cur"].flatMap {
      (try? FileManager.default.contentsOfDirectory(atPath: folder[$0])) ?? []
    }
  }

  package var log: String { (try? String(contentsOfFile: folder["log"], encoding: .utf8)) ?? "" }
}

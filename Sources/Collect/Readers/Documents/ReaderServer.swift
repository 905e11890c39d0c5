import CSandbox
import Glibc

/// A started `tocsin-reader serve`, which gives each document to a process of its own: that is made in a tenth of the time in which one is
/// started, and shuts itself in before it looks at its document. One document at a time.
struct ReaderServer: Sendable {
  private let process: pid_t
  private let connection: Int32

  /// How long it may take to end when nobody is connected to it any more, before it is ended, in milliseconds.
  private static let ending = 2000

  /// `nil` where it cannot be started.
  ///
  /// - Parameter idle: after so many seconds without a document it ends by itself.
  init?(_ path: String, arguments: [String], idle: Int) {
    var ends: [Int32] = [-1, -1]
    guard tocsin_server_ends(&ends) == 0 else { return nil }
    defer { close(ends[1]) }
    let program = DocumentProcess(
      path: path, arguments: ["serve", "\(idle)"] + arguments)
    guard let child = program.start(input: ends[1], output: nil, leads: true) else {
      close(ends[0])
      return nil
    }
    process = child
    connection = ends[0]
  }

  /// What is answered to a document; `nil` where the server has ended. After an answer with a reason it is of no more use.
  func answer(
    to bytes: [UInt8], _ question: ReaderQuestion, _ patience: Patience
  ) -> ProcessAnswer? {
    guard var handover = Handover(bytes) else { return .noMemory }
    let handed = tocsin_server_ask(
      connection, question.rawValue, handover.document, handover.answer)
    guard handed == 0 else { return nil }
    handover.wasHanded()
    let (output, reason) = handover.collect(patience)
    if let reason { return ProcessAnswer(reason: reason) }
    var status: Int32 = 0
    while true {
      switch tocsin_server_status(connection, Patience.glance, &status) {
      case 1: return ProcessAnswer(output: output, status: status)
      case 0: if let reason = patience.reason { return ProcessAnswer(reason: reason) }
      default: return nil
      }
    }
  }

  /// Ends it, and with it the process of a document that still runs.
  func end() {
    close(connection)
    for _ in 0..<Self.ending {
      let ended = waitpid(process, nil, WNOHANG)
      if ended == process || ended < 0 && errno != EINTR { return }
      usleep(1000)
    }
    kill(process, SIGKILL)
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
  }
}

/// What `tocsin-reader` is asked of a document.
package enum ReaderQuestion: UInt8, Sendable {
  /// Its text.
  case docx, odt
  /// What a file that came with a mail holds.
  case part

  init(_ kind: DocumentKind) {
    switch kind {
    case .docx: self = .docx
    case .odt: self = .odt
    }
  }

  /// `nil` for what came with a mail.
  package var kind: DocumentKind? {
    switch self {
    case .docx: .docx
    case .odt: .odt
    case .part: nil
    }
  }
}

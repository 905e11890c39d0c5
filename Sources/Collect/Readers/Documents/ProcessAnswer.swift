import CSandbox
import Glibc

/// What a program answered on a document: what it wrote and how it ended (as `waitpid` tells it), or why there is nothing.
package struct ProcessAnswer: Sendable {
  package var output: [UInt8] = []
  package var status: Int32 = 0
  package var reason: String?

  package init(output: [UInt8] = [], status: Int32 = 0, reason: String? = nil) {
    self.output = output
    self.status = status
    self.reason = reason
  }

  /// What is said where a document cannot even be handed on.
  static let noMemory = ProcessAnswer(reason: "There is not enough memory.")

  /// What the program itself returned; `nil` where a signal ended it.
  package var code: Int32? { status & 0x7F == 0 ? status >> 8 & 0xFF : nil }

  var ranTooLong: Bool {
    let signal = status & 0x7F
    return signal == SIGXCPU || signal == SIGKILL
  }
}

/// How long an answer is waited for.
package struct Patience {
  /// For one document, or all files of a mail. Processes shut themselves in with a minute of processor time.
  package static let usual = Duration.seconds(90)
  /// How often it is looked whether to stop, in milliseconds.
  static let glance: Int32 = 250

  let end: ContinuousClock.Instant
  let shouldStop: () -> Bool

  package init(_ duration: Duration = usual, shouldStop: @escaping () -> Bool = { false }) {
    end = .now + duration
    self.shouldStop = shouldStop
  }

  /// Why nobody waits any longer, where that is so.
  var reason: String? {
    if shouldStop() { return "Reading was stopped." }
    return .now > end ? "Reading it took too long." : nil
  }
}

/// A document that is handed to a process, and the pipe that its answer comes by.
package struct Handover: ~Copyable {
  /// The document, in a file without a name, and where its answer is written and read.
  let document: Int32
  let answer: Int32
  private let reading: Int32
  private var isHanded = false

  /// What an answer may be long, where nothing else is said.
  package static let most = 96 << 20

  /// `nil` where memory or files are short. Linear in the bytes.
  init?(_ bytes: [UInt8]) {
    let file = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { tocsin_memory_file($0, bytes.count) } ?? -1
    }
    guard file >= 0 else { return nil }
    var ends: [Int32] = [-1, -1]
    guard tocsin_pipe(&ends) == 0 else {
      close(file)
      return nil
    }
    document = file
    (reading, answer) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    if !isHanded {
      close(document)
      close(answer)
    }
  }

  /// Lets go of what the process has now, so that the pipe ends with it.
  mutating func wasHanded() {
    close(document)
    close(answer)
    isHanded = true
  }

  /// All that is written, until nobody is left who could write; or what came, and the reason why no more is waited for. Whoever writes on
  /// finds the pipe closed.
  ///
  /// - Parameter most: what it may be long, in bytes.
  consuming func collect(_ patience: Patience, most: Int = most) -> (
    output: [UInt8], reason: String?
  ) {
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var waiting = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Patience.glance)
      if let reason = patience.reason { return (output, reason) }
      guard ready > 0 else { continue }
      let count = read(reading, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return (output, nil) }
      output += chunk[..<count]
      if output.count > most { return (output, "Its text is longer than \(most >> 20) MB.") }
    }
  }
}

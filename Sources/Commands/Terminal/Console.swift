import Foundation
import Operate
import Synchronization
import TocsinModel

/// Standard error: diagnostics as lines, progress in one line that is written over, and only on a terminal.
final class Console: Sendable {
  private struct State {
    var progress = ""
    var shown = 0
    var hidden = 0
    var last: ContinuousClock.Instant?
  }

  /// Diagnostics beyond this are counted.
  private static let limit = 200

  private let isQuiet: Bool
  private let isTerminal: Bool
  private let paint: Paint
  /// Where standard error leads to it: lines have their weight there, and diagnostics their fields.
  private let journal = Journal()
  private let state = Mutex(State())

  init(isQuiet: Bool, color: ColorChoice) {
    self.isQuiet = isQuiet
    isTerminal = isatty(STDERR_FILENO) == 1
    paint = Paint(isOn: color.isOn(descriptor: STDERR_FILENO))
  }

  /// What happens now; on a terminal only, at most ten times a second.
  func progress(_ text: @autoclosure () -> String) {
    guard isTerminal, !isQuiet else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      if let last = state.last, now - last < .milliseconds(100) { return }
      state.last = now
      state.progress = text()
      write("\r\u{1B}[K\(paint.dim(state.progress))")
    }
  }

  /// A sentence about the run, unless it is quiet: then it is not even made.
  func status(_ sentence: @autoclosure () -> String) {
    guard !isQuiet else { return }
    let text = sentence()
    if journal?.send(text, .information) == true { return }
    line(text)
  }

  func diagnostic(_ diagnostic: Diagnostic) {
    let isShown = state.withLock { state in
      if state.shown < Self.limit {
        state.shown += 1
        return true
      }
      state.hidden += 1
      return false
    }
    guard isShown, !isQuiet || diagnostic.severity == .error else { return }
    if journal?.send(diagnostic) == true { return }
    let severity =
      switch diagnostic.severity {
      case .error: paint.red("error")
      case .warning: paint.yellow("warning")
      }
    line(
      "\(diagnostic.place.description.printable()): \(severity): \(diagnostic.message.printable()) "
        + paint.dim("[\(diagnostic.code)]"))
  }

  func fail(_ text: String) {
    if journal?.send(text, .error) == true { return }
    line("\(paint.red("error")): \(text.printable(keepingLines: true))")
  }

  /// Takes the progress line away and says how many diagnostics were not shown.
  func finish() {
    let hidden = state.withLock { state in
      defer { state.hidden = 0 }
      return state.hidden
    }
    if hidden > 0, !isQuiet { line("… and \(hidden) more diagnostics.") }
    state.withLock { state in
      if !state.progress.isEmpty { write("\r\u{1B}[K") }
      state.progress = ""
    }
  }

  private func line(_ text: String) {
    state.withLock { state in
      let clear = state.progress.isEmpty ? "" : "\r\u{1B}[K"
      state.progress = ""
      write("\(clear)\(text)\n")
    }
  }

  /// What cannot be written is lost: there is nowhere left to say so, and the work goes on.
  private func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes {
        Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}

extension Journal {
  /// - Returns: whether it was taken.
  fileprivate func send(_ diagnostic: Diagnostic) -> Bool {
    var fields = [
      (name: "TOCSIN_CODE", value: diagnostic.code),
      (name: "TOCSIN_PATH", value: diagnostic.place.path),
    ]
    if let line = diagnostic.place.line { fields.append((name: "TOCSIN_LINE", value: "\(line)")) }
    return send(
      "\(diagnostic.place): \(diagnostic.message)",
      diagnostic.severity == .error ? .error : .warning, fields)
  }
}

import Dispatch
import Foundation
import Synchronization

/// Turns Ctrl-C and a termination signal into a request to stop; a second one ends the process at once,
/// which costs nothing that is stored.
final class Interrupt {
  private let sources: [any DispatchSourceSignal]

  init(_ console: Console, cancel: @escaping @Sendable () -> Void) {
    let asked = Asked()
    sources = [SIGINT, SIGTERM].map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if asked.exchange() { _exit(130) }
        cancel()
        console.status("Stopping after the current step; once more ends at once.")
      }
      // Until the source stands, a signal ends the process as it would any other: none is lost.
      let stands = DispatchSemaphore(value: 0)
      source.setRegistrationHandler { stands.signal() }
      source.resume()
      stands.wait()
      return source
    }
  }

  func end() {
    for source in sources { source.cancel() }
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }

  /// Whether it was asked before.
  private final class Asked: Sendable {
    private let flag = Atomic<Bool>(false)

    func exchange() -> Bool { flag.exchange(true, ordering: .relaxed) }
  }
}

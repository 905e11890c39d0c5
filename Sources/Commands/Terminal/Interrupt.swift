import Dispatch
import Foundation
import Pipeline

/// Turns Ctrl-C and a termination signal into a request to stop; a second one ends the process at once,
/// which costs nothing that is stored.
final class Interrupt {
  private let sources: [any DispatchSourceSignal]

  init(_ cancellation: Cancellation, _ console: Console) {
    sources = [SIGINT, SIGTERM].map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if cancellation.isCancelled { _exit(130) }
        cancellation.cancel()
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
}

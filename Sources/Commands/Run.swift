import ArgumentParser
import Exchange
import Foundation
import Pipeline

/// Runs a verb's work with the conventions that all share: Ctrl-C stops it, a reader that went away
/// ends it quietly, every other error is one sentence.
func run(_ console: Console, _ body: (Cancellation) async throws -> Void) async throws {
  let cancellation = Cancellation()
  let interrupt = Interrupt(cancellation, console)
  defer { interrupt.end() }
  do {
    try await body(cancellation)
    console.finish()
  } catch ExchangeError.brokenPipe {
    console.finish()
  } catch let error as PipelineError {
    console.finish()
    console.fail("\(error)")
    switch error {
    case .cancelled: throw ExitCode(130)
    // What was asked for on the command line cannot be done.
    case .noDomain: throw ExitCode.validationFailure
    default: throw ExitCode.failure
    }
  } catch let code as ExitCode {
    console.finish()
    throw code
  } catch let error as ValidationError {
    console.finish()
    throw error
  } catch {
    console.finish()
    console.fail("\(error)")
    throw ExitCode.failure
  }
}

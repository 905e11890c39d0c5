package import Hummingbird
package import Logging

/// What goes with a request.
package struct ConsoleContext: RequestContext {
  package var coreContext: CoreRequestContextStorage

  package init(source: Source) {
    coreContext = .init(source: source)
  }

  /// For a request that came through no connection.
  package init(logger: Logger) {
    coreContext = .init(source: Connectionless(logger: logger))
  }

  /// The longest body, in bytes: a form with a sentence, and nothing else is sent here.
  package var maxUploadSize: Int { 64 << 10 }
}

private struct Connectionless: RequestContextSource {
  let logger: Logger
}

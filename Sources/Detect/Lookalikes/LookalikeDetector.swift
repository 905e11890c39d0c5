package import Names
package import TocsinModel

/// Tells which names impersonate the protected ones, and why.
///
/// It is immutable: one serves all threads, each with its own ``LookalikeScratch``.
package struct LookalikeDetector: Sendable {
  private let protected: ProtectedNames

  package init(protecting protected: ProtectedNames) {
    self.protected = protected
  }

  package func makeScratch() -> LookalikeScratch { LookalikeScratch() }

  /// What is to be said about a name; `nil` when it resembles nothing that is protected.
  package func lookalike(_ host: HostName, using scratch: inout LookalikeScratch) -> Lookalike? {
    nil
  }
}

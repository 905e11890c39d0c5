package import TocsinModel

/// What an engine is doing, for whoever shows it. Events come from several threads.
package enum EngineEvent: Sendable {
  case files(seen: Int, read: Int)
  case stored(documents: Int, names: Int)
  case diagnostic(Diagnostic)
  case loading(documents: Int)
  case matching(done: Int, of: Int)
  case meaning(done: Int, of: Int)
  case explaining(done: Int, of: Int)
  case writingReport
}

import Lookalikes
import Names
package import TocsinModel

/// Why one name is a look-alike, or is not.
package struct LookalikeExplanation: Sendable {
  package var written: String
  /// What is to be said about how the name is written.
  package var problems: [String]
  /// The best candidate, reported or not.
  package var lookalike: Lookalike?
  package var isReported: Bool
}

extension LookalikeRules {
  /// Judges one name, and keeps what a search would pass over.
  package func explanation(of written: String) -> LookalikeExplanation {
    let (host, problem) = parser.hostName(written)
    var scratch = detector.makeScratch()
    let lookalike = host.flatMap { detector.lookalike($0, using: &scratch) }
    return LookalikeExplanation(
      written: host?.name.rawValue ?? written, problems: problem.map { [$0.message] } ?? [],
      lookalike: lookalike, isReported: lookalike != nil)
  }
}

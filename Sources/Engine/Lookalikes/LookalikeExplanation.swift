package import Lookalikes
import Names
import TocsinModel

/// Why one name is a look-alike, or is not.
package struct LookalikeExplanation: Sendable {
  /// The name as it was understood, and how it may be shown.
  package var name: String
  package var shown: String
  /// What somebody would have to register for it; `nil` when the name is none.
  package var registrable: String?
  /// What is to be said about how it is written.
  package var problem: String?
  /// Whether it is protected itself, trusted or a decoy, or below one that is.
  package var isQuiet: Bool
  /// For each owner that it resembles at all, the closest first.
  package var examinations: [LookalikeExamination]
}

extension LookalikeRules {
  /// Judges one name, and keeps what a search would pass over.
  package func explanation(of written: String) -> LookalikeExplanation {
    let (host, problem) = parser.hostName(written)
    return LookalikeExplanation(
      name: host?.name.rawValue ?? written, shown: host?.shown ?? written,
      registrable: host?.registrable.rawValue, problem: problem?.message,
      isQuiet: host.map(detector.isQuiet) ?? false,
      examinations: host.map(detector.examinations) ?? [])
  }
}

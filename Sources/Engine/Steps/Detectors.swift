package import Present
package import Store
package import TocsinModel

/// The detectors of an engine: each is a step that finds and a presenter that has the words.
package struct Detectors {
  package private(set) var steps: [any DetectorStep] = []
  package private(set) var words = FindingWords()
  package private(set) var decoding = FindingDecoding()

  package init() {}

  /// Adds a detector; steps settle in the order in which they are added.
  package mutating func add<Presenter: FindingPresenter>(
    _ step: any DetectorStep, presenter: Presenter
  ) {
    steps.append(step)
    know(presenter)
  }

  /// Lets findings of a kind be read and put into words, without finding any.
  package mutating func know<Presenter: FindingPresenter>(_ presenter: Presenter) {
    words.add(presenter)
    decoding.register(Presenter.Subject.self)
  }
}

/// The words for findings of every kind.
package struct FindingWords: Sendable {
  private var presenters: [FindingKind: any FindingPresenter] = [:]

  package init() {}

  package mutating func add<Presenter: FindingPresenter>(_ presenter: Presenter) {
    presenters[Presenter.Subject.kind] = presenter
  }

  /// A finding in one line; of a kind that nobody has words for, its id.
  package func summary(
    of finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary {
    presenters[finding.kind]?.summary(of: finding, documents)
      ?? FindingSummary(headline: finding.id.rawValue)
  }
}

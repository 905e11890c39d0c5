import Collect
package import Mail
package import TocsinModel

/// Judges the mails of files, folders and mailboxes on all cores, without a workspace.
package struct MailSearch: Sendable {
  package enum Result<Judgement: Sendable>: Sendable {
    case mail(Judgement, Place)
    case diagnostic(Diagnostic)
  }

  private let rules: MailRules
  private let options: InputOptions
  private let cancellation: Cancellation

  package init(
    _ rules: MailRules, _ options: InputOptions, cancellation: Cancellation = Cancellation()
  ) {
    self.rules = rules
    self.options = options
    self.cancellation = cancellation
  }

  private enum Step: Sendable {
    case mail(RawMail)
    case diagnostic(Diagnostic)
  }

  /// Gives each mail's verdict, and behind it those on mails that it sends on, in the order of the inputs. Memory does not grow with a file.
  ///
  /// - Throws: `CollectError`, ``EngineError/cancelled(kept:)``, and what `body` throws.
  package func run(_ body: (Result<MailVerdict>) throws -> Void) throws {
    try run({ [rules, cancellation] bytes in
      rules.verdicts(on: bytes) { cancellation.isCancelled }
    }) { result in
      try body(result)
      guard case .mail(let verdict, let place) = result else { return }
      for diagnostic in verdict.diagnostics(at: place) { try body(.diagnostic(diagnostic)) }
    }
  }

  /// What each mail's signatures prove, in the order of the inputs, without any verdict.
  ///
  /// - Throws: as ``run(_:)``.
  package func verify(_ body: (Result<MailProvenance>) throws -> Void) throws {
    try run({ [rules] in rules.provenances(of: $0) }, body)
  }

  /// Who wrote when in the mails of the inputs.
  ///
  /// - Throws: as ``run(_:)``.
  package func history(_ diagnostic: (Diagnostic) -> Void) throws -> MailHistory {
    var history = MailHistory()
    try run({ [rules] in [MailMessage($0, parser: rules.parser)] }) { result in
      switch result {
      case .mail(let mail, _): history.add(mail)
      case .diagnostic(let found): diagnostic(found)
      }
    }
    return history
  }

  private func run<Judgement>(
    _ judge: @escaping @Sendable ([UInt8]) -> [Judgement],
    _ body: (Result<Judgement>) throws -> Void
  ) throws {
    do {
      _ = try ParallelSteps.run(
        produce: { push in try produce(push) },
        weight: { step in
          // A page of HTML takes many times its bytes while it is taken apart.
          if case .mail(let mail) = step { return mail.bytes.count * 8 } else { return 0 }
        },
        // Pages of a PDF take as long as a hundred mails; and one more than there are cores, since they wait while a file is opened.
        pieces: 512,
        workers: ParallelSteps.workers + (rules.opensFiles ? 1 : 0),
        worker: {
          { step -> [Result<Judgement>] in
            switch step {
            case .mail(let mail): judge(mail.bytes).map { .mail($0, mail.place) }
            case .diagnostic(let diagnostic): [.diagnostic(diagnostic)]
            }
          }
        },
        consume: { results in
          for result in results {
            if case .diagnostic(let diagnostic) = result, options.isStrict,
              diagnostic.severity == .error
            {
              throw CollectError.strict(diagnostic)
            }
            try body(result)
          }
        })
    } catch CollectError.cancelled {
      throw EngineError.cancelled(kept: "What was judged until then is written.")
    }
  }

  private func produce(_ push: (Step) -> Bool) throws {
    func send(_ step: Step) throws {
      guard push(step) else { throw CollectError.cancelled }
    }
    _ = try InputWalker().files(at: options.paths) {
      try send(.diagnostic($0))
    } visit: { file in
      try MailFile(file, shouldStop: { [cancellation] in cancellation.isCancelled }).read {
        try send(.diagnostic($0))
      } _: {
        try send(.mail($0))
      }
    }
  }
}

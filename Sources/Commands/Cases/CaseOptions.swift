import ArgumentParser
import Cases
import Engine
import Foundation
import Store
import TocsinModel

/// What every verb about cases has.
struct CaseOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("In whose name; who is logged in by default.", valueName: "name"))
  var person: String?

  @OptionGroup var shared: SharedOptions

  var by: String { person ?? NSUserName() }

  /// Does something with the workspace's store, and prints what it says.
  ///
  /// - Parameters:
  ///   - isLogged: whether a case may have changed, which the log then says.
  ///   - body: is given the store, the person and now.
  func work(
    isLogged: Bool = false, _ body: @escaping @Sendable (Store, String, Int64) throws -> String
  ) async throws {
    let console = shared.console()
    let (folder, by) = (Workspace(folder: workspace), by)
    try await Commands.run(console) { _ in
      // Looks first without making anything: a mistyped folder must not become a workspace. Then brings the tables up to
      // date: one that an earlier version made has none for cases.
      _ = try Store(folder, create: false)
      let store = try Store(folder, decoding: Detectors.standard().decoding)
      let text = try body(store, by, Int64(Date().timeIntervalSince1970))
      if !text.isEmpty { print(text) }
      guard isLogged else { return }
      do {
        var log = ConclusionLog(folder)
        try log.run(store)
      } catch {
        // The change stands; it is logged with the next one, or when it is exported.
        console.status("It is stored, and not in the log of evidence yet: \(error)")
      }
    }
  }

  /// The same for a change of a case: prints what it is called.
  ///
  /// - Parameter action: is given the person and now.
  func change(
    _ name: String, _ letter: String = "",
    _ action: @escaping @Sendable (String, Int64) throws -> CaseAction
  ) async throws {
    try await work(isLogged: true) { store, by, now in
      let book = CaseBook(store)
      let known = try book.case(named: name)
      let version = try book.change(known.number, try action(by, now), by: by, now: now)
      return letter.isEmpty ? known.label : "\(known.label) \(letter)\(version)"
    }
  }
}

/// `statement :: weakness`
struct AlternativeArgument: ExpressibleByArgument, Sendable {
  let value: Alternative

  init?(argument: String) {
    let parts = argument.parts
    guard parts.count == 2 else { return nil }
    value = Alternative(parts[0], weakness: parts[1])
  }
}

/// `kind :: statement :: reference`
struct EvidenceArgument: ExpressibleByArgument, Sendable {
  let value: AttributionEvidence

  init?(argument: String) {
    let parts = argument.parts
    guard parts.count == 3, let kind = AttributionEvidence.Kind(rawValue: parts[0]) else {
      return nil
    }
    value = AttributionEvidence(kind, parts[1], reference: parts[2])
  }
}

/// `F12`, `A7` or a number.
struct ItemNumber: ExpressibleByArgument, Sendable {
  let number: Int

  init?(argument: String) {
    let digits = argument.first.map(\.isLetter) == true ? String(argument.dropFirst()) : argument
    guard let number = Int(digits), number > 0 else { return nil }
    self.number = number
  }
}

/// A day, to its end for what ends there.
struct DayArgument: ExpressibleByArgument, Sendable {
  let seconds: Int64

  init?(argument: String) {
    guard let time = Timestamp(parsing: argument, origin: .seen) else { return nil }
    seconds = time.seconds
  }
}

extension String {
  /// What stands between two colons, without the space around it.
  fileprivate var parts: [String] {
    components(separatedBy: "::").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
  }
}

extension Confidence: ExpressibleByArgument {}
extension IncidentQuestion: ExpressibleByArgument {}
extension IncidentAnswer.Value: ExpressibleByArgument {}
extension ABCDEPart: ExpressibleByArgument {}
extension ImpactIndicator: ExpressibleByArgument {}
extension ExposureClass: ExpressibleByArgument {}
extension CasePerson.Role: ExpressibleByArgument {}
extension CountermeasureKind: ExpressibleByArgument {}
extension Countermeasure.Outcome.Result: ExpressibleByArgument {}
extension Case.State: ExpressibleByArgument {}

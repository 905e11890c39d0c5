package import Collect
import Foundation
import Store

/// Files and folders to read, and how.
package struct ReadJob: Sendable {
  package var paths: [String]
  /// Fields to the columns that hold them.
  package var columns: [String: String]
  package var isStrict: Bool
  /// How exports are read beside those that are known.
  package var mappings: [ExportMapping]
  /// The workspace's own folder, which is not read.
  package var excluded: String?
  package var rules: LookalikeRules
  /// What private persons are called; `nil` where they keep their names.
  package var pseudonyms: Pseudonyms?
  /// Whose `Authentication-Results` are believed.
  package var mailHosts: Set<String>

  package init(
    paths: [String], columns: [String: String] = [:], isStrict: Bool = false,
    mappings: [ExportMapping] = [], excluded: String? = nil, rules: LookalikeRules,
    pseudonyms: Pseudonyms? = nil, mailHosts: Set<String> = []
  ) {
    self.paths = paths
    self.columns = columns
    self.isStrict = isStrict
    self.mappings = mappings
    self.excluded = excluded
    self.rules = rules
    self.pseudonyms = pseudonyms
    self.mailHosts = mailHosts
  }

  func run(
    _ store: Store, cancellation: Cancellation, events: @escaping @Sendable (EngineEvent) -> Void
  ) throws -> Ingestion.Tally {
    let collector = try Collector(
      options: CollectOptions(
        columns: columns, isStrict: isStrict, mappings: mappings,
        shouldStop: { cancellation.isCancelled }))
    let own = excluded.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
    let reading = InputReading(
      paths: paths, walker: own.map { InputWalker(excluded: [$0]) } ?? InputWalker(),
      collector: collector, known: try known(store), cancellation: cancellation)
    do {
      return try Ingestion(
        store: store, reading: reading, rules: rules, pseudonyms: pseudonyms,
        mailHosts: mailHosts, events: events
      ).run()
    } catch CollectError.cancelled {
      throw CancellationError()
    }
  }
  /// What the store knows of the inputs: of a few files these alone, since who watches for months asks every few seconds.
  private func known(_ store: Store) throws(StoreError) -> [[UInt8]: StoredInput] {
    guard paths.count <= 1000 else { return try store.inputs() }
    var files: [String] = []
    for path in paths {
      var status = stat()
      guard let real = realpath(path, nil) else { continue }
      defer { free(real) }
      guard stat(real, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        return try store.inputs()
      }
      files.append(String(cString: real))
    }
    return try store.inputs(at: files)
  }
}

import Engine
import Exchange
import Foundation
import Store
import TocsinModel
import Watch

/// Prints what watching brings: a line a finding to standard output, what is amiss to standard error.
struct WatchPrinter: Sendable {
  /// Findings of one settling that are printed; the rest is counted.
  private static let limit = 50

  let console: Console
  let paint: Paint

  func show(_ event: WatchEvent) {
    switch event {
    case .started(let sources):
      console.status("Watching \(sources.counted("source")); Ctrl-C ends it.")
    case .trouble(let diagnostic): console.diagnostic(diagnostic)
    case .recovered(let source): console.status("\(source.printable()) answers again.")
    case .settled(let changes, let documents, let names, let seconds):
      console.finish()
      print(changes)
      var read = ["\(documents.counted("new document"))"]
      if names > 0 { read.append(names.counted("name")) }
      console.status(
        "\(read.joined(separator: ", ")) read, \(changes.counted("finding", "changed")) in \(String(format: "%.1f", seconds)) s."
      )
    case .alerted(let target, let count, let trouble):
      console.status(
        trouble.map {
          "\(target): the alert could not be delivered and is tried again: \($0.printable())"
        }
          ?? "\(target): \(count.counted("finding")) told.")
    }
  }

  private func print(_ changes: [FindingChange]) {
    var sink = ByteSink.standardOutput()
    for change in changes.sorted(by: { ($1.attention, $0.number) < ($0.attention, $1.number) })
      .prefix(Self.limit)
    {
      let mark =
        switch change.attention {
        case .high: paint.red("!!")
        case .notable: paint.yellow("! ")
        case .routine: paint.dim("· ")
        }
      let chips = change.summary.chips.map { "[\($0.printable())]" }.joined(separator: " ")
      try? sink.append(
        "\(mark) \(paint.dim("F\(change.number)")) \(change.what.rawValue): "
          + "\(paint.bold(change.summary.headline.printable()))"
          + (chips.isEmpty ? "" : " \(paint.yellow(chips))") + "\n")
    }
    if changes.count > Self.limit {
      try? sink.append("… and \((changes.count - Self.limit).counted("more finding"))\n")
    }
    try? sink.flush()
  }
}

extension [FindingChange] {
  /// `1 finding changed`
  fileprivate func counted(_ noun: String, _ verb: String) -> String {
    "\(count.counted(noun)) \(verb)"
  }
}

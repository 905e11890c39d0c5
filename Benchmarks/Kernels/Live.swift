import Collect
import Copies
import Embed
import Engine
import Foundation
import Store
import TocsinModel

extension Job {
  /// How long one new post takes until its findings are stored, into an open engine that has all others: texts that are
  /// stored with a word changed, and texts like none.
  static let live = Job(name: "live", usage: "WORKSPACE [POSTS] [meaning]") { arguments in
    guard let folder = arguments.first else { throw Failure(description: "takes a workspace") }
    let count = arguments.count > 1 ? Int(arguments[1]) ?? 400 : 400
    let workspace = Workspace(folder: folder)
    let models =
      arguments.contains("meaning")
      ? try MeaningModels(ModelFolder(environment: ProcessInfo.processInfo.environment)) : nil
    let engine = try Engine(
      workspace,
      detectors: { Detectors.standard(models: models, indexFolder: workspace.index) })
    _ = try await timed("first settling") { try await engine.settle() }
    let store = engine.store
    let stored = try store.documentCount()
    let clock = ContinuousClock()
    var taken: [Double] = []
    var changes = 0
    // Their names are of this run, so that it can be repeated on one workspace.
    let run = "\(ProcessInfo.processInfo.processIdentifier)"
    for number in 0..<count {
      let other = UInt32(number * max(1, stored / count))
      let text =
        number % 2 == 0
        ? changed(try store.texts(of: [other]).first ?? "")
        : unlike(number, run)
      let post = document(text, number, run)
      let begun = clock.now
      try await engine.submit([
        .begin(path: "/live/\(run)/\(number)", shown: "live", size: 0, modified: 0),
        .document(post, location: post.id),
        .finish(state: .done, sha256: nil, format: nil),
      ])
      changes += try await engine.settle().count
      taken.append((clock.now - begun) / .milliseconds(1))
    }
    taken.sort()
    say("stored \(stored)")
    say("changes \(changes)")
    for (name, share) in [("median", 0.5), ("p90", 0.9), ("p99", 0.99), ("most", 1)] {
      say("\(name)_ms \(taken[min(taken.count - 1, Int(Double(taken.count) * share))])")
    }
  }

  private static func document(_ text: String, _ number: Int, _ run: String) -> Document {
    let id = DocumentIdentity.documentID(
      url: nil, externalID: "\(number)", path: "/live/\(run)", title: nil, text: text)
    return Document(
      id: id, form: .post, externalID: "\(number)",
      source: Source(id: SourceID(rawValue: "live-\(number % 97)"), kind: .account),
      published: Timestamp(
        seconds: 1_750_000_000 + Int64(number), precision: .second, origin: .file),
      text: text, place: Place(path: "live"))
  }

  /// The text with its middle word replaced.
  private static func changed(_ text: String) -> String {
    var words = text.split(separator: " ")
    if !words.isEmpty { words[words.count / 2] = "otherwise" }
    return words.joined(separator: " ")
  }

  /// A text whose words are its own.
  private static func unlike(_ number: Int, _ run: String) -> String {
    (0..<20).map { "w\(String(number &* 7919 &+ $0 &* 104_729, radix: 36))x\(run)" }
      .joined(separator: " ")
  }
}

import Copies
import Foundation

extension Job {
  /// How long one new text takes against all stored ones: the texts over and over with a word changed, half of them
  /// those that most others repeat.
  static let query = Job(name: "query", usage: "POSTS.jsonl [QUERIES]") { arguments in
    guard let path = arguments.first else { throw Failure(description: "takes a file") }
    let texts = try posts(path)
    let lookup = await timed("index") {
      var index = CopyIndex()
      for (number, text) in texts.enumerated() {
        index.append(CopyFingerprint(of: text), source: UInt32(number))
      }
      index.seal()
      return CopyLookup(index)
    }
    let count = arguments.count > 1 ? Int(arguments[1]) ?? 4_000 : 4_000
    let step = max(1, texts.count / (count / 2))
    let spread = stride(from: 0, to: texts.count, by: step)
    let popular = stride(from: 0, to: texts.count, by: max(1, texts.count / 50_000))
      .map { (lookup.candidates(of: CopyFingerprint(of: texts[$0])).count, $0) }
      .sorted { $1 < $0 }.prefix(count / 2).map(\.1)
    let detector = CopyDetector()
    let clock = ContinuousClock()
    var taken: [Double] = []
    var links = 0
    for number in Array(spread) + popular {
      let text = changed(texts[number])
      let begun = clock.now
      links += detector.links(of: text, in: lookup) { $0.map { texts[Int($0)] } }.count
      taken.append((clock.now - begun) / .milliseconds(1))
    }
    taken.sort()
    say("queries \(taken.count)")
    say("links \(links)")
    for (name, share) in [("median", 0.5), ("p99", 0.99), ("p99.9", 0.999), ("most", 1)] {
      say("\(name)_ms \(taken[min(taken.count - 1, Int(Double(taken.count) * share))])")
    }
  }

  private static func posts(_ path: String) throws -> [String] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    return data.split(separator: 10).compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any]
      return object?["text"] as? String
    }
  }

  /// The text with its middle word replaced.
  private static func changed(_ text: String) -> String {
    var words = text.split(separator: " ")
    if !words.isEmpty { words[words.count / 2] = "otherwise" }
    return words.joined(separator: " ")
  }
}

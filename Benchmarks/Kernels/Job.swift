import Foundation

/// One kernel to time: results to standard output, figures to standard error as `name value` lines.
struct Job: Sendable {
  var name: String
  /// Its arguments, as a help text shows them.
  var usage: String
  var run: @Sendable ([String]) async throws -> Void

  static func say(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  /// The texts of standard input, one a line, escaped as JSON strings or plain.
  static func texts() throws -> [String] {
    let lines = try (FileHandle.standardInput.readToEnd() ?? Data()).split(separator: 10)
    return lines.map { line in
      let decoded = try? JSONSerialization.jsonObject(with: line, options: .fragmentsAllowed)
      return decoded as? String ?? String(decoding: line, as: UTF8.self)
    }
  }

  /// Says how many seconds a piece of work took, and gives its result.
  static func timed<Result>(_ name: String, _ work: () async throws -> Result) async rethrows
    -> Result
  {
    let clock = ContinuousClock()
    let begun = clock.now
    let result = try await work()
    let taken = clock.now - begun
    say("\(name) \(Double(taken.components.attoseconds) / 1e18 + Double(taken.components.seconds))")
    return result
  }

  /// What a job throws: a sentence.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }
}

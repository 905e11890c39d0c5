import Foundation

/// Figures in Prometheus' text format 0.0.4
/// (<https://prometheus.io/docs/instrumenting/exposition_formats/>).
package struct Metrics: Sendable {
  package enum Kind: String, Sendable {
    case gauge, counter
  }

  package private(set) var text = ""

  package init() {}

  /// A figure that goes up and down.
  ///
  /// - Parameters:
  ///   - name: letters, digits and `_`, with the unit at its end.
  ///   - help: one line.
  ///   - value: nothing is written where there is none.
  package mutating func gauge(_ name: String, _ help: String, _ value: Int?) {
    if let value { add(name, help, .gauge, [([], Double(value))]) }
  }

  package mutating func gauge(_ name: String, _ help: String, _ value: Double?) {
    if let value { add(name, help, .gauge, [([], value)]) }
  }

  /// Counts by the value of one label, sorted by it.
  package mutating func gauge(
    _ name: String, _ help: String, by label: String, _ counts: [String: Int]
  ) {
    add(
      name, help, .gauge,
      counts.sorted { $0.key < $1.key }.map { ([(label, $0.key)], Double($0.value)) })
  }

  /// One figure, with a sample for each of what it is told apart by. A counter's name ends in `_total`.
  package mutating func add(
    _ name: String, _ help: String, _ kind: Kind,
    _ samples: [(labels: [(String, String)], value: Double)]
  ) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
    for (labels, value) in samples {
      let list = labels.map { "\($0)=\"\(Self.escaped($1, quotes: true))\"" }
      text += name + (list.isEmpty ? "" : "{\(list.joined(separator: ","))}")
      text += " \(Self.number(value))\n"
    }
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    // Exact as far as a double is.
    return value == value.rounded() && abs(value) <= 9_007_199_254_740_992
      ? "\(Int(value))" : "\(value)"
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var out = text.replacingOccurrences(of: "\\", with: "\\\\")
      .replacingOccurrences(of: "\n", with: "\\n")
    if quotes { out = out.replacingOccurrences(of: "\"", with: "\\\"") }
    return out
  }
}

/// What the system says of this process.
struct ProcessFigures: Sendable {
  /// Bytes in memory.
  var resident: Int?
  var cpuSeconds: Double?
  /// Seconds since 1970.
  var started: Double?
  var openFiles: Int?

  /// proc(5)
  static func now() -> ProcessFigures {
    var figures = ProcessFigures()
    let stat = (try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8)) ?? ""
    // The name stands in parentheses and may hold anything: what follows the last is counted.
    let fields = stat.lastIndex(of: ")").map { stat[$0...].split(separator: " ").map(String.init) }
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    if let fields, fields.count > 22 {
      if let user = Double(fields[12]), let system = Double(fields[13]) {
        figures.cpuSeconds = (user + system) / ticks
      }
      figures.resident = Int(fields[22]).map { $0 * sysconf(Int32(_SC_PAGESIZE)) }
      let boot = (try? String(contentsOfFile: "/proc/stat", encoding: .utf8))?
        .split(separator: "\n").first { $0.hasPrefix("btime ") }
        .flatMap { Double($0.dropFirst(6)) }
      if let boot, let start = Double(fields[20]) { figures.started = boot + start / ticks }
    }
    figures.openFiles = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    return figures
  }
}

import ArgumentParser
import Exchange
import Fetch
import Foundation

/// Asks a running server how it is.
enum ServerExamination {
  private struct Health: Decodable {
    struct Item: Decodable {
      let name: String
      let detail: String
      let good: Bool
    }

    let status: String
    let items: [Item]?
  }

  enum Fault: Error, CustomStringConvertible {
    case address(String)
    case silent(String, String)
    case other(String)

    var description: String {
      switch self {
      case .address(let text):
        "“\(text)” is no address of a server on this machine, such as http://127.0.0.1:8747."
      case .silent(let address, let reason): "\(address) does not answer: \(reason)"
      case .other(let address): "What answers at \(address) is not “tocsin serve”."
      }
    }
  }

  /// Prints a line a part.
  ///
  /// - Throws: `ExitCode` when one of them is not well.
  static func run(_ address: String, _ paint: Paint) async throws {
    let base = address.hasSuffix("/") ? String(address.dropLast()) : address
    // A server answers on its own machine only; this asks nobody else.
    let local = ["127.0.0.1", "localhost", "[::1]"]
    guard let location = try? WebLocation(base + "/health"),
      local.contains(where: { base.hasPrefix("http://\($0)") }),
      let four = IPAddress("127.0.0.1"), let six = IPAddress("::1")
    else { throw Fault.address(address) }
    let response: WireResponse
    do {
      response = try await CurlTransport().send(
        WireRequest(
          location: location, addresses: base.contains("[") ? [six] : [four],
          limit: 1 << 20, seconds: 10))
    } catch {
      throw Fault.silent(address, "\(error)")
    }
    guard [200, 503].contains(response.status),
      let health = try? JSONDecoder().decode(Health.self, from: Data(response.body))
    else { throw Fault.other(address) }
    var sink = ByteSink.standardOutput()
    let items = health.items ?? []
    let width = items.map(\.name.unicodeScalars.count).max() ?? 0
    try sink.append(paint.bold("The server at \(base.printable())") + "\n")
    if items.isEmpty { try sink.append("  \(health.status.printable())\n") }
    for item in items {
      let mark = item.good ? paint.green("ok ") : paint.red("bad")
      try sink.append(
        "  \(mark)  \(item.name.printable().padded(to: width))  \(item.detail.printable())\n")
    }
    try sink.flush()
    if health.status != "good" { throw ExitCode.failure }
  }
}

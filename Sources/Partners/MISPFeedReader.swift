package import Exchange
package import Fetch
import Foundation

/// Reads a feed of MISP: the manifest, then each event that is new, one after another.
///
/// What a feed promises is believed of nothing: entries are counted, bytes are counted, an event must be the one it is named
/// as, and a file that is missing costs itself alone.
package struct MISPFeedReader {
  /// Where a feed lies.
  package enum Place {
    /// An address that ends before `manifest.json`, with the fields that its owner asks for.
    case web(String, Fetcher, fields: [String])
    case folder(String)
  }

  /// Of one file.
  private static let largestFile = 64 << 20
  /// Of all events in one run: a feed that has more is read on in the next.
  private static let mostBytes = 2 << 30

  private let place: Place
  private let mostBytes: Int

  /// - Parameter mostBytes: of all events together.
  package init(_ place: Place, mostBytes: Int = MISPFeedReader.mostBytes) {
    self.place = place
    self.mostBytes = mostBytes
  }

  /// What came of a feed.
  package struct Result: Sendable {
    package var events = 0
    /// Events that were known in this version.
    package var known = 0
    package var faults: [STIXFault] = []
  }

  /// Hands over each event as a line of JSON.
  ///
  /// - Parameters:
  ///   - isKnown: whether an event is there in this version, or a later one.
  ///   - body: is given the event.
  /// - Throws: ``ImportError`` when there is no manifest, and what `body` throws.
  package func read(
    isKnown: (MISPFeed.Entry) throws -> Bool, _ body: ([UInt8]) throws -> Void
  ) async throws -> Result {
    let manifest = try await file("manifest.json")
    guard let (entries, faults) = MISPFeed.entries(of: manifest) else {
      throw ImportError.server("What is there is no manifest of a feed.")
    }
    var result = Result()
    result.faults = faults
    var bytes = 0
    for entry in entries {
      guard try !isKnown(entry) else {
        result.known += 1
        continue
      }
      guard bytes < mostBytes else {
        result.faults.append(
          STIXFault(
            code: "feed.too-large",
            message:
              "The feed has more than \(mostBytes >> 20) MB that is new. The rest is read the next time."
          ))
        break
      }
      do {
        let content = try await file("\(entry.uuid).json")
        bytes += content.count
        let node = try JSONNode(parsing: content)
        if let fault = MISPFeed.fault(in: MISPReading.event(node), for: entry) {
          result.faults.append(fault)
          continue
        }
        try body(node.encoded + [0x0A])
        result.events += 1
      } catch let error as ImportError {
        result.faults.append(
          STIXFault(code: "feed.missing", message: "\(entry.uuid) is named and not there. \(error)")
        )
      } catch let error as FetchError {
        result.faults.append(
          STIXFault(code: "feed.missing", message: "\(entry.uuid) is named and not there. \(error)")
        )
      } catch let error as JSONFault {
        result.faults.append(
          STIXFault(code: "misp.json", message: "\(entry.uuid) is no event. \(error)"))
      }
      try Task.checkCancellation()
    }
    return result
  }

  private func file(_ name: String) async throws -> [UInt8] {
    switch place {
    case .folder(let path):
      let file = "\(path)/\(name)"
      guard let handle = FileHandle(forReadingAtPath: file) else {
        throw ImportError.unreadable(name)
      }
      defer { try? handle.close() }
      guard let data = try? handle.read(upToCount: Self.largestFile + 1) else {
        throw ImportError.unreadable(name)
      }
      guard data.count <= Self.largestFile else { throw ImportError.tooLarge }
      return [UInt8](data)
    case .web(let address, let fetcher, let fields):
      var base = address
      if base.hasSuffix("/manifest.json") { base.removeLast(14) }
      while base.hasSuffix("/") { base.removeLast() }
      guard let location = try? WebLocation("\(base)/\(name)") else {
        throw ImportError.server("\(address.prefix(200)) is no address that can be asked.")
      }
      var request = FetchRequest(location)
      request.obeysRobots = false
      request.isBrisk = true
      request.limit = Self.largestFile
      request.fields = ["Accept: application/json"] + fields
      let answer = try await fetcher.fetch(request)
      guard answer.status == 200 else {
        throw ImportError.server("The server answered \(answer.status) to \(name).")
      }
      return answer.body
    }
  }
}

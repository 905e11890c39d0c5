import Dispatch
import Synchronization

/// The objects of a bundle by their ids, in the order in which they came.
///
/// A bundle may have hundreds of thousands, which as values take several times the room of their letters: once written
/// (``write()``), an object is its bytes, and is read back when it is asked for or changed. What is written and read back
/// is the same, since a ``JSONNode`` keeps the order of members and the digits of numbers.
package struct STIXObjects {
  /// An object as it is written.
  package struct Written: Sendable {
    package let id: String
    /// See ``STIXObject/version``.
    package fileprivate(set) var version: String?
    package fileprivate(set) var bytes: [UInt8]
  }

  package private(set) var written: [Written] = []
  /// Those that are not written, or were changed since, by their places.
  private var open: [Int: STIXObject] = [:]
  private var places: [String: Int] = [:]

  /// Objects that one processor writes before it looks for other work.
  private static let piece = 512

  func has(_ id: String) -> Bool { places[id] != nil }

  subscript(id: String) -> STIXObject? { places[id].flatMap(object) }

  /// Linear in all that they say.
  var all: [STIXObject] { written.indices.compactMap(object) }

  private func object(_ place: Int) -> STIXObject? {
    open[place] ?? Self.read(written[place])
  }

  private static func read(_ written: Written) -> STIXObject? {
    guard let members = try? JSONNode(parsing: written.bytes).members else { return nil }
    return STIXObject(
      id: written.id, members.filter { $0.name != "type" && $0.name != "id" })
  }

  /// Keeps an object; of two with one id the later.
  mutating func insert(_ object: STIXObject) {
    let version = object.version
    guard let place = places[object.id] else {
      places[object.id] = written.count
      open[written.count] = object
      written.append(Written(id: object.id, version: version, bytes: []))
      return
    }
    guard (written[place].version ?? "") < (version ?? "") else { return }
    open[place] = object
    written[place].version = version
  }

  /// Adds members that an object does not have yet.
  ///
  /// - Returns: whether the object is there.
  mutating func complete(_ id: String, with members: [JSONNode.Member]) -> Bool {
    guard let place = places[id] else { return false }
    guard var object = object(place) else { return true }
    let count = object.members.count
    for member in members where object[member.name] == nil { object.members.append(member) }
    if object.members.count > count { open[place] = object }
    return true
  }

  mutating func remove(_ member: String, from id: String) {
    guard let place = places[id], var object = object(place), object[member] != nil else { return }
    object[member] = nil
    open[place] = object
  }

  /// Writes what is not written, on the processors that there are. Linear in that.
  mutating func write() {
    let waiting = open.map { (place: $0.key, object: $0.value) }
    let pieces = stride(from: 0, to: waiting.count, by: Self.piece).map {
      waiting[$0..<min(waiting.count, $0 + Self.piece)]
    }
    let done = Mutex([[[UInt8]]](repeating: [], count: pieces.count))
    DispatchQueue.concurrentPerform(iterations: pieces.count) { piece in
      var buffer: [UInt8] = []
      let lines = pieces[piece].map { _, object in
        buffer.removeAll(keepingCapacity: true)
        object.encode(into: &buffer)
        // A copy has the room that it needs, where a buffer that grew has up to twice as much.
        return buffer.withUnsafeBufferPointer { Array($0) }
      }
      done.withLock { $0[piece] = lines }
    }
    for (piece, lines) in zip(pieces, done.withLock { $0 }) {
      for ((place, _), line) in zip(piece, lines) { written[place].bytes = line }
    }
    open.removeAll(keepingCapacity: true)
  }
}

/// The objects of a bundle by their ids, in the order in which they came.
///
/// A bundle may have hundreds of thousands, which as values take several times the room of their letters: an object is
/// written when it comes, and is read back when it is asked for or changed. What is written and read back is the same,
/// since a ``JSONNode`` keeps the order of members and the digits of numbers.
package struct STIXObjects: Sendable {
  /// An object as it is written.
  package struct Written: Sendable {
    package let id: String
    /// See ``STIXObject/version``.
    package fileprivate(set) var version: String?
    package fileprivate(set) var bytes: [UInt8]
  }

  package private(set) var written: [Written] = []
  private var places: [String: Int] = [:]
  /// The one that is being written: kept for its room.
  private var line = STIXLine()

  /// Makes room for about so many objects: to look each up again whenever the room doubles takes as long as to keep them.
  mutating func reserve(_ count: Int) {
    written.reserveCapacity(count)
    places.reserveCapacity(count)
  }

  func has(_ id: String) -> Bool { places[id] != nil }

  subscript(id: String) -> STIXObject? { places[id].flatMap { Self.read(written[$0]) } }

  /// One after another, since all of them as values take much room. Linear in all that they say.
  var all: some Sequence<STIXObject> { written.lazy.compactMap(Self.read) }

  private static func read(_ written: Written) -> STIXObject? {
    guard let members = try? JSONNode(parsing: written.bytes).members else { return nil }
    return STIXObject(
      id: written.id, members.filter { $0.name != "type" && $0.name != "id" })
  }

  /// Keeps an object; of two with one id the later.
  mutating func insert(_ object: STIXObject) {
    insert(object.id, version: object.version) { line in
      for member in object.members { line.add(member) }
    }
  }

  /// The same for what is written member by member.
  ///
  /// - Parameter write: is called where the object is kept, once.
  mutating func insert(_ id: String, version: String?, _ write: (inout STIXLine) -> Void) {
    if let place = places[id] {
      guard (written[place].version ?? "") < (version ?? "") else { return }
      written[place].version = version
      written[place].bytes = line.whole(id, write)
    } else {
      keep(Written(id: id, version: version, bytes: line.whole(id, write)))
    }
  }

  private mutating func keep(_ object: Written) {
    places[object.id] = written.count
    written.append(object)
  }

  /// Adds members that an object does not have yet.
  ///
  /// - Returns: whether the object is there.
  mutating func complete(_ id: String, with members: [JSONNode.Member]) -> Bool {
    guard let place = places[id] else { return false }
    guard !members.isEmpty, var object = Self.read(written[place]) else { return true }
    let count = object.members.count
    for member in members where object[member.name] == nil { object.members.append(member) }
    if object.members.count > count { rewrite(place, object) }
    return true
  }

  mutating func remove(_ member: String, from id: String) {
    guard let place = places[id], var object = Self.read(written[place]), object[member] != nil
    else { return }
    object[member] = nil
    rewrite(place, object)
  }

  private mutating func rewrite(_ place: Int, _ object: STIXObject) {
    written[place].bytes = line.whole(object)
  }

  /// Takes over what was gathered apart, as if it had come here one after another: of two versions the later; members of
  /// what has no version, an observable, are joined. Linear in the objects.
  mutating func append(_ others: STIXObjects) {
    for other in others.written {
      guard let place = places[other.id] else {
        keep(other)
        continue
      }
      let own = written[place]
      if (own.version ?? "") < (other.version ?? "") {
        written[place] = other
      } else if other.version == nil, own.bytes != other.bytes, let object = Self.read(other) {
        _ = complete(other.id, with: object.members)
      }
    }
  }
}

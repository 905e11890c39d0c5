import Dispatch
import Foundation
import Synchronization

/// Objects that leave in a file, as they are kept: packed before the database is asked, since that takes longer than to write
/// them.
package struct ReleasedFile: Sendable {
  /// The objects of each piece, by their places.
  let bounds: [Range<Int>]
  /// See ``ReleasedPiece``.
  let pieces: [Data]
  /// Ids of what can be sighted, with their places, in the order of the index, which would otherwise be written all over.
  let named: [(id: String, place: Int)]

  /// On the processors that there are; linear in the objects, but for the order of the names.
  ///
  /// - Parameter beside: other work of some length, done at the same time.
  package init(_ objects: [ReleasedObject], beside: @Sendable () -> Void = {}) {
    let bounds = Self.cut(objects)
    self.bounds = bounds
    let packed = Mutex([Data](repeating: Data(), count: bounds.count))
    let named = Mutex<[(id: String, place: Int)]>([])
    // The longest pieces of work first.
    DispatchQueue.concurrentPerform(iterations: bounds.count + 2) { part in
      guard part > 0 else { return beside() }
      guard part > 1 else {
        let names = objects.enumerated().lazy.filter { Self.canBeSighted($0.element) }
          .map { (id: $0.element.id, place: $0.offset) }.sorted { $0 < $1 }
        return named.withLock { $0 = names }
      }
      let piece = ReleasedPiece.pack(objects[bounds[part - 2]].lazy.map { $0 })
      packed.withLock { $0[part - 2] = piece }
    }
    pieces = packed.withLock { $0 }
    self.named = named.withLock { $0 }
  }

  /// Where a piece ends and the next begins. Linear in the objects.
  private static func cut(_ objects: [ReleasedObject]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var (start, bytes) = (0, 0)
    for (index, object) in objects.enumerated() {
      bytes += object.content.count
      guard bytes >= ReleasedPiece.size || index + 1 == objects.count else { continue }
      pieces.append(start..<(index + 1))
      (start, bytes) = (index + 1, 0)
    }
    return pieces
  }

  /// STIX 2.1, section 5.2: what a sighting is of is a domain object, never an observable or a relationship.
  private static func canBeSighted(_ object: ReleasedObject) -> Bool {
    !object.version.isEmpty && object.type != "relationship" && object.type != "sighting"
  }
}

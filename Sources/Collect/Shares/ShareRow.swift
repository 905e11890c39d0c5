import TocsinModel

/// Where the fields of one share stand in the buffer that it was read into.
struct ShareRow {
  /// What a column holds.
  enum Role: UInt8 {
    case object, account, content, time, layer, other
  }

  typealias Place = NameBatch.Place

  private let base: UnsafePointer<UInt8>
  private(set) var object = Place(start: 0, length: 0)
  private(set) var account = Place(start: 0, length: 0)
  private(set) var content = Place(start: 0, length: 0)
  private var timePlace = Place(start: 0, length: 0)
  private var layerPlace: Place?

  /// - Parameter base: where the buffer begins; it outlives the row, and is under 4 GB.
  init(base: UnsafePointer<UInt8>) {
    self.base = base
  }

  @inline(__always)
  mutating func set(_ role: Role, _ range: Range<Int>) {
    let place = Place(
      start: UInt32(truncatingIfNeeded: range.lowerBound),
      length: UInt32(truncatingIfNeeded: range.count))
    switch role {
    case .object: object = place
    case .account: account = place
    case .content: content = place
    case .time: timePlace = place
    case .layer: layerPlace = place
    case .other: break
    }
  }

  var time: UnsafeBufferPointer<UInt8> { bytes(timePlace) }
  var layer: UnsafeBufferPointer<UInt8>? { layerPlace.map(bytes) }

  private func bytes(_ place: Place) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + Int(place.start), count: Int(place.length))
  }
}

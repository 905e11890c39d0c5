extension ShareColumns {
  /// The columns of a range of rows as bytes, one after another, little-endian.
  package func bytes(_ rows: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * Self.width)
    func put<Value: FixedWidthInteger>(_ values: ArraySlice<Value>) {
      for value in values {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    put(objects[rows])
    put(accounts[rows])
    put(times[rows])
    put(posts[rows])
    put(layers[rows])
    return bytes
  }

  /// Bytes of a row.
  package static let width = 29

  /// Takes rows as ``bytes(_:)`` gives them.
  package mutating func append(_ bytes: UnsafeRawBufferPointer, count: Int) {
    func take<Value: FixedWidthInteger>(_ offset: Int, _ column: inout [Value]) {
      let width = MemoryLayout<Value>.size
      column.reserveCapacity(column.count + count)
      for row in 0..<count {
        column.append(
          Value(
            littleEndian: bytes.loadUnaligned(
              fromByteOffset: offset * count + row * width, as: Value.self)))
      }
    }
    take(0, &objects)
    take(8, &accounts)
    take(16, &times)
    take(24, &posts)
    take(28, &layers)
  }
}

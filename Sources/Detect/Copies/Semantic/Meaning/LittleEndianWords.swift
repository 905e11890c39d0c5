extension [UInt32] {
  /// One word after another, the lowest byte of each first.
  var littleEndianBytes: [UInt8] { map(\.littleEndian).withUnsafeBytes { Array<UInt8>($0) } }
}

extension UnsafeRawBufferPointer {
  /// The little-endian word of 32 bits with this number.
  func word(_ place: Int) -> UInt32 {
    UInt32(littleEndian: loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self))
  }

  /// The two words from a place on, the lower half first.
  func double(_ place: Int) -> Double {
    Double(bitPattern: UInt64(word(place)) | UInt64(word(place + 1)) << 32)
  }
}

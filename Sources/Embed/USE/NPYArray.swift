import FileMapping

/// An array in a file of NumPy's format (NEP 1, versions 1.0 to 3.0), mapped for reading.
///
/// Only what models hold: little-endian numbers in rows (C order), no objects and no structures.
package struct NPYArray: Sendable {
  package enum Element: String, Sendable {
    case float32 = "<f4"
    case float64 = "<f8"
    case int8 = "|i1"
    case uint8 = "|u1"

    var size: Int {
      switch self {
      case .float32: 4
      case .float64: 8
      case .int8, .uint8: 1
      }
    }
  }

  private let file: MappedFile
  private let offset: Int
  package let count: Int

  /// Opens an array that must have this shape and these elements.
  ///
  /// - Throws: ``EmbedError``; nothing beyond the header is read.
  package init(path: String, shape: [Int], of element: Element) throws(EmbedError) {
    count = shape.reduce(1, *)
    file = try MappedFile(model: path, most: 1 << 30)
    let header = try NPYHeader(file)
    guard header.element == element.rawValue, !header.isColumnMajor, header.shape == shape else {
      throw .damaged(
        file: path,
        reason: "it holds \(header), not \(element.rawValue) of the shape \(shape)")
    }
    offset = header.end
    let size = count * element.size
    guard file.bytes.count - offset == size else {
      throw .damaged(
        file: path, reason: "it has \(file.bytes.count - offset) bytes of numbers, not \(size)")
    }
  }

  private var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.raw[offset...])
  }

  /// The first byte, for arrays of bytes; valid as long as the array is held.
  var start: UnsafePointer<UInt8> { file.start + offset }

  /// The numbers of a `float32` array.
  ///
  /// - Throws: ``EmbedError/damaged(file:reason:)`` when one is infinite or not a number.
  package func floats() throws(EmbedError) -> [Float] {
    let floats = numbers(UInt32.self).map { Float(bitPattern: $0) }
    guard floats.allSatisfy(\.isFinite) else {
      throw .damaged(file: file.path, reason: "it holds numbers that are not finite")
    }
    return floats
  }

  /// The number of a `float64` array of one.
  func double() -> Double {
    numbers(UInt64.self).first.map { Double(bitPattern: $0) } ?? 0
  }

  private func numbers<Bits: FixedWidthInteger>(_: Bits.Type) -> [Bits] {
    (0..<count).map { index in
      let offset = index * MemoryLayout<Bits>.size
      return Bits(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Bits.self))
    }
  }
}

import FileMapping

/// The packed file of multilingual-e5-small: sizes, vocabulary, then named tensors.
///
/// All numbers are little-endian:
///
/// 1. `E5S1`, version (u32); width, layers, heads, inner width, words, positions, token types (i32
///    each), epsilon (f32), block (i32);
/// 2. pieces, ids of beginning, end, padding, unknown (i32 each), bytes of all pieces (u64), pieces
///    + 1 offsets (u32), scores (f32), the bytes;
/// 3. replaced code points (i32), bytes they take (u32); each a code point (u32), a count (u8), as
///    many code points (u32);
/// 4. tensors (i32); each the length of its name (u16), the name, kind (u8: 0 floats, 1
///    ``FourBitRows``), count of numbers (u32), offset in the file and bytes (u64 each).
///
/// Every size is checked before it is used.
struct E5File {
  struct Tensor {
    let kind: UInt8
    let count: Int
    let offset: Int
    let size: Int
  }

  let path: String
  let mapped: MappedFile
  let shape: E5Shape
  let vocabulary: UnigramVocabulary
  let map: CharacterMap
  private let tensors: [String: Tensor]

  private static let mostBytes = 1 << 31
  private static let mostPieces = 4_000_000
  private static let mostTensors = 10_000
  private static let mostFloats = 1 << 24

  init(path: String) throws(EmbedError) {
    self.path = path
    mapped = try MappedFile(model: path, most: Self.mostBytes)
    var cursor = ByteCursor(mapped.raw)
    do {
      shape = try Self.shape(&cursor)
      vocabulary = try Self.vocabulary(&cursor)
      map = try Self.map(&cursor)
      tensors = try Self.directory(&cursor, size: mapped.bytes.count)
    } catch let fault as Fault {
      throw .damaged(file: path, reason: fault.reason)
    } catch {
      throw .damaged(file: path, reason: "it ends too early")
    }
    if vocabulary.count > shape.words {
      throw .damaged(file: path, reason: "it has more pieces than words")
    }
  }

  private struct Fault: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
  }

  private static func shape(_ cursor: inout ByteCursor) throws -> E5Shape {
    guard try cursor.take(4).elementsEqual("E5S1".utf8) else {
      throw Fault("it is not a file of this model")
    }
    let version = try cursor.integer(UInt32.self)
    guard version == 1 else { throw Fault("its version is \(version) instead of 1") }
    let sizes = try (0..<7).map { _ in Int(try cursor.integer(Int32.self)) }
    let shape = E5Shape(
      width: sizes[0], layers: sizes[1], heads: sizes[2], inner: sizes[3], words: sizes[4],
      positions: sizes[5], epsilon: try cursor.float())
    if let fault = shape.fault { throw Fault(fault) }
    guard (1...16).contains(sizes[6]) else { throw Fault("it has \(sizes[6]) token types") }
    guard try cursor.integer(Int32.self) == FourBitRows.block else {
      throw Fault("its blocks of weights have another size")
    }
    return shape
  }

  private static func vocabulary(_ cursor: inout ByteCursor) throws -> UnigramVocabulary {
    let count = Int(try cursor.integer(Int32.self))
    guard (1...mostPieces).contains(count) else { throw Fault("it has \(count) pieces") }
    let special = try (0..<4).map { _ in try cursor.integer(Int32.self) }
    guard special.allSatisfy({ (0..<Int32(count)).contains($0) }) else {
      throw Fault("a special piece has no place in the vocabulary")
    }
    let size = try cursor.integer(UInt64.self)
    let offsets = try cursor.integers(count + 1)
    let scores = try cursor.floats(count)
    guard let size = Int(exactly: size) else { throw ByteCursor.Truncated() }
    let bytes = Array(try cursor.take(size))
    guard
      let vocabulary = UnigramVocabulary(
        bytes: bytes, offsets: offsets, scores: scores, beginning: special[0], end: special[1],
        unknown: special[3])
    else { throw Fault("its vocabulary contradicts itself") }
    return vocabulary
  }

  private static func map(_ cursor: inout ByteCursor) throws -> CharacterMap {
    let count = Int(try cursor.integer(Int32.self))
    let size = Int(try cursor.integer(UInt32.self))
    var entries = ByteCursor(try cursor.take(size))
    guard count >= 0, count <= size / 5 else { throw ByteCursor.Truncated() }
    var replacements: [(UInt32, [UInt32])] = []
    replacements.reserveCapacity(count)
    for _ in 0..<count {
      let source = try entries.integer(UInt32.self)
      let length = Int(try entries.integer(UInt8.self))
      replacements.append((source, try entries.integers(length)))
    }
    guard let map = CharacterMap(replacements) else {
      throw Fault("its replacements of characters are not in order")
    }
    return map
  }

  private static func directory(_ cursor: inout ByteCursor, size: Int) throws -> [String: Tensor] {
    let count = Int(try cursor.integer(Int32.self))
    guard (0...mostTensors).contains(count) else { throw Fault("it has \(count) tensors") }
    var tensors: [String: Tensor] = [:]
    for _ in 0..<count {
      let length = Int(try cursor.integer(UInt16.self))
      let name = String(decoding: try cursor.take(length), as: UTF8.self)
      let kind = try cursor.integer(UInt8.self)
      let numbers = Int(try cursor.integer(UInt32.self))
      let place = try (cursor.integer(UInt64.self), cursor.integer(UInt64.self))
      guard let offset = Int(exactly: place.0), let bytes = Int(exactly: place.1),
        offset <= size, bytes <= size - offset
      else { throw Fault("the tensor \(name) lies beyond its end") }
      tensors[name] = Tensor(kind: kind, count: numbers, offset: offset, size: bytes)
    }
    return tensors
  }
}

// MARK: - Tensors

extension E5File {
  private func tensor(_ name: String, kind: UInt8, count: Int, size: Int) throws(EmbedError) -> Int
  {
    guard let tensor = tensors[name] else {
      throw .damaged(file: path, reason: "the tensor \(name) is not there")
    }
    guard tensor.kind == kind, tensor.count == count, tensor.size == size else {
      throw .damaged(file: path, reason: "the tensor \(name) has another shape")
    }
    return tensor.offset
  }

  /// A tensor of finite floats, copied.
  func floats(_ name: String, count: Int) throws(EmbedError) -> [Float] {
    let offset = try tensor(name, kind: 0, count: count, size: count * 4)
    let values = (0..<count).map { index in
      Float(
        bitPattern: UInt32(
          littleEndian: mapped.raw.loadUnaligned(
            fromByteOffset: offset + index * 4, as: UInt32.self)))
    }
    guard values.allSatisfy(\.isFinite) else {
      throw .damaged(file: path, reason: "the tensor \(name) holds what is not a number")
    }
    return values
  }

  /// The first row of a tensor whose number of rows does not matter.
  func firstRow(_ name: String, width: Int) throws(EmbedError) -> [Float] {
    let count = tensors[name]?.count ?? width
    let values = try floats(name, count: min(count, Self.mostFloats))
    guard values.count >= width else {
      throw .damaged(file: path, reason: "the tensor \(name) has another shape")
    }
    return Array(values.prefix(width))
  }

  /// A tensor of 4-bit weights, left in the file. Its scales are not looked at.
  func rows(_ name: String, rows: Int, columns: Int) throws(EmbedError) -> FourBitRows {
    let size = FourBitRows.size(rows: rows, columns: columns)
    let offset = try tensor(name, kind: 1, count: rows * columns, size: size)
    return FourBitRows(file: mapped, offset: offset, rows: rows, columns: columns)
  }

  /// A tensor of 4-bit weights as bytes, with the scales of their blocks.
  func blocks(_ name: String, rows count: Int, columns: Int) throws(EmbedError) -> FourBitBlocks {
    guard let blocks = try rows(name, rows: count, columns: columns).blocks() else {
      throw .damaged(file: path, reason: "the tensor \(name) holds what is not a number")
    }
    return blocks
  }
}

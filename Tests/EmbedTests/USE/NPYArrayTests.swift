import Embed
import Foundation
import TestSupport
import Testing

@Suite struct NPYArrayTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func file(
    _ header: String, version: UInt8 = 1, numbers: [Float] = [1, -2, 0.5, 0, 3, 4]
  ) throws -> String {
    var data = Data([0x93] + Array("NUMPY".utf8) + [version, 0])
    let length = header.utf8.count
    data += [UInt8(length & 0xFF), UInt8(length >> 8)]
    if version > 1 { data += [0, 0] }
    data += Data(header.utf8)
    for number in numbers {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { data += Data($0) }
    }
    return try temporary.write("a.npy", data)
  }

  @Test(arguments: [
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
    "{'shape':(2,3),'fortran_order':False,'descr':'<f4'}   \n",
  ])
  func `the numbers of an array are read`(header: String) throws {
    for version: UInt8 in 1...3 {
      let path = try file(header, version: version)
      let array = try NPYArray(path: path, shape: [2, 3], of: .float32)
      #expect(try array.floats() == [1, -2, 0.5, 0, 3, 4])
    }
  }

  @Test(arguments: [
    "", "{", "{}", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3",
    "{'descr': '<f4, 'fortran_order': False, 'shape': (2, 3), }",
    "{'descr': '<f4', 'fortran_order': Maybe, 'shape': (2, 3), }",
    "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 4), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999, 3), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-2, 3), }",
    "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), }",
    "{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }",
    "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1, 1, 1, 1, 1, 1, 2, 3), }",
  ])
  func `another header is damage`(header: String) throws {
    let path = try file(header)
    let error = #expect(throws: EmbedError.self) {
      try NPYArray(path: path, shape: [2, 3], of: .float32)
    }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `every beginning of a file is damage`() throws {
    let path = try file("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in 0..<whole.count {
      try temporary.write("a.npy", whole.prefix(length))
      #expect(throws: EmbedError.self) { try NPYArray(path: path, shape: [2, 3], of: .float32) }
    }
  }

  @Test func `a folder and a missing file say what they are`() throws {
    #expect(throws: EmbedError.missing(file: temporary["none"])) {
      try NPYArray(path: temporary["none"], shape: [1], of: .uint8)
    }
    #expect(throws: EmbedError.self) {
      try NPYArray(path: temporary.path, shape: [1], of: .uint8)
    }
  }
}

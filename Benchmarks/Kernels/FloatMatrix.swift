import Foundation

/// Rows of 32-bit floats from a file of NumPy's format `.npy`, version 1 (NumPy enhancement
/// proposal 1).
struct FloatMatrix {
  var columns: Int
  var values: [Float]
  var rows: Int { columns == 0 ? 0 : values.count / columns }

  init(npy path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    guard data.count >= 10, data.prefix(8) == Data([0x93] + Array("NUMPY".utf8) + [1, 0]) else {
      throw Job.Failure(description: "\(path) is not an .npy file of version 1")
    }
    let begin = 10 + Int(data[8]) + Int(data[9]) << 8
    let header = String(decoding: data[10..<min(begin, data.count)], as: UTF8.self)
    let sizes = header.split(separator: "(").last?.split(separator: ")").first ?? ""
    let shape = sizes.split(separator: ",").compactMap { Int($0.filter(\.isNumber)) }
    guard header.contains("'<f4'"), header.contains("'fortran_order': False"), shape.count == 2,
      data.count == begin + shape[0] * shape[1] * 4
    else { throw Job.Failure(description: "\(path) is not a whole matrix of '<f4' in C order") }
    columns = shape[1]
    values = [Float](unsafeUninitializedCapacity: shape[0] * shape[1]) { buffer, count in
      count = data[begin...].copyBytes(to: buffer) / 4
    }
  }
}

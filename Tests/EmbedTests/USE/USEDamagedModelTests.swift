import Embed
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: USEModel.isThere)) struct USEDamagedModelTests {
  private let copy: TemporaryFolder

  /// A folder of links to the model's files, to exchange one of them.
  init() throws {
    copy = try TemporaryFolder()
    let files = FileManager.default
    try files.createDirectory(atPath: copy["weights"], withIntermediateDirectories: true)
    let weights = try files.contentsOfDirectory(atPath: USEModel.folder + "/weights")
    for name in ["sp.model"] + weights.map({ "weights/" + $0 }) {
      try files.createSymbolicLink(
        atPath: copy[name], withDestinationPath: "\(USEModel.folder)/\(name)")
    }
  }

  private func exchange(_ name: String, _ change: (inout Data) -> Void) throws {
    var data = try Data(contentsOf: URL(fileURLWithPath: copy[name]))
    change(&data)
    try FileManager.default.removeItem(atPath: copy[name])
    try copy.write(name, data)
  }

  private func failure() -> EmbedError? {
    #expect(throws: EmbedError.self) { try UniversalSentenceEncoder(folder: copy.path) }
  }

  @Test(arguments: ["sp.model", "weights/q17.npy", "weights/eps.npy", "weights/d3.npy"])
  func `a file that is not there is named`(name: String) throws {
    try FileManager.default.removeItem(atPath: copy[name])
    #expect(failure() == .missing(file: copy[name]))
  }

  @Test(arguments: ["sp.model", "weights/q1.npy", "weights/lo.npy", "weights/proj2.npy"])
  func `a file that was cut is damaged`(name: String) throws {
    for part in [1000, 60, 7, 0] {
      try exchange(name) { $0 = $0.prefix(min(part, $0.count - 1)) }
      guard case .damaged(file: copy[name], _) = failure() else {
        Issue.record("\(name) cut to \(part) bytes was not found to be damaged")
        return
      }
    }
  }

  @Test func `numbers that are not finite are damage`() throws {
    try exchange("weights/b1_2.npy") { data in
      data.replaceSubrange(data.count - 4..<data.count, with: [0, 0, 0xC0, 0x7F])
    }
    #expect(failure()?.description.contains("not finite") == true)
  }

  @Test func `a matrix of other than 8 bits is damage`() throws {
    try exchange("weights/d1.npy") { data in
      let odd: Float = 0.0123
      withUnsafeBytes(of: odd.bitPattern.littleEndian) { bits in
        data.replaceSubrange(data.count - 4..<data.count, with: bits)
      }
    }
    #expect(failure()?.description.contains("8-bit") == true)
  }

  @Test func `a piece of more than 6 bits a number is damage where it is used`() throws {
    // Piece 0, the unknown one, is the first row of the first table.
    try exchange("weights/q1.npy") { $0[128] = 64 }
    let encoder = try UniversalSentenceEncoder(folder: copy.path)
    #expect(throws: EmbedError.self) { try encoder.vectors(of: [""]) }
    #expect(try encoder.vectors(of: ["Vote"]).count == 512)
  }
}

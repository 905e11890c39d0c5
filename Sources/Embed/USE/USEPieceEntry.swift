/// What the encoder knows of a piece alone, whatever its neighbours, as floats one after another: its projection after
/// normalisation, then for each branch what it gives to each slot of the first convolution.
enum USEPieceEntry {
  static let count = USEShape.projected + USEShape.branches.reduce(0) { $0 + $1.slots * USEShape.width }

  /// Where a branch's part of the projection begins.
  static func projection(_ branch: Int) -> Int { branch * USEShape.width }

  /// Where begins what is given to a branch.
  static func parts(_ branch: Int) -> Int {
    USEShape.branches[..<branch].reduce(USEShape.projected) { $0 + $1.slots * USEShape.width }
  }
}

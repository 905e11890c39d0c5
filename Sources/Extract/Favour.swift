/// What counts more where a block may or may not be a page's own text.
package enum Favour: String, Sendable, CaseIterable {
  /// Little that is not the page's own.
  case precision
  case balance
  /// Little of it lost.
  case recall

  /// What is added to the likelihood of each block.
  var shift: Float {
    switch self {
    case .precision: -0.2
    case .balance: 0
    case .recall: 0.2
    }
  }
}

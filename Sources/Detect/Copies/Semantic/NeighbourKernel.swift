import CNeighbours

/// Which code multiplies vectors. The results are equal, bit by bit.
package enum NeighbourKernel: Sendable, CaseIterable {
  case plain
  case avx2
  /// With its extension VNNI.
  case avx512
  /// Of arm64.
  case neon
  /// With the products of four bytes of ARMv8.2.
  case neonDot

  /// The fastest that this processor has.
  package static let best = allCases.last(where: \.isAvailable) ?? .plain

  /// Whether this processor has it.
  package var isAvailable: Bool { cneighbours_has(path) }

  var path: cneighbours_path {
    switch self {
    case .plain: CNEIGHBOURS_PLAIN
    case .avx2: CNEIGHBOURS_AVX2
    case .avx512: CNEIGHBOURS_AVX512
    case .neon: CNEIGHBOURS_NEON
    case .neonDot: CNEIGHBOURS_NEON_DOT
    }
  }
}

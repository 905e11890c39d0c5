import CMatrix

/// The instructions that products run on; all give the same vectors up to rounding.
package enum MatrixPath: String, CaseIterable, Sendable {
  case plain, avx2
  case avxVNNI = "avx-vnni"
  case avx512VNNI = "avx512-vnni"
  case neon
  case neonDot = "neon-dot"

  /// The fastest of this processor.
  package static let best = allCases.last(where: \.isAvailable) ?? .plain

  package var isAvailable: Bool { cmatrix_has_path(value) }

  var value: cmatrix_path {
    switch self {
    case .plain: CMATRIX_PLAIN
    case .avx2: CMATRIX_AVX2
    case .avxVNNI: CMATRIX_AVX_VNNI
    case .avx512VNNI: CMATRIX_AVX512_VNNI
    case .neon: CMATRIX_NEON
    case .neonDot: CMATRIX_NEON_DOT
    }
  }
}

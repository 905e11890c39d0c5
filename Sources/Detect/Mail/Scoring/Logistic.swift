#if canImport(Glibc)
  import Glibc
#endif

enum Logistic {
  /// 1 / (1 + e^−x).
  static func probability(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Double {
  /// The natural one.
  var logarithm: Double { log(self) }
}

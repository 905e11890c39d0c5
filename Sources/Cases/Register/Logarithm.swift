#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Double {
  var naturalLogarithm: Double { log(self) }
}

internal import CSandbox
import Glibc

/// Takes from the process what documents do not need, before one of them is looked at.
struct Confinement {
  enum Failure: Error, CustomStringConvertible {
    /// The step that failed, as `tocsin_sandbox_enter` numbers it, and `errno`.
    case step(Int32, Int32)

    var description: String {
      guard case .step(let step, let reason) = self else { return "" }
      let what =
        switch step {
        case 1: "limits cannot be set"
        case 3: "this kernel has no Landlock"
        case 6: "this kernel has no seccomp filters"
        default: "step \(step) failed"
        }
      return
        "It refuses to read documents unprotected: \(what) (\(String(cString: strerror(reason)))). With --unprotected it reads them all the same."
    }
  }

  /// Programs that may be run, by their paths.
  var programs: [String] = []
  /// A document of 64 MB is unpacked and held several times over.
  var memory: UInt64 = 2 << 30
  var seconds: UInt64 = 60
  var output: UInt64 = 128 << 20

  /// What loads programs, and what they read: libraries, the time zone, fonts and encodings of PDF.
  private static let loaders = [
    "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1",
  ]
  private static let readable = [
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/ld.so.preload",
    "/usr/share/poppler", "/usr/share/fonts", "/etc/fonts", "/dev/null", "/dev/urandom",
    "/usr/share/zoneinfo", "/etc/localtime", "/proc/self",
  ]

  /// - Throws: ``Failure``; the process is then as it was, or less able.
  func enter() throws(Failure) {
    let readable = Self.list(Self.readable)
    let executable = Self.list(programs.isEmpty ? [] : programs + Self.loaders)
    let (step, reason) = readable.withUnsafeBufferPointer { readable in
      executable.withUnsafeBufferPointer { executable in
        var sandbox = tocsin_sandbox(
          readable: readable.baseAddress, executable: executable.baseAddress, memory: memory,
          seconds: seconds, output: output)
        let step = tocsin_sandbox_enter(&sandbox)
        return (step, errno)
      }
    }
    guard step == 0 else { throw .step(step, reason) }
  }

  private static func list(_ paths: [String]) -> [CChar] {
    (paths.flatMap { Array($0.utf8) + [0] } + [0]).map { CChar(bitPattern: $0) }
  }
}

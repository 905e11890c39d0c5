import Glibc

/// A C or C++ library that is loaded, asked for its version at run time.
struct Library {
  let name: String
  let version: String?
  let purpose: String

  static var all: [Library] {
    [
      Library(name: "ICU", version: icu, purpose: "folds text, decodes old encodings"),
      Library(name: "simdjson", version: file(of: "libsimdjson"), purpose: "reads JSON"),
      Library(name: "zlib", version: text("zlibVersion"), purpose: "reads .gz"),
      Library(name: "zstd", version: text("ZSTD_versionString"), purpose: "reads .zst"),
      Library(
        name: "SentencePiece", version: file(of: "libsentencepiece").map { _ in "loaded" },
        purpose: "cuts texts into the pieces that models know"),
      Library(
        name: "fastText", version: file(of: "libfasttext").map { _ in "loaded" },
        purpose: "runs the model of languages"),
    ]
  }

  private typealias VersionText = @convention(c) () -> UnsafePointer<CChar>?

  /// What a function without arguments says.
  private static func text(_ symbol: String) -> String? {
    guard let address = dlsym(nil, symbol) else { return nil }
    return unsafeBitCast(address, to: VersionText.self)().map { String(cString: $0) }
  }

  private typealias ICUVersion = @convention(c) (UnsafeMutablePointer<UInt8>) -> Void

  /// ICU's symbols carry its major version.
  private static var icu: String? {
    for major in 60..<100 {
      guard let address = dlsym(nil, "u_getVersion_\(major)") else { continue }
      var parts: [UInt8] = [0, 0, 0, 0]
      parts.withUnsafeMutableBufferPointer { buffer in
        if let start = buffer.baseAddress { unsafeBitCast(address, to: ICUVersion.self)(start) }
      }
      return "\(parts[0]).\(parts[1])"
    }
    return nil
  }

  /// The version in the name of the loaded file, that of its interface; for libraries that do not tell.
  private static func file(of name: String) -> String? {
    guard let maps = fopen("/proc/self/maps", "r") else { return nil }
    defer { fclose(maps) }
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), maps) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard let file = text.split(separator: "/").last, file.hasPrefix(name + ".so") else {
        continue
      }
      let version = file.dropFirst(name.utf8.count + 3).drop { $0 == "." }
      return String(version.prefix { $0.isNumber || $0 == "." })
    }
    return nil
  }
}

import Foundation

/// What was installed with the program.
enum Installation {
  /// The folder of the example.
  static var example: String? {
    find("share/tocsin/example", inSources: "examples/election", with: "tocsin.yaml")
  }

  /// The folder of the scripts that fetch models; what they read of the sources lies beside it.
  static var scripts: String? {
    find("share/tocsin/setup/Scripts", inSources: "Scripts", with: "fetch-models")
  }

  /// In the package or archive that the program lies in, or in the sources that it was built from.
  private static func find(
    _ installed: String, inSources source: String, with file: String
  ) -> String? {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    var folder = program.deletingLastPathComponent()
    // `bin/tocsin` or `lib/tocsin/tocsin` of an installation; a build product lies some folders below the sources.
    for _ in 0..<5 where folder.path != "/" {
      folder.deleteLastPathComponent()
      for place in [installed, source] {
        let path = folder.appending(path: place).path
        if FileManager.default.fileExists(atPath: "\(path)/\(file)") { return path }
      }
    }
    return nil
  }
}

import Foundation

/// Where things are that tests need.
package enum Locations {
  /// The folder of `Package.swift`.
  package static let packageRoot: String = {
    var url = URL(fileURLWithPath: #filePath)
    while url.path != "/" {
      url.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: url.appending(path: "Package.swift").path) {
        return url.path
      }
    }
    return FileManager.default.currentDirectoryPath
  }()

  /// Development data beside the checkout; `nil` where there is none. Tests that need it are skipped then.
  package static let sharedData: String? = {
    let path = URL(fileURLWithPath: packageRoot).deletingLastPathComponent()
      .appending(path: "shared/data").path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// The folder that the build puts its products into.
  package static let products: String = {
    var url = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    while url.path != "/" {
      url.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: url.appending(path: "tocsin").path) {
        return url.path
      }
    }
    return packageRoot + "/.build/debug"
  }()
}

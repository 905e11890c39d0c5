import Foundation

/// Debian's Chromium as a printer and as a camera: in its own sandbox, in a network of its own that leads nowhere, with a
/// profile that is thrown away. Where any of it cannot be had, nothing is printed.
package struct HeadlessBrowser: Sendable {
  /// Why nothing was printed; a sentence.
  package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(String)
    case failed(String)
    case late
    case tooLong

    package var description: String {
      switch self {
      case .missing(let what):
        "\(what) is not installed: on Debian, “apt-get install chromium util-linux”. The HTML can be printed from any browser."
      case .failed(let said):
        "Chromium did not run in its sandbox without a network\(said.isEmpty ? "" : ": \(said)")."
      case .late: "Chromium did not end within \(Int(HeadlessBrowser.patience)) s."
      case .tooLong: "It is larger than \(HeadlessBrowser.longest >> 20) MB."
      }
    }
  }

  package static let patience = 90.0
  package static let longest = 64 << 20
  /// Pixels of a picture: as wide as a usual window, as high as most articles.
  private static let (width, height) = (1280, 6000)

  private let path: String

  /// - Throws: ``Fault/missing(_:)``
  package init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Fault) {
    path = environment["TOCSIN_CHROMIUM"] ?? "/usr/bin/chromium"
    for tool in [path, "/usr/bin/unshare", "/usr/bin/setpriv"]
    where access(tool, X_OK) != 0 {
      throw .missing(tool)
    }
  }

  /// A page of our own as PDF.
  package func pdf(of html: String) throws -> [UInt8] {
    try run(
      html,
      ["--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=out.pdf"],
      "out.pdf")
  }

  /// A picture (PNG) of somebody else's page as its bytes alone show it: no script runs, nothing is loaded from
  /// anywhere, no file of this machine either.
  ///
  /// The page stands in a frame whose origin is its own and nobody's (HTML, sandbox), below a policy that lets through
  /// what is written into the page and nothing else (CSP Level 3; a `srcdoc` document inherits it).
  package func picture(of page: String) throws -> [UInt8] {
    let escaped = page.replacingOccurrences(of: "&", with: "&amp;")
      .replacingOccurrences(of: "\"", with: "&quot;")
    let html = """
      <!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline' data:; img-src data:; font-src data:">\
      <style>body{margin:0}iframe{border:0;display:block;width:\(Self.width)px;height:\(Self.height)px}</style>\
      </head><body><iframe sandbox srcdoc="\(escaped)"></iframe></body></html>
      """
    return try run(
      html,
      [
        "--window-size=\(Self.width),\(Self.height)", "--hide-scrollbars",
        // Else it is taken before a longer page is laid out, and is white.
        "--virtual-time-budget=5000", "--screenshot=out.png",
      ],
      "out.png")
  }

  /// What it calls itself.
  package func version() -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["--version"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return "Chromium" }
    let text = (try? output.fileHandleForReading.read(upToCount: 200)) ?? Data()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self).split(separator: "\n").first.map {
      $0.trimmingCharacters(in: .whitespaces)
    } ?? "Chromium"
  }

  /// - Parameter name: of the file that it writes; it goes by the ending.
  private func run(_ html: String, _ arguments: [String], _ name: String) throws -> [UInt8] {
    guard html.utf8.count <= Self.longest else { throw Fault.tooLong }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "tocsin-print-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(html.utf8).write(to: folder.appending(path: "page.html"))
    // Its sandbox does not run for root, and is never switched off: root goes on as nobody.
    let isRoot = geteuid() == 0
    if isRoot {
      for place in [folder.path, folder.appending(path: "page.html").path] {
        guard chown(place, 65_534, 65_534) == 0 else { throw Fault.failed("root cannot let go") }
      }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: isRoot ? "/usr/bin/setpriv" : "/usr/bin/unshare")
    process.arguments =
      (isRoot
        ? ["--reuid=65534", "--regid=65534", "--clear-groups", "/usr/bin/unshare"] : [])
      + ["--user", "--net", "--map-current-user", path, "--headless", "--disable-gpu"]
      + ["--no-first-run", "--disable-background-networking", "--disable-extensions"]
      + ["--disable-dev-shm-usage", "--user-data-dir=\(folder.path)/profile"] + arguments
      + ["file://\(folder.path)/page.html"]
    process.currentDirectoryURL = folder
    process.environment = [
      "HOME": folder.path, "PATH": "/usr/bin:/bin", "TMPDIR": folder.path, "LANG": "C.UTF-8",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let said = folder.appending(path: "said")
    _ = FileManager.default.createFile(atPath: said.path, contents: nil)
    process.standardError = try FileHandle(forWritingTo: said)
    try process.run()
    let end = Date().addingTimeInterval(Self.patience)
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.05) }
    if process.isRunning {
      process.terminate()
      Thread.sleep(forTimeInterval: 1)
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      throw Fault.late
    }
    let out = folder.appending(path: name)
    let size = (try? out.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    guard process.terminationStatus == 0, size > 0 else {
      let words = ((try? String(contentsOf: said, encoding: .utf8)) ?? "").split(separator: "\n")
      throw Fault.failed(words.last.map { String($0.prefix(200)) } ?? "")
    }
    guard size <= Self.longest else { throw Fault.tooLong }
    return Array(try Data(contentsOf: out))
  }
}

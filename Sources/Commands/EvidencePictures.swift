import ArgumentParser
import Collect
import Custody
import Engine
import Evidence
import Foundation
import Report
import Store
import TocsinModel

extension EvidenceCommand {
  /// `tocsin evidence screenshot F12`
  struct Screenshot: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a picture of captured pages, as a capture of its own.",
      discussion: """
        Debian's Chromium shows the captured bytes in its sandbox, without network, files and scripts: pictures and styles \
        that a page loads are not on it. The picture goes into the next export.

        EXAMPLE
          tocsin evidence screenshot F12
        """)

    @Argument(help: ArgumentHelp("Findings (F12), or ids of documents.", valueName: "name"))
    var names: [String]

    @Option(help: ArgumentHelp("Who takes it; your account otherwise.", valueName: "name"))
    var by: String?

    @OptionGroup var place: Place

    /// A finding may be about thousands of pages.
    private static let most = 50

    mutating func run() async throws {
      let (console, names, by) = (place.shared.console(), names, by ?? NSUserName())
      let workspace = Workspace(folder: place.workspace)
      try await Commands.run(console) { _ in
        let browser = try HeadlessBrowser()
        let store = try EvidenceCommand.store(workspace)
        let custody = Custody(workspace, store: store)
        let how =
          "rendered from the captured bytes by \(browser.version()), without network and scripts"
        var ids: [DocumentID] = []
        for name in names {
          if let id = DocumentID(name) {
            ids.append(id)
          } else if let finding = try store.finding(named: name) {
            ids += custody.documents(of: finding)
          } else {
            throw EngineError.noSuchFinding(name)
          }
        }
        var taken = 0
        for id in ids.prefix(Self.most) {
          try Task.checkCancellation()
          guard let captured = try custody.captured(id, by: by),
            let page = try Self.page(captured.content, captured.url)
          else { continue }
          try custody.keep(
            picture: try browser.picture(of: page), of: id, how: how, by: by)
          taken += 1
        }
        console.status("\(taken.counted("picture")) taken of \(ids.count.counted("document")).")
        if taken == 0 { throw ExitCode.failure }
      }
    }

    /// The page as text, its coding undone by the reader of pages; `nil` for what is none.
    private static func page(_ content: ArchivedCapture.Content, _ url: String) throws -> String? {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "tocsin-page-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: folder) }
      let path: String
      switch content {
      case .file(let type, let bytes):
        guard type == "text/html" else { return nil }
        path = folder.appending(path: "page.html").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
      case .exchange(_, let response):
        path = folder.appending(path: "page.warc").path
        let target = url.filter { !$0.isNewline }
        let head = """
          WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:\(UUID().uuidString)>\r\n\
          WARC-Date: 2000-01-01T00:00:00Z\r\nWARC-Target-URI: \(target)\r\n\
          Content-Type: application/http;msgtype=response\r\nContent-Length: \(response.count)\r\n\r\n
          """
        try Data(Array(head.utf8) + response + Array("\r\n\r\n".utf8))
          .write(to: URL(fileURLWithPath: path))
      }
      var page: String?
      let collector = try Collector()
      _ = try InputWalker().files(at: [path], diagnose: { _ in }) { file in
        _ = try collector.read(file) { item, _ in
          if case .page(let raw) = item, page == nil {
            page = String(decoding: raw.utf8, as: UTF8.self)
          }
        }
      }
      return page
    }
  }
}

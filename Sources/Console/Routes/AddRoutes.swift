import Foundation
import HTTPTypes
import Hummingbird
import Store
import TocsinModel
import Wording

/// `/add`: files that somebody hands over in the browser. With scripts each is sent by itself, to `/api/v1/uploads`.
struct AddRoutes: Sendable {
  let console: ConsoleServer

  /// The folder of what people send.
  static let collector = "console"
  /// Bytes of a form without scripts, which is kept in memory.
  private static let largest = 64 << 20
  private static let listed = 60
  private static let longestAddress = 2000

  func add(to router: Router<ConsoleContext>) {
    router.get("/add") { request, _ in
      let sent = request.uri.queryParameters["sent"].flatMap { Int($0) }
      let state = await console.options.intake?.state()
      let folder = IncomingFolder(console.options.workspace)
      let uploads = try await console.stores.read { store in
        try folder.latest(Self.listed).map { path in
          let known = try store.input(atPath: path)
          return AddPage.Upload(
            path: path, state: known?.input.state, documents: known?.documents ?? 0,
            diagnostics: known?.diagnostics ?? [])
        }
      }
      let intake = console.options.intake
      return Response(
        page: AddPage(
          state: state, uploads: uploads, sent: sent,
          asked: intake.flatMap { $0.mayFetch ? $0.asked : nil }
        ).html())
    }
    router.post("/add/addresses") { request, _ in
      guard let intake = console.options.intake, intake.mayFetch else { throw ConsoleError.noFetch }
      let text = try await request.form()["addresses"] ?? ""
      let addresses = text.split(whereSeparator: \.isWhitespace).map(String.init)
        .filter { $0.utf8.count <= Self.longestAddress }
      guard !addresses.isEmpty else { throw ConsoleError.noAddress }
      _ = await intake.fetch(addresses)
      return Response(seeOther: "/add#addresses")
    }
    router.post("/add") { request, _ in
      guard let intake = console.options.intake else { throw ConsoleError.noIntake }
      let body = try await request.bytes(upTo: Self.largest)
      guard let form = MultipartForm(body, type: request.headers[.contentType] ?? "") else {
        throw ConsoleError.form
      }
      let files = form.files.filter { !$0.bytes.isEmpty }
      guard !files.isEmpty else { throw ConsoleError.noFile }
      let folder = IncomingFolder(console.options.workspace)
      var paths: [String] = []
      for file in files {
        paths.append(try folder.store(Data(file.bytes), from: Self.collector, named: file.name))
      }
      await intake.read(paths)
      return Response(seeOther: "/add?sent=\(paths.count)")
    }
  }
}

extension IncomingFolder {
  /// Stores a file under a name like that which it had, with a number where another has it.
  ///
  /// - Returns: where it lies.
  func store(_ bytes: Data, from collector: String, named name: String) throws -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let plain = String(
      last.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" })
    let base = String(plain.drop { $0 == "." }.suffix(80))
    for number in 1...1000 {
      let candidate = (number == 1 ? "" : "\(number)-") + (base.isEmpty ? "file" : base)
      let upload = try begin(collector, candidate)
      try upload.write(bytes)
      switch try upload.finish() {
      case .stored, .known: return path(collector, candidate)
      case .other: continue
      }
    }
    throw ConsoleError.noFile
  }

  /// What came in last first.
  func latest(_ count: Int) -> [String] {
    files().map { path in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return (path: path, at: attributes?[.modificationDate] as? Date ?? .distantPast)
    }
    .sorted { ($1.at, $0.path) < ($0.at, $1.path) }.prefix(count).map(\.path)
  }
}

extension ConsoleError {
  static let noIntake = ConsoleError(
    status: .serviceUnavailable, title: "Nothing is read here",
    text: "This console only shows. Start it with “tocsin serve”, or use “tocsin scan”.")

  static let noFile = ConsoleError(
    status: .badRequest, title: "No file came",
    text: "Go back and choose files that are not empty. Nothing was stored.")
}

extension ConsoleError {
  static let noFetch = ConsoleError(
    status: .conflict, title: "This console asks for no pages",
    text:
      "Who is asked must know whom to write to: give “contact” under “watch” in the configuration, and start it again."
  )

  static let noAddress = ConsoleError(
    status: .badRequest, title: "There is no address",
    text: "Go back and paste addresses of pages, one a line. Nothing was asked for.")
}

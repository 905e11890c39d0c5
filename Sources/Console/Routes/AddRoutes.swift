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
      let paths = try await receive(request, intake)
      guard !paths.isEmpty else { throw ConsoleError.noFile }
      return Response(seeOther: "/add?sent=\(paths.count)")
    }
  }

  /// Stores the files of a form while they come.
  ///
  /// - Returns: where they lie. What was whole before a form was cut or refused stays, and is read.
  private func receive(_ request: Request, _ intake: any DocumentIntake) async throws -> [String] {
    guard var form = MultipartStream(type: request.headers[.contentType] ?? "") else {
      throw ConsoleError.form
    }
    let largest = APIRoutes.largestUpload
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > largest {
      throw HTTPError(.contentTooLarge)
    }
    let folder = IncomingFolder(console.options.workspace)
    var paths: [String] = []
    var upload: (file: Upload, name: String)?
    var size = 0
    do {
      for try await buffer in request.body {
        size += buffer.readableBytes
        guard size <= largest else { throw HTTPError(.contentTooLarge) }
        try form.take(buffer.readableBytesView) { event in
          switch event {
          case .begin(let name): upload = (try folder.begin(Self.collector), name)
          case .bytes(let bytes):
            do {
              try upload?.file.write(Data(bytes))
            } catch {
              throw APIError.storage
            }
          case .end:
            if let upload, upload.file.size > 0 {
              paths.append(try folder.place(upload.file, in: Self.collector, named: upload.name))
            }
            upload = nil
          }
        }
      }
      guard form.isWhole else { throw ConsoleError.form }
    } catch {
      await intake.read(paths)
      throw error is MultipartStream.Trouble ? ConsoleError.form : error
    }
    await intake.read(paths)
    return paths
  }
}

extension IncomingFolder {
  /// Puts a file under a name like that which it had, with a number where another has it.
  ///
  /// - Returns: where it lies.
  func place(_ upload: Upload, in collector: String, named name: String) throws -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let plain = String(
      last.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" })
    let base = String(plain.drop { $0 == "." }.suffix(80))
    for number in 1...1000 {
      let candidate = (number == 1 ? "" : "\(number)-") + (base.isEmpty ? "file" : base)
      let path = path(collector, candidate)
      switch try upload.finish(at: path) {
      case .stored, .known: return path
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

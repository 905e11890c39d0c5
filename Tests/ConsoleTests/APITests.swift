import Console
import Foundation
import HTTPTypes
import TestSupport
import Testing

/// The interface for programs.
@Suite struct APITests {
  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static let json: HTTPFields = [.contentType: "application/json"]

  @Test func `every operation of the description is answered by a route, and no other`()
    async throws
  {
    try await SampleWorkspace(findings: 2).client { client in
      let document = try Self.object(try await client.page("/api/v1/openapi.json"))
      #expect(document["openapi"] as? String == "3.1.0")
      let paths = try #require(document["paths"] as? [String: [String: Any]])
      var count = 0
      for (path, methods) in paths {
        for method in methods.keys {
          count += 1
          let filled = path.replacing("{name}", with: "F1").replacing("{number}", with: "1")
            .replacing("{kind}", with: "account").replacing("{id}", with: "0")
            .replacing("{collector}", with: "c")
          let answer = try await client.ask(
            "/api/v1" + filled, try #require(HTTPRequest.Method(rawValue: method.uppercased())),
            Self.json, body: "{}")
          // Whatever it says of the values, it is JSON of the interface and not the page of an unknown address.
          #expect(answer.headers[.contentType] == "application/json", "\(method) \(path)")
          #expect(
            answer.status != .methodNotAllowed && answer.status.code != 500, "\(method) \(path)")
        }
      }
      #expect(count >= 19)
      #expect(try await client.ask("/api/v1/unknown").status == .notFound)
      let other = try await client.ask("/api/v1/findings", .patch)
      #expect(other.status == .methodNotAllowed && other.headers[.allow] == "GET")
    }
  }

  @Test func `the queue is read a page at a time, and nothing is left out`() async throws {
    try await SampleWorkspace(findings: 25).client { client in
      var names: [String] = []
      var after: String?
      repeat {
        let query = after.map { "&after=\($0)" } ?? ""
        let page = try Self.object(
          try await client.page("/api/v1/findings?limit=10&order=newest\(query)"))
        #expect(page["count"] as? Int == 25)
        names += (page["findings"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        after = page["next"] as? String
      } while after != nil
      #expect(names == (1...25).reversed().map { "F\($0)" })
    }
  }

  @Test(arguments: [
    "limit=0", "limit=201", "limit=x", "state=odd", "order=sideways", "attention=loud",
    "since=-1", "since=99999999999999999999",
  ])
  func `a parameter that makes no sense is refused with what would`(_ query: String) async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let answer = try await client.ask("/api/v1/findings?\(query)")
      #expect(answer.status == .badRequest)
      let error = try #require(try Self.object(answer.text)["error"] as? [String: Any])
      #expect(error["code"] as? String == "parameter")
      #expect(answer.text.contains("must be"))
    }
  }

  @Test func `a judgement is stored, refused when overtaken, and taken back`() async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let path = "/api/v1/findings/F1/judgements"
      let body = #"{"disposition":"confirmed","version":1}"#
      let stored = try await client.ask(path, .post, Self.json, body: body)
      #expect(stored.status == .created)
      #expect(try Self.object(stored.text)["by"] as? String == "ada")
      #expect(try await client.ask(path, .post, Self.json, body: body).status == .conflict)
      #expect(try await client.ask("/api/v1/judgements/1", .delete).status == .ok)
      #expect(try await client.ask("/api/v1/judgements/1", .delete).status == .conflict)
      let finding = try Self.object(try await client.page("/api/v1/findings/1"))
      #expect((finding["judgements"] as? [Any])?.count == 1)
      #expect((finding["subject"] as? [String: Any])?["words"] != nil)
    }
  }

  @Test(arguments: [
    ("{", HTTPResponse.Status.badRequest), ("[]", .badRequest), ("", .badRequest),
    (#"{"disposition":"praised","version":1}"#, .badRequest),
    (#"{"disposition":"dismissed","version":1}"#, .badRequest),
    (#"{"disposition":"confirmed","version":2}"#, .conflict),
    (#"{"disposition":"confirmed","version":1e99}"#, .badRequest),
    (String(repeating: "[", count: 50_000), .badRequest),
    (String(repeating: " ", count: 70_000), .contentTooLarge),
  ])
  func `a body that is not whole stores nothing`(
    _ body: String, _ status: HTTPResponse.Status
  ) async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let answer = try await client.ask(
        "/api/v1/findings/F1/judgements", .post, Self.json, body: body)
      #expect(answer.status == status)
      #expect(try await client.page("/").contains("1 finding waits"))
    }
  }

  @Test func `a form of another type is no JSON`() async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let answer = try await client.ask(
        "/api/v1/findings/F1/judgements", .post, [.contentType: "text/plain"],
        body: #"{"disposition":"confirmed","version":1}"#)
      #expect(answer.status == .unsupportedMediaType)
    }
  }

  // MARK: Tokens

  @Test func `a token does what its scopes say, under another name too, until it is revoked`()
    async throws
  {
    try await SampleWorkspace(findings: 1, names: ["console.example"]).client { client in
      let made = try Self.object(
        try await client.ask(
          "/api/v1/tokens", .post, Self.json, body: #"{"name":"collector 1","scopes":["read"]}"#
        ).text)
      let token = try #require(made["token"] as? String)
      let fields: HTTPFields = [
        .authorization: "Bearer \(token)", .contentType: "application/json",
      ]
      func ask(
        _ path: String, _ fields: HTTPFields, _ method: HTTPRequest.Method = .get,
        body: String = ""
      ) async throws -> HTTPResponse.Status {
        try await client.ask(path, method, fields, body: body, authority: "console.example").status
      }
      #expect(try await ask("/api/v1/findings", fields) == .ok)
      #expect(try await ask("/api/v1/findings", [:]) == .unauthorized)
      #expect(
        try await ask("/api/v1/findings", [.authorization: "Bearer \(token)x"]) == .unauthorized)
      #expect(try await ask("/api/v1/findings", [.authorization: "Basic abc"]) == .unauthorized)
      #expect(
        try await ask(
          "/api/v1/findings/F1/judgements", fields, .post,
          body: #"{"disposition":"confirmed","version":1}"#) == .forbidden)
      #expect(try await ask("/api/v1/tokens", fields) == .forbidden)
      // Pages are not for programs.
      #expect(try await ask("/", fields) == .forbidden)
      #expect(try await client.ask("/api/v1/tokens/1", .delete).status == .ok)
      #expect(try await ask("/api/v1/findings", fields) == .unauthorized)
    }
  }

  @Test(arguments: ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
  func `what comes through a proxy is not this machine`(_ name: String) async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let field = try #require(HTTPField.Name(name))
      #expect(try await client.ask("/", .get, [field: "192.0.2.1"]).status == .misdirectedRequest)
      #expect(
        try await client.ask("/api/v1/findings", .get, [field: "192.0.2.1"]).status
          == .misdirectedRequest)
    }
  }

  @Test(arguments: [
    #"{"name":"a","scopes":[]}"#, #"{"name":"a","scopes":["manage"]}"#,
    #"{"name":" ","scopes":["read"]}"#, #"{"name":"a"}"#,
  ])
  func `a token without a name or with what no token may is not made`(_ body: String) async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let answer = try await client.ask("/api/v1/tokens", .post, Self.json, body: body)
      #expect(answer.status == .badRequest)
      #expect(try await client.page("/api/v1/tokens") == #"{"tokens":[]}"#)
    }
  }

  // MARK: Uploads

  @Test func `the same upload twice is one, and another under its name is refused`() async throws {
    let sample = try SampleWorkspace(findings: 0)
    try await sample.client { client in
      let path = "/api/v1/uploads/north/posts-1.jsonl"
      let first = try await client.ask(path, .put, body: "{\"text\":\"a\"}\n")
      #expect(first.status == .created)
      #expect(try Self.object(first.text)["state"] as? String == "waiting")
      let again = try await client.ask(path, .put, body: "{\"text\":\"a\"}\n")
      #expect(again.status == .ok)
      #expect(
        try Self.object(first.text)["sha256"] as? String
          == Self.object(again.text)["sha256"] as? String)
      #expect(try await client.ask(path, .put, body: "{\"text\":\"b\"}\n").status == .conflict)
      let file = sample.folder["ws"] + "/incoming/north/posts-1.jsonl"
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "{\"text\":\"a\"}\n")
      let folder = sample.folder["ws"] + "/incoming/north"
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["posts-1.jsonl"])
      #expect(await sample.taken.paths.allSatisfy { $0.hasSuffix("incoming/north/posts-1.jsonl") })
      #expect(await sample.taken.paths.count == 2)
      #expect(try await client.ask(path).status == .ok)
      #expect(try await client.ask("/api/v1/uploads/north/none").status == .notFound)
    }
  }

  @Test(arguments: [
    "/api/v1/uploads/north/.hidden", "/api/v1/uploads/../x", "/api/v1/uploads/a%2Fb/c",
    "/api/v1/uploads/north/%2E%2E", "/api/v1/uploads/n%00/x",
    "/api/v1/uploads/north/\(String(repeating: "a", count: 101))",
  ])
  func `a name that leads elsewhere stores nothing`(_ path: String) async throws {
    let sample = try SampleWorkspace(findings: 0)
    try await sample.client { client in
      let answer = try await client.ask(path, .put, body: "x")
      #expect([400, 404].contains(answer.status.code))
      #expect(!FileManager.default.fileExists(atPath: sample.folder["ws"] + "/incoming"))
    }
  }

  @Test(arguments: [nil, 1, 2, 3, 5, 7, 64])
  func `files of a form are stored under plain names and read, however they come in`(
    _ pieces: Int?
  ) async throws {
    let sample = try SampleWorkspace(findings: 0)
    try await sample.client { client in
      func part(_ name: String, _ bytes: String) -> String {
        "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n\(bytes)\r\n"
      }
      let body =
        part("../../posts one.csv", "text\na\r\n--X\r\n") + part("posts one.csv", "text\nb")
        + part("", "nothing") + part("empty.csv", "") + "--XX--\r\nbehind the end"
      let answer = try await client.ask(
        "/add", .post, [.contentType: "multipart/form-data; boundary=XX"], body: body,
        pieces: pieces)
      #expect(answer.headers[.location] == "/add?sent=2")
      let folder = sample.folder["ws"] + "/incoming/console"
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
          == ["2-posts-one.csv", "posts-one.csv"])
      #expect(
        try String(contentsOfFile: folder + "/posts-one.csv", encoding: .utf8)
          == "text\na\r\n--X\r\n")
      #expect(try String(contentsOfFile: folder + "/2-posts-one.csv", encoding: .utf8) == "text\nb")
      #expect(await sample.taken.paths.count == 2)
      #expect(try await client.page("/add?sent=2").contains("posts-one.csv"))
      #expect(
        try await client.ask("/add", .post, [.contentType: "multipart/form-data"], body: body)
          .status == .badRequest)
    }
  }

  @Test func `of a form that is cut, what was whole stays, and the rest leaves nothing`()
    async throws
  {
    let sample = try SampleWorkspace(findings: 0)
    try await sample.client { client in
      let head = "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename="
      let body = head + "\"one.csv\"\r\n\r\na\r\n" + head + "\"two.csv\"\r\n\r\nhalf of"
      let answer = try await client.ask(
        "/add", .post, [.contentType: "multipart/form-data; boundary=XX"], body: body, pieces: 9)
      #expect(answer.status == .badRequest)
      let folder = sample.folder["ws"] + "/incoming/console"
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["one.csv"])
      #expect(await sample.taken.paths.count == 1)
    }
  }

  @Test(arguments: [(16 << 10, true), ((16 << 10) + 1, false)])
  func `the head of a part has an end`(_ bytes: Int, _ isTaken: Bool) async throws {
    try await SampleWorkspace(findings: 0).client { client in
      let start = "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\nX: "
      let head = start + String(repeating: "x", count: bytes - start.utf8.count)
      let answer = try await client.ask(
        "/add", .post, [.contentType: "multipart/form-data; boundary=XX"],
        body: "--XX" + head + "\r\n\r\ntext\r\n--XX--", pieces: 1000)
      #expect(answer.status == (isTaken ? .seeOther : .badRequest))
    }
  }

  @Test(arguments: [(500, true), (501, false)])
  func `a form has so many parts and no more`(_ parts: Int, _ isTaken: Bool) async throws {
    try await SampleWorkspace(findings: 0).client { client in
      let field = "--XX\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nx\r\n"
      let file =
        "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\nx\r\n"
      let answer = try await client.ask(
        "/add", .post, [.contentType: "multipart/form-data; boundary=XX"],
        body: file + String(repeating: field, count: parts - 1) + "--XX--")
      #expect(answer.status == (isTaken ? .seeOther : .badRequest))
    }
  }

  // MARK: Compression

  @Test(arguments: [
    ("gzip, deflate, br", true), ("*", true), ("br", false), ("", false), ("gzip;q=0", false),
    ("gzip;q=0.5", true), ("identity, gzip;q=0.0", false),
  ])
  func `pages are compressed for who reads it`(_ accepted: String, _ isCompressed: Bool)
    async throws
  {
    try await SampleWorkspace(findings: 30).client { client in
      let answer = try await client.ask("/", .get, [.acceptEncoding: accepted])
      #expect((answer.headers[.contentEncoding] == "gzip") == isCompressed)
      #expect(answer.headers[.vary] == "Accept-Encoding")
      #expect(answer.text.contains("<!DOCTYPE html>") == !isCompressed)
    }
  }
}

import Exchange
import Foundation

extension Suite {
  /// Adds an object and what is none, and looks for both again.
  mutating func post(_ root: String, _ address: String) async throws {
    let objects = address + "objects/"
    let id = "identity--\(UUID().uuidString.lowercased())"
    let now = STIXTime.text(Int64(Date().timeIntervalSince1970 * 1000) * 1000)
    let object = """
      {"type":"identity","spec_version":"2.1","id":"\(id)","created":"\(now)","modified":"\(now)",\
      "name":"Conformance test","identity_class":"system"}
      """
    let envelope = "{\"objects\":[\(object)]}"
    let wrong = try await server.ask(objects, post: envelope, type: "application/json")
    report.check("5.5", "another Content-Type answers 415", wrong.status == 415, "\(wrong.status)")
    let broken = try await server.ask(objects, post: "{\"objects\":[")
    report.check(
      "5.5", "what is no JSON answers 400 or 422",
      [400, 422].contains(broken.status), "\(broken.status)")
    let posted = try await server.ask(objects, post: envelope)
    report.check("5.5", "posting answers 202", posted.status == 202, "\(posted.status)")
    guard posted.status == 202, var status = posted.json, let key = status["id"]?.text else {
      return
    }
    for _ in 0..<20 where status["status"]?.text == "pending" {
      try await Task.sleep(for: .milliseconds(500))
      status = try await server.ask("\(root)status/\(key)/").json ?? status
    }
    report.check("4.3.1", "posting comes to an end", status["status"]?.text == "complete")
    report.check(
      "4.3.1", "the counts of a status add up",
      status["total_count"]?.integer == 1
        && (status["success_count"]?.integer ?? 0) + (status["failure_count"]?.integer ?? 0)
          + (status["pending_count"]?.integer ?? 0) == 1
    )
    let again = try await server.ask("\(root)status/\(key)/")
    report.check("4.3", "a status can be asked for", again.json?["id"]?.text == key)
    let found = try await server.ask("\(objects)\(id)/")
    report.check(
      "5.6", "what was posted is there",
      found.objects.first?["name"]?.text == "Conformance test")
    let bad = try await server.ask(
      objects, post: "{\"objects\":[{\"type\":\"identity\",\"id\":\"no-id\"}]}")
    report.check(
      "5.5", "an object that is none is refused, or counted as a failure",
      bad.status == 422 || bad.status == 400 || bad.json?["failure_count"]?.integer == 1,
      "\(bad.status)")
  }
}

import Exchange

/// The rules of TAXII 2.1 (OASIS Standard, 10 June 2021) that can be seen from outside, and what clients in use need.
///
/// It reads; it writes only where it is told to, into collections that say that they can be written to.
struct Suite {
  let server: Conversation
  let discovery: String
  let writes: Bool
  var report = Report()

  private static let missing = "00000000-0000-4000-8000-000000000000"
  /// Requests that a walk may take: the suite tests a server, it does not load it.
  static let longestWalk = 300

  mutating func run() async throws {
    try await discover()
  }

  mutating func okay(_ section: String, _ what: String, _ answer: Answer) -> Bool {
    report.check(section, "\(what) answers 200", answer.status == 200, "\(answer.status)")
    report.check(
      "1.6.8", "\(what) is sent as \(Conversation.mediaType)",
      answer.type == Conversation.mediaType, answer.type)
    return answer.status == 200
  }

  private mutating func refuses(
    _ section: String, _ what: String, _ answer: Answer, _ statuses: Set<Int>
  ) {
    report.check(
      section, "\(what) answers \(statuses.sorted().map { "\($0)" }.joined(separator: " or "))",
      statuses.contains(answer.status), "\(answer.status)")
    guard answer.status >= 400 else { return }
    report.check(
      "3.6.1", "\(what): the error is TAXII's, with a title",
      answer.type == Conversation.mediaType && answer.json?["title"]?.text != nil, answer.type)
  }

  // MARK: Discovery

  private mutating func discover() async throws {
    let found = try await server.ask(discovery)
    guard okay("4.1", "discovery", found) else { return }
    report.check("4.1.1", "discovery has a title", found.json?["title"]?.text != nil)
    let roots = found.json?["api_roots"]?.items?.compactMap(\.text) ?? []
    report.check("4.1.1", "discovery names API roots", !roots.isEmpty)
    refuses("1.6.8", "another Accept", try await server.ask(discovery, accept: "text/html"), [406])
    refuses(
      "1.6.8", "another version in Accept",
      try await server.ask(discovery, accept: "application/taxii+json;version=9.9"), [406])
    report.check(
      "1.6.8", "an Accept without version is answered",
      try await server.ask(discovery, accept: "application/taxii+json").status == 200)
    if server.credentials != nil {
      let stranger = try await server.ask(discovery, isSignedIn: false)
      if stranger.status == 200 {
        report.skip("1.6.9", "who does not sign in is refused", "discovery is open")
      } else {
        refuses("1.6.9", "who does not sign in", stranger, [401])
        report.check(
          "1.6.9", "401 says how to sign in", stranger.fields["www-authenticate"] != nil)
      }
    } else {
      report.skip("1.6.9", "who does not sign in is refused", "no credentials were given")
    }
    for root in roots.prefix(3) { try await apiRoot(root.hasSuffix("/") ? root : root + "/") }
  }

  private mutating func apiRoot(_ root: String) async throws {
    let found = try await server.ask(root)
    guard okay("4.2", "API root", found) else { return }
    report.check("4.2.1", "API root has a title", found.json?["title"]?.text != nil)
    report.check(
      "4.2.1", "API root says that it speaks 2.1",
      found.json?["versions"]?.items?.contains(.string(Conversation.mediaType)) == true)
    report.check(
      "4.2.1", "API root says what may be posted at most",
      (found.json?["max_content_length"]?.integer ?? 0) > 0)
    let list = try await server.ask(root + "collections/")
    guard okay("5.1", "collections", list) else { return }
    let collections = list.json?["collections"]?.items ?? []
    report.check(
      "5.1", "a list without collections is absent, and no empty one",
      !collections.isEmpty || list.json?["collections"] == nil)
    refuses(
      "5.2", "a collection that is not there",
      try await server.ask("\(root)collections/\(Self.missing)/"), [404])
    refuses(
      "4.3", "a status that is not there", try await server.ask("\(root)status/\(Self.missing)/"),
      [404])
    for collection in collections.prefix(10) {
      guard let id = collection["id"]?.text else {
        report.check("5.2.1", "a collection has an id", false)
        continue
      }
      report.check("5.2.1", "a collection has a title", collection["title"]?.text != nil)
      let canRead = collection["can_read"]?.flag
      let canWrite = collection["can_write"]?.flag
      report.check(
        "5.2.1", "a collection says whether it can be read and written",
        canRead != nil && canWrite != nil)
      let address = "\(root)collections/\(id)/"
      let one = try await server.ask(address)
      if okay("5.2", "collection", one) {
        report.check("5.2", "a collection is the one that was listed", one.json?["id"]?.text == id)
      }
      if writes, canWrite == true { try await post(root, address) }
      if canRead == true {
        try await read(address)
      }
      if writes, canWrite == false {
        let refused = try await server.ask(address + "objects/", post: "{\"objects\":[]}")
        refuses("5.5", "posting where nothing can be written", refused, [403, 404])
      }
    }
  }

  private mutating func read(_ address: String) async throws {
    let objects = address + "objects/"
    for (name, value) in [
      ("limit", "0"), ("limit", "-1"), ("limit", "many"), ("added_after", "yesterday"),
    ] {
      refuses("3.4", "\(name)=\(value)", try await server.ask("\(objects)?\(name)=\(value)"), [400])
    }
    refuses(
      "5.6", "an object that is not there",
      try await server.ask("\(objects)indicator--\(Self.missing)/"), [404])
    try await walk(address)
  }
}

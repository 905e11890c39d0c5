import Exchange
import Foundation

extension Suite {
  /// One entry of a manifest.
  private struct Entry {
    var id: String
    var added: String
    var version: String
  }

  private static func entries(_ answer: Answer) -> [Entry] {
    answer.objects.compactMap { node in
      guard let id = node["id"]?.text, let added = node["date_added"]?.text,
        let version = node["version"]?.text
      else { return nil }
      return Entry(id: id, added: added, version: version)
    }
  }

  /// Reads a collection by pages, and by time, and holds both against each other.
  mutating func walk(_ address: String) async throws {
    let whole = try await server.ask(address + "manifest/")
    guard okay("5.3", "manifest", whole) else { return }
    let first = Self.entries(whole)
    report.check(
      "5.3.1", "each entry of a manifest has id, date_added and version",
      first.count == whole.objects.count)
    guard !first.isEmpty else {
      report.skip("3.5", "pages", "the collection is empty")
      return
    }
    let size = max(1, min(100, first.count / 3))
    // By `next`.
    var all: [Entry] = []
    var next: String?
    var pages = 0
    var sawMore = false
    repeat {
      let query = "limit=\(size)" + (next.map { "&next=\(Self.escaped($0))" } ?? "")
      let answer = try await server.ask("\(address)manifest/?\(query)")
      guard answer.status == 200 else {
        report.check("3.5", "each page answers 200", false, "\(answer.status)")
        return
      }
      let entries = Self.entries(answer)
      if pages == 0 {
        report.check(
          "3.4", "a page holds no more than its limit", entries.count <= size, "\(entries.count)")
      }
      let (from, to) = (
        answer.fields["x-taxii-date-added-first"], answer.fields["x-taxii-date-added-last"]
      )
      if pages == 0 {
        report.check(
          "3.7", "X-TAXII-Date-Added-First and -Last are those of the page",
          from == entries.first?.added && to == entries.last?.added,
          "\(from ?? "none") … \(to ?? "none")")
      }
      all += entries
      next = answer.more ? answer.next : nil
      sawMore = sawMore || answer.more
      if answer.more, answer.next == nil {
        report.check("3.7.1", "what has more says where", false)
      }
      pages += 1
    } while next != nil && pages < Self.longestWalk
    guard next == nil else {
      report.skip("3.5", "pages to the end", "there are more than \(Self.longestWalk)")
      return
    }
    report.check(
      "3.5", "pages come to an end, and hold each entry once",
      Set(all.map { "\($0.id) \($0.version)" }).count == all.count)
    let times = all.map(\.added)
    report.check(
      "3.5", "entries come by the time in which they were added", times == times.sorted())
    report.check(
      "clients", "no two entries were added at one time", Set(times).count == times.count,
      "\(times.count - Set(times).count) share one: who asks by added_after loses or repeats them")
    report.check(
      "3.4", "date_added is a time of RFC 3339 in UTC",
      times.allSatisfy { STIXTime.microseconds($0) != nil })
    try await byTime(address, size, all)
    if sawMore { try await both(address, size, all) }
    try await filters(address, all)
  }

  /// By `added_after` alone, as clients do that remember the last header.
  private mutating func byTime(
    _ address: String, _ size: Int, _ all: [Entry]
  ) async throws {
    var found: [Entry] = []
    var after: String?
    for _ in 0..<Self.longestWalk {
      let query = "limit=\(size)" + (after.map { "&added_after=\($0)" } ?? "")
      let answer = try await server.ask("\(address)manifest/?\(query)")
      let entries = Self.entries(answer)
      if entries.isEmpty { break }
      found += entries
      guard let last = answer.fields["x-taxii-date-added-last"], last != after else {
        report.check("3.7", "X-TAXII-Date-Added-Last leads on", false)
        break
      }
      after = last
    }
    let known = Set(found.map(\.id))
    report.check(
      "clients", "who goes on at X-TAXII-Date-Added-Last loses nothing",
      known.isSuperset(of: all.map(\.id)), "\(Set(all.map(\.id)).subtracting(known).count) lost")
    report.check(
      "3.4", "added_after gives nothing twice", known.count == found.count,
      "\(found.count - known.count) twice")
  }

  /// OpenCTI sends both (opencti#5681): the page that was asked for must not become another.
  private mutating func both(_ address: String, _ size: Int, _ all: [Entry]) async throws {
    let first = try await server.ask("\(address)manifest/?limit=\(size)")
    guard let next = first.next, let last = all.last else { return }
    let alone = try await server.ask(
      "\(address)manifest/?limit=\(size)&next=\(Self.escaped(next))")
    let both = try await server.ask(
      "\(address)manifest/?limit=\(size)&next=\(Self.escaped(next))&added_after=\(last.added)")
    report.check(
      "clients", "next wins over added_after",
      Self.entries(alone).map(\.id) == Self.entries(both).map(\.id))
    let bad = try await server.ask("\(address)manifest/?next=%00no-such-page")
    report.check(
      "3.5", "a next that was never given is refused", (400..<500).contains(bad.status),
      "\(bad.status)")
  }

  private mutating func filters(_ address: String, _ all: [Entry]) async throws {
    guard let one = all.first else { return }
    let type = STIXObject.type(of: one.id)
    let objects = address + "objects/"
    let typed = try await server.ask("\(objects)?match%5Btype%5D=\(type)")
    report.check(
      "3.4.1", "match[type] gives that type alone",
      !typed.objects.isEmpty && typed.objects.allSatisfy { $0["type"]?.text == type })
    let named = try await server.ask("\(objects)?match%5Bid%5D=\(one.id)")
    report.check(
      "3.4.1", "match[id] gives that object alone",
      !named.objects.isEmpty && named.objects.allSatisfy { $0["id"]?.text == one.id })
    let none = try await server.ask("\(objects)?match%5Btype%5D=no-such-type")
    report.check(
      "3.4.1", "what matches nothing is an empty envelope",
      none.status == 200 && none.objects.isEmpty)
    let every = try await server.ask("\(objects)?match%5Bversion%5D=all&match%5Bid%5D=\(one.id)")
    report.check(
      "3.4.1", "match[version]=all is answered", every.status == 200 && !every.objects.isEmpty)
    let other = try await server.ask("\(objects)?match%5Bspec_version%5D=9.9")
    report.check(
      "3.4.1", "match[spec_version] of another version gives nothing", other.objects.isEmpty)
    let single = try await server.ask("\(objects)\(one.id)/")
    if okay("5.6", "an object", single) {
      report.check(
        "5.6", "an object is asked for by its id",
        single.objects.allSatisfy { $0["id"]?.text == one.id } && !single.objects.isEmpty)
    }
    let versions = try await server.ask("\(objects)\(one.id)/versions/")
    if okay("5.8", "versions of an object", versions) {
      report.check(
        "5.8", "the version of the manifest is among them",
        versions.json?["versions"]?.items?.contains(.string(one.version)) == true)
    }
  }

  static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

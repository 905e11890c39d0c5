import Foundation
import TestSupport
import Testing

/// No rule may know whom a text favours: the whole made-up election, with the names of two candidates and of their
/// parties exchanged in every text, account, address, look-alike, mail and setting, is found the same.
@Suite struct NeutralityTests {
  private static let election = Locations.packageRoot + "/examples/election"

  /// The two candidates and the two parties in all the ways in which the example writes them.
  private static let pairs = [
    ("Maret Quillon", "Ilsane Dorvat"), ("maret-quillon", "ilsane-dorvat"),
    ("maretquillon", "ilsanedorvat"), ("Quillon", "Dorvat"), ("quillon", "dorvat"),
    ("QUILLON", "DORVAT"), ("Квіллон", "Дорват"), ("квіллон", "дорват"),
    ("Bridge and Valley", "Meridian List"), ("bridgeandvalley", "meridianlist"),
  ]
  /// The second of each pair with as many letters and words as the first, so that what is measured in letters must stay.
  private static let shaped = [
    "Ilsane Dorvat": "Ilsan Dorvath", "ilsane-dorvat": "ilsan-dorvath",
    "ilsanedorvat": "ilsandorvath", "Dorvat": "Dorvath", "dorvat": "dorvath",
    "DORVAT": "DORVATH", "Дорват": "Дорватт", "дорват": "дорватт",
    "Meridian List": "Merids and Listen", "meridianlist": "meridsandlisten",
  ]

  private static func renaming(
    _ names: [(String, String)]
  ) throws -> @Sendable (String) -> String {
    let table = Dictionary(names, uniquingKeysWith: { first, _ in first })
    // The longest first: a name is in the address that is made of it.
    let words = table.keys.sorted { ($0.count, $0) > ($1.count, $1) }
    let pattern = words.map(NSRegularExpression.escapedPattern).joined(separator: "|")
    return { text in
      guard let expression = try? NSRegularExpression(pattern: pattern) else { return text }
      let whole = NSString(string: text)
      var (result, end) = ("", 0)
      let range = NSRange(location: 0, length: whole.length)
      for match in expression.matches(in: text, range: range) {
        result += whole.substring(
          with: NSRange(location: end, length: match.range.location - end))
        let word = whole.substring(with: match.range)
        result += table[word] ?? word
        end = match.range.location + match.range.length
      }
      return result + whole.substring(from: end)
    }
  }

  private static func exchange(_ pairs: [(String, String)]) throws -> @Sendable (String) -> String {
    try renaming(pairs + pairs.map { ($0.1, $0.0) })
  }

  /// Mails to the staff of all, which the example has none of.
  private static let mails = ["bridgeandvalley", "meridianlist", "commonfieldunion"].map { party in
    """
    From: "Webmail of \(party).example" <notice@\(party)-secure.example>
    To: press@\(party).example
    Subject: Your mailbox has been suspended - confirm your password today
    Date: Tue, 06 May 2025 09:12:00 +0000
    Message-ID: <1@\(party)-secure.example>
    Content-Type: text/html; charset=utf-8

    <p>Maret Quillon and Ilsane Dorvat have shared a document with you. Your account has been suspended. Verify your \
    password within 24 hours or it will be closed.</p><a href="http://203.0.113.99/login">https://\(party).example</a>
    """
  }

  /// Copies the example, with names changed in every byte of it and in the names of its files, and scans the copy.
  private func findings(_ rename: (String) -> String) throws -> [[String: Any]] {
    let folder = try TemporaryFolder()
    let files = FileManager.default.enumerator(atPath: Self.election)
    while let path = files?.nextObject() as? String {
      let place = "\(Self.election)/\(path)"
      guard let data = FileManager.default.contents(atPath: place), path != "truth.json" else {
        continue
      }
      let unpacked = path.hasSuffix(".gz") ? try Self.unpacked(place) : data
      // One page is older than UTF-8.
      let encoding: String.Encoding =
        String(data: unpacked, encoding: .utf8) == nil ? .isoLatin1 : .utf8
      let text = try #require(String(data: unpacked, encoding: encoding))
      let name = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
      try folder.write(
        rename("in/\(name)"), try #require(rename(text).data(using: encoding)))
    }
    for (number, mail) in Self.mails.enumerated() {
      try folder.write("in/mail/\(number).eml", rename(mail))
    }
    let scan = try Command(
      "scan", folder["in"], "--workspace", folder["ws"], "--quiet", "--config",
      folder["in/tocsin.yaml"], "--report", folder["report.html"]
    ).run()
    #expect(scan.status == 0, "\(scan.error)")
    let found = try Command(
      "findings", "--format", "jsonl", "--limit", "0", "--workspace", folder["ws"]
    ).run()
    return try found.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private static func unpacked(_ path: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    process.arguments = ["-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    return try #require(try pipe.fileHandleForReading.readToEnd())
  }

  /// What is left of a finding when names are taken away.
  private struct Shape: Comparable, CustomStringConvertible {
    var words: String
    var numbers: [Double]

    /// - Parameter kind: `cluster`, `network`, … as the object names it first.
    init(_ finding: [String: Any]) {
      let kinds = ["cluster", "network", "lookalikes", "mail", "sites", "campaign"]
      let kind = kinds.first { finding[$0] != nil } ?? "?"
      var numbers: [Double] = []
      func walk(_ json: Any) {
        switch json {
        case let object as [String: Any]: object.values.forEach(walk)
        case let list as [Any]: list.forEach(walk)
        case let number as NSNumber: numbers.append(number.doubleValue)
        default: break
        }
      }
      walk(finding)
      self.numbers = numbers.sorted()
      let reasons = (finding["reasons"] as? [[String: Any]] ?? []).map { "\($0["feature"] ?? "")" }
      let decided = (finding["decided_by"] as? [String] ?? []).sorted()
      let members = (finding["members"] as? [Any])?.count ?? 0
      words =
        "\(kind) \(finding["attention"] ?? "") by \(decided) of \(members): \(reasons.sorted())"
    }

    var description: String { "\(words) \(numbers)" }

    static func < (left: Shape, right: Shape) -> Bool {
      if left.words != right.words { return left.words < right.words }
      for (one, other) in zip(left.numbers, right.numbers) where abs(one - other) > 0.021 {
        return one < other
      }
      return left.numbers.count < right.numbers.count
    }

    /// Copies are aligned from samples that a hash picks: a match of fewer letters than every sampling finds is found
    /// by chance, and other letters are another draw. Nothing else may differ at all.
    func isSame(_ other: Shape) -> Bool {
      let slack = words.hasPrefix("cluster") ? 0.02 : 0
      return words == other.words && numbers.count == other.numbers.count
        && zip(numbers, other.numbers).allSatisfy { abs($0 - $1) <= slack }
    }
  }

  @Test func `names of one shape exchanged in every input change no finding, attention or score`()
    throws
  {
    let pairs = Self.pairs.map { ($0.0, Self.shaped[$0.1] ?? $0.1) }
    let shape = try Self.renaming(Self.shaped.map { ($0.key, $0.value) })
    let exchange = try Self.exchange(pairs)
    let plain = try findings(shape).map(Shape.init).sorted()
    let swapped = try findings { exchange(shape($0)) }.map(Shape.init).sorted()
    #expect(plain.count > 40)
    for kind in ["cluster", "network", "lookalikes", "mail"] {
      #expect(plain.contains { $0.words.hasPrefix(kind) }, "no \(kind) is there to compare")
    }
    #expect(plain.count == swapped.count)
    for (one, other) in zip(plain, swapped) {
      #expect(one.isSame(other), "\(one)\n\(other)")
    }
  }

  @Test func `the names as they are, exchanged, change no finding and no attention`() throws {
    let plain = try findings { $0 }.map { Shape($0).words }
    let swapped = try findings(try Self.exchange(Self.pairs)).map { Shape($0).words }
    #expect(plain.count > 40)
    #expect(plain.sorted() == swapped.sorted())
  }
}

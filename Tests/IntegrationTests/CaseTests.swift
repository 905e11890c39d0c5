import Foundation
import FoundationNetworking
import Store
import Synchronization
import TestSupport
import Testing

/// From files to a case with a countermeasure and its outcome, as a team goes.
@Suite struct CaseTests {
  @Test func `a made-up campaign becomes a case, an answer and an outcome`() throws {
    let campaign = try MadeUpCampaign(try TemporaryFolder())
    #expect(try campaign.scan().status == 0)

    // What belongs together is proposed: copied text, look-alikes, mails.
    let proposed = try campaign.tocsin("campaigns").output
    #expect(proposed.contains("may belong together"))
    #expect(proposed.contains("deceptive mail"))
    #expect(proposed.contains("look-alikes"))
    let label = String(proposed.prefix { $0 != " " })

    // Who says what of a source, and whose text is on another's site.
    let imported = try campaign.tocsin(
      "register", "import", campaign.folder["register.csv"])
    #expect(
      imported.output.contains("2 entries read, 2 new"), "\(imported.output)\(imported.error)")
    #expect(
      try campaign.tocsin("register", "dossier", "radiobarred.example").output
        .contains("refused, says Press Council of Ordavia, by Decision 7/2025, from 2025-01-15"))

    // The text that a refused station altered stands on another site: the next scan says so, by which act.
    #expect(try campaign.scan().status == 0)
    let republished = try Command(
      "findings", "--format", "jsonl", "--limit", "0", "--workspace", campaign.folder["ws"]
    ).run().output.split(separator: "\n").first { $0.contains("register.republishing") }
    #expect(republished?.contains("by Decision 7/2025, from 2025-01-15") == true)
    #expect(republished?.contains("The act: https://council.example/7") == true)
    #expect(republished?.contains(#""republishing""#) == true)

    let opened = try campaign.tocsin(
      "case", "new", "Cloned newspaper", label, "--purpose", "The election of 18 May")
    #expect(opened.output == "C1\n", "\(opened.error)")
    let number = label

    // Nothing may be claimed that was not examined.
    let claim = [
      "case", "attribute", "C1", "The bureau runs the clone.", "--actor", "Bureau of the Isles",
      "--confidence", "moderate", "--alternative",
      "A fan did it :: fans register no names in batches", "--evidence",
      "technical :: one hour for both names :: \(number)",
    ]
    let one = try Command(claim + ["--workspace", campaign.folder["ws"], "--as", "Ada"]).run()
    #expect(one.status == 1)
    #expect(one.error.contains("two kinds of evidence"))
    let two = try Command(
      claim + [
        "--evidence", "official :: the decision names it :: Decision 9/2025", "--workspace",
        campaign.folder["ws"], "--as", "Ada",
      ]
    ).run()
    #expect(two.status == 0, "\(two.error)")
    let attribution = try #require(two.output.split(whereSeparator: \.isWhitespace).last)
    let own = try campaign.tocsin("case", "approve", "C1", String(attribution))
    #expect(own.status == 1)
    #expect(own.error.contains("cannot approve it"))
    #expect(try campaign.tocsin("case", "person", "C1", "Bo", "--role", "approver").status == 0)
    #expect(
      try campaign.tocsin("case", "approve", "C1", String(attribution), as: "Bo").status == 0)

    #expect(
      try campaign.tocsin(
        "case", "assess", "C1", "One hand made the clone and the mails.", "--confidence",
        "moderate",
        "--alternative", "Two groups :: the same hour", "--basis", number
      ).status == 0)

    // An answer, from the case's facts and a person's words.
    let drafted = try campaign.tocsin(
      "case", "countermeasure", "C1", "correction", "--statement", "The harbour stays public.")
    #expect(drafted.status == 0, "\(drafted.error)")
    #expect(drafted.output.contains("The harbour stays public."))
    #expect(drafted.output.contains("may belong together"))
    let measure = try #require(
      drafted.error.split(whereSeparator: \.isWhitespace).last.map(String.init))
    let early = try campaign.tocsin("case", "outcome", "C1", measure, "acted", "Printed.")
    #expect(early.status == 1, "nothing comes of what nobody was sent")
    #expect(try campaign.tocsin("case", "sent", "C1", measure, "--to", "Newsroom").status == 0)
    #expect(
      try campaign.tocsin("case", "outcome", "C1", measure, "acted", "Printed.").status == 0)
    #expect(try campaign.tocsin("case", "worked").output.contains("correction\t1\t1"))

    let file = try campaign.tocsin("case", "export", "C1").output
    for part in ["Observed", "Assessed", "Attributed", "approved by", "acted: Printed."] {
      #expect(file.contains(part), "\(part) is missing")
    }
    #expect(!file.contains("<script"))
    #expect(try campaign.tocsin("case", "audit", "C1").output.contains("\tBo\tchange\tC1"))

    // The decision outlives a scan that finds more.
    #expect(
      try campaign.tocsin("campaigns", label, "--accept", "--reason", "One hand.").status == 0)
    try campaign.folder.write(
      "in/more.jsonl",
      #"{"id":"x1","account":"someone","text":"Nothing of this is about anything else that was read before today, and so it stands alone.","created_at":"2025-05-04T10:00:00Z"}"#
    )
    #expect(try campaign.scan().status == 0)
    #expect(try campaign.tocsin("campaigns").output.contains("as people decided"))
  }

  @Test func `a case is written where nothing is, or nobody is told that it was handed on`() throws
  {
    let campaign = try MadeUpCampaign(try TemporaryFolder())
    #expect(try campaign.scan().status == 0)
    _ = try campaign.tocsin("case", "new", "A", "F1", "--purpose", "P")
    func exports() throws -> Int {
      try campaign.tocsin("case", "audit", "C1").output.split(separator: "\n").count {
        $0.contains("\texport\t")
      }
    }
    try campaign.folder.write("there.pdf", "kept")
    for path in [campaign.folder["there.pdf"], campaign.folder["no/such/folder.pdf"]] {
      let refused = try campaign.tocsin("case", "export", "C1", "--pdf", path)
      #expect(refused.status == 1)
      #expect(refused.error.contains(path), "\(refused.error)")
    }
    #expect(try String(contentsOfFile: campaign.folder["there.pdf"], encoding: .utf8) == "kept")
    #expect(try exports() == 0)
    // Where no browser can print, nobody is told either.
    let written = try campaign.tocsin("case", "export", "C1", "--pdf", campaign.folder["new.pdf"])
    #expect(try exports() == (written.status == 0 ? 1 : 0), "\(written.error)")
    let files = try FileManager.default.contentsOfDirectory(atPath: campaign.folder.path)
    #expect(
      files.contains("new.pdf") == (written.status == 0)
        && !files.contains { $0.hasSuffix(".part") })
  }

  @Test(arguments: [false, true])
  func `what is decided in the console takes hold without a scan`(_ follows: Bool) throws {
    let campaign = try MadeUpCampaign(try TemporaryFolder())
    if follows {
      let path = campaign.folder["tocsin.yaml"]
      let known = try String(contentsOfFile: path, encoding: .utf8)
      try campaign.folder.write(
        "tocsin.yaml", known + "\nwatch:\n  folders: [\(campaign.folder["in"])]\n")
    }
    #expect(try campaign.scan().status == 0)
    let label = String(try campaign.tocsin("campaigns").output.prefix { $0 != " " })
    _ = try Command(
      "serve", "--workspace", campaign.folder["ws"], "--config", campaign.folder["tocsin.yaml"],
      "--port", "0", "--lexical"
    ).run { process in
      defer { kill(process, SIGINT) }
      let console = Processes.console(of: process) ?? ""
      func decide() -> Bool {
        guard let url = URL(string: "\(console)/api/v1/campaigns/decisions") else {
          return false
        }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(
          #"{"what":"accept","parts":[["\#(label)"]],"reason":"One hand."}"#.utf8)
        let status = Mutex(0)
        let done = DispatchSemaphore(value: 0)
        URLSession.shared.dataTask(with: request) { _, response, _ in
          status.withLock { $0 = (response as? HTTPURLResponse)?.statusCode ?? 0 }
          done.signal()
        }.resume()
        _ = done.wait(timeout: .now() + 10)
        return status.withLock { $0 } == 201
      }
      var isDecided = false
      var isHeld = false
      for _ in 0..<Int(150 * Command.patience) where !isHeld {
        Thread.sleep(forTimeInterval: 0.2)
        if !isDecided { isDecided = decide() }
        isHeld =
          (try? campaign.tocsin("campaigns").output.contains("as people decided")) == true
      }
      #expect(isDecided && isHeld)
      // Evidence is exported beside a server that holds the workspace.
      let exported = try? Command(
        "export", "--evidence", label, "--workspace", campaign.folder["ws"], "--output",
        campaign.folder["out"]
      ).run()
      #expect(exported?.status == 0, "\(exported?.error ?? "")")
    }
    #expect(try Command("verify", campaign.folder["out"]).run().status == 0)
  }

  @Test func `what is concluded is in the log when it is concluded`() throws {
    let campaign = try MadeUpCampaign(try TemporaryFolder())
    #expect(try campaign.scan().status == 0)
    _ = try campaign.tocsin("case", "new", "A", "F1", "--purpose", "P")
    let assessed = try campaign.tocsin(
      "case", "assess", "C1", "One hand.", "--confidence", "low", "--alternative",
      "Two :: one hour",
      "--basis", "F1")
    #expect(assessed.status == 0 && assessed.error.isEmpty, "\(assessed.error)")
    // Nothing was exported yet.
    let store = try Store(Workspace(folder: campaign.folder["ws"]), create: false)
    let about = try store.abouts(kind: "assessment")
    #expect(about == ["C1 change 3"])
    #expect(try store.abouts(kind: "finding").count == 1)
    #expect(try store.statementsToLog().isEmpty)
    #expect(try store.loggedCount() == 2)
    // Said once, however often it is looked at and exported.
    _ = try campaign.tocsin("case", "note", "C1", "A note.")
    let exported = try Command(
      "export", "--evidence", "C1", "--workspace", campaign.folder["ws"], "--output",
      campaign.folder["out"]
    ).run()
    #expect(exported.status == 0, "\(exported.error)")
    #expect(try store.statementNumbers(kind: "assessment", about: "C1 change 3").count == 1)
    #expect(try Command("verify", campaign.folder["out"]).run().status == 0)
  }

  @Test func `who may not be held is not named in a case any more`() throws {
    let campaign = try MadeUpCampaign(try TemporaryFolder())
    #expect(try campaign.scan().status == 0)
    _ = try campaign.tocsin("case", "new", "About harbour_fan3", "F1", "--purpose", "P")
    _ = try campaign.tocsin("case", "note", "C1", "harbour_fan3 was first; harbour_fan30 was not.")
    #expect(try campaign.tocsin("held", "harbour_fan3").output.contains("changes of case C1"))
    let forgotten = try Command(
      "forget", "--account", "harbour_fan3", "--lexical", "--workspace", campaign.folder["ws"]
    ).run()
    #expect(forgotten.status == 0, "\(forgotten.error)")
    let shown = try campaign.tocsin("case", "show", "C1").output
    #expect(shown.contains("About [erased]"))
    #expect(!shown.contains("harbour_fan3 "))
    let file = try campaign.tocsin("case", "export", "C1").output
    #expect(file.contains("[erased] was first; harbour_fan30 was not."))
    #expect(try campaign.tocsin("held", "harbour_fan3").output.contains("Nothing is held"))
  }

  @Test func `names of two parties exchanged in every input change no score`() throws {
    func scores(_ renamed: @escaping @Sendable (String) -> String) throws -> [String] {
      let campaign = try MadeUpCampaign(try TemporaryFolder(), renamed: renamed)
      #expect(try campaign.scan().status == 0)
      let found = try Command(
        "findings", "--format", "jsonl", "--limit", "0", "--workspace", campaign.folder["ws"]
      ).run()
      #expect(found.status == 0, "\(found.error)")
      let lines = found.output.split(whereSeparator: \.isNewline)
      return lines.map { line in
        // What is left when names are taken away: kinds, attention, values of reasons.
        var numbers: [String] = []
        func walk(_ json: Any) {
          switch json {
          case let object as [String: Any]:
            for key in object.keys.sorted() { walk(object[key] ?? "") }
          case let list as [Any]: list.forEach(walk)
          case let number as NSNumber: numbers.append("\(number)")
          default: break
          }
        }
        let json = try? JSONSerialization.jsonObject(with: Data(line.utf8))
        walk(json ?? "")
        let object = json as? [String: Any]
        return "\(object?["kind"] ?? "") \(object?["attention"] ?? "") \(numbers.sorted())"
      }.sorted()
    }
    // Of one length and shape each, so that what is measured in letters stays: only who is meant is another.
    let plain = try scores { $0 }
    let swapped = try scores { text in
      text.replacingOccurrences(of: "Maret Quillon", with: "\u{1}")
        .replacingOccurrences(of: "Quillon", with: "\u{2}")
        .replacingOccurrences(of: "\u{1}", with: "Ruvan Tasslow")
        .replacingOccurrences(of: "\u{2}", with: "Tasslow")
    }
    #expect(!plain.isEmpty)
    #expect(plain == swapped)
  }
}

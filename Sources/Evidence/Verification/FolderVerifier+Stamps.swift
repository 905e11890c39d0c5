import Foundation

/// What authorities say of the checkpoint, what is in the archive, and what follows from all of it.
extension FolderVerifier {
  mutating func checkStamps(
    _ checkpoint: Checkpoint, _ entries: [Entry], _ files: Set<String>
  ) async {
    let names = files.filter { $0.hasPrefix("stamps/") && $0.hasSuffix(".tsr") }.sorted()
    for name in files.sorted() where name.hasPrefix("stamps/") {
      let isKnown = [".tsr", ".pem", ".tsq"].contains { name.hasSuffix($0) }
      if !isKnown { report.fault(name, "it was added: no stamp is called so") }
    }
    let latest = entries.compactMap { $0.statement?.time }.max()
    let text = Array(checkpoint.note.text.utf8)
    for name in names {
      let own = String(
        decoding: read(name.dropLast(4) + ".pem") ?? [], as: UTF8.self)
      guard let bytes = read(name, limit: TimeStamp.longest) else {
        report.fault(name, "it is longer than any stamp, or cannot be read")
        continue
      }
      do throws(TimeStamp.Fault) {
        let stamp = try TimeStamp(bytes)
        let authority = try await stamp.verify(text, roots: trust.roots ?? own)
        let time = Date(timeIntervalSince1970: stamp.time).formatted(.iso8601)
        if let latest, Int64(stamp.time) < latest - Self.clockTolerance {
          report.fault(
            name,
            "it says \(time), before the last entry it stamps (\(Self.date(latest))): the authority's clock or the team's is wrong"
          )
        } else if Int64(stamp.time) > trust.now + Self.clockTolerance {
          report.fault(name, "it says a time to come (\(time)): the authority's clock is wrong")
        } else if trust.roots != nil {
          report.proven.append("It all existed at \(time), stamped by \(authority.name).")
        } else {
          report.proven.append(
            "It all existed at \(time), if the authority \(authority.root) is believed, whose certificate lies in this folder."
          )
        }
      } catch {
        report.fault(name, "\(error)")
      }
    }
    if names.isEmpty {
      report.unproven.append(
        "When it existed, beyond the team's word: no authority stamped it yet. stamps/checkpoint.tsq can still be sent to one."
      )
    }
  }

  private static func date(_ time: Int64) -> String {
    Date(timeIntervalSince1970: Double(time)).formatted(.iso8601)
  }

  // MARK: The archive

  mutating func checkArchive(_ files: Set<String>, _ entries: [Entry]) async {
    let captures = entries.compactMap(\.statement).filter { $0.kind == .capture }
    guard files.contains(CaseFolder.captures) else {
      if !captures.isEmpty { report.fault(CaseFolder.captures, "it is missing") }
      return
    }
    let archive = WACZVerifier.verify("\(folder)/\(CaseFolder.captures)")
    for fault in archive.faults {
      report.fault("\(CaseFolder.captures), \(fault.place)", fault.sentence)
    }
    for capture in captures where !archive.payloads.contains(capture.sha256) {
      report.fault(
        CaseFolder.captures, "what was logged of “\(capture.about)” is not in it, or not as it was")
    }
  }

  mutating func conclude(_ checkpoint: Checkpoint, _ entries: [Entry]) {
    let statements = entries.compactMap(\.statement)
    let counts = Statement.Kind.allCases.compactMap { kind in
      let count = statements.count { $0.kind == kind }
      return count > 0 ? "\(count) \(kind.rawValue)\(count == 1 ? "" : "s")" : nil
    }
    let erased = entries.count - statements.count
    report.proven.insert(
      "Every file is byte for byte what was logged: \(counts.joined(separator: ", ")).", at: 0)
    report.proven.insert(
      "The log \(checkpoint.origin) has these entries in this order, among \(checkpoint.size).",
      at: 1)
    for entry in statements where entry.kind == .erasure {
      report.proven.append(
        "Erased on \(entry.at) by \(entry.by): \(entry.details["entries"]?.split(separator: " ").count ?? 0) entries (\(entry.details["reason"] ?? "no reason given")). All else stands."
      )
    }
    if erased > 0 {
      report.unproven.append("What the \(erased) erased entries were about: that is gone for good.")
    }
    if trust.logKey == nil {
      let key = String(decoding: read("log/keys.txt") ?? [], as: UTF8.self).split(separator: "\n")
        .last.flatMap { NoteKey(String($0)) }
      report.unproven.append(
        "Whose log it is: compare its key, \(key?.fingerprint ?? "?"), with the published one, or give --key."
      )
    } else {
      report.proven.append("It is the log of the key that you gave.")
    }
    report.unproven.append(
      "That what was captured is true, who wrote it, or that others were shown the same.")
  }
}

import Foundation
package import Store
import TocsinModel

/// What somebody can do next in a workspace, and why.
package struct NextSteps: Hashable, Sendable {
  /// A command and what it does.
  package struct Step: Hashable, Sendable {
    package let command: String
    package let purpose: String
  }

  /// How the workspace is: a sentence or two.
  package private(set) var state: String
  package private(set) var steps: [Step] = []
  /// A workspace that is not the usual one has to be named each time.
  private let place: String

  /// Looks at a workspace, and changes nothing.
  package init(_ workspace: Workspace) {
    state = ""
    place =
      workspace.folder == Workspace.defaultFolder
      ? "" : " --workspace \(Self.quoted(workspace.folder))"
    let hasConfiguration = FileManager.default.fileExists(atPath: workspace.configuration)
    let loaded = Result { try Configuration.load(nil, workspace: workspace) }
    guard FileManager.default.fileExists(atPath: workspace.database) else {
      state =
        hasConfiguration
        ? "The workspace \(workspace.folder) has a configuration; nothing was read yet."
        : "There is no workspace here yet (\(workspace.folder))."
      if !hasConfiguration {
        add("example", "see at a made-up election what is found")
        add("init\(place)", "five questions, and a configuration with comments")
        add("serve --new --open\(place)", "the same in the browser")
      }
      tell(loaded)
      add("scan PATH…\(place)", "read files and folders: posts, pages, mails, names")
      if case .success(let (configuration, _)) = loaded, configuration.follows {
        add("watch\(place)", "follow what the configuration names")
      }
      return
    }
    do {
      let store = try Store(workspace, create: false)
      let documents = try store.currentCount()
      let findings = try store.findingCounts().values.reduce(0, +)
      let open = try store.queueCount(QueueView())
      let failed = try store.inputs().values.count { $0.state == .failed }
      state = Self.words(documents, findings, open, failed)
      tell(loaded)
      if findings > 0 {
        add(
          "serve --open\(place)",
          open > 0 ? "look through them in the browser, and judge" : "see them in the browser")
        add("findings\(place)", "list them here")
      }
      if !hasConfiguration {
        add("init\(place)", "say what is protected, and which election it is")
      }
      if documents == 0 || findings == 0 {
        add("scan PATH…\(place)", "read more files and folders")
      }
      if failed > 0 {
        add("serve --open\(place)", "“Overview” says which files could not be read, and why")
      }
      if case .success(let (configuration, _)) = loaded, configuration.follows {
        add("watch\(place)", "follow what the configuration names")
      }
      if documents > 0 { add("backup FOLDER\(place)", "keep a copy elsewhere") }
    } catch {
      state = "\(error)"
      add("doctor\(place)", "say what state everything is in")
    }
    var seen: Set<String> = []
    steps.removeAll { !seen.insert($0.command).inserted }
  }

  private mutating func add(_ command: String, _ purpose: String) {
    steps.append(Step(command: "tocsin \(command)", purpose: purpose))
  }

  /// Mistakes come first: what is protected may hang on them.
  private mutating func tell(
    _ loaded: Result<(Configuration, [Diagnostic]), any Error>
  ) {
    switch loaded {
    case .success((_, let mistakes)) where mistakes.isEmpty: return
    case .success((_, let mistakes)):
      state +=
        " In its configuration \(mistakes.count == 1 ? "1 thing is" : "\(mistakes.count) things are") wrong."
    case .failure(let error): state += " \(error)"
    }
    add("doctor\(place)", "say what is wrong with the configuration")
  }

  private static func words(_ documents: Int, _ findings: Int, _ open: Int, _ failed: Int) -> String
  {
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    if documents == 0, findings == 0 {
      return "The workspace is empty: nothing was read into it yet."
    }
    var text = "\(count(documents, "document")) and \(count(findings, "finding"))"
    if findings == 0 {
      text = "\(count(documents, "document")), and nothing was found in them yet"
    } else if open > 0 {
      text += ", of which \(open) \(open == 1 ? "waits" : "wait") to be judged"
    } else {
      text += ", all judged"
    }
    if failed > 0 { text += "; \(count(failed, "file")) could not be read" }
    return text + "."
  }

  /// In single quotes when a POSIX shell would read it otherwise.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_./".unicodeScalars.contains($0)
    }
    return isPlain && !text.isEmpty
      ? text : "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}

extension Configuration {
  /// Whether it names anything that is followed.
  fileprivate var follows: Bool {
    !watch.folders.isEmpty || !watch.web.isEmpty || !watch.logs.isEmpty || !watch.mastodon.isEmpty
      || !watch.jetstream.isEmpty
  }
}

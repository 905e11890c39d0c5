package import Foundation

/// Other processes, as the kernel tells them (proc_pid_stat(5)).
package enum Processes {
  /// Those of a name that a process has started and that have not ended.
  package static func children(of parent: pid_t, named name: String) -> Set<pid_t> {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return Set(
      all.compactMap { pid_t($0) }.filter { number in
        guard let stat = stat(number), stat.name == name else { return false }
        return stat.state != "Z" && stat.parent == parent
      })
  }

  /// What a process was started with, its own name first.
  package static func arguments(of process: pid_t) -> [String] {
    let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
    return line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a process that ``Command`` runs has written to its standard output so far.
  package static func output(of process: pid_t) -> String { written(by: process, to: 1) }

  /// What a process that ``Command`` runs has written to its standard error so far.
  package static func errors(of process: pid_t) -> String { written(by: process, to: 2) }

  /// The address of the console that a process serves at a port that was free (`--port 0`), without a stroke at its end; waits until it
  /// says one.
  package static func console(of process: pid_t) -> String? {
    var address: String?
    _ = comes(30) {
      address = output(of: process).firstMatch(of: /(http:\/\/127\.0\.0\.1:[0-9]+)\/\n/).map {
        String($0.1)
      }
      return address != nil
    }
    return address
  }

  /// Waits until something holds, on the thread of the caller; whether it did.
  package static func comes(_ seconds: Double, _ condition: () -> Bool) -> Bool {
    let deadline = Date().addingTimeInterval(seconds * Command.patience)
    while Date() < deadline {
      if condition() { return true }
      Thread.sleep(forTimeInterval: 0.1)
    }
    return false
  }

  /// The kernel opens what the descriptor leads to anew, from its beginning.
  private static func written(by process: pid_t, to descriptor: Int) -> String {
    let data = FileManager.default.contents(atPath: "/proc/\(process)/fd/\(descriptor)") ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  package static func isAlive(_ process: pid_t) -> Bool {
    stat(process).map { $0.state != "Z" } ?? false
  }

  /// `4711 (tocsin-reader) S 4700 …`
  private static func stat(_ process: pid_t) -> (name: String, state: String, parent: pid_t?)? {
    guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let open = line.firstIndex(of: "("), let close = line.lastIndex(of: ")")
    else { return nil }
    let fields = line[close...].dropFirst(2).split(separator: " ")
    guard fields.count > 1 else { return nil }
    return (String(line[open..<close].dropFirst()), String(fields[0]), pid_t(fields[1]))
  }
}

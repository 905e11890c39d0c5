import ArgumentParser
import Cases
import Partners
import Report
import Store

/// `tocsin held NAME`
struct HeldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "held",
    abstract:
      "Say what is held about somebody; erase them from what people wrote; keep nothing too long.",
    discussion: """
      What was read is erased by “tocsin forget”, which also takes the name out of cases. A backup made before keeps \
      what it has until it is destroyed.

      EXAMPLE
        tocsin held river_kettle73
        tocsin held "Ruvan Essel" --erase
        tocsin held --retain
      """)

  @Argument(help: "A name, an account, a host or an address.") var name: String?
  @Flag(help: "Take the name out of cases, notes, reasons and the register.") var erase = false
  @Flag(help: "Erase what was to be kept until a day that has passed.") var retain = false
  @OptionGroup var options: CaseOptions

  func validate() throws {
    if name == nil, !retain { throw ValidationError("Name somebody, or use --retain.") }
    if let name, name.count < Rights.shortest {
      throw ValidationError("“\(name)” is too short to be told from other words.")
    }
  }

  mutating func run() async throws {
    let command = self
    try await options.work(isLogged: true) { store, by, now in
      if command.retain {
        let kept = try Rights(store).retain(by: by, now: now)
        return
          "\(kept.cases.counted("case")) and \(kept.entries.counted("entry", "entries")) erased, since their time is over."
      }
      guard let name = command.name else { return "" }
      if command.erase {
        let erasure = try HeldNames(store).erase(name, by: by, now: now)
        let first =
          "\(erasure.changed.counted("place")) changed. Backups that were made before keep what they have."
        return ([first] + erasure.handedOn.map { $0.printable() }).joined(separator: "\n")
      }
      let held = try HeldNames(store).places(of: name)
      return held.isEmpty
        ? "Nothing is held about it."
        : held.map { "\($0.count)\t\($0.place)" }.joined(separator: "\n")
    }
  }
}

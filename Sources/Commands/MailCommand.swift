import ArgumentParser
import Authentication
import Embed
import Engine
import Exchange
import Foundation
import Lookalikes
import Mail
import Resolve
import TocsinModel

/// `tocsin mail PATH…`
struct MailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail",
    abstract: "Say which mails are not what they claim to be, and why, without a workspace.",
    discussion: """
      Reads messages (.eml), mailboxes (mbox) and Maildirs, and prints a row for each mail: deceptive, suspicious or \
      unremarkable, with the reasons. Nothing is fetched, opened or rendered.

      EXAMPLE
        tocsin mail ~/Maildir > verdicts.csv
        tocsin mail forwarded.mbox --protect our-names.txt --format jsonl --tier suspicious
        tocsin mail - < message.eml
        tocsin mail --verify leaked.mbox --records keys-of-that-year.txt
        tocsin mail --posture party.example --resolve
      """)

  @Argument(
    help: ArgumentHelp(
      "Files and folders of mail; - is standard input. .gz and .zst are read as they are.",
      valueName: "path"))
  var paths: [String]

  @OptionGroup var protection: ProtectionOptions

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "A host whose Authentication-Results are believed, such as mx.party.example; repeatable.",
      valueName: "host"))
  var trustHost: [String] = []

  @Option(
    help: ArgumentHelp(
      "Kept records (name TYPE value, a line each) to verify DKIM signatures and DMARC by; nothing is asked of the network.",
      valueName: "file"))
  var records: String?

  @Flag(
    help:
      "Ask the network for records that are not in --records. The owners of the names that are asked for can see it: a mail may hold names that were made for its reader alone."
  )
  var resolve = false

  @Option(
    help: ArgumentHelp(
      "Whom --resolve asks, instead of those whom this machine asks, such as 192.0.2.53 or 127.0.0.1@5353.",
      valueName: "server"))
  var dns: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Mail that tells who has written before, such as the same Maildir; each mail is held against what is older. Repeatable.",
      valueName: "path"))
  var history: [String] = []

  @Flag(
    help:
      "Only say which mails carry a signature that holds with the keys of --records, which cannot be verified, and which fail."
  )
  var verify = false

  @Flag(
    help:
      "The arguments are your own domains: say what their records in --records do against mail in your name, and what to change first."
  )
  var posture = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A selector of your DKIM keys, for --posture; the usual ones are tried too. Repeatable.",
      valueName: "name"))
  var selector: [String] = []

  @Flag(
    help:
      "Leave the files that came with mails closed: no QR codes, nothing of what archives and PDF hold, and several times as fast where many mails have files."
  )
  var closed = false

  @Flag(
    inversion: .prefixedNo,
    help:
      "Read what mails ask by the meaning of their sentences, in whatever words, too; a few times slower. Without either, where “tocsin setup” has fetched the Universal Sentence Encoder."
  )
  var meaning: Bool?

  @Option(help: "csv or jsonl.")
  var format: TableFormat = .csv

  @Option(help: "The lowest tier that is printed: deceptive, suspicious or unremarkable.")
  var tier: MailVerdict.Tier = .unremarkable

  @Flag(name: .long, help: "Stop at the first bad record, with exit code 1.")
  var strict = false

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let command = self
    if posture { return try showPosture(console) }
    try await Commands.run(console) { cancellation in
      let lists = try command.protection.lists(console)
      let protected =
        command.protection.isGiven
        ? try command.protection.protected(console, lists) : ProtectedNames()
      let network = try command.network(console)
      let records = try command.resolver(network)
      defer { command.tell(network, console) }
      let history = try command.readHistory(lists, console, cancellation)
      let rules = MailRules(
        protecting: protected, lists: lists,
        trustedHosts: try command.protection.mailHosts(lists).union(
          command.trustHost.map { $0.lowercased() }), records: records,
        history: history, meaning: try command.readMeaning(), opensFiles: !command.closed)
      if command.verify {
        return try command.verifySignatures(rules, console, cancellation)
      }
      var writer = try MailWriter(format: command.format, to: .standardOutput())
      let isAwaited = command.paths.contains("-")
      var count = 0
      var errors = 0
      var waves = MailWaves()
      let search = MailSearch(
        rules, InputOptions(paths: command.paths, isStrict: command.strict),
        cancellation: cancellation)
      do {
        try search.run { result in
          switch result {
          case .diagnostic(let diagnostic):
            if diagnostic.severity == .error { errors += 1 }
            console.diagnostic(diagnostic)
          case .mail(let verdict, let place):
            count += 1
            console.progress("\(count) mails")
            // Whatever is printed, so that the numbers do not depend on it.
            let wave = verdict.wave(in: &waves)
            guard verdict.tier.rank >= command.tier.rank else { return }
            try writer.write(MailRecord(verdict, place, wave: wave))
            if isAwaited { try writer.flush() }
          }
        }
      } catch {
        try? writer.finish()
        throw error
      }
      try writer.finish()
      console.finish()
      if count == 0, errors > 0 { throw ExitCode.failure }
    }
  }
}

extension MailCommand {
  /// The network, where it was asked for.
  func network(_ console: Console) throws -> NetworkResolver? {
    guard resolve else {
      guard dns == nil else { throw ValidationError("--dns says whom --resolve asks.") }
      return nil
    }
    guard let network = NetworkResolver(server: dns) else {
      console.fail("The resolver cannot be set up\(dns.map { " to ask \($0)" } ?? "").")
      throw ExitCode.failure
    }
    if !network.validates {
      console.status(
        "The root's keys are not there (Debian: dns-root-data): what zones sign is not checked.")
    }
    return network
  }

  /// Kept records first, then the network; `nil` where there are neither.
  func resolver(_ network: NetworkResolver?) throws -> (any RecordResolver)? {
    let file = try records.map { try RecordFile(path: $0) }
    switch (file, network) {
    case (let file?, let network?): return ResolverChain([file, network])
    case (let file?, nil): return file
    case (nil, let network?): return network
    case (nil, nil): return nil
    }
  }

  /// How the answers of the network came.
  func tell(_ network: NetworkResolver?, _ console: Console) {
    guard let tally = network?.tally, tally.questions > 0 else { return }
    let forged =
      tally.bogus > 0
      ? "; \(tally.bogus) were not what the zone signed, and are not believed" : ""
    console.status(
      "Asked \(tally.questions) times: \(tally.signed) answers were signed by their zone (DNSSEC), \(tally.unanswered) did not come\(forged)."
    )
  }

  /// The models that read meaning; `nil` where they are not wanted or not there.
  private func readMeaning() throws -> MailMeaning? {
    guard meaning != false, !verify else { return nil }
    let folder = ModelFolder(environment: ProcessInfo.processInfo.environment)
    let found = try MailMeaning.load(folder)
    if found == nil, meaning == true {
      throw EmbedError.missing(file: folder.path(of: .universalSentenceEncoder))
    }
    return found
  }

  /// What the mailbox's own mails say of who wrote before; `nil` where none are given.
  private func readHistory(
    _ lists: NameLists, _ console: Console, _ cancellation: Cancellation
  ) throws -> MailHistory? {
    guard !history.isEmpty, !verify else { return nil }
    let search = MailSearch(
      MailRules(lists: lists), InputOptions(paths: history, isStrict: strict),
      cancellation: cancellation)
    let found = try search.history { console.diagnostic($0) }
    console.status("\(found.count) mails of the history have a time.")
    return found
  }
}

extension MailVerdict.Tier: ExpressibleByArgument {}

extension MailVerdict {
  /// The number of its wave, from 1; none of an unremarkable mail that not even a history would make suspicious.
  fileprivate func wave(in waves: inout MailWaves) -> Int? {
    let isSuspicious = tier != .unremarkable
    guard isSuspicious || !sketch.least.isEmpty else { return nil }
    return waves.add(sketch, isSuspicious: isSuspicious) + 1
  }
}

extension MailForwarding? {
  /// Which of the mails within a file: `#attached-1`; nothing for the file's own.
  var mark: String { map { "#\($0.form.rawValue)-\($0.number)" } ?? "" }
}

extension MailRecord {
  init(_ verdict: MailVerdict, _ place: Place, wave: Int?) {
    self.init(
      file: place.description + verdict.mail.forwarding.mark, verdict: verdict.tier.rawValue,
      probability: verdict.probability,
      kind: verdict.kind.rawValue, sender: verdict.mail.from.first?.address ?? "",
      name: verdict.mail.from.first?.name ?? "", subject: verdict.mail.subject,
      date: verdict.mail.date,
      claims: verdict.claimed, reasons: verdict.reasons,
      clues: MailClue.allCases.filter { verdict.evidence[$0] > 0 }.map {
        ($0.rawValue, verdict.evidence[$0])
      },
      linkHosts: verdict.linkHosts, wave: wave)
  }
}

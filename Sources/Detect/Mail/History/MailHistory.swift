import CHashing
import MIME
package import TocsinModel

/// Who wrote to a mailbox when, and in which threads, as far as its own mails tell by their own times; no text, no subject and no address
/// is kept, only hashes, of words those of three in a row. What a mail is judged by is only what is older than itself, so that a mailbox can be its own history.
package struct MailHistory: Sendable {
  /// What was there before a moment.
  package struct Contact: Sendable, Hashable {
    /// Mails of the same address, at most ``MailHistory/mostTimes``.
    package var mails = 0
    /// Seconds from the first of them to the moment.
    package var span: Int64 = 0
    /// Whether the same name wrote often before, and never from this address.
    package var isKnownNameElsewhere = false

    /// Four mails over a month: what somebody who impersonates does not invest.
    package var isLong: Bool { mails >= 4 && span >= 30 * 86_400 }
  }

  /// Times that are kept of a sender, the first ones: enough to say that they wrote often.
  static let mostTimes = 8
  /// Senders and messages that are kept: 200 MB. What comes behind is not known, which makes it a first contact and no more.
  static let mostSenders = 500_000
  static let mostMessages = 4_000_000
  /// Mails whose wording is kept, and up to as many before them: 60 MB. Answers come soon.
  static let mostWordings = 12_500

  /// Earliest first, by the hash of the address.
  private var times: [UInt64: [Int64]] = [:]
  /// Addresses by the hash of the name that they bore.
  private var names: [UInt64: Set<UInt64>] = [:]
  private var messages: Set<UInt64> = []
  /// What they said, by their numbers.
  private var wordings: [UInt64: MailWording] = [:]
  private var olderWordings: [UInt64: MailWording] = [:]
  /// Mails whose time could be read.
  package private(set) var count = 0

  package init() {}

  /// A history of these traces, the same in whatever order they are given. n log n.
  package init(_ traces: some Sequence<MailTrace>) {
    for trace in traces.sorted(by: { ($0.time, $0.message ?? 0) < ($1.time, $1.message ?? 0) }) {
      add(trace)
    }
  }

  /// Takes a mail in, in any order. Those without a time that can be read say nothing.
  package mutating func add(_ mail: MailMessage) {
    guard let trace = Self.trace(of: mail) else { return }
    add(trace)
    if let id = trace.message { keep(MailWording(mail), of: id) }
  }

  private mutating func keep(_ wording: MailWording, of id: UInt64) {
    // The first that bears a number: whoever repeats it shall not change what was said.
    guard wordings[id] == nil, olderWordings[id] == nil else { return }
    if wordings.count == Self.mostWordings {
      olderWordings = wordings
      wordings = [:]
    }
    wordings[id] = wording
  }

  /// What a mail quotes and the mails that it answers did not say; `nil` where it quotes them rightly, or what they said is not known.
  func change(in mail: MailMessage) -> MailQuotation.Change? {
    guard !wordings.isEmpty, let trace = Self.trace(of: mail) else { return nil }
    let known = trace.answered.filter { $0 != trace.message }.compactMap {
      wordings[$0] ?? olderWordings[$0]
    }
    // A conversation quotes the one before, which may have quoted others rightly.
    guard !known.isEmpty else { return nil }
    let quoted = MailQuotation.text(of: mail)
    guard !quoted.isEmpty else { return nil }
    return MailQuotation.change(in: quoted, since: MailWording(joining: known))
  }

  package mutating func add(_ trace: MailTrace) {
    // A mail that lies in several folders was written once.
    if let id = trace.message, messages.count < Self.mostMessages {
      guard messages.insert(id).inserted else { return }
    }
    count += 1
    guard let address = trace.sender, !trace.isMalformed else { return }
    guard times.count < Self.mostSenders || times[address] != nil else { return }
    var known = times[address] ?? []
    let place = known.firstIndex { $0 > trace.time } ?? known.count
    if place < Self.mostTimes {
      known.insert(trace.time, at: place)
      times[address] = Array(known.prefix(Self.mostTimes))
    }
    if let name = trace.name, names[name, default: []].count < 16 {
      names[name, default: []].insert(address)
    }
  }

  /// What of a mail a history is made of; `nil` where its own time cannot be read.
  static func trace(of mail: MailMessage) -> MailTrace? {
    guard let time = time(of: mail) else { return nil }
    let from = mail.from.first
    let hasAddress = from?.domain != nil
    return MailTrace(
      time: time, sender: hasAddress ? from.map { hash($0.address.lowercased()) } : nil,
      name: hasAddress ? from.flatMap(name) : nil, message: messageIDs(mail.messageID).first,
      answered: messageIDs(mail.field("in-reply-to") ?? "")
        + messageIDs(mail.field("references") ?? ""),
      isAnswer: MailSubject.isAnswer(mail.subject), isMalformed: mail.from.isMalformed)
  }

  /// What was there before a mail; `nil` where its own time cannot be read, or nothing is older.
  package func contact(of mail: MailMessage) -> Contact? {
    Self.trace(of: mail).flatMap(contact)
  }

  func contact(of trace: MailTrace) -> Contact? {
    guard let address = trace.sender, count > 0 else { return nil }
    let earlier = (times[address] ?? []).filter { $0 < trace.time }
    var contact = Contact(mails: earlier.count, span: earlier.first.map { trace.time - $0 } ?? 0)
    if earlier.isEmpty, let name = trace.name {
      contact.isKnownNameElsewhere = (names[name] ?? []).contains { other in
        other != address && (times[other] ?? []).filter { $0 < trace.time }.count >= 3
      }
    }
    return contact
  }

  /// Whether it answers mails of which none is here: of those that it names, and of its subject where it names none.
  package func isThreadUnknown(_ mail: MailMessage) -> Bool {
    Self.trace(of: mail).map(isThreadUnknown) ?? false
  }

  func isThreadUnknown(_ trace: MailTrace) -> Bool {
    guard count > 0 else { return false }
    guard trace.answered.isEmpty else { return !trace.answered.contains(where: messages.contains) }
    return trace.isAnswer
  }

  /// What a history says of a mail: the clues of its family, and how much there is of each. The same that ``MailExaminer`` measures.
  func clues(of trace: MailTrace) -> [(clue: MailClue, value: Double)] {
    guard let contact = contact(of: trace) else { return [] }
    var clues: [(MailClue, Double)] = []
    if contact.isKnownNameElsewhere { clues.append((.correspondentElsewhere, 1)) }
    if contact.mails == 0 {
      clues.append((.firstContact, 1))
      if isThreadUnknown(trace) { clues.append((.threadUnknown, 1)) }
    } else if contact.isLong, !trace.isDisowned, !trace.isMalformed {
      // An address is easily written: without anybody's word that it came from there it counts by half.
      clues.append((.longCorrespondence, trace.isVouched ? 1 : 0.5))
    }
    return clues
  }

  static func time(of mail: MailMessage) -> Int64? { MailDate.seconds(mail.date) }

  /// At least two words: a first name alone is nobody.
  private static func name(_ mailbox: Mailbox) -> UInt64? {
    let name = NormalText(mailbox.name)
    return name.words >= 2 ? hash(String(decoding: name.bytes, as: UTF8.self)) : nil
  }

  /// What stands in angle brackets, at most a hundred.
  private static func messageIDs(_ text: String) -> [UInt64] {
    text.split(separator: "<", maxSplits: 100).compactMap { part in
      guard let end = part.firstIndex(of: ">"), part.contains("@") else { return nil }
      return hash(String(part[..<end]))
    }
  }

  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value
  }
}

/// What a subject says of being an answer.
enum MailSubject {
  /// As programs of the languages that we read write it before the subject of what is answered.
  private static let answers: Set<String> = [
    "re", "aw", "sv", "vs", "rv", "res", "odp", "antw", "ang", "ynt", "vá", "отв", "hα", "απ",
  ]

  static func isAnswer(_ subject: String) -> Bool {
    let start = subject.prefix { $0 != ":" }
    guard start.utf8.count < subject.utf8.count, start.count <= 8 else { return false }
    return answers.contains(start.filter(\.isLetter).lowercased())
  }
}

import CHashing
import MIME

/// Who wrote to a mailbox when, and in which threads, as far as its own mails tell by their own times; no text, no subject and no address
/// is kept, only hashes. What a mail is judged by is only what is older than itself, so that a mailbox can be its own history.
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

  /// Earliest first, by the hash of the address.
  private var times: [UInt64: [Int64]] = [:]
  /// Addresses by the hash of the name that they bore.
  private var names: [UInt64: Set<UInt64>] = [:]
  private var messages: Set<UInt64> = []
  /// Mails whose time could be read.
  package private(set) var count = 0

  package init() {}

  /// Takes a mail in, in any order. Those without a time that can be read say nothing.
  package mutating func add(_ mail: MailMessage) {
    guard let time = MailHistory.time(of: mail) else { return }
    count += 1
    if let id = Self.messageIDs(mail.messageID).first, messages.count < Self.mostMessages {
      messages.insert(id)
    }
    guard let from = mail.from.first, from.domain != nil, !mail.from.isMalformed else { return }
    let address = Self.hash(from.address.lowercased())
    guard times.count < Self.mostSenders || times[address] != nil else { return }
    var known = times[address] ?? []
    let place = known.firstIndex { $0 > time } ?? known.count
    if place < Self.mostTimes {
      known.insert(time, at: place)
      times[address] = Array(known.prefix(Self.mostTimes))
    }
    if let name = Self.name(from), names[name, default: []].count < 16 {
      names[name, default: []].insert(address)
    }
  }

  /// What was there before a mail; `nil` where its own time cannot be read, or nothing is older.
  package func contact(of mail: MailMessage) -> Contact? {
    guard let time = Self.time(of: mail), let from = mail.from.first, from.domain != nil, count > 0
    else { return nil }
    let address = Self.hash(from.address.lowercased())
    let earlier = (times[address] ?? []).filter { $0 < time }
    var contact = Contact(mails: earlier.count, span: earlier.first.map { time - $0 } ?? 0)
    if earlier.isEmpty, let name = Self.name(from) {
      contact.isKnownNameElsewhere = (names[name] ?? []).contains { other in
        other != address && (times[other] ?? []).filter { $0 < time }.count >= 3
      }
    }
    return contact
  }

  /// Whether it answers mails of which none is here: of those that it names, and of its subject where it names none.
  package func isThreadUnknown(_ mail: MailMessage) -> Bool {
    guard count > 0 else { return false }
    let named =
      Self.messageIDs(mail.field("in-reply-to") ?? "")
      + Self.messageIDs(mail.field("references") ?? "")
    guard named.isEmpty else { return !named.contains(where: messages.contains) }
    return MailSubject.isAnswer(mail.subject)
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

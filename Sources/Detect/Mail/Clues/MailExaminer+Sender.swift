import Names
import TocsinModel

extension MailExaminer {
  mutating func examineSender() {
    let from = mail.from.first
    let address = from?.address ?? ""
    let shown = "\(from?.name ?? "") <\(address)>"
    // Of a mail that was pasted often only the sender's name is left.
    let isMissing = sender == nil && mail.forwarding?.form != .pasted
    if mail.from.isMalformed || mail.from.mailboxes.count > 1 || isMissing {
      evidence.set(.senderMalformed, 1, .init(.from, senders))
    }
    if isFreeMail { evidence.set(.freeMailSender, 1, .init(.from, address)) }
    if let sender {
      let ending = senderDomain.drop { $0 != "." }.dropFirst()
      if HostKnowledge.isCheap(ending: ending) {
        evidence.set(.senderCheap, 1, .init(.from, address))
      }
      if isHosted(sender) { evidence.set(.senderHosting, 1, .init(.from, address)) }
      if sender.labelCount - sender.suffixLabels >= 4 {
        evidence.set(.senderDeep, 1, .init(.from, address))
      }
      let labels = (0..<sender.labelCount).map { sender.text(ofLabel: $0) }
      if labels.contains(where: Noise.isNoise) || Noise.isNoise(local) {
        evidence.set(.senderNoise, 1, .init(.from, address))
      } else if Noise.isNumbered(senderDomain.prefix { $0 != "." }) {
        evidence.set(.senderNoise, 0.6, .init(.from, address))
      }
      if let judged = judge?.impersonated(by: sender.name.rawValue) {
        evidence.set(.lookalikeSender, 1, .init(.from, judged.reason))
      }
    }
    examineName(shown)
  }

  /// Every address that a program may show, else the field as it stands.
  private var senders: String {
    let addresses = mail.from.mailboxes.map(\.address).filter { !$0.isEmpty }
    return addresses.count > 1
      ? addresses.sorted().joined(separator: " or ")
      : String(
        decoding: (mail.field("from") ?? "no sender").utf8.prefix(500).map { max(0x20, $0) },
        as: UTF8.self)
  }

  private var local: String { String(mail.from.first?.local ?? "") }

  /// Whether everybody may send under a host: pages for everybody, or tenants that nobody renamed.
  private func isHosted(_ host: HostName) -> Bool {
    HostKnowledge.isHosting(host.name.rawValue) || host.name.rawValue.hasSuffix(".onmicrosoft.com")
  }

  private mutating func examineName(_ shown: String) {
    let own = mail.from.first?.name ?? ""
    guard name.words > 0 else { return }
    if Titles.begins(name) { evidence.set(.titleInName, 1, .init(.from, shown)) }
    // A name that shows another address than the one behind it.
    if let at = own.lastIndex(of: "@") {
      let rest = own[own.index(after: at)...].prefix {
        $0.isLetter || $0.isNumber || $0 == "." || $0 == "-"
      }
      if let host = knowledge.parser.hostName(String(rest)).host,
        !belongsToSender(host.registrable.rawValue)
      {
        evidence.set(.addressInName, 1, .init(.from, shown))
      }
    }
    let likeness = likenessToAddress()
    if likeness == 0 { evidence.set(.nameUnlikeAddress, 1, .init(.from, shown)) }
    if nameThemes.contains(.role) {
      if isFreeMail { evidence.set(.freeMailRole, 1, .init(.from, shown)) }
      if likeness == 0 { evidence.set(.roleWithoutBody, 1, .init(.from, shown)) }
    }
  }

  /// How many words of the sender's name, of three letters and more, occur in the address; 1 where the name has none.
  private func likenessToAddress() -> Int {
    let address = String(
      decoding: NormalText(mail.from.first?.address ?? "").bytes.filter { $0 != 0x20 },
      as: UTF8.self)
    let words = name.bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.utf8.count >= 3 }
    guard !words.isEmpty else { return 1 }
    let initials = String(
      decoding: name.bytes.split(separator: 0x20).compactMap(\.first), as: UTF8.self)
    return words.filter { address.contains($0) }.count
      + (initials.utf8.count >= 3 && address.contains(initials) ? 1 : 0)
  }

  mutating func examineReply() {
    guard let reply, let address = mail.replyTo.first?.address else { return }
    let domain = reply.registrable.rawValue
    if address != mail.from.first?.address {
      if !belongsToSender(domain), !belongsToClaimed(domain) {
        evidence.set(.replyElsewhere, 1, .init(.replyTo, address))
        if HostKnowledge.isFreeMail(domain) {
          evidence.set(.replyToFreeMail, 1, .init(.replyTo, address))
        }
      } else if HostKnowledge.isFreeMail(domain) {
        evidence.set(.replyToFreeMail, 1, .init(.replyTo, address))
      }
    }
    if let judged = judge?.impersonated(by: reply.name.rawValue) {
      evidence.set(.lookalikeReply, 1, .init(.replyTo, judged.reason))
    }
  }
}

/// Words that people who want to be believed put before their names.
enum Titles {
  private static let all: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "barrister", "barr", "attorney", "engr", "sgt", "gen",
    "general",
    "capt", "captain", "rev", "pastor", "sir", "chief", "prince", "princess", "sheikh", "herr",
    "frau",
    "monsieur", "madame", "mme", "senor", "senora", "sr", "sra", "signor", "dhr", "mevrouw", "pan",
    "pani",
  ]

  static func begins(_ name: NormalText) -> Bool {
    name.bytes.split(separator: 0x20).first.map {
      all.contains(String(decoding: $0, as: UTF8.self))
    } ?? false
  }
}

/// Whether a label or a local part was made by a machine.
enum Noise {
  /// Whether a registration is a word with a number behind it, as those are that somebody registers by the hundred.
  static func isNumbered(_ label: some StringProtocol) -> Bool {
    let digits = label.utf8.reversed().prefix { $0 &- 0x30 < 10 }.count
    return digits >= 2 && label.utf8.count - digits >= 5
  }

  /// Letters and digits in turns four times; six consonants in a row; or more than twelve letters with hardly a vowel.
  /// Words of the languages of Europe have at most five consonants in a row but for a few compounds.
  static func isNoise(_ label: String) -> Bool {
    var turns = 0
    var run = 0
    var longest = 0
    var vowels = 0
    var letters = 0
    var wasDigit: Bool?
    guard label.utf8.count >= 7, !label.hasPrefix("xn--") else { return false }
    for byte in label.utf8 {
      let lower = byte | 0x20
      let isDigit = byte &- 0x30 < 10
      guard isDigit || lower &- 0x61 < 26 else {
        run = 0
        wasDigit = nil
        continue
      }
      if let was = wasDigit, was != isDigit { turns += 1 }
      wasDigit = isDigit
      if isDigit {
        run = 0
        continue
      }
      letters += 1
      if "aeiouy".utf8.contains(lower) {
        vowels += 1
        run = 0
      } else {
        run += 1
        longest = max(longest, run)
      }
    }
    return turns >= 4 || longest >= 6 || (letters >= 12 && vowels * 6 < letters)
  }
}

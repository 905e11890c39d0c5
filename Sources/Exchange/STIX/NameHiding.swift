import Crypto
package import TocsinModel

/// What stands in the place of names of people, also inside sentences, titles and addresses.
///
/// Linear in a text: its words are looked up, whatever the number of names is.
package struct NameHiding: Sendable {
  /// Names of one word, in lower case.
  private var words: [String: String] = [:]
  /// Names with blanks in them, the longest first.
  private var phrases: [(name: String, instead: String)] = []

  /// Names of several words are looked for one by one.
  private static let mostPhrases = 500
  /// A shorter name is in every text.
  private static let shortest = 3

  package init() {}

  package mutating func hide(_ name: String, instead: String) {
    let plain = Self.plain(name)
    guard plain.count >= Self.shortest else { return }
    // An address has signs between its words, as a name of several words has blanks.
    if !plain.allSatisfy(Self.isPart) {
      guard phrases.count < Self.mostPhrases, !phrases.contains(where: { $0.name == name }) else {
        return
      }
      phrases.append((name, instead))
      phrases.sort { $0.name.utf8.count > $1.name.utf8.count }
    } else {
      words[plain] = instead
    }
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.-@:".contains(character)
  }

  /// Without the sign before an account, in lower case.
  private static func plain(_ name: some StringProtocol) -> String {
    var name = name.lowercased()
    while name.first == "@" { name.removeFirst() }
    return name
  }

  /// A text without the names.
  package func hidden(_ text: String) -> String {
    var text = text
    for phrase in phrases where text.contains(phrase.name) {
      text = text.split(separator: phrase.name, omittingEmptySubsequences: false)
        .joined(separator: phrase.instead)
    }
    guard !words.isEmpty else { return text }
    var result = ""
    var word = ""
    func end() {
      // “Ann.” and “ann@site.example” are words; so is the part before an @ of an address.
      var tail = ""
      while let last = word.last, last == "." || last == ":" || last == "-" {
        tail = String(word.removeLast()) + tail
      }
      if let instead = words[Self.plain(word)] {
        result += instead
      } else {
        result += word.split(separator: ":", omittingEmptySubsequences: false).map {
          words[Self.plain($0)] ?? String($0)
        }.joined(separator: ":")
      }
      result += tail
      word = ""
    }
    for character in text {
      if Self.isPart(character) {
        word.append(character)
      } else {
        if !word.isEmpty { end() }
        result.append(character)
      }
    }
    if !word.isEmpty { end() }
    return result
  }

  /// A value without the names in its texts; ids and times are as they were.
  package func hidden(_ node: JSONNode) -> JSONNode {
    switch node {
    case .string(let text): .string(hidden(text))
    case .array(let items): .array(items.map(hidden))
    case .object(let members): .object(members.map { .init($0.name, hidden($0.value)) })
    default: node
    }
  }
}

extension STIXMapping {
  /// What stands for somebody, the same in every export of one producer.
  package func pseudonym(_ kind: String, _ name: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("\(kind)\n\(name)".utf8), using: SymmetricKey(data: producer.pseudonymKey))
    return "\(kind)-" + code.prefix(5).hexadecimal
  }

  /// Remembers whose names do not leave, before anything is added.
  package mutating func hide(peopleOf recorded: RecordedFinding) {
    guard !producer.includesPeople else { return }
    func hide(_ kind: String, _ name: String) {
      hiding.hide(name, instead: pseudonym(kind, name))
    }
    for entity in recorded.finding.entities {
      switch entity.kind {
      case .account: hide("account", entity.name)
      case .address: hide("sender", entity.name)
      case .person: hide("person", entity.name)
      default: break
      }
    }
    switch recorded.finding.subject {
    case let network as NetworkCommunity:
      for member in network.members { hide("account", member.account.rawValue) }
    case let wave as MailWave:
      for member in wave.members {
        hide("sender", member.sender)
        hide("person", member.senderName)
      }
    default: break
    }
  }

  /// A sentence as it leaves.
  package func words(_ text: String) -> String {
    producer.includesPeople ? text : hiding.hidden(text)
  }
}

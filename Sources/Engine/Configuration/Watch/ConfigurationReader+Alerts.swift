import Foundation
import TocsinModel
import Yams

/// `alerts:`.
extension ConfigurationReader {
  mutating func alerts(_ node: Node) -> AlertSettings {
    var settings = AlertSettings()
    eachMember(of: node, in: "alerts") { reader, key, value in
      switch key {
      case "console": settings.console = reader.string(value, "alerts.console")
      case "targets": settings.targets = reader.elements(value, key) { $0.target($1) }
      case "rules": settings.rules = reader.elements(value, key) { $0.rule($1) }
      case "hourly":
        if let number = value.int, (1...1000).contains(number) {
          settings.hourly = number
        } else {
          reader.wrong(value, "hourly", "a whole number from 1 to 1000")
        }
      case "digest": settings.digest = reader.duration(value, "digest", from: 60)
      case "quiet": settings.quiet = reader.quiet(value)
      case "zone":
        let zone = reader.string(value, "zone") ?? ""
        if TimeZone(identifier: zone) == nil {
          reader.wrong(value, "zone", "a time zone such as Europe/Paris")
        } else {
          settings.zone = zone
        }
      default: return false
      }
      return true
    }
    let names = Set(settings.targets.map(\.name))
    for rule in settings.rules {
      for name in rule.targets where !names.contains(name) {
        note("config.unknown-target", "There is no target “\(name)”.", line: rule.line)
      }
    }
    // Targets alone say enough: what asks for the most attention is told.
    if settings.rules.isEmpty, !settings.targets.isEmpty {
      settings.rules = [AlertSettings.Rule()]
    }
    return settings
  }

  private mutating func target(_ node: Node) -> AlertSettings.Target? {
    var name: String?
    var kind: AlertSettings.Target.Kind?
    eachMember(of: node, in: "a target") { reader, key, value in
      switch key {
      case "name": name = reader.string(value, "name")
      case "mail": kind = reader.mail(value).map { .mail($0) }
      case "webhook":
        let members = reader.texts(value, "webhook", ["url", "secret-file"], needed: ["url"])
        kind = members.map { .webhook(url: $0["url"] ?? "", secretFile: $0["secret-file"]) }
      case "matrix":
        let keys = ["server", "room", "token-file"]
        let members = reader.texts(value, "matrix", keys, needed: keys)
        kind = members.map {
          .matrix(
            server: $0["server"] ?? "", room: $0["room"] ?? "", tokenFile: $0["token-file"] ?? "")
        }
      case "atom": kind = reader.string(value, "atom").map { .atom(path: $0) }
      default: return false
      }
      return true
    }
    guard let kind else {
      note(
        "config.missing", "A target needs “mail”, “webhook”, “matrix” or “atom”.", line: node.line)
      return nil
    }
    return AlertSettings.Target(name: name ?? kind.word, kind: kind, line: node.line)
  }

  private mutating func mail(_ node: Node) -> AlertSettings.Mail? {
    var mail = AlertSettings.Mail(server: "", sender: "", recipients: [])
    eachMember(of: node, in: "mail") { reader, key, value in
      switch key {
      case "server": mail.server = reader.string(value, key) ?? ""
      case "from": mail.sender = reader.string(value, key) ?? ""
      case "to": mail.recipients = reader.located(value, key).map(\.value)
      case "user": mail.user = reader.string(value, key)
      case "password-file": mail.passwordFile = reader.string(value, key)
      case "trusted": mail.trusted = reader.string(value, key)
      case "plain":
        mail.isPlain = value.bool ?? false
        if value.bool == nil { reader.wrong(value, "plain", "true or false") }
      default: return false
      }
      return true
    }
    guard !mail.server.isEmpty, !mail.sender.isEmpty, !mail.recipients.isEmpty else {
      note("config.missing", "Mail needs “server”, “from” and “to”.", line: node.line)
      return nil
    }
    return mail
  }

  private mutating func rule(_ node: Node) -> AlertSettings.Rule? {
    var rule = AlertSettings.Rule(line: node.line)
    eachMember(of: node, in: "a rule") { reader, key, value in
      switch key {
      case "kind": rule.kinds = reader.located(value, key).map(\.value)
      case "attention":
        let text = reader.string(value, key) ?? ""
        if let attention = Finding.Attention(rawValue: text) {
          rule.attention = attention
        } else {
          reader.wrong(value, key, "routine, notable or high")
        }
      case "entity": rule.entities = reader.located(value, key).map(\.value)
      case "phase":
        rule.phases = reader.elements(value, key) { reader, node in
          let phase = ElectionPhase(rawValue: node.string ?? "")
          if phase == nil {
            let all = ElectionPhase.allCases.map(\.rawValue).joined(separator: ", ")
            reader.wrong(node, key, "one of \(all)")
          }
          return phase
        }
      case "to": rule.targets = reader.located(value, key).map(\.value)
      default: return false
      }
      return true
    }
    return rule
  }

  /// `22:00-07:00`
  private mutating func quiet(_ node: Node) -> AlertSettings.Quiet? {
    let times = (node.string ?? "").split(separator: "-").map { part -> Int? in
      let numbers = part.split(separator: ":").map { Int($0.filter(\.isNumber)) }
      guard numbers.count == 2, let hour = numbers[0], let minute = numbers[1],
        (0...24).contains(hour), (0..<60).contains(minute)
      else { return nil }
      return (hour * 60 + minute) % 1440
    }
    guard times.count == 2, let from = times[0], let to = times[1], from != to else {
      wrong(node, "quiet", "two times, such as 22:00-07:00")
      return nil
    }
    return AlertSettings.Quiet(from: from, to: to)
  }

  private mutating func texts(
    _ node: Node, _ name: String, _ keys: [String], needed: [String]
  ) -> [String: String]? {
    var texts: [String: String] = [:]
    eachMember(of: node, in: name) { reader, key, value in
      guard keys.contains(key) else { return false }
      texts[key] = reader.string(value, key)
      return true
    }
    guard needed.allSatisfy({ texts[$0] != nil }) else {
      let words = needed.map { "“\($0)”" }.joined(separator: ", ")
      note("config.missing", "\(name) needs \(words).", line: node.line)
      return nil
    }
    return texts
  }
}

extension AlertSettings.Target.Kind {
  var word: String {
    switch self {
    case .mail: "mail"
    case .webhook: "webhook"
    case .matrix: "matrix"
    case .atom: "atom"
    }
  }
}

import Foundation
import HTML

/// A case of a tokenizer file in the format of html5lib-tests.
struct TokenCase {
  var input: [UInt8]
  /// Tokens as lines; adjoining characters are one.
  var expected: [String]
  var content: HTMLTokenizer.Content
  var lastStartTag: String
  /// Whether the output is what an XML infoset can hold (section 13.2.9), which is done here, since
  /// the parser makes no XML.
  var coerces = false

  static func read(_ bytes: [UInt8]) throws -> [TokenCase] {
    let file = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let coerces = file?["xmlViolationTests"] != nil
    let tests = (file?["tests"] ?? file?["xmlViolationTests"]) as? [[String: Any]] ?? []
    return tests.flatMap { test in
      let isEscaped = test["doubleEscaped"] as? Bool ?? false
      let states = test["initialStates"] as? [String] ?? ["Data state"]
      let input = unescape(test["input"] as? String ?? "", isEscaped)
      let output = test["output"] as? [[Any]] ?? []
      return states.map { state in
        TokenCase(
          input: normalize(input), expected: lines(output, isEscaped),
          content: contents[state] ?? .data, lastStartTag: test["lastStartTag"] as? String ?? "",
          coerces: coerces)
      }
    }
  }

  private static let contents: [String: HTMLTokenizer.Content] = [
    "PLAINTEXT state": .plainText, "RCDATA state": .characterData, "RAWTEXT state": .rawText,
    "Script data state": .script, "CDATA section state": .section,
  ]

  private static func normalize(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte != 0x0D {
        result.append(byte)
      } else if index + 1 == bytes.count || bytes[index + 1] != 0x0A {
        result.append(0x0A)
      }
    }
    return result
  }

  /// `\uXXXX` once more; half a surrogate pair as three bytes.
  private static func unescape(_ text: String, _ isEscaped: Bool) -> [UInt8] {
    guard isEscaped else { return Array(text.utf8) }
    let bytes = Array(text.utf8)
    var units: [UInt16] = []
    var result: [UInt8] = []
    func flush() {
      var at = 0
      while at < units.count {
        let unit = UInt32(units[at])
        if unit & 0xFC00 == 0xD800, at + 1 < units.count, units[at + 1] & 0xFC00 == 0xDC00 {
          let scalar = 0x10000 + (unit & 0x3FF) << 10 + UInt32(units[at + 1] & 0x3FF)
          result += Array(String(Unicode.Scalar(scalar).map(String.init) ?? "").utf8)
          at += 2
        } else if unit & 0xF800 == 0xD800 {
          result += [0xED, UInt8(0x80 | (unit >> 6 & 0x3F)), UInt8(0x80 | (unit & 0x3F))]
          at += 1
        } else {
          result += Array(String(Unicode.Scalar(unit).map(String.init) ?? "").utf8)
          at += 1
        }
      }
      units = []
    }
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0x5C, at + 5 < bytes.count, bytes[at + 1] == 0x75,
        let unit = UInt16(String(decoding: bytes[at + 2..<at + 6], as: UTF8.self), radix: 16)
      {
        units.append(unit)
        at += 6
      } else {
        flush()
        result.append(bytes[at])
        at += 1
      }
    }
    flush()
    return result
  }

  private static func shown(_ bytes: some Sequence<UInt8>) -> String {
    String(bytes.map { $0 > 0x20 && $0 < 0x7F ? Character(Unicode.Scalar($0)) : "%" }) + "|"
      + bytes.map { String($0, radix: 16) }.joined(separator: " ")
  }

  private static func lines(_ output: [[Any]], _ isEscaped: Bool) -> [String] {
    func text(_ value: Any?) -> String {
      guard let value = value as? String else { return "none" }
      return shown(unescape(value, isEscaped))
    }
    var lines: [String] = []
    var pending: [UInt8] = []
    for token in output {
      if token[0] as? String == "Character" {
        pending += unescape(token[1] as? String ?? "", isEscaped)
        continue
      }
      if !pending.isEmpty { lines.append("characters " + shown(pending)) }
      pending = []
      switch token[0] as? String {
      case "StartTag":
        let attributes = (token[2] as? [String: String] ?? [:])
          .map { text($0.key) + "=" + text($0.value) }.sorted()
        let closing = token.count > 3 && token[3] as? Bool == true ? "/" : ""
        lines.append("start \(text(token[1])) \(attributes) \(closing)")
      case "EndTag": lines.append("end \(text(token[1]))")
      case "Comment": lines.append("comment \(text(token[1]))")
      case "DOCTYPE":
        let isSound = token[4] as? Bool == true
        lines.append("doctype \(text(token[1])) \(text(token[2])) \(text(token[3])) \(isSound)")
      default: break
      }
    }
    if !pending.isEmpty { lines.append("characters " + shown(pending)) }
    return lines
  }

  private static func coerced(_ text: [UInt8]) -> [UInt8] {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map { scalar in
      scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar == "\u{0C}" ? " " : scalar
    }
    return Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  /// The tokens as the tokenizer finds them.
  func actual() -> [String] {
    // A tokenizer looks for the last start tag in its arena: it is read first.
    let prefix = Array((lastStartTag.isEmpty ? "" : "<\(lastStartTag)>").utf8)
    return (prefix + input).withUnsafeBufferPointer { bytes in
      var tokenizer = HTMLTokenizer(bytes)
      if !prefix.isEmpty { tokenizer.next() }
      tokenizer.content = content
      var lines: [String] = []
      var pending: [UInt8] = []
      func text(_ run: HTMLTree.Bytes) -> String {
        Self.shown(tokenizer.arena[run.start..<run.end])
      }
      while true {
        tokenizer.next()
        let token = tokenizer.token
        if token.kind == .characters || token.kind == .null {
          let text = Array(tokenizer.arena[token.text.start..<token.text.end])
          pending += coerces ? Self.coerced(text) : text
          continue
        }
        if !pending.isEmpty { lines.append("characters " + Self.shown(pending)) }
        pending = []
        switch token.kind {
        case .startTag:
          let attributes = tokenizer.attributes.map { text($0.nameBytes) + "=" + text($0.value) }
          let closing = token.isSelfClosing ? "/" : ""
          lines.append("start \(text(token.text)) \(attributes.sorted()) \(closing)")
        case .endTag: lines.append("end \(text(token.text))")
        case .comment where coerces:
          let comment = String(
            decoding: tokenizer.arena[token.text.start..<token.text.end], as: UTF8.self)
          lines.append(
            "comment " + Self.shown(comment.replacingOccurrences(of: "--", with: "- -").utf8))
        case .comment: lines.append("comment \(text(token.text))")
        case .doctype:
          let parts = [
            token.hasName ? text(token.text) : "none",
            token.publicIdentifier.map(text) ?? "none", token.systemIdentifier.map(text) ?? "none",
          ]
          lines.append("doctype \(parts[0]) \(parts[1]) \(parts[2]) \(!token.forcesQuirks)")
        default: return lines
        }
      }
    }
  }
}

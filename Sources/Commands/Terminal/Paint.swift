import Foundation

/// When output is coloured.
enum ColorChoice: String, Sendable, CaseIterable {
  case auto, always, never

  /// `auto` follows the terminal and https://no-color.org: NO_COLOR, when set and not empty, wins.
  func isOn(descriptor: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isatty(descriptor) == 1
        && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }
  }
}

/// Puts colour around text (ECMA-48 SGR), or does not.
struct Paint: Sendable {
  let isOn: Bool

  func bold(_ text: String) -> String { paint("1", text) }
  func dim(_ text: String) -> String { paint("2", text) }
  func red(_ text: String) -> String { paint("31", text) }
  func green(_ text: String) -> String { paint("32", text) }
  func yellow(_ text: String) -> String { paint("33", text) }
  func cyan(_ text: String) -> String { paint("36", text) }

  private func paint(_ code: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  /// The text without anything that could steer a terminal: control characters and the marks that
  /// reorder text are shown as `·`; line breaks and tabs become spaces unless they are kept.
  func printable(keepingLines: Bool = false) -> String {
    var out = ""
    out.unicodeScalars.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A where keepingLines: out.unicodeScalars.append(scalar)
      case 0x09, 0x0A, 0x0D: out.unicodeScalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x2028, 0x2029:
        out.unicodeScalars.append("·")
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// At most `limit` scalars, with `…` for what is left out.
  func cut(to limit: Int) -> String {
    guard unicodeScalars.count > limit else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(max(0, limit - 1)))) + "…"
  }
}

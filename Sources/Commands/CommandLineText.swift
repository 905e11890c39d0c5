import Foundation

/// The command as one would type it again.
enum CommandLineText {
  static func current() -> String {
    (["tocsin"] + CommandLine.arguments.dropFirst().map(quoted)).joined(separator: " ")
  }

  /// In single quotes when a POSIX shell would read it otherwise.
  static func quoted(_ argument: String) -> String {
    let isPlain = argument.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: ":"),
        UInt8(ascii: ","), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "%"), 0x80...:
        true
      default: false
      }
    }
    guard !isPlain || argument.isEmpty else { return argument }
    return "'" + argument.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}

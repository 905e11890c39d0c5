/// Reads the host out of a path such as `pages/courier.example/2022/ballot.html`, the way mirroring tools
/// name their folders.
enum FolderName {
  /// The innermost folder of a path that is named like a host, without `www.`; `nil` when none is.
  static func host(in path: String) -> String? {
    for folder in path.split(separator: "/").dropLast().reversed() {
      let name = folder.hasPrefix("www.") ? folder.dropFirst(4) : folder
      if isHost(name) { return String(name) }
    }
    return nil
  }

  /// Lower-case labels of letters, digits and hyphens (RFC 1123, section 2.1), the last one of letters only.
  private static func isHost(_ name: Substring) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, name.utf8.count <= 253, let ending = labels.last else { return false }
    return labels.allSatisfy(isLabel) && ending.count >= 2
      && ending.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }
}

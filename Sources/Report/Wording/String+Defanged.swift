extension String {
  /// An address that can be read and not be followed, as those who exchange indicators write it:
  /// `hxxps://example[.]com/a`.
  package var defanged: String {
    guard let end = firstRange(of: "://")?.upperBound else { return self }
    let scheme = self[..<end].lowercased().replacing("http", with: "hxxp")
    let rest = self[end...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return scheme + authority.replacing(".", with: "[.]") + rest.dropFirst(authority.count)
  }
}

extension PublicSuffixList {
  /// What is assumed when the list is not installed: the last label is the suffix, and under endings
  /// of two letters these second levels are as well.
  package static let fallback: PublicSuffixList = {
    let secondLevels = [
      "ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "mil", "ne", "net", "or", "org",
    ]
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let countries = letters.flatMap { first in letters.map { "\(first)\($0)" } }
    return PublicSuffixList(
      rules: countries.flatMap { country in secondLevels.map { "\($0).\(country)" } }
        .joined(separator: "\n"))
  }()
}

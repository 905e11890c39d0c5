extension PublicSuffixList {
  /// What is assumed when the list is not installed: the last label is the suffix, and under endings
  /// of two letters ``SecondLevels/all`` are as well.
  package static let fallback: PublicSuffixList = {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let countries = letters.flatMap { first in letters.map { "\(first)\($0)" } }
    return PublicSuffixList(
      rules: countries.flatMap { country in SecondLevels.all.map { "\($0).\(country)" } }
        .joined(separator: "\n"))
  }()
}

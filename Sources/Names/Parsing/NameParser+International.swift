extension NameParser {
  struct Converted {
    var name: [UInt8]
    var warning: NameProblem?
  }

  /// A name with letters outside of ASCII in its ASCII form (UTS #46, section 4, ToASCII).
  ///
  /// What shows nothing is dropped and said when the name is none otherwise: no registry has it, but
  /// a reader of mail may have seen the name without it.
  func international(_ written: [UInt8]) -> Result<Converted, NameProblem> {
    guard let text = String(validating: written, as: UTF8.self) else {
      return .failure(.invalidUTF8)
    }
    let visible = text.unicodeScalars.filter {
      // Variation selectors are how emoji are written; UTS #46 drops them.
      !$0.isInvisible || $0.properties.isVariationSelector
    }
    let hasInvisible = visible.count < text.unicodeScalars.count
    var invisible: NameProblem? = hasInvisible ? .invisible : nil
    var conversion = labelwise(text)
    if hasInvisible {
      if conversion.errors.isDisjoint(with: .unusable), conversion.name.contains("xn--"),
        conversion.name != labelwise(String(String.UnicodeScalarView(visible))).name
      {
        // A joiner that the script asks for (RFC 5892, appendix A) is part of the name.
        invisible = nil
      } else {
        conversion = labelwise(String(String.UnicodeScalarView(visible)))
      }
    }
    guard conversion.errors.isDisjoint(with: .unusable) else {
      return .failure(problem(of: conversion.errors))
    }
    let bidirectional: NameProblem? =
      conversion.errors.contains(.bidirectional) ? .bidirectional : nil
    return .success(
      Converted(name: Array(conversion.name.utf8), warning: invisible ?? bidirectional))
  }

  /// Label for label, so that one that is `xn--` and broken does not spoil the others.
  private func labelwise(_ text: String) -> UnicodeData.Conversion {
    var labels: [String] = []
    var errors: UnicodeData.Errors = []
    let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"].contains($0)
    }
    for part in parts {
      let label = String(String.UnicodeScalarView(part))
      if part.allSatisfy(\.isASCII) {
        labels.append(label)
      } else {
        let conversion = unicode.toASCII(label)
        errors.formUnion(conversion.errors)
        labels.append(conversion.name)
      }
    }
    return .init(name: labels.joined(separator: "."), errors: errors)
  }

  private func problem(of errors: UnicodeData.Errors) -> NameProblem {
    if !errors.isDisjoint(with: [.disallowed, .joiner, .undecodable]) { return .disallowed }
    if errors.contains(.labelTooLong) { return .labelTooLong }
    return errors.contains(.tooLong) ? .tooLong : .emptyLabel
  }

  /// Decodes the labels that begin with `xn--`, and says what is wrong with the worst of them.
  func examineEncodedLabels(of host: inout HostName) -> NameProblem? {
    var problems: Set<NameProblem> = []
    for label in 0..<host.labelCount where host.isEncoded(label) {
      let decoded = unicode.decoded(label: host.text(ofLabel: label))
      if !decoded.errors.isDisjoint(with: [.undecodable, .disallowed, .labelTooLong, .emptyLabel]) {
        host.hasUndecodableLabel = true
        problems.insert(.invalidPunycode)
      } else if !decoded.errors.isDisjoint(with: [.bidirectional]) {
        problems.insert(.bidirectional)
      } else if unicode.mixesScripts(decoded.name) {
        problems.insert(.mixedScripts)
      }
    }
    return [.bidirectional, .invalidPunycode, .mixedScripts].first(where: problems.contains)
  }
}

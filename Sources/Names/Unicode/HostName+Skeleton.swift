extension HostName {
  /// What a label in `xn--` form looks like; `nil` for one in ASCII and for one that does not decode.
  package func skeleton(ofLabel index: Int) -> LabelSkeleton? {
    decodedLabel(index).map(LabelSkeleton.init)
  }

  /// A label in `xn--` form rendered in Latin letters, in the ways of several standards; see
  /// ``Transliteration/renditions(of:)``. Empty for a label in ASCII.
  package func transliterations(ofLabel index: Int) -> [String] {
    decodedLabel(index).map(Transliteration.renditions) ?? []
  }

  /// A label in `xn--` form in Unicode, even where UTS #46 has reservations, as for its directions.
  package func decodedLabel(_ index: Int) -> String? {
    guard isEncoded(index) else { return nil }
    let decoded = UnicodeData.shared.decoded(label: text(ofLabel: index))
    return decoded.errors.isDisjoint(with: .unusable) ? decoded.name : nil
  }
}

import Names

/// Which letters look like a letter (UTS #39), for making names with them.
struct ConfusableAlphabet: Sendable {
  struct Letter: Sendable {
    var scalar: Unicode.Scalar
    /// `Latn`, `Cyrl`, `Grek` …
    var script: String
    var hasMark: Bool
    /// Whether it is drawn as the letter (UTS #39, section 4), and not just much like it.
    var isDrawnAlike: Bool
  }

  static let shared = ConfusableAlphabet()

  /// A letter of the alphabet, and what it is compared by.
  private struct Entry: Sendable {
    var scalar: Unicode.Scalar
    var script: String
    var hasMark: Bool
    /// Marks and all; without them; and the character of ASCII that it looks like, 0 for none.
    var skeleton: String
    var base: String
    var latin: UInt8

    init?(_ scalar: Unicode.Scalar) {
      let label = LabelSkeleton(of: String(scalar))
      guard label.letters.count == 1 else { return nil }
      self.scalar = scalar
      latin = label.letters[0]
      script = label.scripts.first ?? ""
      skeleton = label.skeleton
      base = String(
        String.UnicodeScalarView(skeleton.unicodeScalars.filter { !$0.properties.isDiacritic }))
      hasMark = base != skeleton || scalar.properties.name?.contains(" WITH ") == true
    }
  }

  private var latin: [UInt8: [Entry]] = [:]
  private var bases: [String: [Entry]] = [:]

  /// Scripts that registries take, beside Latin.
  private static let scripts = ["Cyrl", "Grek", "Armn"]
  private static let ranges: [ClosedRange<UInt32>] = [
    0xDF...0x24F, 0x250...0x2AF, 0x370...0x3FF, 0x400...0x52F, 0x561...0x587, 0x5D0...0x5EA,
    0x620...0x64A, 0x671...0x6D3, 0x10D0...0x10FF, 0x1E00...0x1EFF, 0x3041...0x30FF,
  ]

  private init() {
    for value in Self.ranges.joined() {
      guard let scalar = Unicode.Scalar(value), let entry = Entry(scalar), !entry.script.isEmpty,
        scalar.properties.isLowercase || scalar.properties.generalCategory == .otherLetter
      else { continue }
      if entry.latin != 0 { latin[entry.latin, default: []].append(entry) }
      bases[entry.base, default: []].append(entry)
    }
  }

  /// Those that look like a letter, the closest first; of what is not in ASCII, letters of ASCII too.
  func letters(like scalar: Unicode.Scalar) -> [Letter] {
    guard let own = Entry(scalar) else { return [] }
    var entries = own.latin == 0 ? [] : latin[own.latin] ?? []
    if !scalar.isASCII {
      entries += bases[own.base] ?? []
      if own.latin != 0, let entry = Entry(Unicode.Scalar(own.latin)) { entries.append(entry) }
      // Han that kana look like.
      if let only = own.base.unicodeScalars.first, own.base.unicodeScalars.count == 1,
        !only.isASCII, only.properties.generalCategory == .otherLetter, let entry = Entry(only)
      {
        entries.append(entry)
      }
    }
    var seen: Set<Unicode.Scalar> = [scalar]
    let letters = entries.filter { seen.insert($0.scalar).inserted }.map {
      Letter(
        scalar: $0.scalar, script: $0.script, hasMark: $0.hasMark != own.hasMark || $0.hasMark,
        isDrawnAlike: $0.skeleton == own.skeleton)
    }
    return letters.filter(\.isDrawnAlike) + letters.filter { !$0.isDrawnAlike && !$0.hasMark }
      + letters.filter { !$0.isDrawnAlike && $0.hasMark }
  }

  /// A label written whole in one other script, so that browsers have no reason to doubt it; one for each
  /// script that has all its letters.
  func wholeScript(_ label: String) -> [String] {
    Self.scripts.compactMap { script in
      var text = String.UnicodeScalarView()
      var changed = false
      for scalar in label.unicodeScalars {
        guard scalar.plainKey != nil, scalar.properties.isAlphabetic else {
          guard scalar.isASCII else { return nil }
          text.append(scalar)
          continue
        }
        guard
          let letter = letters(like: scalar)
            .first(where: { $0.script == script && $0.isDrawnAlike })
        else { return nil }
        text.append(letter.scalar)
        changed = true
      }
      return changed ? String(text) : nil
    }
  }
}

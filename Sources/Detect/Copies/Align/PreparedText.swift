internal import Text

/// What is made of a text in order to compare it, each part when it is first asked for.
///
/// Not `Sendable`: it belongs to one ``PairExamination``.
final class PreparedText {
  /// Texts of equal bytes, compared without the same boilerplate.
  struct Key: Hashable {
    var text: String
    var boilerplate: Set<UInt32>?

    static func == (left: Key, right: Key) -> Bool {
      left.text.hasSameBytes(as: right.text) && left.boilerplate == right.boilerplate
    }

    /// Over the bytes: a `String` would first be normalised.
    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  let text: String
  private let boilerplate: Set<UInt32>?
  private(set) lazy var compared = ComparedText(text, without: boilerplate)
  private(set) lazy var examined = ExaminedText(text, without: boilerplate)
  private(set) lazy var isSerbianInCyrillic = SerbianWords(text)?.areMost ?? false
  /// Dearer than the other, which nearly all texts answer with no.
  private(set) lazy var isInLatin = SerbianAlphabet.most(of: text) == .latin

  /// - Parameter boilerplate: the fingerprints of what the source repeats.
  init(_ text: String, without boilerplate: Set<UInt32>?) {
    self.text = text
    self.boilerplate = boilerplate
  }

  /// Tells it from all others as long as somebody holds it.
  var number: ObjectIdentifier { ObjectIdentifier(self) }
}

extension String {
  /// Whether both are the same bytes of UTF-8; `==` holds for what is only canonically equivalent, too.
  func hasSameBytes(as other: String) -> Bool {
    var (own, other) = (self, other)
    return own.withUTF8 { own in
      other.withUTF8 { other in own.count == other.count && own.elementsEqual(other) }
    }
  }
}

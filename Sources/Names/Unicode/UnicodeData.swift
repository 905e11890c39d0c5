import CICU

/// What ICU knows about names: UTS #46 (how they are encoded) and UTS #39 (what they look like).
///
/// `@unchecked Sendable`: the pointer is set once, in the initializer, and every function called
/// through it takes it as constant. ICU documents these objects as thread-safe for that: `UIDNA` in
/// uidna.h (“The instance is thread-safe”), a constant `USpoofChecker` in uspoof.h (“Thread Safety”).
package final class UnicodeData: @unchecked Sendable {
  package static let shared = UnicodeData()

  /// The version of the Unicode Standard that the tables are of, such as `15.0.0`.
  package static let version: String = {
    var version: [UInt8] = [0, 0, 0, 0]
    tocsin_names_unicode_version(&version)
    return version.prefix(3).map(String.init).joined(separator: ".")
  }()

  /// The version of ICU, such as `72.1`.
  package static let libraryVersion = String(cString: tocsin_icu_version())

  /// What UTS #46 finds wrong with a name.
  struct Errors: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let disallowed = Self(rawValue: UInt32(TOCSIN_NAME_DISALLOWED))
    static let undecodable = Self(rawValue: UInt32(TOCSIN_NAME_UNDECODABLE))
    static let bidirectional = Self(rawValue: UInt32(TOCSIN_NAME_BIDIRECTIONAL))
    static let joiner = Self(rawValue: UInt32(TOCSIN_NAME_JOINER))
    static let labelTooLong = Self(rawValue: UInt32(TOCSIN_NAME_LABEL_TOO_LONG))
    static let tooLong = Self(rawValue: UInt32(TOCSIN_NAME_TOO_LONG))
    static let emptyLabel = Self(rawValue: UInt32(TOCSIN_NAME_EMPTY_LABEL))
    /// All that leave no name.
    static let unusable: Self = [
      .disallowed, .undecodable, .joiner, .labelTooLong, .tooLong, .emptyLabel,
    ]
  }

  struct Conversion: Sendable {
    var name: String
    var errors: Errors
  }

  /// `nil` when ICU's data is not installed; then nothing outside of ASCII has a name.
  private let names: OpaquePointer?

  private init() {
    names = tocsin_names_open()
  }

  deinit {
    tocsin_names_close(names)
  }

  // MARK: - UTS #46

  func toASCII(_ name: String) -> Conversion {
    convert(name, by: tocsin_names_to_ascii)
  }

  /// Decodes a label that begins with `xn--`. One that decodes to such a label again is none (UTS
  /// #46, revision 33, section 4.1).
  func decoded(label: String) -> Conversion {
    var conversion = convert(label, by: tocsin_names_to_unicode)
    if conversion.name.hasPrefix("xn--") { conversion.errors.insert(.undecodable) }
    return conversion
  }

  private func convert(
    _ name: String,
    by function: (
      OpaquePointer, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<CChar>, Int32,
      UnsafeMutablePointer<UInt32>
    ) -> Int32
  ) -> Conversion {
    guard let names else { return Conversion(name: name, errors: .disallowed) }
    var errors: UInt32 = 0
    let converted = Self.text(fitting: name) { out, capacity in
      Self.withBytes(of: name) { bytes, count in
        function(names, bytes, count, out, capacity, &errors)
      }
    }
    guard let converted else { return Conversion(name: name, errors: .tooLong) }
    return Conversion(name: converted, errors: Errors(rawValue: errors))
  }

  // MARK: - UTS #39

  /// Whether scripts stand together that no writing system joins (section 5.2, “highly restrictive”).
  func mixesScripts(_ label: String) -> Bool {
    guard let names, Script.areSeveral(in: label) else { return false }
    return Self.withBytes(of: label) { tocsin_names_mixes_scripts(names, $0, $1) }
  }

  /// What a text is drawn like (section 4); the text itself when ICU cannot tell.
  func skeleton(of text: String) -> String {
    guard let names else { return text }
    return Self.text(fitting: text) { out, capacity in
      Self.withBytes(of: text) { tocsin_names_skeleton(names, $0, $1, out, capacity) }
    } ?? text
  }

  /// The character among a–z, 0–9 and the hyphen that a lower-case scalar looks like by UTS #39, or
  /// is another form of; 0 for none.
  func letter(like scalar: Unicode.Scalar) -> UInt8 {
    guard let names else { return 0 }
    return tocsin_names_letter(names, scalar.value)
  }

  /// The letter below an accented one (UAX #15, NFKD); `nil` for one without accents.
  func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let names else { return nil }
    return Unicode.Scalar(tocsin_names_base(names, scalar.value)).flatMap {
      $0.value == 0 ? nil : $0
    }
  }

  // MARK: - Calling C

  private static func withBytes<R>(
    of text: String, _ body: (UnsafePointer<CChar>, Int32) -> R
  ) -> R {
    text.withCString { body($0, Int32(clamping: text.utf8.count)) }
  }

  /// What a function writes whose result is at most eighteen times as long as `source`, the most that
  /// normalization makes of a letter (UAX #15); `nil` when it says a negative length.
  private static func text(
    fitting source: String, _ write: (UnsafeMutablePointer<CChar>, Int32) -> Int32
  ) -> String? {
    let capacity = max(1000, 18 * source.utf8.count)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { out in
      guard let start = out.baseAddress else { return nil }
      let length = Int(write(start, Int32(clamping: capacity)))
      guard length >= 0, length <= capacity else { return nil }
      return out.prefix(length).withMemoryRebound(to: UInt8.self) {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }
}

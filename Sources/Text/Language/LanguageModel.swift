internal import CFastText

/// fastText's model of languages, loaded.
///
/// Invariant of `@unchecked Sendable`: the pointer is set once, what it points to is never changed, and it is
/// freed only when nobody holds the object.
final class LanguageModel: @unchecked Sendable {
  struct Answer {
    var language: String
    var probability: Double
    /// ``ScriptLanguages/prior(_:)`` of the language.
    var prior: Double
  }

  private let model: OpaquePointer
  private let languages: [String]
  private let priors: [Double]
  /// For each label the scripts it is written in, a bit each.
  private let scripts: [UInt64]

  /// How many answers are asked for.
  private static let count = 10

  init(path: String) throws {
    var reason = [CChar](repeating: 0, count: 256)
    guard let model = cfasttext_open(path, &reason, reason.count) else {
      let bytes = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw TextError.languageModel(path: path, reason: String(decoding: bytes, as: UTF8.self))
    }
    self.model = model
    let languages = (0..<cfasttext_label_count(model)).map { label in
      let name = cfasttext_label(model, label).map { String(cString: $0) } ?? ""
      let subtag = String(name.dropFirst(name.hasPrefix("__label__") ? 9 : 0))
      return LanguageTag.primary(subtag) ?? subtag
    }
    self.languages = languages
    priors = languages.map(ScriptLanguages.prior)
    scripts = languages.map { language in
      Script.allCases.reduce(0) {
        ScriptLanguages.isWritten(language, in: $1) ? $0 | 1 << UInt64($1.rawValue) : $0
      }
    }
  }

  deinit { cfasttext_close(model) }

  /// The likeliest languages of a line of UTF-8, best first, without those that are not written in `script`; varieties
  /// may repeat.
  func ask(_ line: [UInt8], in script: Script) -> [Answer] {
    withUnsafeTemporaryAllocation(of: cfasttext_answer.self, capacity: Self.count) { answers in
      guard let start = answers.baseAddress else { return [] }
      let found = cfasttext_predict(model, line, line.count, start, Int32(Self.count))
      return answers[0..<Int(found)].compactMap { answer in
        let label = Int(answer.label)
        guard scripts[label] & 1 << UInt64(script.rawValue) != 0 else { return nil }
        return Answer(
          language: languages[label], probability: Double(answer.probability), prior: priors[label])
      }
    }
  }
}

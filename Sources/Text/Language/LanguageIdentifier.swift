internal import CFastText
internal import Foundation

/// Tells the language of a text, short ones included.
///
/// The script decides what it can alone. Otherwise two sources are combined: the model of fastText for 176
/// languages (Joulin et al., “FastText.zip: Compressing Text Classification Models”, 2016), and the letters that only some of
/// the languages of a script have (``LetterProfiles``), which keep Ukrainian, Russian, Belarusian,
/// Bulgarian, Serbian and Macedonian apart. The confidence is fitted to how often the answer was right.
///
/// Sendable without a lock: nothing changes after `init`, and the model may be asked from many threads at once.
package final class LanguageIdentifier: Sendable {
  private let model: LanguageModel?

  /// Tells languages by script and letters only: sure of Thai, unsure of French, and says so.
  package static let scripts = LanguageIdentifier(model: nil)

  private init(model: LanguageModel?) {
    self.model = model
  }

  /// - Parameter path: fastText's `lid.176.ftz`.
  /// - Throws: ``TextError`` when there is no such file, or it is damaged.
  package convenience init(model path: String) throws {
    self.init(model: try LanguageModel(path: path))
  }

  /// Whether there is a model, or only scripts and letters.
  package var hasModel: Bool { model != nil }

  /// The most likely language of a text. Time is bounded: of a long text the beginning and a part
  /// of the middle are looked at.
  package func identify(_ text: String) -> LanguageGuess {
    let sample = LanguageSample(text)
    let ranking = ranking(of: sample)
    var guess = LanguageGuess(
      language: ranking.first?.language, confidence: 0, runnerUp: ranking.dropFirst().first?.language,
      letters: sample.letters, mixedWords: sample.mixedWords, disguisedWords: sample.disguisedWords)
    if let first = ranking.first {
      guess.confidence = confidence(first.probability, letters: sample.letters, isSure: first.isSure)
    }
    return guess
  }
}

extension LanguageIdentifier {
  struct Candidate {
    var language: String
    var probability: Double
    /// The script alone says so.
    var isSure = false
  }

  /// The candidates, most likely first, probabilities summing to at most 1.
  func ranking(of sample: LanguageSample) -> [Candidate] {
    guard let script = sample.decidingScript else { return [] }
    if let alone = ScriptLanguages.alone[script] {
      return [
        Candidate(language: alone.language, probability: alone.confidence, isSure: true)
      ]
    }
    let asked = model?.ask(sample.utf8) ?? []
    let admitted = asked.filter { ScriptLanguages.isWritten($0.language, in: script) }
    var scores: [String: Double] = [:]
    for answer in admitted {
      let score = log(max(answer.probability, Self.floor)) + ScriptLanguages.prior(answer.language)
      scores[answer.language] = max(score, scores[answer.language] ?? -.infinity)
    }
    if let profiles = LetterProfiles.of(script) {
      weigh(&scores, by: profiles, sample, hasModel: !asked.isEmpty)
    } else if scores.isEmpty, let usual = ScriptLanguages.usual[script] {
      return [
        Candidate(language: usual.language, probability: usual.confidence, isSure: true)
      ]
    }
    return Self.normalised(scores)
  }

  /// What the model leaves to languages that it does not name.
  private static let floor = 1e-5

  private func weigh(
    _ scores: inout [String: Double], by profiles: LetterProfiles, _ sample: LanguageSample,
    hasModel: Bool
  ) {
    let evidence = profiles.evidence(of: sample)
    let best = evidence.max() ?? 0
    for (profile, evidence) in zip(profiles.profiles, evidence) {
      let said = scores[profile.language] ?? log(Self.floor)
      scores[profile.language] = (hasModel ? said : profile.prior) + evidence - best
    }
    // Languages without a profile are taken to be written like the likeliest of the others.
  }

  private static func normalised(_ scores: [String: Double]) -> [Candidate] {
    guard let best = scores.values.max() else { return [] }
    let weights = scores.mapValues { exp($0 - best) }
    let sum = weights.values.sorted().reduce(0, +)
    return weights.map { Candidate(language: $0.key, probability: $0.value / sum) }
      .sorted { ($1.probability, $0.language) < ($0.probability, $1.language) }
  }

  private func confidence(_ probability: Double, letters: Int, isSure: Bool) -> Double {
    if isSure { return probability * (letters > 1 ? 1 : 0.8) }
    return probability
  }
}

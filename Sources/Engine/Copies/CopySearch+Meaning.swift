package import Copies
import Embed
import TocsinModel

extension CopySearch {
  /// What was found out about meaning: every pair that was looked at closely, and how.
  package struct Meaning {
    package let matching: MeaningMatching
    package let matches: [MeaningMatch]
    package let passages: [MeaningPassage]
    let reader: DocumentReader
  }

  /// Looks for rewordings and translations as well. Documents that declare no language get the one they are in.
  ///
  /// - Parameter ignoresLanguage: whether declared languages are left out of account.
  package mutating func readMeaning(_ models: MeaningModels, ignoresLanguage: Bool) async throws {
    let letters = try await lexicalLinks()
    guard
      let meaning = try await meaning(models, ignoresLanguage: ignoresLanguage, besides: letters)
    else { return }
    var language: [UInt32: String] = [:]
    for passage in meaning.passages where language[passage.document] == nil {
      language[passage.document] = passage.language
    }
    for number in documents.indices {
      // Passages are in the language that their document declares, unless what they say contradicts it.
      let found = language[texts.representative(of: UInt32(number))]
      if ignoresLanguage || found != nil { documents[number].language = found }
    }
    known = try await links(letters: letters, meaning)
  }

  /// The links by letters and by meaning, in one list. Reads the sentences of long documents.
  nonisolated(nonsending) func links(
    letters: [CopyLink], _ meaning: Meaning
  ) async throws -> [CopyLink] {
    let meant = try await meaning.matching.links(
      of: meaning.matches, known: letters, least: detector.thresholds.meaningShare, meaning.reader)
    return MeantLinks.join(
      letters: letters, meaning: meant, wholeScore: detector.thresholds.sameWordsScore)
  }

  /// Looks at the meaning of the different texts; `nil` when no model is there.
  ///
  /// - Parameters:
  ///   - letters: the links that are known: texts of the same words are not looked at again.
  ///   - screens: whether pairs that are hopeless from afar are left out.
  nonisolated(nonsending) package func meaning(
    _ models: MeaningModels, ignoresLanguage: Bool, besides letters: [CopyLink],
    screens: Bool = true
  ) async throws -> Meaning? {
    let reading = MeaningReading(
      models, ignoresDeclared: ignoresLanguage, minimumLength: detector.thresholds.minimumLength)
    let documents = documents
    let passages = try await MeaningIndexing(reading: reading).index(texts.representatives) {
      $0.map { number in
        MeaningReading.Input(
          number: number, text: documents[Int(number)].text,
          language: documents[Int(number)].language)
      }
    }
    guard var matching = try await MeaningMatching(passages) else { return nil }
    matching.screens = screens
    let same = letters.filter { Double($0.score) >= detector.thresholds.sameWordsScore }
    let reader = DocumentReader(reading: reading) { documents[Int($0)].text }
    let matches = try await matching.matches(reader, NewLinks(alike: same))
    return Meaning(
      matching: matching, matches: matches, passages: passages.passages, reader: reader)
  }
}

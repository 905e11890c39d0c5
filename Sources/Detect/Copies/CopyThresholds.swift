/// Everything that decides what counts as a copy. Shown in every report.
///
/// Lengths are in folded characters: letters and digits, without spaces and punctuation; a word has
/// about five.
package struct CopyThresholds: Hashable, Sendable, Codable {
  /// Version of the rules; stored with each finding.
  package static let rule = "copies/4"

  /// A shorter text is never a copy: greetings and slogans repeat by themselves.
  package var minimumLength = 24
  /// The least score at which a text as a whole repeats another.
  package var wholeScore = 0.8
  /// From this score on the words are the same; a text that scores less and says the same is a rewording.
  package var sameWordsScore = 0.83
  /// How much of the shorter text must have its like in the other for the two to say the same; passages that many texts
  /// of a source have in common, or a paragraph of background, are less.
  package var meaningShare = 0.6
  /// The least length of a shared passage that counts when the texts as wholes differ.
  package var passageLength = 150
  /// The least length of a single run that counts, in texts that are ``quotedTexts`` times as long: a quotation. No
  /// passage is made of shorter ones only, which may be stock phrases.
  package var quotationLength = 110
  /// The least length of a run that belongs to a passage; shorter ones are common phrases.
  package var runLength = 40
  /// The least share of the smaller text's fingerprints that two texts must share to be compared.
  package var candidateShare = 0.1
  /// Or the least number of shared fingerprints, for passages of long texts.
  package var candidateFingerprints = 8
  /// How many documents may carry a fingerprint before only its nearest ones are compared.
  package var documentFrequencyCap = 256
  /// How many candidates are compared with one document, best first.
  package var candidatesPerDocument = 48
  /// How many, when most fingerprints of the document are in more documents than the cap: among a million
  /// filled-in templates each is near to all others.
  package var candidatesInCrowd = 4
  /// In how many different texts a source must repeat a run for it to be its boilerplate.
  package var boilerplateTexts = 3
  /// And in which share of all its texts.
  package var boilerplateShare = 0.05

  /// How many times as long as a quotation the shorter text must be: in a short text, one run in common is often
  /// a name or a figure that a rewording keeps.
  static let quotedTexts = 5

  package init() {}
}

extension CopyThresholds {
  /// Name, value and meaning of each threshold, for reports.
  package var described: [(name: String, value: String, meaning: String)] {
    [
      ("minimum-length", "\(minimumLength)", "letters and digits a text needs to be considered"),
      (
        "whole-score", "\(wholeScore)",
        "share of the shorter text that must be repeated, less its edits"
      ),
      (
        "same-words-score", "\(sameWordsScore)",
        "from this score on a text with the same meaning is a copy, below it a rewording"
      ),
      (
        "meaning-share", "\(meaningShare)",
        "share of the shorter text that must have its like in a rewording or translation"
      ),
      (
        "passage-length", "\(passageLength)",
        "letters and digits of a shared passage that counts by itself"
      ),
      (
        "quotation-length", "\(quotationLength)",
        "letters and digits of a single shared run that counts in texts \(Self.quotedTexts) times as long"
      ),
      (
        "run-length", "\(runLength)",
        "letters and digits of the shortest run that belongs to a passage"
      ),
      (
        "candidate-share", "\(candidateShare)",
        "share of fingerprints that two texts must have in common to be compared"
      ),
      (
        "candidate-fingerprints", "\(candidateFingerprints)",
        "or the number of fingerprints in common"
      ),
      (
        "document-frequency-cap", "\(documentFrequencyCap)",
        "documents with one fingerprint before only the nearest are compared"
      ),
      (
        "candidates-per-document", "\(candidatesPerDocument)",
        "texts that one text is compared with, best first"
      ),
      (
        "candidates-in-crowd", "\(candidatesInCrowd)",
        "or, when most of its fingerprints are in more documents than the cap, so many"
      ),
      (
        "boilerplate-texts", "\(boilerplateTexts)",
        "texts of one source that repeat a run before it is boilerplate"
      ),
      ("boilerplate-share", "\(boilerplateShare)", "share of a source's texts that repeat it"),
    ]
  }
}

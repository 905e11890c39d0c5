import TocsinModel

extension LookalikeTechnique {
  /// What was done, in plain words, as part of a sentence.
  package var inWords: String {
    switch self {
    case .endingSwap: "another ending"
    case .secondLevel: "another second level"
    case .insertion: "a letter too many"
    case .omission: "a letter left out"
    case .repetition: "a letter doubled"
    case .transposition: "two letters exchanged"
    case .replacement: "a letter in place of another"
    case .neighbouringKey: "a neighbouring key"
    case .hyphen: "a hyphen added or dropped"
    case .bitFlip: "a letter that differs in one bit"
    case .visual: "letters that look like others"
    case .confusable: "letters of other scripts or with marks"
    case .transliteration: "another script"
    case .phonetic: "another spelling of the same sound"
    case .combosquat: "words beside the name"
    case .embedded: "the name inside a longer word"
    case .subdomain: "the name as a host of a stranger’s domain"
    case .domainPrefix: "the whole domain at the front of a stranger’s"
    }
  }
}

extension LookalikeTechnique {
  /// What is done to the name, for a reader: “a letter doubled”.
  package var words: String {
    switch self {
    case .exact: "the name itself"
    case .endingSwap: "the same name under another ending"
    case .secondLevel: "the same name under another second level"
    case .insertion: "one letter too many"
    case .omission: "a letter left out"
    case .repetition: "a letter doubled"
    case .transposition: "two letters exchanged"
    case .replacement: "a letter replaced"
    case .neighbouringKey: "a letter replaced by its neighbour on the keyboard"
    case .hyphen: "a hyphen added or dropped"
    case .bitFlip: "a letter changed in one bit"
    case .visual: "letters replaced by others that look alike"
    case .confusable: "letters of another alphabet, or with marks, that look alike"
    case .transliteration: "the name in another script"
    case .phonetic: "another spelling of the same sound"
    case .combosquat: "the name with words that lend it purpose"
    case .embedded: "the name inside a longer one"
    case .subdomain: "the name as a host below a stranger’s domain"
    case .domainPrefix: "the whole domain in front of a stranger’s"
    }
  }
}

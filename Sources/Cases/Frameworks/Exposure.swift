package import Wording

/// How openly a channel belongs to a state (EEAS, 3rd report on FIMI threats, 2025: the exposure matrix). It is an
/// assessment, with its indicators and its confidence, and no attribution.
package enum ExposureClass: String, Sendable, Codable, CaseIterable {
  case official
  case stateControlled = "state-controlled"
  case stateLinked = "state-linked"
  case stateAligned = "state-aligned"

  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .official: "Official: a state speaks in its own name"
    case .stateControlled: "State-controlled: openly owned or directed by a state"
    case .stateLinked: "State-linked: tied to a state, and not saying so"
    case .stateAligned: "State-aligned: behaves alike, without a known tie"
    }
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }
}

/// A class with what speaks for it.
package struct ExposureClassing: Hashable, Sendable, Codable {
  package let exposure: ExposureClass
  package let technical: [String]
  package let behavioural: [String]
  package let confidence: Confidence
  package let author: String

  /// - Throws: ``ClaimError/noBasis`` without any indicator.
  package init(
    _ exposure: ExposureClass, technical: [String], behavioural: [String], confidence: Confidence,
    author: String
  ) throws(ClaimError) {
    self.technical = technical.filter(\.saysSomething)
    self.behavioural = behavioural.filter(\.saysSomething)
    guard !self.technical.isEmpty || !self.behavioural.isEmpty else { throw .noBasis }
    guard author.saysSomething else { throw .noAuthor }
    self.exposure = exposure
    self.confidence = confidence
    self.author = author
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      values.decode(ExposureClass.self, forKey: .exposure),
      technical: values.decode([String].self, forKey: .technical),
      behavioural: values.decode([String].self, forKey: .behavioural),
      confidence: values.decode(Confidence.self, forKey: .confidence),
      author: values.decode(String.self, forKey: .author))
  }
}

/// VIGINUM's chain (report of 15 January 2026): incident → information manipulation set → actor. The first two are
/// described here; the third is an ``Attribution`` or nothing.
package struct ManipulationChain: Hashable, Sendable, Codable {
  /// What happened, in a sentence.
  package var incident = ""
  /// The name of the set of behaviours, tools, infrastructure and resources that the incident belongs to.
  package var set = ""
  /// Why it belongs to that set.
  package var basis = ""

  package init() {}

  package init(incident: String, set: String, basis: String) {
    self.incident = incident
    self.set = set
    self.basis = basis
  }
}

/// A technique of DISARM that was seen, by its id in a catalogue of a version.
package struct TechniqueUse: Hashable, Sendable, Codable {
  package var id: String
  package var name: String
  package var catalogue: String
  package var basis: String

  package init(id: String, name: String, catalogue: String, basis: String) {
    self.id = id
    self.name = name
    self.catalogue = catalogue
    self.basis = basis
  }
}

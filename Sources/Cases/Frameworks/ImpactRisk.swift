package import Wording

/// What the impact–risk index is made of: each is rated from 0 (none) to 4 (most), with what the rating rests on.
///
/// After EU DisinfoLab's Impact-Risk Index (2022), whose idea is to add up few observable indicators; the wording and the
/// bounds are ours.
package enum ImpactIndicator: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  case reach, engagement, platforms, languages, endorsement, media, persistence, harm

  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .reach: "How many may have seen it"
    case .engagement: "How many reacted, beyond those who act together"
    case .platforms: "How many platforms it is on"
    case .languages: "How many languages it is in"
    case .endorsement: "Whether people of influence repeat it"
    case .media: "Whether newsrooms report it as fact"
    case .persistence: "Whether it stays, and comes back"
    case .harm: "Whether it calls for something that harms"
    }
  }

  /// For what is kept and handed on: the same whoever asks.
  package var words: String { phrase.text(in: .english) }

  /// What the lowest rating means.
  package var lowest: Phrase {
    switch self {
    case .reach: "hundreds or fewer"
    case .engagement, .media: "none"
    case .platforms, .languages: "one"
    case .endorsement: "nobody"
    case .persistence: "gone within a day"
    case .harm: "no"
    }
  }

  /// What the highest rating means.
  package var highest: Phrase {
    switch self {
    case .reach: "millions"
    case .engagement: "most of it is from outside"
    case .platforms, .languages: "five or more"
    case .endorsement: "national figures"
    case .media: "several national ones"
    case .persistence: "weeks, after corrections"
    case .harm: "to violence, or not to vote"
    }
  }
}

/// A rating and what it rests on.
package struct ImpactRating: Hashable, Sendable, Codable {
  /// 0…4.
  package let value: Int
  package let basis: String

  package static let range = 0...4

  /// `nil` outside the scale, or without a basis.
  package init?(_ value: Int, basis: String) {
    guard Self.range.contains(value), basis.saysSomething else { return nil }
    self.value = value
    self.basis = basis
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    guard
      let rating = ImpactRating(
        try values.decode(Int.self, forKey: .value),
        basis: try values.decode(String.self, forKey: .basis))
    else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no rating of 0…4 with a basis"))
    }
    self = rating
  }
}

/// The index of a case.
package struct ImpactRisk: Hashable, Sendable, Codable {
  package var ratings: [ImpactIndicator: ImpactRating] = [:]

  package init() {}

  /// 0…100: the mean of what was rated. `nil` before half of the indicators were, since a mean of two says nothing.
  package var index: Int? {
    guard ratings.count * 2 >= ImpactIndicator.allCases.count else { return nil }
    let sum = ratings.values.reduce(0) { $0 + $1.value }
    return Int((Double(sum) / Double(ratings.count * 4) * 100).rounded())
  }

  /// Where the index would lie if what is not rated were nothing, or most.
  package var bounds: ClosedRange<Int> {
    let sum = ratings.values.reduce(0) { $0 + $1.value }
    let missing = ImpactIndicator.allCases.count - ratings.count
    let all = Double(ImpactIndicator.allCases.count * 4)
    return Int(
      (Double(sum) / all * 100).rounded())...Int(
        (Double(sum + missing * 4) / all * 100).rounded())
  }
}

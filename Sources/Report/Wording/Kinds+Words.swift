package import TocsinModel
package import Wording

extension FindingKind {
  /// For a list; a kind that has no words yet is shown by its name.
  package var words: Phrase {
    switch self {
    case .copies: "Copies"
    case .lookalikes: "Look-alike names"
    case NetworkCommunity.kind: "Networks of accounts"
    case SiteCommunity.kind: "Groups of sites"
    case MailWave.kind: "Deceptive mail"
    case Campaign.kind: "Campaigns"
    default: Phrase(quoting: rawValue.prefix(1).uppercased() + rawValue.dropFirst())
    }
  }
}

extension NetworkMember.Role {
  package var words: Phrase {
    switch self {
    case .seed: "seed"
    case .amplifier: "amplifier"
    case .bridge: "bridge"
    case .member: "member"
    }
  }
}

extension ShareLayer {
  /// What is shared.
  package var words: Phrase {
    switch self {
    case .link: "link"
    case .domain: "domain"
    case .hashtag: "hashtag"
    case .mention: "mention"
    case .repost: "repost"
    case .image: "image"
    case .text: "text"
    }
  }
}

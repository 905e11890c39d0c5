import HTML

/// The fixed phrases with which sites interrupt an article, in the languages of the briefs.
enum SetPhrases {
  /// “Read also: …” before a link.
  static func pointsElsewhere(_ node: Int, _ tree: HTMLTree) -> Bool {
    let text = beginning(node, tree)
    return pointers.contains(where: text.hasPrefix)
  }

  /// A line that only says that an advertisement follows.
  static func isAdvertisement(_ node: Int, _ tree: HTMLTree) -> Bool {
    advertisements.contains(beginning(node, tree))
  }

  private static func beginning(_ node: Int, _ tree: HTMLTree) -> String {
    guard tree.end(node) - node < 60 else { return "" }
    return Whitespace.collapsed(tree.textContent(node)).lowercased()
  }

  private static let pointers = [
    "read more", "read also", "also read", "see more", "see also", "related:", "more:",
    "don't miss",
    "read next", "lesen sie auch", "mehr zum thema", "lies auch", "auch interessant", "lire aussi",
    "à lire", "lea también", "lee también", "leer más", "leggi anche", "leia também", "leia mais",
    "lees ook", "lees meer", "читайте также", "читайте також", "читайте ещё", "смотрите также",
    "czytaj też", "czytaj także", "czytaj więcej", "zobacz też", "zobacz także", "čtěte také",
    "čtěte také:", "click here", "watch:", "watch now",
  ]

  private static let advertisements: Set<String> = [
    "advertisement", "advert", "ad", "ads", "sponsored", "anzeige", "werbung", "publicité",
    "publicidad", "publicidade", "pubblicità", "advertentie", "reklama", "реклама",
    "story continues below advertisement", "advertising",
  ]
}

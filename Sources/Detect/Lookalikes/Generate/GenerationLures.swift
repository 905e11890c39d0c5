/// The lures that candidates are made with, the most telling first.
struct GenerationLures {
  struct WeighedLure {
    var text: String
    var weight: Double

    /// The ways of writing it beside a label, each with how usual it is.
    func combined(with label: String) -> [(text: String, factor: Double)] {
      [
        ("\(text)-\(label)", 1), ("\(label)-\(text)", 1), ("\(label)\(text)", 0.85),
        ("\(text)\(label)", 0.85),
      ]
    }
  }

  let lures: [WeighedLure]

  /// - Parameter named: words that the owner named; they come first.
  init(_ named: [String]) {
    var seen: Set<String> = []
    lures =
      (named.map { WeighedLure(text: $0.lowercased(), weight: 0.9) }
      + Lure.usual.filter { !$0.text.contains("-") && $0.text.utf8.count > 1 }
      .map { WeighedLure(text: $0.text, weight: Self.weight(of: $0)) })
      .filter { seen.insert($0.text).inserted }
      .sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }
  }

  /// Those that every report of phishing against staff has, the most frequent first.
  private static let foremost = [
    "login", "mail", "secure", "account", "drive", "support", "webmail", "portal", "auth", "docs",
    "cloud", "vpn", "online", "security", "verify", "office", "share", "signin", "sso", "email",
    "accounts", "vote", "donate", "news",
  ]

  private static func weight(of lure: Lure) -> Double {
    if let rank = foremost.firstIndex(of: lure.text) { return 0.86 - 0.01 * Double(rank) }
    return switch lure.purpose {
    case .access: 0.6
    case .files: 0.55
    case .help, .voting: 0.5
    case .machine, .news: 0.4
    case .money, .address: 0.35
    case .setting, .named: 0.3
    }
  }
}

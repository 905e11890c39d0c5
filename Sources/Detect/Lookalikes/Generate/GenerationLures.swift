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

  /// - Parameters:
  ///   - named: words that the owner named; they come first.
  ///   - scripts: of the label, as ISO 15924 codes: registries take no label that mixes scripts which are
  ///     not written together, so that lures are in the label's own.
  init(_ named: [String], scripts: [String]) {
    var seen: Set<String> = []
    let takesLatin = LabelScripts.takeLatin(scripts)
    let own = scripts.flatMap { Self.own[$0]?.split(separator: " ").map(String.init) ?? [] }
    let usual = takesLatin ? Lure.usual : []
    lures =
      (named.map { $0.lowercased() }
      .filter { takesLatin || Set(LabelScripts.of($0)).isSubset(of: scripts) }
      .map { WeighedLure(text: $0, weight: 0.9) }
      + own.enumerated().map { rank, text in
        WeighedLure(text: text, weight: max(0.5, 0.86 - 0.01 * Double(rank)))
      }
      + usual.filter { !$0.text.contains("-") && $0.text.utf8.count > 1 }
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

  /// Words for the same purposes in other scripts, the most telling first: to sign in, mail, an account, news,
  /// officialness, votes, help.
  private static let own: [String: String] = [
    "Cyrl": """
    вход вхід почта пошта кабинет кабінет аккаунт новости новини вести официальный офіційний официален сайт онлайн \
    выборы вибори избори голосование голосування поддержка підтримка документы документи облако защита банк оплата портал \
    регистрация пријава поща
    """,
    "Grek": "σύνδεση είσοδος νέα ειδήσεις εκλογές υποστήριξη λογαριασμός επίσημο τράπεζα",
    "Arab": "دخول تسجيل بريد حساب أخبار انتخابات تصويت دعم رسمي بنك ورود اخبار",
    "Hebr": "כניסה דואר חשבון חדשות בחירות הצבעה תמיכה רשמי",
    "Hani": "登录 登入 邮箱 郵箱 账号 新闻 新聞 官网 官方 选举 選舉 投票 客服 支付 下载 公式 選挙",
    "Hira": "ログイン メール ニュース", "Kana": "ログイン メール ニュース",
    "Hang": "로그인 메일 계정 뉴스 공식 선거 투표 고객센터",
    "Geor": "შესვლა ფოსტა სიახლეები არჩევნები", "Armn": "մուտք փոստ նորություններ ընտրություններ",
    "Thai": "เข้าสู่ระบบ ข่าว เลือกตั้ง", "Deva": "लॉगिन समाचार चुनाव",
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

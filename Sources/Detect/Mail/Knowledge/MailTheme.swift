/// What a mail's words are about: what it asks for, what it threatens or promises, or what it sells. Each is a small lexicon
/// in a dozen languages; no theme is an opinion, and none names anybody.
package enum MailTheme: String, Sendable, CaseIterable, Hashable {
  /// To sign in, confirm, update data, give a password.
  case credentials
  /// An account is locked, limited, strange things happened to it.
  case restriction
  /// It must be now.
  case pressure
  /// A bill, a charge, a renewal, a refund.
  case payment
  /// Ring us.
  case telephone
  /// You have won; you were chosen; answer and receive.
  case prize
  /// Large sums from strangers: legacies, donations, funds, loans.
  case funds
  /// Cryptographic money, its keys and its gifts.
  case wallet
  case parcel
  /// Somebody shared, scanned, sent something to open; a tender; a voice mail.
  case document
  /// A tax office, a fine, a benefit.
  case authority
  case extortion
  /// It does not know whom it is written to.
  case impersonal
  /// Click here.
  case click
  /// Answer to another place, keep it to yourself.
  case privately
  /// Which role the sender claims to have.
  case role
  /// Advertising nobody asked for.
  case casino, dating, health, offer
  /// How to leave the list.
  case leaving

  /// Whether it asks its reader to do what phishing needs.
  var isAsk: Bool {
    switch self {
    case .credentials, .restriction, .payment, .prize, .funds, .wallet, .parcel, .document,
      .authority, .extortion:
      true
    default: false
    }
  }

  /// Whether it is what advertising is about.
  var isAdvertising: Bool {
    switch self {
    case .casino, .dating, .health, .offer: true
    default: false
    }
  }

  /// What it is called in a sentence.
  package var words: String {
    switch self {
    case .credentials: "asks to sign in, to confirm or to update data"
    case .restriction: "says that an account is locked, limited or in danger"
    case .pressure: "presses for time"
    case .payment: "is about a bill, a charge or a refund"
    case .telephone: "asks to ring a number"
    case .prize: "promises a prize or a gift"
    case .funds: "offers a large sum from strangers"
    case .wallet: "is about wallets of digital money"
    case .parcel: "is about a parcel that waits"
    case .document: "asks to open a document or to listen to a message"
    case .authority: "speaks for a tax office or another authority"
    case .extortion: "threatens to publish something"
    case .impersonal: "does not know whom it is written to"
    case .click: "asks to click"
    case .privately: "asks for an answer elsewhere, or for silence"
    case .role: "claims the role of a support desk"
    case .casino: "advertises gambling"
    case .dating: "advertises acquaintances"
    case .health: "advertises remedies"
    case .offer: "advertises something for sale"
    case .leaving: "says how to leave its list"
    }
  }
}

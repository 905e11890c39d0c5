/// What deceptive mails ask of their reader, by what is said and not by the words that say it.
package enum MailAsk: String, Sendable, CaseIterable, Hashable {
  case expiringPassword, lockedAccount, fullMailbox, sharedDocument, voiceMessage, unpaidInvoice
  case newBankDetails, quietFavour, heldParcel, failedPayment, strangeCharge, refundOrFine
  case prize, strangersMoney, wallet, extortion, hurry

  /// What mails do that ask this, behind “as mails do that”.
  package var words: String {
    switch self {
    case .expiringPassword: "claim a password expires"
    case .lockedAccount: "claim an account is locked"
    case .fullMailbox: "claim a mailbox is full"
    case .sharedDocument: "pretend to share a document"
    case .voiceMessage: "pretend to bring a voice message"
    case .unpaidInvoice: "demand that a bill be paid"
    case .newBankDetails: "announce new bank details"
    case .quietFavour: "ask a colleague for a quiet favour"
    case .heldParcel: "hold a parcel back for a fee"
    case .failedPayment: "claim a payment failed"
    case .strangeCharge: "speak of a charge and want to be rung"
    case .refundOrFine: "promise a refund or threaten a fine"
    case .prize: "promise a prize"
    case .strangersMoney: "offer a stranger's money"
    case .wallet: "are after digital money"
    case .extortion: "threaten to publish something"
    case .hurry: "press for a click"
    }
  }

  /// The theme whose words say the same.
  var theme: MailTheme {
    switch self {
    case .expiringPassword: .credentials
    case .lockedAccount, .fullMailbox: .restriction
    case .sharedDocument, .voiceMessage: .document
    case .unpaidInvoice, .newBankDetails, .failedPayment, .strangeCharge: .payment
    case .quietFavour: .privately
    case .heldParcel: .parcel
    case .refundOrFine: .authority
    case .prize: .prize
    case .strangersMoney: .funds
    case .wallet: .wallet
    case .extortion: .extortion
    case .hurry: .click
    }
  }
}

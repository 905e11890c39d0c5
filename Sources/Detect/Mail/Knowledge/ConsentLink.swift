/// A link that asks its reader to hand an application access to an account (RFC 6749, section 4.1.1), or to let another device in
/// (RFC 8628). It leads to the account's own host, where no filter looks and every password manager agrees.
struct ConsentLink {
  /// What is handed over, in words, each once; empty where the link asks only who its reader is.
  let grants: [String]
  /// Whether a code that somebody else was given lets them in.
  let isDeviceCode: Bool

  /// Hosts where such questions are asked.
  private static let hosts: Set<String> = [
    "login.microsoftonline.com", "login.microsoft.com", "login.live.com", "accounts.google.com",
    "microsoft.com", "www.microsoft.com", "www.google.com", "google.com", "login.yahoo.com",
    "api.login.yahoo.com", "slack.com", "www.dropbox.com", "github.com", "app.hubspot.com",
  ]

  /// Parts of scopes and what they mean; the first that a scope holds counts.
  private static let scopes: [(part: String, words: String)] = [
    ("mail.send", "send mail"), ("gmail.send", "send mail"), ("smtp.send", "send mail"),
    ("mail.google.com", "read and send mail"), ("mail.readwrite", "read and change mail"),
    ("gmail.modify", "read and change mail"), ("mail.read", "read mail"),
    ("gmail.readonly", "read mail"), ("imap", "read mail"), ("ews.access", "read and send mail"),
    ("mailboxsettings", "change where mail is forwarded"),
    ("gmail.settings", "change where mail is forwarded"), ("files.", "read files"),
    ("sites.", "read files"), ("auth/drive", "read files"), ("contacts", "read contacts"),
    ("calendars", "read the calendar"), ("auth/calendar", "read the calendar"),
    ("user_impersonation", "act as its reader"), ("chat.", "read messages"),
    ("directory.", "read everybody's accounts"), ("offline_access", "stay allowed for months"),
    ("access_type=offline", "stay allowed for months"),
  ]

  /// `nil` for any other link. Linear in the address.
  init?(_ link: MailLink) {
    guard Self.hosts.contains(link.host) else { return nil }
    let target = Self.decoded(link.target).lowercased()
    isDeviceCode =
      target.contains("/devicelogin") || target.contains("/deviceauth")
      || target.contains("google.com/device") || target.contains("github.com/login/device")
    let asks =
      target.contains("client_id=")
      && (target.contains("/authorize") || target.contains("/oauth") || target.contains("/consent"))
    guard asks || isDeviceCode else { return nil }
    var grants: [String] = []
    for scope in Self.scopes where target.contains(scope.part) && !grants.contains(scope.words) {
      grants.append(scope.words)
    }
    // The name of the greater permission holds that of the lesser.
    if grants.contains(where: { $0.hasPrefix("read and ") }) {
      grants.removeAll { $0 == "read mail" }
    }
    self.grants = asks ? grants : []
  }

  /// What is asked for, in words, for the middle of a sentence.
  var words: String {
    isDeviceCode
      ? "letting another device in by a code"
      : grants.isEmpty ? "signing in elsewhere" : grants.joined(separator: ", ")
  }

  /// `%2F` and `+` as they are meant, once (RFC 3986, section 2.1).
  private static func decoded(_ text: String) -> String {
    var result: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "%"), bytes.count >= 2,
        let value = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
      {
        result.append(value)
        bytes = bytes.dropFirst(2)
      } else {
        result.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

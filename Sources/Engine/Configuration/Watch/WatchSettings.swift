/// What `watch:` says: the sources that are followed. Nothing else is ever asked.
package struct WatchSettings: Hashable, Sendable {
  /// A value and the line that it stands in, for what is found wrong with it later.
  package struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    package var line: Int?
  }

  /// Something on the web that is asked again and again.
  package struct Web: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      /// RSS, Atom or JSON Feed, or the address of a site that names its feed.
      case feed
      /// A sitemap, of news above all.
      case sitemap
      /// A page that is kept again.
      case page
      /// A list of names, such as of new domains.
      case names
    }

    package var kind: Kind
    package var url: String
    /// Seconds between two askings; `nil` for the usual.
    package var every: Double?
    /// Why it may be read, in the operator's words.
    package var basis: String?
    package var line: Int?

    package init(kind: Kind, url: String, line: Int? = nil) {
      self.kind = kind
      self.url = url
      self.line = line
    }
  }

  /// A log of certificates.
  package struct Log: Hashable, Sendable {
    package var url: String
    package var isTiled = true
    /// The log's public key, SubjectPublicKeyInfo in base64, as lists of logs have it.
    package var key: String?
    /// Whether the log keeps tiles of names.
    package var hasNames = false
    package var line: Int?
  }

  /// A list of certificate logs, as browsers publish it (log list, version 3): those of it that take certificates are followed.
  package struct LogList: Hashable, Sendable {
    /// An address, or a file.
    package var location: String
    /// Only logs of tiles, or only those of RFC 6962; `nil` for both.
    package var isTiled: Bool?
    /// Only logs of these operators; empty for all.
    package var operators: [String] = []
    /// Seconds between two readings; `nil` for the usual.
    package var every: Double?
    package var line: Int?
  }

  /// A server of Mastodon.
  package struct Mastodon: Hashable, Sendable {
    package var server: String
    package var hashtags: [String] = []
    /// Whether the server's own public timeline is read.
    package var isPublic = false
    package var tokenFile: String?
    /// Whether the streaming interface is read, which needs a token.
    package var streams = false
    package var basis: String?
    package var line: Int?
  }

  /// Bluesky, by its Jetstream.
  package struct Jetstream: Hashable, Sendable {
    package var url: String
    package var accounts: [String] = []
    package var words: [String] = []
    package var basis: String?
    package var line: Int?

    package init(url: String, line: Int? = nil) {
      self.url = url
      self.line = line
    }
  }

  /// A public channel of Telegram, by its preview page.
  package struct Telegram: Hashable, Sendable {
    package var isOn = false
    package var channels: [Located<String>] = []
    package var basis: String?
    package var line: Int?
  }

  /// A folder of a mailbox, by IMAP.
  package struct Mailbox: Hashable, Sendable {
    /// `imaps://host:993`, or `imap://host:143` on this machine.
    package var server: String
    package var user: String
    package var passwordFile: String
    package var folder = "INBOX"
    /// Seconds between two looks; `nil` for the usual.
    package var every: Double?
    /// A file of certificates to trust instead of the system's.
    package var trusted: String?
    package var basis: String?
    package var line: Int?
  }

  /// Whom those who are asked may write to.
  package var contact: String?
  package var folders: [Located<String>] = []
  package var web: [Web] = []
  package var logs: [Log] = []
  package var logLists: [LogList] = []
  package var mastodon: [Mastodon] = []
  package var jetstream: [Jetstream] = []
  package var telegram = Telegram()
  package var mailboxes: [Mailbox] = []
  /// `host:port` of own servers, which may lie in networks that are not public.
  package var exempt: [Located<String>] = []
  package var proxy: Located<String>?
  /// A file of certificates to trust instead of the system's.
  package var trusted: String?

  package init() {}

  /// Whether anybody else is asked on the network: an own mailbox is the operator's.
  package var asksNetwork: Bool {
    !web.isEmpty || !logs.isEmpty || !logLists.isEmpty || !mastodon.isEmpty || !jetstream.isEmpty
      || (telegram.isOn && !telegram.channels.isEmpty)
  }

  package var isEmpty: Bool { folders.isEmpty && mailboxes.isEmpty && !asksNetwork }
}

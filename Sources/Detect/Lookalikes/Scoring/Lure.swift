/// A word that lends a name a purpose when it stands beside a protected one.
package struct Lure: Hashable, Sendable {
  /// What the word promises, or is there for.
  package enum Purpose: String, Sendable, CaseIterable {
    /// To sign in, to prove who one is, to be protected.
    case access
    /// A document, a folder, a message that waits.
    case files
    /// Somebody who helps or warns.
    case help
    /// Money, parcels, gifts.
    case money
    /// A vote, a membership, a donation.
    case voting
    /// A machine or a service of the owner’s.
    case machine
    /// The look of an address: `com`, `www`.
    case address
    /// News and publishing.
    case news
    /// A country, a language, a company’s form, a filler.
    case setting
    /// A word that the owner named.
    case named

    /// Whether the word says what an attacker of staff and voters wants; `money` is what crime says to
    /// anybody, and the others are usual in honest names too.
    package var isPointed: Bool {
      switch self {
      case .access, .files, .help, .voting, .machine, .address, .named: true
      case .money, .news, .setting: false
      }
    }
  }

  package let text: String
  package let purpose: Purpose
}

extension Lure.Purpose {
  /// What a word of the kind does, after “a word”.
  var sentence: String {
    switch self {
    case .access: "that asks to sign in or promises safety"
    case .files: "that promises a document or a message"
    case .help: "that promises help or warns"
    case .money: "about money, parcels or gifts"
    case .voting: "about votes, members or donations"
    case .machine: "for a machine or a service of the owner’s"
    case .address: "that makes it look like an address"
    case .news: "that makes it look like news"
    case .setting: "for a place, a company or nothing in particular"
    case .named: "that the owner named"
    }
  }
}

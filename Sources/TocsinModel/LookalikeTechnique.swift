/// How a name is made to pass for another. The raw values are those of every output.
package enum LookalikeTechnique: String, Sendable, Codable, CaseIterable {
  /// A name that is protected though it is no domain, such as a candidate's: `ilsane-dorvat.site`.
  case exact
  /// The same label under another public suffix: `lemonde.ltd`.
  case endingSwap = "ending-swap"
  /// The right label under the wrong second level: `gouv.fm`, `mfa-gov.info`.
  case secondLevel = "second-level"
  /// One letter too many: `spiegeli`.
  case insertion
  /// A letter left out: `navyfedral`.
  case omission
  /// A letter doubled: `spiegell`.
  case repetition
  /// Two neighbours exchanged: `goolge`.
  case transposition
  /// A letter in place of another: `goodle`.
  case replacement
  /// A letter in place of its neighbour on a keyboard of the protected name's country.
  case neighbouringKey = "neighbouring-key"
  /// A hyphen added or dropped: `fox-news`.
  case hyphen
  /// A letter that differs in one bit of memory: `gongle`.
  case bitFlip = "bit-flip"
  /// ASCII letters that look like others: `rn` for `m`, `1` for `l`, `0` for `o`, `q` for `g`.
  case visual
  /// Letters of other scripts, or with marks, that look like the protected ones (UTS #39).
  case confusable
  /// The name written in another script, or back: `мвд`, `mvd`.
  case transliteration
  /// Another spelling of the same sound: `fedeks`.
  case phonetic
  /// The name with words that lend it purpose: `login-…`, `…-support`.
  case combosquat
  /// The name inside a longer label, found by word segmentation.
  case embedded
  /// The name as a host below a stranger's domain: `login.example.stranger.site`.
  case subdomain
  /// The whole protected domain at the front of a stranger's: `parliament.uk.stranger.site`.
  case domainPrefix = "domain-prefix"
}

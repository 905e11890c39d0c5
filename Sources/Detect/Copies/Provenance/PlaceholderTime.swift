internal import TocsinModel

extension Timestamp {
  /// The days on which the clocks of computers begin: written where no time was known, and no day on which a web page was
  /// published. Years 1, 1601 (Windows), 1899 and 1900 (spreadsheets), 1904 (Macintosh), 1970 (POSIX, IEEE Std 1003.1
  /// §4.19) and 1980 (FAT).
  private static let beginnings: [Int64] = [
    -62_135_596_800, -11_644_473_600, -2_209_161_600, -2_208_988_800, -2_082_844_800, 0,
    315_532_800,
  ]

  /// Whether it is the beginning of a computer's calendar, by the clock of some time zone, rather than a time of
  /// publication.
  var isPlaceholder: Bool {
    let seconds = max(seconds, -1 << 40)
    return seconds % 1800 == 0 && Self.beginnings.contains { abs($0 - seconds) <= 14 * 3600 }
  }
}

extension Document {
  /// When it was published, unless that is the beginning of a computer's calendar.
  var knownTime: Timestamp? {
    published.flatMap { $0.isPlaceholder ? nil : $0 }
  }
}

import TocsinModel

/// A date that stands on a page, and in what way.
struct DateCandidate {
  /// Where a page names a date, the most telling first.
  enum Kind: Int, CaseIterable {
    /// JSON-LD of an article or another work that is published.
    case linkedWork
    /// A name of metadata that means publication.
    case metaPublished
    case microdata
    /// `time` with `pubdate`, or a class that says so.
    case markedPublished
    /// JSON-LD of the page or a thing.
    case linkedOther
    /// A name of metadata that may mean anything, such as `date`.
    case metaDate
    case address
    case timeElement
    /// An element whose class speaks of a date.
    case named
    case belowHeadline
    case script
    case aboveHeadline
    /// In markup long before the headline, where sites show what day it is.
    case farAbove
    /// When a video on the page was put there.
    case upload
    /// When the file was made, which may be long before or after.
    case created
    /// When it was changed, by JSON-LD or metadata.
    case updateStated
    /// The same, by the words around a date.
    case updateShown
    /// Of a comment, a teaser, a list's item, the frame of the site.
    case elsewhere
    /// What the time is now.
    case clock

    /// Whether it stands in what readers see.
    var isShown: Bool {
      switch self {
      case .markedPublished, .timeElement, .named, .belowHeadline, .aboveHeadline: true
      default: false
      }
    }

    /// Whether the page says so to machines.
    var isStated: Bool {
      switch self {
      case .linkedWork, .metaPublished, .microdata, .linkedOther, .metaDate: true
      default: false
      }
    }

    /// Whether it is said of when the page came out, however weakly.
    var isOfPublication: Bool { rawValue < Kind.upload.rawValue }
  }

  var kind: Kind
  var time: Timestamp
  /// As in ``ExtractedPage/sources``.
  var source: String
  /// The words around it say that it is of publication.
  var saysPublished = false

  /// The day as written, in days since 1970.
  var day: Int {
    Int((Double(time.seconds + Int64(time.offsetMinutes ?? 0) * 60) / 86_400).rounded(.down))
  }
}

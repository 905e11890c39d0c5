import TocsinModel

/// Where a record seems to have what is not read of it, so that nobody takes what is missing for a fact. Named once in a
/// file, by its first record.
struct UnreadFields {
  private let paths: [RecordField: [String]]

  init(_ survey: ExportSurvey) {
    paths = MappingDraft(survey, name: "", isTable: false).mapping.paths
  }

  /// What to do about a field, as a sentence after another; empty where nothing looks like it.
  func hint(_ field: RecordField, _ what: String) -> String {
    guard let path = paths[field]?.first.map({ String($0.prefix(200)) }) else { return "" }
    return " “\(path)” looks like \(what): name it with --column “\(field.rawValue)=\(path)”."
  }

  /// Says what a document lacks and the record seems to have.
  ///
  /// - Parameters:
  ///   - survey: of what is not read; made where something is lacking.
  ///   - reads: whether something is read into a field.
  static func note(
    _ survey: @autoclosure () -> ExportSurvey, _ delivery: Delivery, at place: Place,
    reads: (RecordField) -> Bool
  ) throws {
    let hasTime = reads(.published)
    let hasAccount = reads(.account) || reads(.source) || reads(.author)
    guard !hasTime || !hasAccount else { return }
    let unread = UnreadFields(survey())
    let time = unread.hint(.published, "one")
    if !hasTime, !time.isEmpty {
      try delivery.noteOnce("record.unread-time", "No time is read.\(time)", at: place)
    }
    let account = unread.hint(.account, "one")
    if !hasAccount, !account.isEmpty {
      try delivery.noteOnce("record.unread-account", "No account is read.\(account)", at: place)
    }
  }
}

/// Which column of a table of shares holds what.
struct ShareHeader: Equatable {
  /// Names that exports use; those of CooRTweet first.
  private static let names = [
    ["object_id", "object", "url", "link"], ["account_id", "account", "user_id", "user", "author"],
    ["content_id", "content", "post_id", "message_id", "id"],
    ["timestamp_share", "timestamp", "time", "created_at", "published_at", "date"],
    ["layer", "layer"],
  ]

  let object: Int
  let account: Int
  let content: Int
  let time: Int
  let layer: Int?
  let columns: Int
  /// By column; empty where one column holds several things.
  let roles: [ShareRow.Role]

  /// - Parameters:
  ///   - fields: the cells of the first record.
  ///   - chosen: the user's own names of columns by field: object, account, content, time, layer.
  /// - Throws: ``Missing`` with the fields that no column holds.
  init(_ fields: [String], chosen: [String: String]) throws(Missing) {
    let cells = fields.map { $0.lowercased() }
    let found = Self.names.map { names in
      let wanted = chosen[names[1]].map { [$0.lowercased()] } ?? names
      return wanted.lazy.compactMap { cells.firstIndex(of: $0) }.first
    }
    guard let object = found[0], let account = found[1], let content = found[2],
      let time = found[3]
    else {
      throw Missing(
        columns: zip(Self.names, found).filter { $1 == nil }.map { $0.0[0] }.dropLast(
          found[4] == nil ? 1 : 0))
    }
    self.object = object
    self.account = account
    self.content = content
    self.time = time
    layer = found[4]
    columns = fields.count
    var roles = [ShareRow.Role](repeating: .other, count: fields.count)
    let held: [(Int, ShareRow.Role)] = [
      (object, .object), (account, .account), (content, .content), (time, .time),
    ]
    for (column, role) in held + (layer.map { [($0, .layer)] } ?? []) { roles[column] = role }
    let distinct = Set(held.map(\.0) + (layer.map { [$0] } ?? [])).count
    self.roles = distinct == held.count + (layer == nil ? 0 : 1) ? roles : []
  }

  struct Missing: Error {
    let columns: [String]
  }

  /// The separator that the first line has most of: a comma, a semicolon or a tab.
  static func separator(in line: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")]
    let counts = candidates.map { candidate in line.count { $0 == candidate } }
    let most = counts.max() ?? 0
    return zip(candidates, counts).first { $0.1 == most }?.0 ?? candidates[0]
  }
}

import CSimdjson

/// What an export holds, field by field: the ground on which a mapping for it is drafted.
struct ExportSurvey {
  /// In the order in which they were met.
  private(set) var fields: [SurveyedField] = []
  private(set) var records = 0
  private var places: [String: Int] = [:]

  /// So many records show what is in a file.
  static let most = 300
  private static let mostFields = 2000

  private mutating func add(_ path: String, _ value: UnsafeBufferPointer<UInt8>, record: Int) {
    records = max(records, record + 1)
    var place = places[path]
    if place == nil, fields.count < Self.mostFields {
      place = fields.count
      places[path] = place
      fields.append(SurveyedField(path: path))
    }
    if let place { fields[place].add(value, record: record) }
  }

  /// Of JSON: of one value, or of the objects in an array or one after the other.
  init(json: [UInt8], depth: Int) {
    var splitter = ObjectSplitter()
    var begin: Int?
    for (index, byte) in json.enumerated() {
      switch splitter.step(byte) {
      case .objectBegins: begin = index
      case .objectEnds:
        guard let first = begin, records < Self.most else { break }
        take(Array(json[first...index]), depth: depth)
        begin = nil
      default: break
      }
      if records >= Self.most { return }
    }
  }

  private mutating func take(_ object: [UInt8], depth: Int) {
    let padded = object + repeatElement(0x20, count: ByteWindow.padding)
    final class Taker { var values: [(Int, String, [UInt8])] = [] }
    let taker = Taker()
    _ = padded.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { base in
        csimdjson_survey(
          base, object.count, depth, Self.most, Unmanaged.passUnretained(taker).toOpaque()
        ) { context, record, path, value in
          guard let context else { return }
          let taker = Unmanaged<Taker>.fromOpaque(context).takeUnretainedValue()
          let path = UnsafeBufferPointer(start: path.data, count: path.length)
          let value = UnsafeBufferPointer(start: value.data, count: min(value.length, 4000))
          taker.values.append((record, String(decoding: path, as: UTF8.self), Array(value)))
        }
      }
    }
    let first = records
    for (record, path, value) in taker.values {
      value.withUnsafeBufferPointer { add(path, $0, record: first + record) }
    }
  }

  /// The same without what is read anyhow.
  func without(_ isRead: (String) -> Bool) -> ExportSurvey {
    var rest = self
    rest.fields.removeAll { isRead($0.path) }
    return rest
  }

  /// Of one record of a table.
  init(names: [String], values: some Sequence<UnsafeBufferPointer<UInt8>>) {
    for (name, value) in zip(names, values) where !name.isEmpty { add(name, value, record: 0) }
  }

  /// Of a table.
  init(table: [UInt8], dialect: TableDialect, columns: Int) {
    var scanner = TableScanner(dialect: dialect, columns: columns)
    var bytes = table
    bytes.withUnsafeMutableBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var at = 0
      var header: [String] = []
      while at < bytes.count, records < Self.most {
        guard
          case .record(let length) = scanner.scan(base + at, count: bytes.count - at, isWhole: true),
          length > 0
        else { return }
        let values = scanner.fields.map { field in
          let end = TableScanner.unescape(field, in: base + at)
          return UnsafeBufferPointer(start: base + at + field.start, count: end - field.start)
        }
        if header.isEmpty {
          let isSeparator = values.count <= 2 && values.first?.elementsEqual("sep=".utf8) == true
          if !isSeparator { header = values.map { String(decoding: $0, as: UTF8.self) } }
        } else {
          let record = records
          for (name, value) in zip(header, values) where !name.isEmpty {
            add(name, value, record: record)
          }
          records = record + 1
        }
        at += length
      }
    }
  }
}

/// How files are read.
package struct CollectOptions: Sendable {
  /// The column or member for a field, by ``RecordField``’s raw value: `["text": "content"]`. A field
  /// that is not mapped is looked for under its usual names.
  package var columns: [String: String]
  /// Whether the first record that cannot be read ends everything.
  package var isStrict: Bool
  package var limits: CollectLimits
  /// What to read every file as, instead of recognising it.
  package var format: InputFormat?
  /// The label of the encoding of every file, instead of looking for it.
  package var encoding: String?
  /// Asked between records and chunks; `true` ends reading with ``CollectError/cancelled``.
  package var shouldStop: @Sendable () -> Bool

  package init(
    columns: [String: String] = [:], isStrict: Bool = false,
    limits: CollectLimits = CollectLimits(), format: InputFormat? = nil, encoding: String? = nil,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.columns = columns
    self.isStrict = isStrict
    self.limits = limits
    self.format = format
    self.encoding = encoding
    self.shouldStop = shouldStop
  }
}

import Glibc
import TocsinModel

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
  /// What to read beside ``ExportMapping/known``, and before it.
  package var mappings: [ExportMapping]
  /// Now, in seconds since 1970-01-01T00:00:00Z: nothing read was published more than a day later. See ``MachineClock``.
  package var now: Int64
  /// Who reads documents.
  package var documents = DocumentPrograms()
  /// Asked between records and chunks; `true` ends reading with ``CollectError/cancelled``.
  package var shouldStop: @Sendable () -> Bool

  package init(
    columns: [String: String] = [:], isStrict: Bool = false,
    limits: CollectLimits = CollectLimits(), format: InputFormat? = nil, encoding: String? = nil,
    mappings: [ExportMapping] = [], now: Int64 = MachineClock.latest(Int64(time(nil))),
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.columns = columns
    self.isStrict = isStrict
    self.limits = limits
    self.format = format
    self.encoding = encoding
    self.mappings = mappings
    self.now = now
    self.shouldStop = shouldStop
  }
}

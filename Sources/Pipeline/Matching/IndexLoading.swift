import Copies
import Store

extension CopyIndex {
  /// The index of every document of a store. Linear in the fingerprints.
  init(_ store: Store, thresholds: CopyThresholds) throws(StoreError) {
    self.init(thresholds: thresholds)
    let totals = try store.fingerprintTotals()
    reserve(documents: totals.documents, hashes: totals.bytes / 4)
    var index = self
    self = CopyIndex(thresholds: thresholds)
    // Documents without a source are each a source of their own: nothing is known to join them.
    var unknown = UInt32.max
    try store.fingerprints { _, source, data in
      _ = index.append(encoded: data, source: source ?? unknown)
      if source == nil { unknown -= 1 }
    }
    index.seal()
    self = index
  }
}

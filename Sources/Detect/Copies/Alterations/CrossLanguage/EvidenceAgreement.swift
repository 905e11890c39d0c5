/// What two texts have in common that survives translation, and what only one of them has.
package struct EvidenceAgreement: Hashable, Sendable {
  /// Numbers, times and dates that both have, however they are written.
  package var sharedNumbers = 0
  package var numbersOnlyInA = 0
  package var numbersOnlyInB = 0
  /// Names that both have, however they are transliterated and declined.
  package var sharedNames = 0
  /// Capitalised words inside sentences that the other has nothing like. Not counted in German, which
  /// writes all nouns so.
  package var namesOnlyInA = 0
  package var namesOnlyInB = 0
  /// Web addresses, mentions and hashtags that both have.
  package var sharedReferences = 0
}

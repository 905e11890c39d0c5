/// One match with what was measured and what it amounts to.
struct Judgement {
  let match: WordMatch
  let word: NameWord
  let evidence: Evidence
  let surroundings: Surroundings
  /// Log-odds.
  let score: Float
}

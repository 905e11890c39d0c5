/// What judging a name needs room for; one for each thread.
package struct LookalikeScratch: Sendable {
  var matching = MatchScratch()
  var matches: [WordMatch] = []
}

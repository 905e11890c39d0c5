/// What judging a name needs room for; one for each thread.
package struct LookalikeScratch: Sendable {
  package init() {}
}

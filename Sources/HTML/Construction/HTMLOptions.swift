/// How a page is to be parsed.
package struct HTMLOptions: Sendable {
  /// Whether `noscript` is raw text, as where scripts run.
  package var runsScripts = false
  /// Whether comments and doctypes become nodes.
  package var keepsMarkup = false
  /// Whether a `template` may declare a shadow tree.
  package var readsShadowRoots = true
  /// The element that a fragment is parsed for, such as `td`, and the language it belongs to.
  package var context: (name: String, namespace: HTMLNamespace)?

  package init() {}
}

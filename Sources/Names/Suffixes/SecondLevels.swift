/// Labels that registries of countries have between a name and the country's ending, as `co` in `example.co.uk`.
package enum SecondLevels {
  /// Kept for public institutions: governments, armed forces, schools.
  package static let institutional: Set<String> = [
    "ac", "edu", "gob", "gouv", "gov", "govt", "gub", "guv", "mil",
  ]

  /// Open to companies, networks, organizations; `go` is the government's in some countries, and a word in
  /// others.
  package static let open: Set<String> = ["co", "com", "go", "ne", "net", "or", "org"]

  package static let all = institutional.union(open)
}

/// What was found, a line a rule.
struct Report {
  private(set) var passed = 0
  private(set) var failed = 0
  private(set) var skipped = 0

  /// - Parameter section: of TAXII 2.1, or “clients” for what none of it says and clients need.
  mutating func check(_ section: String, _ rule: String, _ holds: Bool, _ found: String = "") {
    if holds { passed += 1 } else { failed += 1 }
    let note = holds || found.isEmpty ? "" : " — \(found)"
    print("\(holds ? "pass" : "FAIL")  \(section)  \(rule)\(note)")
  }

  mutating func skip(_ section: String, _ rule: String, _ why: String) {
    skipped += 1
    print("skip  \(section)  \(rule) — \(why)")
  }

  var summary: String { "\(passed) passed, \(failed) failed, \(skipped) skipped" }
}

import Lookalikes
import Names
import Testing
import TocsinModel

@Suite struct AllowedLabelTests {
  @Test(arguments: [
    ("lecourrier.de", true), ("www.lecourrier.co.uk", true), ("lecourrier.com.br", true),
    ("lecourrier.ltd", false), ("lecourrier.info", false),
    ("lecourrier.com.evil.site", false),
  ])
  func `a label that is the owner's in every country alarms under other endings only`(
    name: String, isQuiet: Bool
  ) throws {
    let protected = ProtectedName(
      domains: [DomainName(rawValue: "lecourrier.example")], allowedLabels: ["lecourrier"])
    let parser = NameParser(suffixes: .fallback)
    let detector = LookalikeDetector(
      protecting: ProtectedNames(names: [protected]), parser: parser)
    var scratch = detector.makeScratch()
    let host = try #require(parser.hostName(name).host)
    #expect((detector.lookalike(host, using: &scratch) == nil) == isQuiet)
  }
}

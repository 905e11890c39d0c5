import Lookalikes
import Testing
import TocsinModel

@Suite struct ProtectedNamesMergingTests {
  private func domains(_ names: String...) -> [DomainName] {
    names.map(DomainName.init(rawValue:))
  }

  private func configured() -> ProtectedNames {
    ProtectedNames(
      names: [
        ProtectedName(
          name: "Harbour Courier", domains: domains("harbourcourier.example"),
          allowed: domains("courier-static.example"), isGeneric: false, country: "fr"),
        ProtectedName(name: "Port Radio", domains: domains("portradio.example")),
      ], decoys: domains("harbourcourse.example"))
  }

  @Test func `an owner in both lists is one, and keeps its other domains and hints`() {
    var protected = configured()
    protected.merge(
      ProtectedNames(names: [
        ProtectedName(domains: domains("harbourcourier.example", "hc.example"), isGeneric: true)
      ]))
    #expect(protected.names.count == 2)
    let courier = protected.names[0]
    #expect(courier.name == "Harbour Courier")
    #expect(courier.domains == domains("harbourcourier.example", "hc.example"))
    #expect(courier.allowed == domains("courier-static.example"))
    #expect(courier.isGeneric == false)
    #expect(courier.country == "fr")
    #expect(protected.decoys == domains("harbourcourse.example"))
  }

  @Test func `an owner that only the second list has is added`() {
    var protected = configured()
    protected.merge(ProtectedNames(names: [ProtectedName(domains: domains("quay.example"))]))
    #expect(protected.names.map(\.name) == ["Harbour Courier", "Port Radio", "quay.example"])
  }

  @Test func `no domain has two owners, though a line joins the domains of two`() {
    var protected = configured()
    protected.merge(
      ProtectedNames(names: [
        ProtectedName(domains: domains("portradio.example", "harbourcourier.example")),
        ProtectedName(domains: domains("new.example", "portradio.example")),
      ]))
    let all = protected.names.flatMap(\.domains)
    #expect(Set(all).count == all.count)
    #expect(protected.names[1].domains == domains("portradio.example", "new.example"))
  }

  @Test func `merging the same list again changes nothing`() {
    var protected = configured()
    protected.merge(
      ProtectedNames(names: configured().names.map { ProtectedName(domains: $0.domains) }))
    #expect(protected == configured())
  }
}

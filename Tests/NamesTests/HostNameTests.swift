import Names
import Testing

@Suite struct HostNameTests {
  @Test func `a new host name is empty`() {
    #expect(HostName().labelCount == 0)
    #expect(HostName().registrableLabel == nil)
  }
}

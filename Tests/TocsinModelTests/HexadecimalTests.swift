import Testing
import TocsinModel

@Suite struct HexadecimalTests {
  @Test func `bytes and numbers keep their zeros`() {
    #expect([UInt8]().hexadecimal == "")
    #expect([UInt8]([0x00, 0x0A, 0x9F, 0xFF]).hexadecimal == "000a9fff")
    #expect(UInt64(0).hexadecimal == "0000000000000000")
    #expect(UInt64(0x1F_0000_0000_00AB).hexadecimal == "001f0000000000ab")
    #expect(UInt64.max.hexadecimal == "ffffffffffffffff")
  }
}

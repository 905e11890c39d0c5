import Testing
import TocsinModel

/// A clock that was never set loses nobody's dates.
@Suite struct MachineClockTests {
  @Test(
    arguments: [
      (0, false), (300, false), (MachineClock.made - 1, false), (MachineClock.made, true),
      (MachineClock.made + 1, true), (4_102_444_800, true),
    ] as [(Int64, Bool)])
  func `a clock that is behind this version was never set`(seconds: Int64, isSet: Bool) {
    #expect(MachineClock.isSet(seconds) == isSet)
    #expect((MachineClock.latest(seconds) == seconds) == isSet)
    // A day more must be sayable.
    #expect(!MachineClock.latest(seconds).addingReportingOverflow(86_400).overflow)
  }

  @Test func `nothing is of the future while the time is not known`() {
    #expect(MachineClock.latest(300) > 4_102_444_800)
  }
}

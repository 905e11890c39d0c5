import Foundation
import Report
import Testing

/// Prints where Debian's Chromium is; elsewhere it says what is missing.
@Suite struct HeadlessBrowserTests {
  private static let isThere =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")
    && ProcessInfo.processInfo.environment["TOCSIN_TEST_CHROMIUM"] != nil

  @Test func `without Chromium nothing is printed, and it is said what to install`() {
    #expect(throws: HeadlessBrowser.Fault.missing("/nonexistent/chromium")) {
      try HeadlessBrowser(environment: ["TOCSIN_CHROMIUM": "/nonexistent/chromium"])
    }
  }

  @Test(.enabled(if: isThere))
  func
    `a page of our own becomes a PDF, and somebody else's a picture on which nothing ran or was loaded`()
    throws
  {
    let browser = try HeadlessBrowser()
    let pdf = try browser.pdf(of: "<!DOCTYPE html><title>T</title><p>Hello</p>")
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    func picture(_ more: String) throws -> [UInt8] {
      try browser.picture(of: "<h1 title=\"a&quot;b\">Hello</h1>\(more)")
    }
    let plain = try picture("")
    #expect(plain.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try plain != browser.picture(of: ""), "it shows the page, and is not white")
    // A script that would write over the page, and a frame that would break out, change no pixel.
    #expect(try picture("<script>document.body.innerHTML='ran'</script>") == plain)
    #expect(
      try picture("<meta http-equiv=\"refresh\" content=\"0;url=file:///etc/passwd\">") == plain)
  }
}

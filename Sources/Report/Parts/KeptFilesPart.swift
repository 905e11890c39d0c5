import TocsinModel
import Wording

/// The files that a finding rests on, each with the SHA-256 of its bytes when it was read: who has a file can tell
/// whether it is the one.
struct KeptFilesPart {
  let files: [ReportContent.KeptFile]
  let limits: ReportLimits

  func render(into out: inout Markup) {
    guard !files.isEmpty else { return }
    let distinct = Set(files).sorted { ($0.path, $0.sha256) < ($1.path, $1.sha256) }
    out.element("details", .class("more")) { out in
      out.element(
        "summary", words: "SHA-256 of \(counted: distinct.count, "file") that it was read from")
      out.element("ul", .class("plain")) { out in
        for file in distinct.prefix(limits.memberRows) {
          out.element("li") { out in
            out.element("code", .directionAuto) { $0.path(file.path.cut(to: 160)) }
            out.element("code", .class("sub"), text: file.sha256)
          }
        }
      }
      let hidden = distinct.count - limits.memberRows
      if hidden > 0 { out.element("p", .class("note"), text: "\(hidden.counted("more file")).") }
    }
  }
}

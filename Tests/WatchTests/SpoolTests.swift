import Foundation
import TestSupport
import Testing
import Watch

@Suite struct SpoolTests {
  @Test func `a batch that was not read is found again where the workspace was moved or restored`()
    async throws
  {
    let folder = try TemporaryFolder()
    let old = folder["old/captures"]
    try folder.write("old/captures/20260518/1.jsonl", "{}")
    try folder.write("old/captures/pending/list-0.csv", "name")
    try folder.write("old/elsewhere.jsonl", "{}")
    let batch = Spool.Batch(
      paths: ["\(old)/20260518/1.jsonl", folder["old/elsewhere.jsonl"]],
      passing: ["\(old)/pending/list-0.csv"], remembered: [])
    try folder.write("old/captures/pending/1.json", try JSONEncoder().encode(batch))
    let here = await (try Spool(old, version: "1")).left()
    #expect(here.map(\.batch.paths) == [batch.paths])
    rename(folder["old"], folder["new"])
    let there = await (try Spool(folder["new/captures"], version: "1")).left()
    #expect(
      there.map(\.batch.paths) == [
        [folder["new/captures/20260518/1.jsonl"], folder["old/elsewhere.jsonl"]]
      ])
    #expect(there.map(\.batch.passing) == [[folder["new/captures/pending/list-0.csv"]]])
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import Store
import TocsinModel
import Wording

/// `/health` and `/metrics`: how the server is, for what watches it.
struct HealthRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/health") { _, _ in
      let health = await console.currentHealth()
      // A stranger is told whether it is well, and no more.
      let isKnown = Identity.current != nil
      var fields: [(String, JSONValue)] = [("status", .string(health.isGood ? "good" : "trouble"))]
      if isKnown {
        fields.append(
          (
            "items",
            .array(
              health.items.map {
                .object([
                  ("name", .string($0.name.text(in: .english))),
                  ("detail", .string($0.detail.text(in: .english))),
                  ("good", .bool($0.isGood)),
                ])
              })
          ))
      }
      return Response(
        json: JSONValue.object(fields).encoded,
        status: health.isGood ? .ok : .serviceUnavailable)
    }
    router.get("/metrics") { request, context in
      let api = APIRoutes(console: console)
      do {
        _ = try await api.authorised(request, .read)
        let text = try await metrics()
        return Response(
          status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
          body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
      } catch {
        return APIRoutes.refusal(error, context)
      }
    }
  }

  private func metrics() async throws -> String {
    let options = console.options
    let overview = try await console.stores.overview(sources: OverviewRoutes.sources)
    let open = try await console.stores.read { try $0.queueCount(QueueView()) }
    let disk = WorkspaceDisk(options.workspace)
    let health = await console.currentHealth()
    var out = Metrics()
    out.add(
      "tocsin_health", "Whether a part of the server is well.", .gauge,
      health.items.map { ([("part", $0.name.text(in: .english))], $0.isGood ? 1 : 0) })
    out.gauge(
      "tocsin_documents", "Documents of the workspace.", by: "form",
      Dictionary(overview.documents.map { ("\($0.key)", $0.value) }) { $0 + $1 })
    out.gauge("tocsin_sources", "Sources of documents.", overview.sourceCount)
    var findings: [(labels: [(String, String)], value: Double)] = []
    for (kind, levels) in overview.findings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for (level, count) in levels.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        findings.append(
          ([("kind", kind.rawValue), ("attention", level.rawValue)], Double(count)))
      }
    }
    out.add("tocsin_findings", "Findings of the workspace.", .gauge, findings)
    out.gauge("tocsin_findings_open", "Findings that wait to be judged.", open)
    out.gauge(
      "tocsin_inputs", "Inputs by how far they were read.", by: "state",
      Dictionary(overview.inputs.map { ("\($0.key)", $0.value) }) { $0 + $1 })
    out.gauge(
      "tocsin_diagnostics", "What was noticed while inputs were read.", by: "severity",
      Dictionary(overview.diagnostics.map { ($0.key.rawValue, $0.value) }) { $0 + $1 })
    out.gauge(
      "tocsin_documents_unindexed", "Documents that cannot be searched yet.", overview.unindexed)
    if let intake = await options.intake?.state() {
      out.gauge("tocsin_intake_waiting_files", "Files that wait to be read.", intake.waiting)
      out.gauge("tocsin_intake_reading_files", "Files that are being read.", intake.reading)
    }
    out.gauge("tocsin_database_bytes", "Size of the database with its log.", disk.database)
    out.gauge("tocsin_index_bytes", "Size of the index.", disk.index)
    out.gauge("tocsin_disk_free_bytes", "Room that is left on the workspace's disk.", disk.free)
    out.gauge(
      "tocsin_disk_reserve_bytes", "Room that stays free: with less, reading stops.",
      disk.room?.reserve)
    out.gauge(
      "tocsin_reading_stopped", "Whether reading has stopped for want of room.",
      disk.room.map { $0.isLow ? 1 : 0 })
    let process = ProcessFigures.now()
    out.add(
      "process_cpu_seconds_total", "Time of processors.", .counter,
      process.cpuSeconds.map { [([], $0)] } ?? [])
    out.gauge("process_resident_memory_bytes", "Memory in use.", process.resident)
    out.gauge("process_open_fds", "Open files.", process.openFiles)
    out.gauge(
      "process_start_time_seconds", "When the process began, since 1970.", process.started)
    return out.text
  }
}

extension ConsoleServer {
  /// Whether a question to the database is answered: for what starts a server anew that hangs.
  package func answers() async -> Bool {
    (try? await stores.read { try $0.schemaVersion() }) != nil
  }

  /// How each part is, and whether all are well.
  func currentHealth() async -> (items: [HealthItem], isGood: Bool) {
    var items: [HealthItem] = []
    do {
      let version = try await stores.read { try $0.schemaVersion() }
      items.append(HealthItem(name: "Database", detail: "answers, at “\(version)”"))
    } catch {
      items.append(HealthItem(name: "Database", detail: Phrase(quoting: "\(error)"), isGood: false))
    }
    let disk = WorkspaceDisk(options.workspace)
    items.append(disk.health)
    if let intake = await options.intake?.state() {
      items.append(
        HealthItem(
          name: "Intake",
          detail: intake.trouble.map { Phrase(quoting: $0) }
            ?? "\(intake.waiting) files wait, \(intake.reading) are being read",
          isGood: intake.trouble == nil))
    }
    items += options.health()
    return (items, items.allSatisfy(\.isGood))
  }
}

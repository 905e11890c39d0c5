import ArgumentParser
import Engine
import Exchange
import Store
import TocsinModel

/// `tocsin search WORDS…`
struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search the texts of a workspace.",
    discussion: """
      Every word must be in the title or the text; case and accents do not count, a word that ends in * is a \
      beginning, words in quotation marks follow one another. title:WORD and text:WORD say where; from:NAME who \
      published it; since:DAY and until:DAY when. The best matches come first.

      EXAMPLE
        tocsin search fish market camera*
        tocsin search '"polling station"' from:news.example since:2026-10-01
      """)

  @Argument(help: "The words.")
  var words: [String]

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(help: ArgumentHelp("How many at most.", valueName: "n"))
  var limit = 20

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let (folder, words, limit, paint) = (
      Workspace(folder: workspace), words.joined(separator: " "), max(1, limit), shared.paint
    )
    try await Commands.run(console) { _ in
      let store = try Store(folder, create: false)
      let matches = try store.matches(of: words, limit: limit).matches
      var sink = ByteSink.standardOutput()
      for match in matches {
        let document = match.document
        let time = document.published?.iso8601 ?? "no time"
        let name = document.label.printable().cut(to: 60)
        let former = match.isCurrent ? "" : paint.dim("  (a former version)")
        try sink.append("\(paint.dim(time.padded(to: 20))) \(paint.cyan(name))\(former)\n")
        if let title = document.title {
          try sink.append("    \(paint.bold(title.printable().cut(to: 140)))\n")
        }
        try sink.append("    \(match.snippet.printable().cut(to: 300))\n")
        try sink.append(paint.dim("    \(document.place.description.printable())") + "\n")
      }
      if matches.isEmpty { console.status("Nothing holds all of these words.") }
      try sink.flush()
    }
  }
}

import Foundation
import Names
import TestSupport
import Testing

/// Runs `Scripts/build-name-statistics`, without a network.
@Suite struct NameRecipeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(
    _ program: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String, error: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Locations.packageRoot)
    let variables = [
      "TOCSIN_MODELS": folder["models"], "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": folder["no-wheels"],
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { _, new in new }
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    try process.run()
    // Each says less than a pipe holds.
    process.waitUntilExit()
    func text(_ pipe: Pipe) -> String {
      String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    return (process.terminationStatus, text(output), text(error))
  }

  /// What an expression over the recipe's functions is.
  private func recipe(_ expression: String) throws -> String {
    let code = """
      import runpy, sys
      sys.path.insert(0, "Scripts")
      recipe = runpy.run_path("Scripts/build-name-statistics")
      globals().update(recipe)
      print(\(expression))
      """
    let result = try run("/usr/bin/env", ["python3", "-c", code])
    #expect(result.status == 0, "\(result.error)")
    return result.output.trimmingCharacters(in: .newlines)
  }

  @Test func `without the lists it says so, and leaves nothing`() throws {
    let result = try run(Locations.packageRoot + "/Scripts/build-name-statistics", [])
    #expect(result.status == 2)
    #expect(result.error.contains("the statistics about names are missing: public-suffixes"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder["models"]) == [".lock"])
  }

  @Test func `what cannot be fetched is said, and leaves nothing`() throws {
    let lists = ModelsOfThisMachine.folder + "/public-suffixes"
    guard FileManager.default.fileExists(atPath: lists) else { return }
    try FileManager.default.createDirectory(
      atPath: folder["models"], withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: lists, toPath: folder["models/public-suffixes"])
    let result = try run(Locations.packageRoot + "/Scripts/build-name-statistics", [])
    #expect(result.status == 2)
    #expect(result.error.contains("the statistics about names are missing: "))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder["models"]).sorted()
        == [".lock", "public-suffixes"])
  }

  @Test(arguments: [
    ("en", "vote", "vote"), ("de", "größe", "grosse"), ("fr", "libération", "liberation"),
    ("pl", "łódź", "lodz"), ("ru", "выборы", "vybory"), ("uk", "вибори", "vybory"),
    ("bg", "щъркел", "shtarkel"), ("sh", "људи", "ljudi"), ("el", "εκλογές", "ekloges"),
    ("tr", "ışık", "isik"), ("fr", "aujourd'hui", "aujourdhui"), ("en", "2020", "None"),
    ("en", "選挙", "None"), ("nb", "stortingsvalg\u{e5}", "stortingsvalga"),
  ])
  func `words are spelled as names are`(language: String, word: String, spelled: String) throws {
    let expression = #"spelled("\#(word)", alphabet("\#(language)"))"#
    #expect(try recipe(expression) == spelled)
  }

  @Test(arguments: [
    ("example.co.uk", "('example', 'co.uk')"), ("www.example.co.uk", "('example', 'co.uk')"),
    ("co.uk", "None"), ("uk", "None"), ("a.b.ck", "('a', 'b.ck')"), ("www.ck", "('www', 'ck')"),
    ("b.ck", "None"), ("x.example.eu.com", "('example', 'eu.com')"),
    ("unknown.ending", "('unknown', 'ending')"), ("a.xn--55qx5d.cn", "('a', 'xn--55qx5d.cn')"),
  ])
  func `registrations begin where the suffixes say`(name: String, parts: String) throws {
    let rules = #"// comment\nuk\nco.uk // more\n*.ck\n!www.ck\neu.com\ncom\ncn\n公司.cn\n"#
    #expect(try recipe(#"Suffixes("\#(rules)").split("\#(name)")"#) == parts)
  }

  @Test(arguments: [
    ("loveandvotes", "['love', 'and', 'vote', 's']"), ("qqqlove", "['qqq', 'love']"),
    ("qqq", "['qqq']"), ("lov", "['lov']"), ("", "[]"),
  ])
  func `letters are split as Tocsin splits them`(run: String, pieces: String) throws {
    let scores = #"{"love": -4, "and": -3, "vote": -4.5, "s": -5}"#
    #expect(try recipe(#"best_split("\#(run)", with_beginnings(\#(scores)))"#) == pieces)
  }

  @Test func `a word is counted once in each name that has it joined with others`() throws {
    let scores = #"{"love": -4, "and": -3, "vote": -4.5, "s": -5}"#
    #expect(
      try recipe(
        #"sorted(pieces_in([("loveandvotes", 2), ("lovelove", 1), ("love", 9)], \#(scores), with_beginnings(\#(scores))).items())"#
      ) == "[('and', 2), ('love', 3), ('s', 2), ('vote', 2)]")
  }

  @Test func `lists of words are read, and what is none is refused`() throws {
    let list = #"b'\x94\x82\xa6format\xa2cB\xa7version\x01\x90\x91\xa1a\x92\xd9\x02bb\xa1c'"#
    #expect(try recipe("list(unpacked(\(list)))") == "[[], ['a'], ['bb', 'c']]")
    for bad in [#"b''"#, #"b'\x91\x80'"#, #"b'\xc0'"#, list.dropLast(8) + "'"] {
      let code = "bool(list(unpacked(\(bad))))"
      let script = """
        import runpy, sys
        sys.path.insert(0, "Scripts")
        recipe = runpy.run_path("Scripts/build-name-statistics")
        unpacked, Refused = recipe["unpacked"], recipe["Refused"]
        try:
            \(code)
        except (Refused, ValueError, IndexError):
            print("refused")
        """
      #expect(try run("/usr/bin/env", ["python3", "-c", script]).output == "refused\n", "\(bad)")
    }
  }
}

import Commands

@main
struct Main {
  static func main() async {
    StandardStreams.reserve()
    await Tocsin.run()
  }
}

import CSandbox
import Glibc

// Enters the sandbox of tocsin-reader and tries what a document's reader must not do; a line each: what, and whether it was
// refused. Its argument is a program that may be run, or nothing.

let program = CommandLine.arguments.dropFirst().first
func list(_ paths: [String]) -> [CChar] {
  (paths.flatMap { Array($0.utf8) + [0] } + [0]).map { CChar(bitPattern: $0) }
}
let readable = list(["/lib", "/lib64", "/usr/lib", "/etc/ld.so.cache"])
let executable = list(
  program.map { [$0, "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"] } ?? [])
let step = readable.withUnsafeBufferPointer { readable in
  executable.withUnsafeBufferPointer { executable in
    var sandbox = tocsin_sandbox(
      readable: readable.baseAddress, executable: executable.baseAddress, memory: 1 << 30,
      seconds: 20, output: 1 << 20)
    return tocsin_sandbox_enter(&sandbox)
  }
}
guard step == 0 else {
  print("absent \(step)")
  exit(3)
}

func say(_ what: String, _ isRefused: Bool) { print(what, isRefused ? "refused" : "allowed") }

func runs(_ path: String) -> Bool {
  var words: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
  var nothing: [UnsafeMutablePointer<CChar>?] = [nil]
  var child: pid_t = 0
  guard posix_spawn(&child, path, nil, nil, &words, &nothing) == 0 else { return false }
  var status: Int32 = 0
  waitpid(child, &status, 0)
  return status == 0
}

say("read", open("/etc/passwd", O_RDONLY) < 0)
say("write", open("/tmp/tocsin-sandbox-probe", O_WRONLY | O_CREAT, 0o600) < 0)
say("list", opendir("/") == nil)
say("library", open("/usr/lib/os-release", O_RDONLY) < 0)
say("socket", socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) < 0)
say("signal", kill(getppid(), 0) < 0)
typealias ThreadSignal = @convention(c) (pid_t, pid_t, Int32) -> Int32
let signalThread = dlsym(nil, "tgkill").map { unsafeBitCast($0, to: ThreadSignal.self) }
say("signal to a thread", signalThread.map { $0(getppid(), getppid(), 0) < 0 } ?? false)
say("group", setpgid(0, 0) < 0)
let child = fork()
if child == 0 { _exit(0) }
say("process", child < 0)
say("other program", !runs("/usr/bin/id"))
if let program { say("program", !runs(program)) }
say("memory", mmap(nil, 2 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)

import Collect
import Glibc
import Testing

/// What a program that reads a document inherits.
@Suite struct DocumentProcessTests {
  @Test func `a program blocks no signals, though the thread that starts it does`() {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let process = DocumentProcess(path: "/bin/grep", arguments: ["^SigBlk:", "/proc/self/status"])
    let answer = process.answer(to: [], Patience())
    #expect(String(decoding: answer.output, as: UTF8.self) == "SigBlk:\t0000000000000000\n")
  }
}

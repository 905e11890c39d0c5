/// Memory for numbers, aligned for the kernels; freed with the object. Not shared between threads.
final class Scratch<Number: BitwiseCopyable> {
  let numbers: UnsafeMutablePointer<Number>

  init(_ count: Int) {
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Number>.stride, alignment: 64)
    numbers = raw.bindMemory(to: Number.self, capacity: max(count, 1))
  }

  deinit {
    numbers.deallocate()
  }
}

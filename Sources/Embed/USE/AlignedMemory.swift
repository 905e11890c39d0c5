/// Memory for numbers, aligned for kernels; freed with the object. Not shared between threads.
final class AlignedMemory<Number: BitwiseCopyable> {
  let numbers: UnsafeMutablePointer<Number>

  static var alignment: Int { 64 }

  /// - Parameter count: numbers, whose values are not set.
  init(of _: Number.Type, count: Int) {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Number>.stride, alignment: Self.alignment)
    numbers = memory.bindMemory(to: Number.self, capacity: max(count, 1))
  }

  deinit {
    UnsafeMutableRawPointer(numbers).deallocate()
  }
}

/// Memory for a kernel, aligned as it needs; freed with the object. Not shared between threads.
final class AlignedMemory {
  let address: UnsafeMutableRawPointer

  init(byteCount: Int, alignment: Int) {
    address = .allocate(byteCount: max(byteCount, 1), alignment: alignment)
  }

  deinit {
    address.deallocate()
  }
}

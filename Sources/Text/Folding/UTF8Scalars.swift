/// Reads the scalar that begins at `index` of valid UTF-8 and moves `index` behind it.
///
/// Swift strings are valid by construction; a truncated sequence at the end still ends in bounds.
@inline(__always)
package func nextScalar(_ utf8: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
  let first = utf8[index]
  index += 1
  if first < 0x80 { return UInt32(first) }
  let length = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
  var scalar = UInt32(first) & (0x3F >> UInt32(length))
  var remaining = min(length, utf8.count - index)
  while remaining > 0 {
    scalar = scalar << 6 | UInt32(utf8[index] & 0x3F)
    index += 1
    remaining -= 1
  }
  return scalar
}

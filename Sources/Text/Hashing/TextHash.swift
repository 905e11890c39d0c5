/// A 64-bit hash of folded scalars, for telling identical texts.
///
/// Each step is a 64×64→128-bit multiplication whose halves are combined, the construction of
/// wyhash (Wang Yi, 2019). It is not cryptographic; ids that must resist forgery are SHA-256.
package func textHash(_ scalars: UnsafeBufferPointer<UInt32>) -> UInt64 {
  func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
  var hash: UInt64 = 0xA076_1D64_78BD_642F ^ UInt64(scalars.count)
  var index = 0
  while index + 1 < scalars.count {
    let pair = UInt64(scalars[index]) << 32 | UInt64(scalars[index + 1])
    hash = folded(hash ^ pair, 0xE703_7ED1_A0B4_28DB) &+ pair
    index += 2
  }
  if index < scalars.count {
    hash = folded(hash ^ UInt64(scalars[index]), 0x8EBC_6AF0_9C88_C6E3)
  }
  return folded(hash ^ 0x5899_65CC_7537_4CC3, 0x1D8E_4E27_C47D_124F)
}

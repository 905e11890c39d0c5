/// The weights of ``DateModel``, in the order of ``DateFeatures/names``.
///
/// Written by `Scripts/fit-dates`; not to be edited.
enum DateWeights {
  static let all: [Float] = [
    -0.4274, 0.06403, 0.6408, 0.4303, -0.356, 0.2876, 0.242, 0.4743, 0.2485, 0.1122,
    -0.005202, 0.1971, -0.03272, 0.3432, -0.1448, 1.03, -0.6478, 0.2866, 0.06325, 0.9186,
    0.2247, 0.6977, 1.25, -1.38, 0.2401, 0.03863, 0, 0.01847, -0.4708, -0.684,
    1.049, -0.09708, 1.098, -0.3619,
  ]
  static let bias: Float = -1.452
}

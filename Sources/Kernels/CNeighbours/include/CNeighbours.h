// Distances between many vectors at once. Chosen at run time: AVX-512, AVX2, plain C.
#pragma once

#include <stdint.h>

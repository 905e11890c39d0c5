// Matrix products on small integers, for text models. Chosen at run time: AVX-512 VNNI, AVX2, plain C.
#pragma once

#include <stdint.h>

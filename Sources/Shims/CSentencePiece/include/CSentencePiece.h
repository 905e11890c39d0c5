// A C header over the C++ library SentencePiece (Kudo and Richardson, EMNLP 2018).
#pragma once

#include <stddef.h>
#include <stdint.h>

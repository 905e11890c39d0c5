// A C header over the C++ library fastText (Joulin et al., EACL 2017).
#pragma once

#include <stddef.h>
#include <stdint.h>

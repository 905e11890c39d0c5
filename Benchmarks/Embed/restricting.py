"""Both sides of a comparison of encoders on one processor, as if it had no more than some instructions.

Imported before numpy, whose library chooses its kernels when it is loaded.
"""
import os, sys

# Tocsin's paths, and the processor that OpenBLAS is to take this one for: the last without the next wider instructions.
CORES = {"avx2": "Haswell", "avx-vnni": "Haswell", "avx512-vnni": "SkylakeX"}


def path():
    """The path that `--path` names, "" for the fastest; OpenBLAS and numpy are told, and one thread asked of all."""
    for name in "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS":
        os.environ[name] = "1"
    given = [after for before, after in zip(sys.argv, sys.argv[1:]) if before == "--path"]
    chosen = given[-1] if given else ""
    if chosen and chosen not in CORES:
        sys.exit(f"{chosen}: the paths are {', '.join(CORES)}")
    if chosen:
        os.environ["OPENBLAS_CORETYPE"] = CORES[chosen]
    if CORES.get(chosen) == "Haswell":
        os.environ["NPY_DISABLE_CPU_FEATURES"] = "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR"
    return chosen

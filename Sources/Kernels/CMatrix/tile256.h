// The tile of the 256-bit paths. Included with what adds quads, and the rows that a tile has; not a
// header of its own.

// The sums of a tile of one panel, in two halves, stay in registers while the quads of a group pass.
INLINE void TILE(const struct product *p, size_t row, const int rows, size_t panel) {
  const cmatrix_packed *w = p->weights;
  __m256i sums[ROWS][2];
  __m256i totals[ROWS][2];
  lanes x[ROWS][2];
  for (int r = 0; r < rows; r++) {
    totals[r][0] = totals[r][1] = _mm256_setzero_si256();
    x[r][0] = x[r][1] = all(0);
  }
  for (size_t group = 0; group < w->groups; group++) {
    const __m256i *corrections = (const __m256i *)packed_corrections(w, panel, group);
    for (int half = 0; half < 2; half++) {
      __m256i start = _mm256_sub_epi32(
          _mm256_setzero_si256(), _mm256_load_si256(corrections + half));
      for (int r = 0; r < rows; r++) sums[r][half] = start;
    }
    size_t quad = group * w->group_quads;
    size_t whole = group_whole_quads(w, group);
    ADD_QUADS(sums, p, row, rows, panel, quad, whole, QUAD);
    size_t rest = group + 1 == w->groups ? w->columns % QUAD : 0;
    if (rest) ADD_QUADS(sums, p, row, rows, panel, quad + whole, 1, rest);
    for (int half = 0; half < 2; half++) {
      lanes scales = load(packed_scales(w, panel, group) + half * LANES);
      for (int r = 0; r < rows; r++) {
        if (p->sums) {
          totals[r][half] = _mm256_add_epi32(totals[r][half], sums[r][half]);
        } else {
          x[r][half] = add_scaled(p, row + r, group, scales, (words)sums[r][half], x[r][half]);
        }
      }
    }
  }
  // Through memory, so that the loops to the end need not be unrolled for sums to be in registers.
  lanes done[ROWS][2];
  for (int r = 0; r < rows; r++) {
    for (int half = 0; half < 2; half++) {
      done[r][half] = p->sums ? (lanes)totals[r][half] : x[r][half];
    }
  }
  finish_tile(p, row, rows, panel, done);
}

#undef TILE
#undef ADD_QUADS

// The tile of the 128-bit paths. Included with what multiplies and adds; not a header of its own.

// The sums of a tile of one panel stay in registers while the quads of a group pass.
INLINE void TILE(const struct product *p, size_t row, const int rows, size_t panel) {
  const cmatrix_packed *w = p->weights;
  const uint8_t *a = p->a + row * p->a_stride;
  const int8_t *b = packed_panel(w, panel);
  const int8x16_t flip = vdupq_n_s8((int8_t)0x80);
  int32x4_t totals[TILE_ROWS][PARTS];
  lanes x[TILE_ROWS][PARTS];
  for (int r = 0; r < rows; r++) {
    for (int i = 0; i < PARTS; i++) {
      totals[r][i] = vdupq_n_s32(0);
      x[r][i] = all(0);
    }
  }
  for (size_t group = 0; group < w->groups; group++) {
    int32x4_t sums[TILE_ROWS][PARTS];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < PARTS; i++) sums[r][i] = vdupq_n_s32(0);
    }
    size_t end = (group + 1) * w->group_quads;
    if (end > w->quads) end = w->quads;
    for (size_t quad = group * w->group_quads; quad < end; quad++) {
      size_t left = w->columns - quad * QUAD;
      const int8_t *weights = b + quad * PANEL * QUAD;
      for (int r = 0; r < rows; r++) {
        const uint8_t *values = a + r * p->a_stride + quad * QUAD;
        int8x16_t four = vreinterpretq_s8_s32(
            vdupq_n_s32(load_quad(values, left < QUAD ? left : QUAD)));
        four = veorq_s8(four, flip);
        for (int i = 0; i < PARTS; i++) {
          sums[r][i] = ADD(sums[r][i], four, vld1q_s8(weights + i * LANES * QUAD));
        }
      }
    }
    for (int i = 0; i < PARTS; i++) {
      lanes scales = load(packed_scales(w, panel, group) + i * LANES);
      for (int r = 0; r < rows; r++) {
        if (p->sums) {
          totals[r][i] = vaddq_s32(totals[r][i], sums[r][i]);
        } else {
          x[r][i] = add_scaled(p, row + r, group, scales, (words)sums[r][i], x[r][i]);
        }
      }
    }
  }
  for (int r = 0; r < rows; r++) {
    for (int i = 0; i < PARTS; i++) {
      size_t column = panel * PANEL + i * LANES;
      if (column >= w->rows) continue;
      if (p->sums) {
        finish_sums(p, row + r, column, (words)totals[r][i]);
      } else {
        finish_floats(p, row + r, column, x[r][i]);
      }
    }
  }
}

static void MULTIPLY(const struct product *p) {
  for (size_t panel = 0; panel < p->weights->panels; panel++) EACH_TILE(TILE, p, TILE_ROWS, panel);
}

#undef ADD
#undef TILE
#undef MULTIPLY

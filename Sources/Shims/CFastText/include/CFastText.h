// A C header over the C++ library fastText (Joulin et al., “Bag of Tricks for Efficient Text
// Classification”, EACL 2017): classification of short texts by a supervised model.
#ifndef CFASTTEXT_H
#define CFASTTEXT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A loaded model. Nothing changes it after it was opened: any number of threads may ask it at once.
typedef struct cfasttext_model cfasttext_model;

/// One answer: the number of a label and its probability.
typedef struct {
  int32_t label;
  float probability;
} cfasttext_answer;

/// Reads a supervised model, `.bin` or `.ftz`. The file's structure is checked before the library sees it,
/// which would read past the end of a damaged one.
/// Returns `NULL` on failure and then writes a reason, closed by a zero, into `reason`.
cfasttext_model *_Nullable cfasttext_open(
    const char *_Nonnull path, char *_Nonnull reason, size_t capacity);
void cfasttext_close(cfasttext_model *_Nullable model);

int32_t cfasttext_label_count(const cfasttext_model *_Nonnull model);
/// The name of a label as the file has it, owned by the model; `NULL` when there is no such label.
const char *_Nullable cfasttext_label(const cfasttext_model *_Nonnull model, int32_t label);

/// The most likely labels of one line of UTF-8, best first. The text must hold no line break.
/// Returns how many answers were written, at most `capacity`; 0 when no word of it is known, or memory is short.
int32_t cfasttext_predict(
    const cfasttext_model *_Nonnull model, const uint8_t *_Nonnull text, size_t length,
    cfasttext_answer *_Nonnull answers, int32_t capacity);

/// The same, with the line read by the library: the reference that tests compare with.
int32_t cfasttext_predict_plainly(
    const cfasttext_model *_Nonnull model, const uint8_t *_Nonnull text, size_t length,
    cfasttext_answer *_Nonnull answers, int32_t capacity);

#ifdef __cplusplus
}
#endif

#endif

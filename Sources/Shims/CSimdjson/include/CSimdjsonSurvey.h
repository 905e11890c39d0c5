#ifndef CSIMDJSON_SURVEY_H
#define CSIMDJSON_SURVEY_H

#include "CSimdjson.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Takes one value of a record: its path, as `csimdjson_records_path` reads it, and what is there.
typedef void (*csimdjson_survey_taker)(
    void *_Nullable context, size_t record, csimdjson_value path, csimdjson_value value);

/// Goes through one JSON value and hands over every text, number and boolean of its records, which are the objects of the
/// list that holds most text, or the object itself where it has none. Returns one of the reasons of CSimdjson.h.
///
/// At most `records` of them are gone through, spread over the list. `bytes` must be readable for `CSIMDJSON_PADDING` bytes
/// after `length`.
int csimdjson_survey(
    const uint8_t *_Nonnull bytes, size_t length, size_t depth, size_t records, void *_Nullable context,
    csimdjson_survey_taker _Nonnull take);

#ifdef __cplusplus
}
#endif

#endif

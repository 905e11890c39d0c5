#include "CUnbound.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <unbound.h>

struct tocsin_resolver {
  struct ub_ctx *context;
};

/// What a question waits for. It outlives a question that was given up, since the library may still answer it.
typedef struct {
  struct ub_result *result;
  int error, is_done;
} waiting;

tocsin_resolver *tocsin_resolver_open(const char *server, const char *anchor) {
  tocsin_resolver *resolver = calloc(1, sizeof *resolver);
  if (!resolver) return NULL;
  resolver->context = ub_ctx_create();
  int failed = !resolver->context;
  if (!failed) {
    // Threads, not processes: nothing is left behind by a program that is killed.
    ub_ctx_async(resolver->context, 1);
    failed = server ? ub_ctx_set_fwd(resolver->context, server)
                    : ub_ctx_resolvconf(resolver->context, NULL);
    // A server on this machine is asked only where the caller names one.
    if (server) ub_ctx_set_option(resolver->context, "do-not-query-localhost:", "no");
    if (!failed && anchor) failed = ub_ctx_add_ta_file(resolver->context, anchor);
  }
  if (failed) {
    tocsin_resolver_close(resolver);
    return NULL;
  }
  return resolver;
}

void tocsin_resolver_close(tocsin_resolver *resolver) {
  if (!resolver) return;
  if (resolver->context) ub_ctx_delete(resolver->context);
  free(resolver);
}

static void take(void *mine, int error, struct ub_result *result) {
  waiting *question = mine;
  question->error = error;
  question->result = result;
  question->is_done = 1;
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

tocsin_answer tocsin_resolver_ask(tocsin_resolver *resolver, const char *name, int type,
                                  int milliseconds, uint8_t *data, size_t room, size_t *length,
                                  int *is_secure) {
  *length = 0;
  *is_secure = 0;
  waiting question = {NULL, 0, 0};
  int id = 0;
  if (ub_resolve_async(resolver->context, name, type, 1, &question, take, &id))
    return tocsin_answer_unknown;
  int64_t end = now() + milliseconds;
  while (!question.is_done) {
    int64_t left = end - now();
    if (left <= 0) break;
    struct pollfd descriptor = {ub_fd(resolver->context), POLLIN, 0};
    if (poll(&descriptor, 1, (int)(left < 200 ? left : 200)) > 0) ub_process(resolver->context);
  }
  if (!question.is_done) {
    // From here on the library does not call back.
    ub_cancel(resolver->context, id);
    return tocsin_answer_unknown;
  }
  struct ub_result *result = question.result;
  if (question.error || !result) return tocsin_answer_unknown;
  tocsin_answer answer = tocsin_answer_unknown;
  if (result->bogus) {
    answer = tocsin_answer_bogus;
  } else if (result->nxdomain) {
    answer = tocsin_answer_no_name;
  } else if (result->rcode == 0) {
    answer = result->havedata ? tocsin_answer_records : tocsin_answer_none;
    for (int place = 0; result->data && result->data[place]; place++) {
      size_t size = (size_t)result->len[place];
      if (size > 65535 || room < 2 || size > room - 2 || *length > room - 2 - size) continue;
      data[(*length)++] = (uint8_t)size;
      data[(*length)++] = (uint8_t)(size >> 8);
      memcpy(data + *length, result->data[place], size);
      *length += size;
    }
  }
  *is_secure = result->secure;
  ub_resolve_free(result);
  return answer;
}

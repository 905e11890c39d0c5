#define _GNU_SOURCE
#include "CCurl.h"

#include <curl/curl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void tocsin_curl_start(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

/// What the callbacks of one transfer share.
typedef struct {
  tocsin_response *response;
  void *context;
  bool (*may_connect)(void *, const void *, size_t);
  bool (*should_stop)(void *);
  size_t body_limit, header_limit, header_count, wire_limit;
  const uint8_t *upload;
  size_t upload_count;
  bool is_too_long, is_refused, is_stopped;
} transfer;

static bool append(tocsin_bytes *to, const void *from, size_t count, size_t limit) {
  if (count > limit || to->count > limit - count) return false;
  if (to->count + count > to->capacity) {
    size_t capacity = to->capacity ? to->capacity * 2 : 4096;
    while (capacity < to->count + count) capacity *= 2;
    uint8_t *bytes = realloc(to->bytes, capacity);
    if (!bytes) return false;
    to->bytes = bytes;
    to->capacity = capacity;
  }
  memcpy(to->bytes + to->count, from, count);
  to->count += count;
  return true;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *context) {
  transfer *now = context;
  if (append(&now->response->body, bytes, size * count, now->body_limit)) return size * count;
  now->is_too_long = true;
  return 0;
}

static size_t on_header(char *bytes, size_t size, size_t count, void *context) {
  transfer *now = context;
  (void)bytes;
  now->header_count += size * count;
  if (now->header_count <= now->header_limit) return size * count;
  now->is_too_long = true;
  return 0;
}

static int on_wire(CURL *handle, curl_infotype type, char *bytes, size_t count, void *context) {
  transfer *now = context;
  (void)handle;
  // A wire copy that would be too long is cut: the body's own limit ends such a transfer.
  switch (type) {
  case CURLINFO_HEADER_OUT: case CURLINFO_DATA_OUT:
    append(&now->response->sent, bytes, count, now->wire_limit);
    break;
  case CURLINFO_HEADER_IN: case CURLINFO_DATA_IN:
    append(&now->response->received, bytes, count, now->wire_limit);
    break;
  default: break;
  }
  return 0;
}

static int on_progress(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
  transfer *now = context;
  (void)a; (void)b; (void)c; (void)d;
  if (!now->should_stop(now->context)) return 0;
  now->is_stopped = true;
  return 1;
}

static curl_socket_t on_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  transfer *now = context;
  (void)purpose;
  if (!now->may_connect(now->context, &address->addr, address->addrlen)) {
    now->is_refused = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t on_upload(char *bytes, size_t size, size_t count, void *context) {
  transfer *now = context;
  size_t wanted = size * count < now->upload_count ? size * count : now->upload_count;
  memcpy(bytes, now->upload, wanted);
  now->upload += wanted;
  now->upload_count -= wanted;
  return wanted;
}

static struct curl_slist *list(const char *texts) {
  struct curl_slist *all = NULL;
  for (; *texts; texts += strlen(texts) + 1) all = curl_slist_append(all, texts);
  return all;
}

static void set_common(
  CURL *handle, transfer *now, const char *resolve, const char *proxy, const char *trusted,
  long connect_ms, long total_ms, char *reason, struct curl_slist **pinned
) {
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, reason);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, total_ms);
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  // Empty: whatever http_proxy and its like say, nothing is sent there.
  curl_easy_setopt(handle, CURLOPT_PROXY, proxy ? proxy : "");
  if (!proxy) curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
  if (trusted) curl_easy_setopt(handle, CURLOPT_CAINFO, trusted);
  if (resolve) {
    *pinned = curl_slist_append(NULL, resolve);
    curl_easy_setopt(handle, CURLOPT_RESOLVE, *pinned);
  }
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, now);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, now);
}

static void set_http(CURL *handle, const tocsin_request *request, transfer *now) {
  curl_easy_setopt(handle, CURLOPT_URL, request->url);
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  // What is kept as evidence are the bytes of HTTP/1.1; frames of later versions are no text.
  curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(handle, CURLOPT_HTTP09_ALLOWED, 0L);
  curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, now);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, now);
  curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, on_wire);
  curl_easy_setopt(handle, CURLOPT_DEBUGDATA, now);
}

static void finish(CURL *handle, CURLcode code, transfer *now, tocsin_response *response) {
  char *peer = NULL;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &response->status);
  if (curl_easy_getinfo(handle, CURLINFO_PRIMARY_IP, &peer) == CURLE_OK && peer) {
    snprintf(response->peer, sizeof response->peer, "%s", peer);
  }
  if (code == CURLE_OK) {
    response->outcome = TOCSIN_DONE;
    return;
  }
  if (now->is_too_long) response->outcome = TOCSIN_TOO_LONG;
  else if (now->is_stopped) response->outcome = TOCSIN_STOPPED;
  else if (now->is_refused) response->outcome = TOCSIN_REFUSED;
  else if (code == CURLE_OPERATION_TIMEDOUT) response->outcome = TOCSIN_TIMEOUT;
  else response->outcome = TOCSIN_FAILED;
  if (!response->reason[0]) {
    snprintf(response->reason, sizeof response->reason, "%s", curl_easy_strerror(code));
  }
}

/// What the server showed of itself, as long as no chain is in use.
static void keep_certificates(CURL *handle, tocsin_response *response) {
  struct curl_certinfo *chain = NULL;
  if (curl_easy_getinfo(handle, CURLINFO_CERTINFO, &chain) != CURLE_OK || !chain) return;
  for (int place = 0; place < chain->num_of_certs && place < 16; place++) {
    for (struct curl_slist *line = chain->certinfo[place]; line; line = line->next) {
      if (strncmp(line->data, "Cert:", 5)) continue;
      size_t count = strlen(line->data + 5);
      if (!append(&response->certificates, line->data + 5, count, 1 << 18)) return;
      if (count && line->data[4 + count] != '\n') {
        append(&response->certificates, "\n", 1, 1 << 18);
      }
    }
  }
}

void tocsin_http(const tocsin_request *request, tocsin_response *response) {
  memset(response, 0, sizeof *response);
  CURL *handle = curl_easy_init();
  if (!handle) {
    response->outcome = TOCSIN_FAILED;
    snprintf(response->reason, sizeof response->reason, "there is no memory");
    return;
  }
  transfer now = {
    .response = response, .context = request->context, .may_connect = request->may_connect,
    .should_stop = request->should_stop, .body_limit = request->body_limit,
    .header_limit = request->header_limit,
    .wire_limit = request->body_limit + request->header_limit + (1 << 16),
  };
  char reason[CURL_ERROR_SIZE] = "";
  struct curl_slist *pinned = NULL, *fields = list(request->fields);
  set_common(
    handle, &now, request->resolve, request->proxy, request->trusted, request->connect_ms,
    request->total_ms, reason, &pinned);
  set_http(handle, request, &now);
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, fields);
  // Empty: all codings that the library has, and they are undone.
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
  // A server that answers a byte a minute holds a place for so long only.
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 50L);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, 20L);
  if (request->body) {
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_count);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request->body);
    if (request->is_put) curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, "PUT");
  }
  curl_easy_setopt(handle, CURLOPT_CERTINFO, 1L);
  CURLcode code = curl_easy_perform(handle);
  snprintf(response->reason, sizeof response->reason, "%.255s", reason);
  finish(handle, code, &now, response);
  keep_certificates(handle, response);
  curl_easy_cleanup(handle);
  curl_slist_free_all(fields);
  curl_slist_free_all(pinned);
}

void tocsin_response_free(tocsin_response *response) {
  free(response->body.bytes);
  free(response->sent.bytes);
  free(response->received.bytes);
  free(response->certificates.bytes);
  memset(response, 0, sizeof *response);
}

void tocsin_send_mail(const tocsin_mail *mail, tocsin_response *response) {
  memset(response, 0, sizeof *response);
  CURL *handle = curl_easy_init();
  if (!handle) {
    response->outcome = TOCSIN_FAILED;
    return;
  }
  transfer now = {
    .response = response, .context = mail->context, .may_connect = mail->may_connect,
    .should_stop = mail->should_stop, .upload = mail->message,
    .upload_count = mail->message_count, .body_limit = 1 << 16,
  };
  char reason[CURL_ERROR_SIZE] = "";
  struct curl_slist *pinned = NULL, *recipients = list(mail->recipients);
  set_common(
    handle, &now, mail->resolve, NULL, mail->trusted, 15000, mail->total_ms, reason, &pinned);
  curl_easy_setopt(handle, CURLOPT_URL, mail->url);
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  if (!mail->is_plain) curl_easy_setopt(handle, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
  if (mail->user) curl_easy_setopt(handle, CURLOPT_USERNAME, mail->user);
  if (mail->password) curl_easy_setopt(handle, CURLOPT_PASSWORD, mail->password);
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, mail->sender);
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, on_upload);
  curl_easy_setopt(handle, CURLOPT_READDATA, &now);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &now);
  CURLcode code = curl_easy_perform(handle);
  snprintf(response->reason, sizeof response->reason, "%.255s", reason);
  finish(handle, code, &now, response);
  curl_easy_cleanup(handle);
  curl_slist_free_all(recipients);
  curl_slist_free_all(pinned);
}

struct tocsin_stream {
  CURL *handle;
  transfer now;
  struct curl_slist *pinned;
  char reason[CURL_ERROR_SIZE];
  curl_socket_t socket;
};

tocsin_stream *tocsin_stream_open(const tocsin_request *request, tocsin_response *response) {
  memset(response, 0, sizeof *response);
  tocsin_stream *stream = calloc(1, sizeof *stream);
  if (!stream || !(stream->handle = curl_easy_init())) {
    free(stream);
    response->outcome = TOCSIN_FAILED;
    return NULL;
  }
  stream->now = (transfer){
    .response = response, .context = request->context, .may_connect = request->may_connect,
    .should_stop = request->should_stop, .body_limit = 1 << 16, .header_limit = 1 << 16,
  };
  set_common(
    stream->handle, &stream->now, request->resolve, request->proxy, request->trusted,
    request->connect_ms, request->connect_ms, stream->reason, &stream->pinned);
  curl_easy_setopt(stream->handle, CURLOPT_URL, request->url);
  curl_easy_setopt(stream->handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(stream->handle, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(stream->handle, CURLOPT_CONNECT_ONLY, 1L);
  // What is spoken above TLS need not be HTTP: a server of another protocol may refuse its name.
  curl_easy_setopt(stream->handle, CURLOPT_SSL_ENABLE_ALPN, 0L);
  CURLcode code = curl_easy_perform(stream->handle);
  snprintf(response->reason, sizeof response->reason, "%.255s", stream->reason);
  finish(stream->handle, code, &stream->now, response);
  if (code == CURLE_OK) {
    code = curl_easy_getinfo(stream->handle, CURLINFO_ACTIVESOCKET, &stream->socket);
  }
  if (code == CURLE_OK) return stream;
  response->outcome = response->outcome ? response->outcome : TOCSIN_FAILED;
  tocsin_stream_close(stream);
  return NULL;
}

static bool wait_for(tocsin_stream *stream, short events, int ms) {
  struct pollfd wanted = {.fd = stream->socket, .events = events};
  return poll(&wanted, 1, ms) > 0;
}

long tocsin_stream_read(tocsin_stream *stream, uint8_t *bytes, size_t count, int ms) {
  // TLS may hold decrypted bytes that the socket does not show: it is asked before waiting.
  for (int turn = 0; turn < 2; turn++) {
    size_t received = 0;
    CURLcode code = curl_easy_recv(stream->handle, bytes, count, &received);
    if (code == CURLE_OK) return received ? (long)received : -1;
    if (code != CURLE_AGAIN) return -1;
    if (turn == 0 && !wait_for(stream, POLLIN, ms)) return 0;
  }
  return 0;
}

long tocsin_stream_write(tocsin_stream *stream, const uint8_t *bytes, size_t count, int ms) {
  size_t done = 0;
  while (done < count) {
    size_t sent = 0;
    CURLcode code = curl_easy_send(stream->handle, bytes + done, count - done, &sent);
    if (code == CURLE_OK) done += sent;
    else if (code != CURLE_AGAIN || !wait_for(stream, POLLOUT, ms)) return -1;
  }
  return (long)count;
}

void tocsin_stream_close(tocsin_stream *stream) {
  curl_easy_cleanup(stream->handle);
  curl_slist_free_all(stream->pinned);
  free(stream);
}

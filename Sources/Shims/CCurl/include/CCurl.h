#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes that grow; `count` of them are there.
typedef struct {
  uint8_t *_Nullable bytes;
  size_t count, capacity;
} tocsin_bytes;

/// One request, without redirects: who asks judges the next address first.
typedef struct {
  const char *_Nonnull url;
  /// `HOST:PORT:ADDRESS,ADDRESS`: the only addresses that a connection may go to; NULL behind a proxy.
  const char *_Nullable resolve;
  /// `socks5h://HOST:PORT` and the like; NULL for none, whatever the environment says.
  const char *_Nullable proxy;
  /// Another file of trusted certificates; NULL for the system's.
  const char *_Nullable trusted;
  /// Fields of the header, each closed by a zero, the list by another.
  const char *_Nonnull fields;
  /// What is sent with POST; NULL for GET.
  const uint8_t *_Nullable body;
  size_t body_count;
  /// `PUT` instead of POST.
  bool is_put;
  long connect_ms, total_ms;
  /// What a body, unpacked, and a header may be long at most.
  size_t body_limit, header_limit;
  void *_Nullable context;
  /// Whether a connection may go to this address; asked with the `struct sockaddr` at each connection.
  bool (*_Nonnull may_connect)(void *_Nullable context, const void *_Nonnull address, size_t count);
  /// Asked at least once a second.
  bool (*_Nonnull should_stop)(void *_Nullable context);
} tocsin_request;

typedef enum {
  TOCSIN_DONE = 0,
  TOCSIN_FAILED = 1,
  TOCSIN_TOO_LONG = 2,
  TOCSIN_STOPPED = 3,
  TOCSIN_REFUSED = 4,
  TOCSIN_TIMEOUT = 5,
} tocsin_outcome;

typedef struct {
  tocsin_outcome outcome;
  long status;
  /// The body, unpacked.
  tocsin_bytes body;
  /// What went over the wire, byte for byte, without TLS.
  tocsin_bytes sent, received;
  /// The certificates that the server showed, its own first, in PEM; empty without TLS.
  tocsin_bytes certificates;
  char reason[256];
  /// The address that answered.
  char peer[64];
} tocsin_response;

/// Must be called once before there are threads.
void tocsin_curl_start(void);

/// Sends a request and waits for its end.
void tocsin_http(const tocsin_request *_Nonnull request, tocsin_response *_Nonnull response);

void tocsin_response_free(tocsin_response *_Nonnull response);

/// A mail and how it is handed to a server (RFC 5321).
typedef struct {
  /// `smtp://HOST:PORT` or `smtps://HOST:PORT`.
  const char *_Nonnull url;
  const char *_Nullable resolve;
  const char *_Nullable trusted;
  const char *_Nullable user;
  const char *_Nullable password;
  /// `<name@host>`
  const char *_Nonnull sender;
  /// Like the sender; each closed by a zero, the list by another.
  const char *_Nonnull recipients;
  const uint8_t *_Nonnull message;
  size_t message_count;
  /// Whether it may go unencrypted: to a server on this machine.
  bool is_plain;
  long total_ms;
  void *_Nullable context;
  bool (*_Nonnull may_connect)(void *_Nullable context, const void *_Nonnull address, size_t count);
  bool (*_Nonnull should_stop)(void *_Nullable context);
} tocsin_mail;

/// Hands a mail over; the status is the server's last code.
void tocsin_send_mail(const tocsin_mail *_Nonnull mail, tocsin_response *_Nonnull response);

/// A connection for a protocol of our own above TCP or TLS.
typedef struct tocsin_stream tocsin_stream;

/// Opens a connection as a request would, and sends nothing: NULL with a reason.
tocsin_stream *_Nullable tocsin_stream_open(
  const tocsin_request *_Nonnull request, tocsin_response *_Nonnull response);

/// Reads what is there, waiting for `ms` at most: the count, 0 for nothing yet, -1 at the end or an error.
long tocsin_stream_read(
  tocsin_stream *_Nonnull stream, uint8_t *_Nonnull bytes, size_t count, int ms);

/// Writes all of it, or returns -1.
long tocsin_stream_write(
  tocsin_stream *_Nonnull stream, const uint8_t *_Nonnull bytes, size_t count, int ms);

void tocsin_stream_close(tocsin_stream *_Nonnull stream);

#endif

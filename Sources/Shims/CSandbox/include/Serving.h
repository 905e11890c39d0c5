#ifndef CSANDBOX_SERVING_H
#define CSANDBOX_SERVING_H

#include <stddef.h>
#include <stdint.h>

/// The two ends of a connection between a server of documents and who asks it, that programs do not inherit; -1 with `errno`.
int tocsin_server_ends(int *_Nonnull ends);

/// Hands a server a document and where its answer goes, two files, and what is asked of it. -1 with `errno`, `EPIPE` where the server
/// has ended. Raises no signal.
int tocsin_server_ask(int server, uint8_t question, int document, int answer);

/// Waits until a server says how the process ended that it gave a document to, as `waitpid` tells it, or for some milliseconds.
///
/// Returns 1 and the status, 0 where the time is over, and -1 where the server has ended.
int tocsin_server_status(int server, int milliseconds, int *_Nonnull status);

/// Serves who holds the other end of a connection: gives each document to a process of its own and says how that ended.
/// Not a byte of a document is looked at here. To be called before there are threads.
///
/// Returns 1 in the process of a document, which is its standard input, with its answer as standard output, and what was
/// asked. That process is ended where this one is, and what it leaves running is ended with it.
/// Returns 0 in the server when nobody has asked for some seconds, or the other end is closed: it has nothing left to do.
int tocsin_serve(int connection, int seconds, uint8_t *_Nonnull question);

#endif

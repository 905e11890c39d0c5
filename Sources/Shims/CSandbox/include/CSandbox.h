#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <spawn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What a process may still do after `tocsin_sandbox_enter`.
typedef struct {
  /// Files and folders that it may read, each closed by a zero, the list by another.
  const char *_Nullable readable;
  /// Programs that it may execute, and what loads them, in the same way; empty for none.
  const char *_Nullable executable;
  /// Bytes of address space, seconds of processor time, and bytes that a file may become.
  uint64_t memory, seconds, output;
} tocsin_sandbox;

/// Takes from this process and its children, for good, all files but those named (Landlock), the network, other
/// processes, kernel interfaces and, unless a program is named, execution (seccomp), and bounds its resources.
/// To be called before there are threads.
///
/// Returns 0, or the number of the step that failed, with `errno`: 1 limits, 2 privileges, 3 Landlock is absent, 4 a rule,
/// 5 Landlock, 6 seccomp.
int tocsin_sandbox_enter(const tocsin_sandbox *_Nonnull sandbox);

/// Enters the sandbox in which a document is read: libraries, fonts and the time zone may be read, two gigabytes of
/// addresses, a minute of processor time and 128 megabytes of output are enough for a document of 64 megabytes.
///
/// `programs`: paths of those that may be run, `NULL` at the end. Returns what `tocsin_sandbox_enter` returns.
int tocsin_sandbox_for_documents(const char *_Nullable const *_Nonnull programs);

/// What failed, for a sentence.
const char *_Nonnull tocsin_sandbox_failure(int step);

/// A pipe, to read from the first and write to the second, that programs do not inherit; -1 with `errno`.
int tocsin_pipe(int *_Nonnull ends);

/// That a program which is started inherits no descriptor from a number on (glibc 2.34); 0 or an error number.
int tocsin_spawn_close_from(posix_spawn_file_actions_t *_Nonnull actions, int first);

/// A file in memory that holds the bytes, at its beginning, and that programs do not inherit; -1 with `errno`.
int tocsin_memory_file(const uint8_t *_Nonnull bytes, size_t count);

#endif

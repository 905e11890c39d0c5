// Runs one program of the system on the document at its standard input, in the sandbox of `tocsin-reader`.
//
// In C, since it is started for each PDF: to load the libraries of Swift takes as long as `pdftotext` takes for five pages.
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// As `timeout` and `env` have it.
enum { REFUSED = 125, CANNOT_RUN = 126, NOT_FOUND = 127 };

int main(int count, char **words) {
  bool is_unprotected = count > 1 && strcmp(words[1], "--unprotected") == 0;
  char **program = words + (is_unprotected ? 2 : 1);
  if (!*program || **program != '/') {
    fputs("Usage: tocsin-confine [--unprotected] /PATH/OF/PROGRAM [ARGUMENT...] < document\n"
          "Runs it where it can read libraries and its input, and do little else (Landlock, seccomp, limits).\n"
          "Ends with 125 and a sentence where the kernel has no such sandbox; --unprotected runs it all the same.\n", stderr);
    return 64;
  }
  int step = tocsin_sandbox_for_documents((const char *const[]){*program, NULL});
  if (step != 0 && !is_unprotected) {
    printf("%s (%s)", tocsin_sandbox_failure(step), strerror(errno));
    return REFUSED;
  }
  // What it complains of is told by how it ends.
  int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nothing >= 0) dup2(nothing, STDERR_FILENO);
  execv(*program, program);
  return errno == ENOENT ? NOT_FOUND : CANNOT_RUN;
}

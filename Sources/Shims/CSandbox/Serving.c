#define _GNU_SOURCE
#include "Serving.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/// The document, and where its answer goes.
enum { FILES = 2 };
/// What a process ends with that never came to its document.
enum { EXIT_UNREADY = 126 };

/// Room for the files that go with a question, aligned as the kernel wants it.
typedef union {
  struct cmsghdr head;
  char room[CMSG_SPACE(FILES * sizeof(int))];
} passed_files;

int tocsin_server_ends(int ends[2]) {
  // A question is one message: there is nothing to put together.
  return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
}

int tocsin_server_ask(int server, uint8_t question, int document, int answer) {
  passed_files passed;
  memset(&passed, 0, sizeof passed);
  struct iovec bytes = {&question, sizeof question};
  struct msghdr message = {
      .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = &passed, .msg_controllen = sizeof passed};
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(FILES * sizeof(int));
  memcpy(CMSG_DATA(head), (int[FILES]){document, answer}, FILES * sizeof(int));
  return sendmsg(server, &message, MSG_NOSIGNAL) == sizeof question ? 0 : -1;
}

int tocsin_server_status(int server, int milliseconds, int *status) {
  struct pollfd waiting = {.fd = server, .events = POLLIN};
  int ready = poll(&waiting, 1, milliseconds);
  if (ready == 0 || (ready < 0 && errno == EINTR)) return 0;
  return recv(server, status, sizeof *status, MSG_DONTWAIT) == sizeof *status ? 1 : -1;
}

/// A question and its files; 0 where the other end is closed or sends anything else.
static int receive(int connection, uint8_t *question, int files[FILES]) {
  passed_files passed;
  struct iovec bytes = {question, sizeof *question};
  struct msghdr message = {
      .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = &passed, .msg_controllen = sizeof passed};
  ssize_t count;
  do {
    count = recvmsg(connection, &message, MSG_CMSG_CLOEXEC);
  } while (count < 0 && errno == EINTR);
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  if (count != sizeof *question || !head || head->cmsg_type != SCM_RIGHTS ||
      head->cmsg_len != CMSG_LEN(FILES * sizeof(int))) {
    return 0;
  }
  memcpy(files, CMSG_DATA(head), FILES * sizeof(int));
  return 1;
}

/// How the process of a document ended: by itself, or here because nobody waits for it any more.
static int end_of(pid_t child, int connection) {
  int end = (int)syscall(SYS_pidfd_open, child, 0);
  // Kernels without such files have no Landlock either; there the child's own limits end it.
  if (end >= 0) {
    struct pollfd either[] = {{.fd = end, .events = POLLIN}, {.fd = connection}};
    while (poll(either, 2, -1) < 0 && errno == EINTR) {}
    close(end);
    if (either[1].revents) kill(child, SIGKILL);
  }
  siginfo_t ended;
  while (waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) {}
  // Not yet collected it still holds its number, by which nobody else can be hit.
  kill(-child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  return status;
}

int tocsin_serve(int connection, int seconds, uint8_t *question) {
  const pid_t server = getpid();
  while (1) {
    struct pollfd next = {.fd = connection, .events = POLLIN};
    int ready = poll(&next, 1, seconds * 1000);
    if (ready < 0 && errno == EINTR) continue;
    int files[FILES];
    if (ready <= 0 || !receive(connection, question, files)) return 0;
    pid_t child = fork();
    if (child == 0) {
      // It leads a group, from which the sandbox lets nothing out.
      int failed = prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != server || setpgid(0, 0) != 0 ||
                   dup2(files[0], STDIN_FILENO) < 0 || dup2(files[1], STDOUT_FILENO) < 0;
      if (failed) _exit(EXIT_UNREADY);
      close(files[0]);
      close(files[1]);
      if (connection != STDIN_FILENO) close(connection);
      return 1;
    }
    // Whoever of both comes first makes the group.
    if (child > 0) setpgid(child, child);
    close(files[0]);
    close(files[1]);
    int status = child < 0 ? EXIT_UNREADY << 8 : end_of(child, connection);
    if (send(connection, &status, sizeof status, MSG_NOSIGNAL) != sizeof status) return 0;
  }
}

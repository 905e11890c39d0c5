#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Rights that headers of older kernels do not name; a kernel that does not know them is not asked for them.
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "The sandbox knows x86-64 and AArch64."
#endif

static int set_limit(int which, uint64_t value) {
  if (value == 0) return 0;
  struct rlimit limit = {value, value};
  return setrlimit(which, &limit);
}

/// Allows something below a path. What is not there needs no rule.
static int allow(int rules, const char *path, uint64_t access) {
  int at = open(path, O_PATH | O_CLOEXEC);
  if (at < 0) return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
  struct stat status;
  if (fstat(at, &status) == 0 && !S_ISDIR(status.st_mode)) access &= ~LANDLOCK_ACCESS_FS_READ_DIR;
  struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = at};
  long result = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  int reason = errno;
  close(at);
  errno = reason;
  return result == 0 ? 0 : -1;
}

static int enter_landlock(const tocsin_sandbox *sandbox) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return 3;
  // The first version has 13 rights, all about files; newer ones add two that matter here.
  uint64_t handled = (1ULL << 13) - 1;
  if (version >= 2) handled |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3) handled |= LANDLOCK_ACCESS_FS_TRUNCATE;
  struct landlock_ruleset_attr attributes = {.handled_access_fs = handled};
  int rules = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (rules < 0) return 3;
  const uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  int failed = 0;
  for (const char *path = sandbox->readable; path && *path; path += strlen(path) + 1) {
    failed |= allow(rules, path, reading);
  }
  for (const char *path = sandbox->executable; path && *path; path += strlen(path) + 1) {
    failed |= allow(rules, path, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE);
  }
  if (failed) {
    close(rules);
    return 4;
  }
  long result = syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
  return result == 0 ? 0 : 5;
}

#define REFUSE_AS(call, reason) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), \
  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (reason))
#define REFUSE(call) REFUSE_AS(call, EPERM)

/// What documents never need: the network, other processes, the kernel's own interfaces. A call of another architecture,
/// whose numbers mean something else, ends the process.
static int enter_seccomp(bool executes) {
  struct sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#if defined(__x86_64__)
      // The calls of x32.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
#endif
      REFUSE(SYS_socket), REFUSE(SYS_socketpair), REFUSE(SYS_connect), REFUSE(SYS_bind),
      REFUSE(SYS_listen), REFUSE(SYS_accept4), REFUSE(SYS_sendto), REFUSE(SYS_sendmsg),
      REFUSE(SYS_ptrace), REFUSE(SYS_process_vm_readv), REFUSE(SYS_process_vm_writev),
      REFUSE(SYS_kill), REFUSE(SYS_tkill), REFUSE(SYS_rt_sigqueueinfo),
      REFUSE(SYS_rt_tgsigqueueinfo), REFUSE(SYS_pidfd_send_signal), REFUSE(SYS_pidfd_open),
      // Who fails ends himself by this signal, and may end nobody else.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 4),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW), REFUSE(SYS_mount),
      REFUSE(SYS_umount2), REFUSE(SYS_pivot_root), REFUSE(SYS_chroot), REFUSE(SYS_unshare),
      REFUSE(SYS_setns), REFUSE(SYS_bpf), REFUSE(SYS_perf_event_open), REFUSE(SYS_keyctl),
      REFUSE(SYS_add_key), REFUSE(SYS_request_key), REFUSE(SYS_init_module),
      REFUSE(SYS_finit_module), REFUSE(SYS_kexec_load), REFUSE(SYS_userfaultfd),
      REFUSE(SYS_io_uring_setup), REFUSE(SYS_io_uring_enter), REFUSE(SYS_personality),
      REFUSE(SYS_reboot), REFUSE(SYS_swapon), REFUSE(SYS_setuid), REFUSE(SYS_setgid),
      // Whoever ends a group of processes ends all that a document has started.
      REFUSE(SYS_setpgid), REFUSE(SYS_setsid), REFUSE(SYS_execveat),
      // Without a program to run neither a program nor a process; `executes` skips all of it.
      REFUSE(executes ? UINT32_MAX : SYS_execve),
#if defined(SYS_fork)
      REFUSE(executes ? UINT32_MAX : SYS_fork), REFUSE(executes ? UINT32_MAX : SYS_vfork),
#endif
      // What `clone3` is to make stands in memory, where no filter looks; without it threads are made by `clone`.
      REFUSE_AS(executes ? UINT32_MAX : SYS_clone3, ENOSYS),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, executes ? UINT32_MAX : SYS_clone, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {
      .len = (unsigned short)(sizeof program / sizeof *program), .filter = program};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0 ? 0 : 6;
}

// Sanitizers reserve terabytes of addresses for what they know of the memory: programs that are built with one are not limited in it.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED
#endif
#endif

int tocsin_sandbox_enter(const tocsin_sandbox *sandbox) {
#if !defined(IS_SANITIZED)
  if (set_limit(RLIMIT_AS, sandbox->memory)) return 1;
#endif
  if (set_limit(RLIMIT_CPU, sandbox->seconds) || set_limit(RLIMIT_FSIZE, sandbox->output)
      || setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0})) {
    return 1;
  }
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 2;
  int step = enter_landlock(sandbox);
  if (step != 0) return step;
  return enter_seccomp(sandbox->executable && *sandbox->executable);
}

// What loads programs, and what they read: libraries, the time zone, fonts and encodings of PDF.
#define LOADERS "/lib64/ld-linux-x86-64.so.2\0" "/lib/ld-linux-aarch64.so.1\0"
static const char readable[] =
    "/lib\0" "/lib64\0" "/usr/lib\0" "/usr/lib64\0" "/etc/ld.so.cache\0" "/etc/ld.so.preload\0"
    "/usr/share/poppler\0" "/usr/share/fonts\0" "/etc/fonts\0" "/dev/null\0" "/dev/urandom\0"
    "/usr/share/zoneinfo\0" "/etc/localtime\0" "/proc/self\0";

int tocsin_sandbox_for_documents(const char *const *programs) {
  char executable[4096];
  size_t used = 0;
  for (; *programs; programs++) {
    size_t length = strlen(*programs) + 1;
    if (used + length + sizeof LOADERS > sizeof executable) {
      errno = ENAMETOOLONG;
      return 4;
    }
    memcpy(executable + used, *programs, length);
    used += length;
  }
  // Who may run nothing needs no loader. The text ends with a zero more, which closes the list.
  if (used > 0) {
    memcpy(executable + used, LOADERS, sizeof LOADERS);
  } else {
    executable[0] = 0;
  }
  tocsin_sandbox sandbox = {
      .readable = readable, .executable = executable, .memory = 2ULL << 30, .seconds = 60,
      .output = 128 << 20};
  return tocsin_sandbox_enter(&sandbox);
}

const char *tocsin_sandbox_failure(int step) {
  switch (step) {
    case 1: return "limits cannot be set";
    case 3: return "this kernel has no Landlock";
    case 6: return "this kernel has no seccomp filters";
    default: return "a rule cannot be set";
  }
}

int tocsin_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int tocsin_spawn_close_from(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

int tocsin_memory_file(const uint8_t *bytes, size_t count) {
  int file = memfd_create("document", MFD_CLOEXEC);
  if (file < 0) return -1;
  size_t written = 0;
  while (written < count) {
    ssize_t taken = write(file, bytes + written, count - written);
    if (taken <= 0) {
      close(file);
      return -1;
    }
    written += (size_t)taken;
  }
  if (lseek(file, 0, SEEK_SET) != 0) {
    close(file);
    return -1;
  }
  return file;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "runner/filter-rules.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <unistd.h>

/*
 * The system-call filter, which confines node after its start and before it reads a program. It is a list of what is
 * allowed: to compute, allocate memory, wait, and read and write what is already open. It holds for all of node's
 * threads and can never be removed. Even a program that controls the whole of node cannot do more than this.
 *
 * A call that is not allowed fails with an error. The process is not killed for it, because the call has no effect
 * either way, and node turns the error into one that a program may catch. No thread can be started after the filter, so
 * node has started all that it needs before.
 *
 * recvmsg and sendmsg are not allowed, because they can pass descriptors; node reads and writes its sockets without
 * them.
 */

/* Allowed with any arguments. libseccomp leaves out the calls that the architecture does not have. */
static const int allowed[] = {
  /* memory; V8 protects its compiled code with memory protection keys */
  SCMP_SYS (brk),
  SCMP_SYS (madvise),
  SCMP_SYS (membarrier),
  SCMP_SYS (mmap),
  SCMP_SYS (mprotect),
  SCMP_SYS (mremap),
  SCMP_SYS (munmap),
  SCMP_SYS (pkey_alloc),
  SCMP_SYS (pkey_free),
  SCMP_SYS (pkey_mprotect),
  /* existing threads, and handlers of signals */
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (futex),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (rseq),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sched_yield),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (sigaltstack),
  /* descriptors that are already open */
  SCMP_SYS (close),
  SCMP_SYS (epoll_ctl),
  SCMP_SYS (epoll_pwait),
  SCMP_SYS (epoll_pwait2),
  SCMP_SYS (epoll_wait),
  SCMP_SYS (fstat),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  /* time, random numbers, and facts about the process; getpid and the like must not fail, because callers never check
   * them */
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (getcpu),
  SCMP_SYS (getegid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getpid),
  SCMP_SYS (getrandom),
  SCMP_SYS (getrusage),
  SCMP_SYS (gettid),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (getuid),
  SCMP_SYS (nanosleep),
  SCMP_SYS (time),
  SCMP_SYS (uname),
  /* the same on architectures of 32 bits */
  SCMP_SYS (clock_getres_time64),
  SCMP_SYS (clock_gettime64),
  SCMP_SYS (clock_nanosleep_time64),
  SCMP_SYS (fstat64),
  SCMP_SYS (futex_time64),
  SCMP_SYS (getegid32),
  SCMP_SYS (geteuid32),
  SCMP_SYS (getgid32),
  SCMP_SYS (getuid32),
  SCMP_SYS (mmap2),
  SCMP_SYS (ppoll_time64),
  SCMP_SYS (sigreturn),
};

static int
allow (scmp_filter_ctx filter)
{
  for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
    {
      int result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);

      if (result < 0)
        return result;
    }

  return 0;
}

/* At exit node calls fstat() on its standard streams. It aborts if this is not permitted, but not if the streams are
 * not open, so the error is EBADF. The call cannot be allowed: glibc implements fstat() by newfstatat, which also takes
 * a path. */
static int
deny_as_not_open (scmp_filter_ctx filter)
{
  int result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EBADF), SCMP_SYS (newfstatat), 0);

  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EBADF), SCMP_SYS (fstatat64), 0);

  return result;
}

/* The process may read its own limits and the flags of its descriptors, but not change them, and may abort(). */
static int
allow_some (scmp_filter_ctx filter)
{
  static const int questions[] = { F_GETFD, F_GETFL };
  int result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2, SCMP_A0 (SCMP_CMP_EQ, 0),
                                 SCMP_A2 (SCMP_CMP_EQ, 0));

  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 2, SCMP_A0 (SCMP_CMP_EQ, getpid ()),
                               SCMP_A2 (SCMP_CMP_EQ, SIGABRT));
  for (size_t i = 0; result == 0 && i < sizeof questions / sizeof questions[0]; i++)
    {
      const struct scmp_arg_cmp question = SCMP_A1 (SCMP_CMP_EQ, questions[i]);

      result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, question);
      if (result == 0)
        result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl64), 1, question);
    }

  return result;
}

/* Installs the filter in all threads, and sets no-new-privileges. */
static int
load (scmp_filter_ctx filter)
{
  int result = seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1);

  /* Calls with the numbers of another architecture fail as well. By default, libseccomp would kill the process for
   * them. */
  if (result == 0)
    result = seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO (EPERM));
  if (result == 0)
    result = allow (filter);
  if (result == 0)
    result = allow_some (filter);
  if (result == 0)
    result = deny_as_not_open (filter);
  if (result == 0)
    result = seccomp_load (filter);

  return result;
}

/**
 * rb_filter_load:
 *
 * Installs the system-call filter in all threads of this process. From then on, the process cannot open files or
 * connections, start processes, send signals, or do anything else that is not listed above. The filter cannot be
 * removed.
 *
 * Returns: 0, or a negative errno if the kernel does not accept the filter
 */
int
rb_filter_load (void)
{
  scmp_filter_ctx filter;
  int result;

  /* Other processes of this user must not read its memory. */
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
    return -errno;
  filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  if (filter == NULL)
    return -ENOMEM;
  result = load (filter);
  seccomp_release (filter);

  return result;
}

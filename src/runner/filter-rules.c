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
 * What node may still do once it has started and before it reads a byte of a program: compute, take memory, wait, and
 * read and write what is open already. The filter is an allow-list, for all of node's threads and for good. It knows
 * nothing of JavaScript, so a program that has got hold of everything in node has no more than this.
 *
 * Nothing is answered by killing. A refused call has no effect either way, and node makes an error of it that a program
 * may catch. All threads that node needs are there before the filter: none can be started after it.
 *
 * In a socket's messages descriptors can travel, so neither recvmsg nor sendmsg is allowed; node reads and writes its
 * sockets without them.
 */

/* Allowed, whatever the arguments. Those that a machine's kernel does not have are left out by libseccomp. */
static const int allowed[] = {
  /* memory; the keys protect the just-in-time compiler's code from its own process */
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
  /* threads that are there, and signals to oneself */
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
  /* what is open already */
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
  /* time, chance, and what it knows of itself; a call that cannot fail must not */
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
  /* the same where a word has 32 bits */
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

/* node's teardown asks what its standard streams are, and ends by abort() if it is refused; for a descriptor that is
 * not open it is content. glibc asks by newfstatat, with which any path could be asked for as well. */
static int
deny_softly (scmp_filter_ctx filter)
{
  int result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EBADF), SCMP_SYS (newfstatat), 0);

  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EBADF), SCMP_SYS (fstatat64), 0);
  return result;
}

/* Its own limits and flags may be asked for, not changed; and a process may end itself by abort(). */
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

/* All threads that there are get the filter, and with it no-new-privileges. */
static int
load (scmp_filter_ctx filter)
{
  int result = seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1);

  /* Calls by another architecture's numbers are refused as well; the library's own answer is to kill. */
  if (result == 0)
    result = seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO (EPERM));
  if (result == 0)
    result = allow (filter);
  if (result == 0)
    result = allow_some (filter);
  if (result == 0)
    result = deny_softly (filter);
  if (result == 0)
    result = seccomp_load (filter);
  return result;
}

/**
 * rb_filter_load:
 *
 * Gives up files, connections, processes, signals and whatever else is not named above, for all threads of this process
 * and for good.
 *
 * Returns: 0, or a negative errno if this machine takes no filter
 */
int
rb_filter_load (void)
{
  scmp_filter_ctx filter;
  int result;

  /* Nobody else of this user may look into its memory. */
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
    return -errno;
  filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  if (filter == NULL)
    return -ENOMEM;
  result = load (filter);
  seccomp_release (filter);
  return result;
}

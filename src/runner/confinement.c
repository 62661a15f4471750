/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "wire/record.h"

/*
 * What a runner may still do once it has loaded everything and before it reads a byte of a program: compute, take
 * memory, start and stop threads of its own, and talk over the one socket it was started with. The filter is an
 * allow-list.
 *
 * Nothing is answered by killing. A refused call has no effect either way, and libraries cope with a refusal: one that
 * asks for a file of time zones, say, goes on without. What only somebody who has taken the process over would ask for
 * is refused by EPERM, and everything else that is not allowed by ENOSYS: what a later library would like to have, it
 * then does without, as on an older kernel. So does glibc for clone3, whose flags no filter can read: it takes clone.
 *
 * In a build with sanitizers there is no filter, for they open files and start programs to make their reports.
 */

/* eventfds of GLib's main contexts come and go; nothing else opens anything. */
#define SPARE_DESCRIPTORS 16

/* Allowed, whatever the arguments. Those that a machine's kernel does not have are left out by libseccomp. */
static const int allowed[] = {
  /* memory */
  SCMP_SYS (brk),
  SCMP_SYS (madvise),
  SCMP_SYS (membarrier),
  SCMP_SYS (mincore),
  SCMP_SYS (mmap),
  SCMP_SYS (mmap2),
  SCMP_SYS (mprotect),
  SCMP_SYS (mremap),
  SCMP_SYS (munmap),
  /* threads and signals of its own */
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (futex),
  SCMP_SYS (futex_time64),
  SCMP_SYS (get_robust_list),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (rseq),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigpending),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (rt_sigsuspend),
  SCMP_SYS (rt_sigtimedwait),
  SCMP_SYS (rt_sigtimedwait_time64),
  SCMP_SYS (sched_get_priority_max),
  SCMP_SYS (sched_get_priority_min),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (sched_getparam),
  SCMP_SYS (sched_getscheduler),
  SCMP_SYS (sched_yield),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (set_tid_address),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (sigreturn),
  /* what is open already, and what wakes a main loop */
  SCMP_SYS (close),
  SCMP_SYS (eventfd2),
  SCMP_SYS (fstat),
  SCMP_SYS (fstat64),
  SCMP_SYS (_llseek),
  SCMP_SYS (lseek),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (ppoll_time64),
  SCMP_SYS (pread64),
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  /* time, chance, and what it knows of itself */
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_getres_time64),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_gettime64),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (clock_nanosleep_time64),
  SCMP_SYS (getcpu),
  SCMP_SYS (getegid),
  SCMP_SYS (getegid32),
  SCMP_SYS (geteuid),
  SCMP_SYS (geteuid32),
  SCMP_SYS (getgid),
  SCMP_SYS (getgid32),
  SCMP_SYS (getpid),
  SCMP_SYS (getppid),
  SCMP_SYS (getrandom),
  SCMP_SYS (getrlimit),
  SCMP_SYS (getrusage),
  SCMP_SYS (gettid),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (getuid),
  SCMP_SYS (getuid32),
  SCMP_SYS (nanosleep),
  SCMP_SYS (sysinfo),
  SCMP_SYS (time),
  SCMP_SYS (ugetrlimit),
  SCMP_SYS (uname),
};

/* What no library that a runner uses has a reason to ask for, now or later. */
static const int refused[] = {
  /* files */
  SCMP_SYS (creat),
  SCMP_SYS (link),
  SCMP_SYS (linkat),
  SCMP_SYS (mkdir),
  SCMP_SYS (mkdirat),
  SCMP_SYS (open),
  SCMP_SYS (openat),
  SCMP_SYS (rename),
  SCMP_SYS (renameat),
  SCMP_SYS (symlink),
  SCMP_SYS (symlinkat),
  SCMP_SYS (truncate),
  SCMP_SYS (unlink),
  SCMP_SYS (unlinkat),
  SCMP_SYS (memfd_create),
  SCMP_SYS (mount),
  SCMP_SYS (umount2),
  SCMP_SYS (chroot),
  SCMP_SYS (pivot_root),
  /* connections */
  SCMP_SYS (accept),
  SCMP_SYS (accept4),
  SCMP_SYS (bind),
  SCMP_SYS (connect),
  SCMP_SYS (listen),
  SCMP_SYS (socket),
  SCMP_SYS (socketpair),
  /* processes */
  SCMP_SYS (execve),
  SCMP_SYS (execveat),
  SCMP_SYS (fork),
  SCMP_SYS (vfork),
  SCMP_SYS (kill),
  SCMP_SYS (tkill),
  SCMP_SYS (pidfd_open),
  SCMP_SYS (process_vm_readv),
  SCMP_SYS (process_vm_writev),
  SCMP_SYS (ptrace),
  SCMP_SYS (setns),
  SCMP_SYS (unshare),
  /* the kernel's larger doors */
  SCMP_SYS (add_key),
  SCMP_SYS (bpf),
  SCMP_SYS (io_uring_setup),
  SCMP_SYS (keyctl),
  SCMP_SYS (perf_event_open),
  SCMP_SYS (request_key),
  SCMP_SYS (userfaultfd),
};

static int
allow (scmp_filter_ctx filter)
{
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    {
      int result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);

      if (result < 0)
        return result;
    }
  return 0;
}

static int
refuse (scmp_filter_ctx filter)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      int result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), refused[i], 0);

      if (result < 0)
        return result;
    }
  return 0;
}

/* Only the socket to the host, and to nowhere else from it. */
static int
allow_socket (scmp_filter_ctx filter)
{
  static const int calls[] = { SCMP_SYS (recvmsg), SCMP_SYS (sendmsg), SCMP_SYS (shutdown), SCMP_SYS (getsockopt),
                               SCMP_SYS (recvfrom) };
  const struct scmp_arg_cmp wire = SCMP_A0 (SCMP_CMP_EQ, RB_WIRE_FD);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      int result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, calls[i], 1, wire);

      if (result < 0)
        return result;
    }
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (sendto), 2, wire, SCMP_A4 (SCMP_CMP_EQ, 0));
}

/* Threads, never processes; signals to its own threads, which is how JavaScriptCore halts them to collect garbage. */
static int
allow_threads (scmp_filter_ctx filter)
{
  int result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                                 SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));

  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1,
                               SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, SCMP_A0 (SCMP_CMP_EQ, getpid ()));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prctl), 1, SCMP_A0 (SCMP_CMP_EQ, PR_SET_NAME));
  return result;
}

/* Its own limits and flags may be asked for, not changed. */
static int
allow_questions (scmp_filter_ctx filter)
{
  static const int questions[] = { F_GETFD, F_GETFL };
  int result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2, SCMP_A0 (SCMP_CMP_EQ, 0),
                                 SCMP_A2 (SCMP_CMP_EQ, 0));

  for (guint i = 0; result == 0 && i < G_N_ELEMENTS (questions); i++)
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
load_filter (scmp_filter_ctx filter)
{
  int result = seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1);

  /* Calls by another architecture's numbers are refused as well; the library's own answer is to kill. */
  if (result == 0)
    result = seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO (ENOSYS));
  if (result == 0)
    result = allow (filter);
  if (result == 0)
    result = refuse (filter);
  if (result == 0)
    result = allow_socket (filter);
  if (result == 0)
    result = allow_threads (filter);
  if (result == 0)
    result = allow_questions (filter);
  if (result == 0)
    result = seccomp_load (filter);
  return result;
}

static void
install_filter (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (ENOSYS));
  int result = filter != NULL ? load_filter (filter) : -ENOMEM;

  if (filter != NULL)
    seccomp_release (filter);
  if (result < 0)
    g_debug ("This machine takes no filter of system calls: %s", g_strerror (-result));
}

static void
limit (int    resource,
       rlim_t most)
{
  const struct rlimit both = { .rlim_cur = most, .rlim_max = most };

  if (setrlimit (resource, &both) < 0)
    g_debug ("A limit could not be set: %s", g_strerror (errno));
}

/* No file grows by what it writes, no dump is left behind, and hardly anything more can be open than is. */
static void
set_limits (void)
{
  int next = fcntl (RB_WIRE_FD, F_DUPFD_CLOEXEC, 0);

  if (next >= 0)
    {
      close (next);
      limit (RLIMIT_NOFILE, (rlim_t) next + SPARE_DESCRIPTORS);
    }
  /* A message to a standard error that is a file is then lost, and no reason to die. */
  signal (SIGXFSZ, SIG_IGN);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_CORE, 0);
}

/**
 * rb_confinement_prepare:
 *
 * What a runner does first of all: it dies with its host, also where no bubblewrap sees to that; it can gain no
 * privileges; and it is in one time zone everywhere, which it need not look for in files.
 *
 * A host that is gone before this call does not answer when it is connected to.
 */
void
rb_confinement_prepare (void)
{
  if (prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0 || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
    g_debug ("The kernel refused to confine: %s", g_strerror (errno));
  g_setenv ("TZ", "UTC", TRUE);
}

/**
 * rb_confinement_enter:
 *
 * What a runner does before it reads the first byte of a program, with everything loaded that it will need: it gives up
 * files, connections, processes and whatever else is not named above, for all its threads and for good.
 */
void
rb_confinement_enter (void)
{
  /* GLib's generator opens a device when it is first used, and would else make do with the time of day. */
  g_random_int ();
  if (RB_SANITIZED)
    return;

  set_limits ();
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
    g_debug ("The kernel refused to confine: %s", g_strerror (errno));
  install_filter ();
}

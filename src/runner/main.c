/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runner/landlock.h"
#include "wire/frame.h"

/*
 * ringback-runner sets up the part of the sandbox that does not hinder node's start, and then becomes node with the
 * scripts beside it. Once node has started, filter.node installs the rest: the system-call filter.
 */

/* An instrumented program needs a third more stack than node's default of 984 KiB to recurse as deep. The rest of the
 * stack is for V8's own recursion in regular expressions, JSON and the inspection of values. */
#define PROGRAM_STACK (1344 * 1024)
#define STACK_WANTED (64 * 1024 * 1024)

/* Enough for node to start; it opens no descriptors later. */
#define MOST_DESCRIPTORS 64

/* The same time zone on every machine, and the smallest pool of threads, whose work the filter forbids anyway. */
static char *environment[] = {
  (char *) "TZ=UTC",
  (char *) "UV_THREADPOOL_SIZE=1",
  NULL,
};

/* Reports a failure to the host, which shows it, and exits. */
static void
fail (const char *reason,
      int         error)
{
  char frame[512];
  RbFrameHeader header = { .kind = RB_FRAME_FAILED };
  int length = snprintf (frame + sizeof header, sizeof frame - sizeof header, "{\"reason\":\"%s\",\"detail\":\"%s\"}",
                         reason, strerror (error));

  header.length = (guint32) length;
  memcpy (frame, &header, sizeof header);
  if (write (RB_WIRE_FD, frame, sizeof header + (size_t) length) < 0)
    fprintf (stderr, "ringback-runner is started by Ringback, not by hand: %s\n", strerror (errno));
  exit (EXIT_FAILURE);
}

/* The folder of this executable, where the scripts are. */
static void
find_folder (char   *folder,
             size_t  size)
{
  ssize_t length = readlink ("/proc/self/exe", folder, size - 1);
  char *slash;

  if (length < 0)
    fail ("scripts", errno);
  folder[length] = '\0';
  slash = strrchr (folder, '/');
  if (slash == NULL)
    fail ("scripts", ENOENT);
  *slash = '\0';
}

static void
limit (int    resource,
       rlim_t most)
{
  const struct rlimit both = { .rlim_cur = most, .rlim_max = most };

  setrlimit (resource, &both);
}

/* Returns how much of the stack a program may use. */
static rlim_t
make_room_on_stack (void)
{
  struct rlimit stack = { 0 };

  getrlimit (RLIMIT_STACK, &stack);
  if (stack.rlim_cur < STACK_WANTED)
    {
      stack.rlim_cur = stack.rlim_max < STACK_WANTED ? stack.rlim_max : STACK_WANTED;
      setrlimit (RLIMIT_STACK, &stack);
      getrlimit (RLIMIT_STACK, &stack);
    }

  return stack.rlim_cur / 2 < PROGRAM_STACK ? stack.rlim_cur / 2 : PROGRAM_STACK;
}

/* The process ends with its host, even without bubblewrap; it gains no privileges; it keeps only the descriptors that
 * it is given; and it can write to no file. */
static void
drop_rights (void)
{
  closefrom (RB_WIRE_FD + 1);
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NOFILE, MOST_DESCRIPTORS);
  if (chdir ("/") < 0)
    fail ("scripts", errno);
}

/* io_uring would get around the system-call filter, so node must not have it. libuv 1.46 and later uses it whatever
 * the environment says, and does without it if the kernel answers ENOSYS. If the kernel does not accept this filter,
 * it does not accept the later one either, and the runner reports that one. */
static void
deny_io_uring (void)
{
  struct sock_filter rules[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const struct sock_fprog program = { .len = sizeof rules / sizeof rules[0], .filter = rules };

  prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

/* The arguments of the host, which say what is missing of the sandbox, are passed on. V8's heap may grow as large as
 * the machine's memory, because the host watches how much memory the runner uses. */
static void
become_node (const char  *folder,
             bool         locked,
             int          nowhere,
             int          n_words,
             char       **words)
{
  char stack[64], heap[64], script[PATH_MAX];
  char *argv[16] = { (char *) "node", stack, heap, (char *) "--no-warnings", (char *) "--experimental-vm-modules",
                     script };
  int n_arguments = 6;

  snprintf (stack, sizeof stack, "--stack-size=%lu", (unsigned long) make_room_on_stack () / 1024);
  snprintf (heap, sizeof heap, "--max-old-space-size=%ld",
            sysconf (_SC_PHYS_PAGES) / 1024 * (sysconf (_SC_PAGESIZE) / 1024));
  snprintf (script, sizeof script, "%s/js/main.js", folder);
  if (access (script, R_OK) < 0)
    fail ("scripts", errno);
  for (int i = 0; i < n_words && n_arguments < 14; i++)
    argv[n_arguments++] = words[i];
  if (!locked)
    argv[n_arguments++] = (char *) "--missing=landlock";
  /* node would make a shared pipe non-blocking, and print an error at exit, because the filter denies restoring it. */
  dup2 (nowhere, STDERR_FILENO);
  execve (RB_NODE, argv, environment);
  fail ("node-missing", errno);
}

/* The host starts ringback-runner with a socket as descriptor RB_WIRE_FD. */
int
main (int    argc,
      char **argv)
{
  char folder[PATH_MAX - sizeof "/js/main.js"];
  bool locked;
  int nowhere;

  /* The host only wants to know whether a runner can be started. */
  if (argc == 2 && strcmp (argv[1], "--probe") == 0)
    return EXIT_SUCCESS;

  /* Node.js unblocks all signals. In a session of its own it does not get the signals of the host's terminal. */
  setsid ();
  find_folder (folder, sizeof folder);
  drop_rights ();
  deny_io_uring ();
  nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  locked = rb_landlock_enter (folder, RB_NODE);
  become_node (folder, locked, nowhere, argc - 1, argv + 1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runner/filter-rules.h"
#include "runner/landlock.h"
#include "wire/frame.h"

/* Replaces the runner, and tries with raw system calls what a compromised process would try. With "confined", it
 * applies the filter of the runner first. With "landlocked", it applies only what the runner applies before node
 * starts. For each attempt it prints the name and the errno, which is 0 if the attempt worked. "--worked" reports that
 * a process could be started. */

static int waiter;
static int memory_file;
static int listener;
static int unconnected;
static int pair[2];

static void
report (const char *name,
        gboolean    worked)
{
  printf ("%s %d\n", name, worked ? 0 : errno);
}

static void
report_fd (const char *name,
           int         fd)
{
  report (name, fd >= 0);
  if (fd >= 0)
    close (fd);
}

/* A child process counts as a success, and has nothing to do. */
static void
report_child (const char *name,
              long        pid)
{
  if (pid == 0)
    _exit (EXIT_SUCCESS);
  report (name, pid > 0);
  if (pid > 0)
    waitpid (pid, NULL, 0);
}

static void
try_files (void)
{
  struct stat status;
  char target[100];
  char extended[512];
  char byte = 0;

#ifdef SYS_open
  report_fd ("open-old", syscall (SYS_open, "/proc/self/status", O_RDONLY));
#endif
  report_fd ("open", openat (AT_FDCWD, "/proc/self/status", O_RDONLY));
  report_fd ("creat", creat ("/dev/shm/ringback-attempt", 0600));
  report ("unlink", unlink ("/dev/shm/ringback-attempt") == 0);
  report ("stat", stat ("/proc/self/status", &status) == 0);
  report ("stat-empty-path", fstatat (STDOUT_FILENO, "/proc/self/status", &status, AT_EMPTY_PATH) == 0);
  report ("statx", syscall (SYS_statx, AT_FDCWD, "/proc/self/status", 0, 0, extended) == 0);
  report ("pread", pread (memory_file, &byte, 1, 0) == 1);
  report ("readlink", readlink ("/proc/self/exe", target, sizeof target) > 0);
  report_fd ("memfd_create", memfd_create ("attempt", 0));
  report ("ftruncate", ftruncate (STDOUT_FILENO, 0) == 0);
}

static void
try_connections (void)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  socklen_t length = sizeof address;
  char byte = 'x';
  struct iovec text = { .iov_base = &byte, .iov_len = 1 };
  struct msghdr message = { .msg_iov = &text, .msg_iovlen = 1 };
  int more[2];

  report_fd ("socket-unix", socket (AF_UNIX, SOCK_STREAM, 0));
  report_fd ("socket-inet", socket (AF_INET, SOCK_STREAM, 0));
  report_fd ("socket-netlink", socket (AF_NETLINK, SOCK_RAW, 0));
  report ("socketpair", socketpair (AF_UNIX, SOCK_STREAM, 0, more) == 0);
  getsockname (listener, (struct sockaddr *) &address, &length);
  report ("connect", connect (unconnected, (struct sockaddr *) &address, length) == 0);
  report ("sendmsg-elsewhere", sendmsg (pair[0], &message, 0) == 1);
  report ("recvmsg-elsewhere", recvmsg (pair[1], &message, MSG_DONTWAIT) == 1);
  report ("send-elsewhere", send (pair[0], "x", 1, 0) == 1);
  report ("sendmsg-wire", sendmsg (RB_WIRE_FD, &message, 0) == 1);
  report ("recvmsg-wire", recvmsg (RB_WIRE_FD, &message, MSG_DONTWAIT) == 1);
  report_fd ("accept", accept4 (listener, NULL, NULL, SOCK_NONBLOCK));
}

static void
try_processes (void)
{
  char *arguments[] = { (char *) "attempts", (char *) "--nothing", NULL };
  char byte = 0;
  struct iovec here = { .iov_base = &byte, .iov_len = 1 };
  pid_t pid;

  report_child ("fork", fork ());
  report_child ("fork-raw", syscall (SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL));
#ifdef SYS_fork
  report_child ("fork-old", syscall (SYS_fork));
#endif
  pid = vfork ();
  if (pid == 0)
    _exit (EXIT_SUCCESS);
  report ("vfork", pid > 0);
  errno = posix_spawn (&pid, "/proc/self/exe", NULL, NULL, arguments, NULL);
  report ("posix_spawn", errno == 0);
  report ("kill", kill (getppid (), 0) == 0);
  report ("kill-itself", kill (getpid (), 0) == 0);
  report ("tgkill-other", syscall (SYS_tgkill, getppid (), getppid (), 0) == 0);
  report ("tgkill-itself", syscall (SYS_tgkill, getpid (), gettid (), 0) == 0);
  report ("tkill-itself", syscall (SYS_tkill, gettid (), 0) == 0);
  report_fd ("pidfd_open", (int) syscall (SYS_pidfd_open, getppid (), 0));
  report ("process_vm_readv", process_vm_readv (getpid (), &here, 1, &here, 1, 0) == 1);
  report ("unshare", unshare (0) == 0);
  report ("ptrace", ptrace (PTRACE_CONT, 0, NULL, NULL) == 0);
}

/* These could undo the confinement, or reach more of the kernel. The arguments are chosen so that a successful attempt
 * has no effect. */
static void
try_the_rest (void)
{
  const struct rlimit core = { 0 };
  guint64 clone_arguments[] = { 0, 0, 0, 0, SIGCHLD, 0, 0, 0 };

  report_child ("clone3", syscall (SYS_clone3, clone_arguments, sizeof clone_arguments));
  report ("prctl", prctl (PR_SET_DUMPABLE, 1, 0, 0, 0) == 0);
  report ("setrlimit", setrlimit (RLIMIT_CORE, &core) == 0);
  report ("setpriority", setpriority (PRIO_PROCESS, 0, 0) == 0);
  report ("fcntl-dup", fcntl (STDERR_FILENO, F_DUPFD, 0) >= 0);
  report ("mount", syscall (SYS_mount, NULL, "", NULL, 0, NULL) == 0);
  report ("setns", setns (-1, 0) == 0);
  report ("keyctl", syscall (SYS_keyctl, 0, 0, 0, 0, 0) >= 0);
  report ("bpf", syscall (SYS_bpf, 0, NULL, 0) >= 0);
  report ("io_uring_setup", syscall (SYS_io_uring_setup, 0, NULL) >= 0);
  report ("perf_event_open", syscall (SYS_perf_event_open, NULL, 0, -1, -1, 0) >= 0);
  report ("userfaultfd", syscall (SYS_userfaultfd, 0) >= 0);
#ifdef __x86_64__
  report ("getpid-of-x32", syscall (0x40000000 | SYS_getpid) >= 0);
#endif
}

/* What node needs. */
static void
try_needs (void)
{
  void *code = mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  struct epoll_event event = { .events = EPOLLIN, .data.fd = RB_WIRE_FD };
  struct timespec moment;
  struct rlimit limit;
  char bytes[8];

  report ("needs-executable-memory", code != MAP_FAILED && mprotect (code, 4096, PROT_READ | PROT_EXEC) == 0);
  report ("needs-loop", epoll_ctl (waiter, EPOLL_CTL_ADD, RB_WIRE_FD, &event) == 0 &&
                          epoll_wait (waiter, &event, 1, 0) == 1);
  report ("needs-receive", read (RB_WIRE_FD, bytes, 1) == 1);
  report ("needs-send", write (RB_WIRE_FD, "x", 1) == 1);
  report ("needs-limits", getrlimit (RLIMIT_STACK, &limit) == 0);
  report ("needs-clock", clock_gettime (CLOCK_MONOTONIC, &moment) == 0);
  report ("needs-chance", syscall (SYS_getrandom, bytes, sizeof bytes, 0) == sizeof bytes);
  report ("needs-flags", fcntl (RB_WIRE_FD, F_GETFL) >= 0);
}

/* If older versions of Landlock allow an attempt, its name contains the version that denies it. */
static void
try_landlock (void)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int inet = socket (AF_INET, SOCK_STREAM, 0);

  report_fd ("read", open ("/etc/passwd", O_RDONLY));
  report_fd ("list", open ("/", O_RDONLY | O_DIRECTORY));
  report_fd ("write", open ("/dev/null", O_WRONLY));
  report_fd ("create", creat ("/dev/shm/ringback-attempt", 0600));
  report ("folder", mkdir ("/dev/shm/ringback-attempt-folder", 0700) == 0);
  report_fd ("other-process", open ("/proc/1/status", O_RDONLY));
  report ("version-4-bind", bind (inet, (struct sockaddr *) &address, sizeof address) == 0);
  report ("version-6-signal", kill (getppid (), 0) == 0);
  report_fd ("needs-libraries", open ("/usr/lib", O_RDONLY | O_DIRECTORY));
  report_fd ("needs-itself", open ("/proc/self/maps", O_RDONLY));
}

static GMutex lock;
static GCond entered_cond;
static gboolean entered;

/* A thread that existed before the confinement. */
static gpointer
early_cb (gpointer data)
{
  g_mutex_lock (&lock);
  while (!entered)
    g_cond_wait (&entered_cond, &lock);
  g_mutex_unlock (&lock);
  report_fd ("open-in-early-thread", open ("/proc/self/status", O_RDONLY));
  report_child ("fork-in-early-thread", fork ());

  return NULL;
}

static void
open_all (void)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };

  listener = socket (AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
  unconnected = socket (AF_UNIX, SOCK_STREAM, 0);
  if (bind (listener, (struct sockaddr *) &address, sizeof (sa_family_t)) < 0 || listen (listener, 1) < 0 ||
      socketpair (AF_UNIX, SOCK_STREAM, 0, pair) < 0)
    g_error ("No sockets");
  waiter = epoll_create1 (0);
  memory_file = memfd_create ("attempt", 0);
  if (waiter < 0 || write (memory_file, "x", 1) < 0)
    g_error ("No files");
}

static void
enter (gboolean confined)
{
  g_mutex_lock (&lock);
  if (confined && rb_filter_load () < 0)
    g_error ("No filter");
  entered = TRUE;
  g_cond_signal (&entered_cond);
  g_mutex_unlock (&lock);
}

static void
try_all (gboolean confined)
{
  GThread *early;

  open_all ();
  early = g_thread_new ("early", early_cb, NULL);
  enter (confined);
  g_thread_join (early);
  try_files ();
  try_connections ();
  try_processes ();
  try_the_rest ();
  try_needs ();
}

int
main (int    argc,
      char **argv)
{
  char *arguments[] = { argv[0], (char *) "--worked", NULL };
  char *none[] = { NULL };
  const char *manner = argc > 1 ? argv[1] : "";

  if (g_str_equal (manner, "--worked"))
    printf ("execve 0\n");
  if (g_str_has_prefix (manner, "--"))
    return EXIT_SUCCESS;

  setvbuf (stdout, NULL, _IONBF, 0);
  if (g_str_equal (manner, "landlocked"))
    {
      if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && rb_landlock_enter ("/usr", RB_NODE))
        try_landlock ();
      return EXIT_SUCCESS;
    }
  try_all (g_str_equal (manner, "confined"));
  execve ("/proc/self/exe", arguments, none);
  report ("execve", FALSE);

  return EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
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

#include "runner/confinement.h"
#include "wire/record.h"

/* Stands in a runner's place, confined as one is if its argument is "confined", and tries what a process that has been
 * taken over would. For each attempt a line says its name and its errno, 0 if it worked. Started as "--worked", it says
 * that it could be. */

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

/* A child is a success, and has nothing to do. */
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

#ifdef SYS_open
  report_fd ("open-old", syscall (SYS_open, "/proc/self/status", O_RDONLY));
#endif
  report_fd ("open", openat (AT_FDCWD, "/proc/self/status", O_RDONLY));
  report_fd ("creat", creat ("/dev/shm/ringback-attempt", 0600));
  report ("unlink", unlink ("/dev/shm/ringback-attempt") == 0);
  report ("stat", stat ("/proc/self/status", &status) == 0);
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
  report ("process_vm_readv", process_vm_readv (getpid (), &here, 1, &here, 1, 0) == 1);
  report ("unshare", unshare (0) == 0);
  report ("ptrace", ptrace (PTRACE_CONT, 0, NULL, NULL) == 0);
}

/* What could undo the confinement, or widen the kernel's surface. Arguments are such that nothing comes of the attempt
 * where it is not refused. */
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

static gpointer
answer_cb (gpointer data)
{
  return data;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static gpointer
quit_from_thread_cb (gpointer loop)
{
  g_idle_add (quit_cb, loop);
  return NULL;
}

/* What a runner cannot do without. */
static void
try_needs (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GThread) thread = NULL;
  GThread *second = g_thread_new ("second", answer_cb, &loop);
  void *code = mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  struct rlimit limit;
  char byte = 0;

  report ("needs-thread", g_thread_join (second) == &loop);
  report ("needs-executable-memory", code != MAP_FAILED);
  report ("needs-signal-to-thread", syscall (SYS_tgkill, getpid (), gettid (), 0) == 0);
  thread = g_thread_new ("wakes", quit_from_thread_cb, loop);
  g_main_loop_run (loop);
  g_thread_join (g_steal_pointer (&thread));
  report ("needs-main-loop", TRUE);
  report ("needs-send", send (RB_WIRE_FD, "x", 1, MSG_NOSIGNAL) == 1);
  report ("needs-receive", recv (RB_WIRE_FD, &byte, 1, 0) == 1);
  report ("needs-limits", getrlimit (RLIMIT_STACK, &limit) == 0);
}

static void
report_limit (const char *name,
              int         resource)
{
  struct rlimit limit;

  getrlimit (resource, &limit);
  printf ("%s %ld\n", name, (long) limit.rlim_max);
}

static GMutex lock;
static GCond entered_cond;
static gboolean entered;

/* A thread that was there before. */
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
open_sockets (void)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };

  listener = socket (AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
  unconnected = socket (AF_UNIX, SOCK_STREAM, 0);
  if (bind (listener, (struct sockaddr *) &address, sizeof (sa_family_t)) < 0 || listen (listener, 1) < 0
      || socketpair (AF_UNIX, SOCK_STREAM, 0, pair) < 0)
    g_error ("No sockets");
}

static void
enter (gboolean confined)
{
  g_mutex_lock (&lock);
  if (confined)
    rb_confinement_enter ();
  entered = TRUE;
  g_cond_signal (&entered_cond);
  g_mutex_unlock (&lock);
}

int
main (int    argc,
      char **argv)
{
  char *arguments[] = { argv[0], (char *) "--worked", NULL };
  char *none[] = { NULL };
  gboolean confined = argc > 1 && g_str_equal (argv[1], "confined");
  GThread *early;

  if (argc > 1 && g_str_equal (argv[1], "--worked"))
    printf ("execve 0\n");
  if (argc > 1 && g_str_has_prefix (argv[1], "--"))
    return EXIT_SUCCESS;

  setvbuf (stdout, NULL, _IONBF, 0);
  if (confined)
    rb_confinement_prepare ();
  open_sockets ();
  early = g_thread_new ("early", early_cb, NULL);
  enter (confined);
  g_thread_join (early);

  try_files ();
  try_connections ();
  try_processes ();
  try_the_rest ();
  try_needs ();
  report_limit ("limit-core", RLIMIT_CORE);
  report_limit ("limit-file", RLIMIT_FSIZE);
  report_limit ("limit-open", RLIMIT_NOFILE);
  execve ("/proc/self/exe", arguments, none);
  report ("execve", FALSE);
  return EXIT_SUCCESS;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "runner/landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * Before node starts, Landlock takes away from the runner all files that node does not need to start, all writing, and
 * connections. Landlock can never be removed. The system-call filter comes later and forbids more, but Landlock already
 * holds while node starts, and also where the kernel does not accept the filter.
 */

/* Constants of the kernel that are newer than the headers of some distributions. */
#define ACCESS_FS_TRUNCATE (1ULL << 14)
#define ACCESS_FS_IOCTL_DEV (1ULL << 15)
#define ACCESS_NET_BIND_TCP (1ULL << 0)
#define ACCESS_NET_CONNECT_TCP (1ULL << 1)
#define SCOPE_ABSTRACT_UNIX_SOCKET (1ULL << 0)
#define SCOPE_SIGNAL (1ULL << 1)

#define READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define READ_AND_RUN (READ | LANDLOCK_ACCESS_FS_EXECUTE)

/* struct landlock_ruleset_attr of the newest kernel. An older kernel is passed a smaller size. */
typedef struct
{
  uint64_t handled_access_fs;
  uint64_t handled_access_net;
  uint64_t scoped;
} Ruleset;

typedef struct
{
  const char *path;
  uint64_t access;
} Rule;

/* Paths that do not exist are left out. /proc/self is this process, which becomes node. */
static const Rule rules[] = {
  { "/usr", READ_AND_RUN },
  { "/lib", READ_AND_RUN },
  { "/lib32", READ_AND_RUN },
  { "/lib64", READ_AND_RUN },
  { "/libx32", READ_AND_RUN },
  { "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE },
  { "/etc/ssl", READ },
  { "/etc/pki/tls", READ },
  { "/proc/self", READ },
  { "/proc/cpuinfo", LANDLOCK_ACCESS_FS_READ_FILE },
  { "/proc/meminfo", LANDLOCK_ACCESS_FS_READ_FILE },
  { "/proc/stat", LANDLOCK_ACCESS_FS_READ_FILE },
  { "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE },
  { "/dev/zero", LANDLOCK_ACCESS_FS_READ_FILE },
  { "/dev/random", LANDLOCK_ACCESS_FS_READ_FILE },
  { "/dev/urandom", LANDLOCK_ACCESS_FS_READ_FILE },
};

/* All the rights to files that this version of Landlock can restrict. */
static uint64_t
handled_by (int version)
{
  uint64_t access = LANDLOCK_ACCESS_FS_REFER - 1;

  if (version >= 2)
    access |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3)
    access |= ACCESS_FS_TRUNCATE;
  if (version >= 5)
    access |= ACCESS_FS_IOCTL_DEV;

  return access;
}

static int
make_ruleset (void)
{
  int version = (int) syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  Ruleset ruleset = { .handled_access_fs = handled_by (version) };
  size_t size = sizeof ruleset.handled_access_fs;

  if (version < 1)
    return -1;
  if (version >= 4)
    {
      ruleset.handled_access_net = ACCESS_NET_BIND_TCP | ACCESS_NET_CONNECT_TCP;
      size += sizeof ruleset.handled_access_net;
    }
  if (version >= 6)
    {
      ruleset.scoped = SCOPE_ABSTRACT_UNIX_SOCKET | SCOPE_SIGNAL;
      size += sizeof ruleset.scoped;
    }

  return (int) syscall (SYS_landlock_create_ruleset, &ruleset, size, 0);
}

static bool
allow (int         ruleset,
       const char *path,
       uint64_t    access)
{
  struct landlock_path_beneath_attr rule = { .allowed_access = access };
  int result;

  rule.parent_fd = open (path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0)
    return errno == ENOENT;
  result = (int) syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close (rule.parent_fd);

  return result == 0;
}

static bool
allow_all (int         ruleset,
           const char *folder,
           const char *node)
{
  for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
    {
      if (!allow (ruleset, rules[i].path, rules[i].access))
        return false;
    }

  return allow (ruleset, folder, READ) &&
         allow (ruleset, node, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE);
}

/**
 * rb_landlock_enter:
 * @folder: the folder of the runner's own files
 * @node: the path of node
 *
 * Restricts this process to the files that node needs to start. If the kernel's Landlock is new enough, it also forbids
 * connections and signals to other processes. The process must have set no-new-privileges before.
 *
 * Returns: whether the process is restricted now
 */
bool
rb_landlock_enter (const char *folder,
                   const char *node)
{
  int ruleset = make_ruleset ();
  bool entered;

  if (ruleset < 0)
    return false;
  entered = allow_all (ruleset, folder, node) && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);

  return entered;
}

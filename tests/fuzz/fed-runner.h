/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "target.h"

G_BEGIN_DECLS

/* The source for the sites of a fed runner. */
#define FED_RUNNER_SOURCE \
  "const f = () => {\n  for (;;) g ();\n  return 1;\n};\n" \
  "async function* h() { await 0; yield 1; }\n" \
  "f ();\n"

void fed_runner_set_bytes (Bytes *bytes);

G_END_DECLS

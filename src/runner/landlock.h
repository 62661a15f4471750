/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <stdbool.h>

bool rb_landlock_enter (const char *folder,
                        const char *node);

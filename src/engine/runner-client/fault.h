/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "wire/fault.h"

G_BEGIN_DECLS

char *rb_fault_describe (RbFault     fault,
                         const char *word);

G_END_DECLS

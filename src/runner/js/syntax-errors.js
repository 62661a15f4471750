/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What is wrong with a program that is none, in words that a learner knows: from where the parser stopped, and from the
 * text there.
 */
"use strict";

exports.describeSyntaxError = (source, error) => ({ message: error.message.replace(/ \(\d+:\d+\)$/, ""), start: error.pos ?? 0, end: error.raisedAt ?? 0 });
exports.findImport = () => null;

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RB_FAULT_MAX_WORD:
 *
 * The maximal length of the word of a fault, in bytes.
 */
#define RB_FAULT_MAX_WORD 1024

/**
 * RbFault:
 * @RB_FAULT_NONE: nothing is wrong
 * @RB_FAULT_UNEXPECTED: the word is not expected where it stands
 * @RB_FAULT_UNEXPECTED_END: the program ends in the middle of something
 * @RB_FAULT_SOMETHING_MISSING: a value or a name is missing before the word
 * @RB_FAULT_SIGN_MISSING: the word, a sign, is missing at the place
 * @RB_FAULT_COMMA_MISSING: a comma, or the closing bracket, is missing before the word
 * @RB_FAULT_SEMICOLON_MISSING: the word begins a second statement on the same line
 * @RB_FAULT_BRACKET_UNCLOSED: the word, an opening bracket, is never closed
 * @RB_FAULT_BRACKET_STRAY: the word, a closing bracket, closes nothing
 * @RB_FAULT_STRING_UNCLOSED: a string begins and does not end
 * @RB_FAULT_STRING_ENDED: a string ended before the word, by a quotation mark that was meant as part of it
 * @RB_FAULT_TEMPLATE_UNCLOSED: a template begins and does not end
 * @RB_FAULT_COMMENT_UNCLOSED: a comment begins and does not end
 * @RB_FAULT_REGEXP_UNCLOSED: a regular expression begins and does not end
 * @RB_FAULT_AWAIT_IN_FUNCTION: `await` in a function that is not async; the word is its name
 * @RB_FAULT_AWAIT_OUTSIDE: `await` in an anonymous function that is not async
 * @RB_FAULT_YIELD_OUTSIDE: `yield` outside of a generator
 * @RB_FAULT_DECLARED_TWICE: the word is declared a second time
 * @RB_FAULT_NOT_ASSIGNABLE: nothing can be assigned to the word
 * @RB_FAULT_TYPES: the word belongs to TypeScript
 * @RB_FAULT_JSX: the word belongs to JSX
 * @RB_FAULT_MODULES: the word is `import` or `export`: there are no other files
 * @RB_FAULT_MISSPELT: a word of the language is misspelt at the place; the word is the right one
 * @RB_FAULT_RESERVED: the word cannot be a name here
 * @RB_FAULT_BREAK_OUTSIDE: `break` outside of a loop or `switch`
 * @RB_FAULT_CONTINUE_OUTSIDE: `continue` without a loop around it
 * @RB_FAULT_LABEL_UNKNOWN: no statement around has the word as its label
 * @RB_FAULT_CONST_WITHOUT_VALUE: the word, a constant, is given no value
 * @RB_FAULT_PATTERN_WITHOUT_VALUE: a destructuring pattern is given no value
 * @RB_FAULT_TRY_ALONE: a `try` has neither `catch` nor `finally`
 * @RB_FAULT_WORD_ALONE: the word (`else`, `catch`, `case`) lacks what it belongs to
 * @RB_FAULT_QUOTATION_MARK: the word is a typographic quotation mark
 * @RB_FAULT_CHARACTER: the word is a character that does not belong in a program
 * @RB_FAULT_NUMBER: the word is not a valid number
 * @RB_FAULT_NAME_WITH_NUMBER: the word begins as a number and goes on as a name
 * @RB_FAULT_REGEXP: a regular expression is wrong; the word is V8's reason
 * @RB_FAULT_ESCAPE: what follows a backslash is not a valid escape
 * @RB_FAULT_THROW_LINE: a line break stands between `throw` and what is thrown
 * @RB_FAULT_PRIVATE_UNKNOWN: no class around declares the word, a private name
 * @RB_FAULT_SUPER_OUTSIDE: `super` outside of a class that extends another, or of a method
 * @RB_FAULT_FUNCTION_WITHOUT_NAME: a function declaration has no name
 * @RB_FAULT_BRACES_NEEDED: the word begins a declaration where only one statement may stand
 * @RB_FAULT_PARENTHESES_NEEDED: the word, an operator, needs parentheses on one side
 * @RB_FAULT_REST_NOT_LAST: something follows a rest element
 * @RB_FAULT_EQUALS_IN_OBJECT: an object's property is given its value with `=`
 * @RB_FAULT_TOO_DEEP: brackets or functions are nested too deeply
 * @RB_FAULT_NOT_KNOWN: V8 accepts it and our parser does not; the word is where our parser stopped
 * @RB_FAULT_OTHER: none of the other faults; the word is V8's message, in its own words
 * @RB_FAULT_RETURN_IN_MODULE: `return` outside of a function, in a program that is a module
 * @RB_FAULT_PAGE: the program is right, but the word belongs to a web page
 * @RB_FAULT_ABSENT: the program is right, but the word needs what Ringback does not have
 *
 * What is wrong with a program that cannot run. The runner finds it out, and the host makes a sentence of it. "The
 * word" is a text that appears in the sentence.
 */
typedef enum
{
  RB_FAULT_NONE = 0,
  RB_FAULT_UNEXPECTED = 1,
  RB_FAULT_UNEXPECTED_END = 2,
  RB_FAULT_SOMETHING_MISSING = 3,
  RB_FAULT_SIGN_MISSING = 4,
  RB_FAULT_COMMA_MISSING = 5,
  RB_FAULT_SEMICOLON_MISSING = 6,
  RB_FAULT_BRACKET_UNCLOSED = 7,
  RB_FAULT_BRACKET_STRAY = 8,
  RB_FAULT_STRING_UNCLOSED = 9,
  RB_FAULT_STRING_ENDED = 10,
  RB_FAULT_TEMPLATE_UNCLOSED = 11,
  RB_FAULT_COMMENT_UNCLOSED = 12,
  RB_FAULT_REGEXP_UNCLOSED = 13,
  RB_FAULT_AWAIT_IN_FUNCTION = 14,
  RB_FAULT_AWAIT_OUTSIDE = 15,
  RB_FAULT_YIELD_OUTSIDE = 16,
  RB_FAULT_DECLARED_TWICE = 17,
  RB_FAULT_NOT_ASSIGNABLE = 18,
  RB_FAULT_TYPES = 19,
  RB_FAULT_JSX = 20,
  RB_FAULT_MODULES = 21,
  RB_FAULT_MISSPELT = 22,
  RB_FAULT_RESERVED = 23,
  RB_FAULT_BREAK_OUTSIDE = 24,
  RB_FAULT_CONTINUE_OUTSIDE = 25,
  RB_FAULT_LABEL_UNKNOWN = 26,
  RB_FAULT_CONST_WITHOUT_VALUE = 27,
  RB_FAULT_PATTERN_WITHOUT_VALUE = 28,
  RB_FAULT_TRY_ALONE = 29,
  RB_FAULT_WORD_ALONE = 30,
  RB_FAULT_QUOTATION_MARK = 31,
  RB_FAULT_CHARACTER = 32,
  RB_FAULT_NUMBER = 33,
  RB_FAULT_NAME_WITH_NUMBER = 34,
  RB_FAULT_REGEXP = 35,
  RB_FAULT_ESCAPE = 36,
  RB_FAULT_THROW_LINE = 37,
  RB_FAULT_PRIVATE_UNKNOWN = 38,
  RB_FAULT_SUPER_OUTSIDE = 39,
  RB_FAULT_FUNCTION_WITHOUT_NAME = 40,
  RB_FAULT_BRACES_NEEDED = 41,
  RB_FAULT_PARENTHESES_NEEDED = 42,
  RB_FAULT_REST_NOT_LAST = 43,
  RB_FAULT_EQUALS_IN_OBJECT = 44,
  RB_FAULT_TOO_DEEP = 45,
  RB_FAULT_NOT_KNOWN = 46,
  RB_FAULT_OTHER = 47,
  RB_FAULT_RETURN_IN_MODULE = 48,
  RB_FAULT_PAGE = 49,
  RB_FAULT_ABSENT = 50,
  RB_FAULT_LAST = RB_FAULT_ABSENT, /*< skip >*/
} RbFault;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/fault.h"

#include <glib/gi18n-lib.h>

static const char *const sentences[RB_FAULT_LAST + 1] = {
  [RB_FAULT_UNEXPECTED] = N_("`%s` is not expected here."),
  [RB_FAULT_UNEXPECTED_END] = N_("The program ends too early: something is missing here."),
  [RB_FAULT_SOMETHING_MISSING] = N_("A value or a name is missing before `%s`."),
  [RB_FAULT_SIGN_MISSING] = N_("`%s` is missing here."),
  [RB_FAULT_COMMA_MISSING] = N_("A comma or a closing bracket is missing before `%s`."),
  [RB_FAULT_SEMICOLON_MISSING] = N_("Something is missing before `%s`: two statements on one line need a `;` between "
                                    "them."),
  [RB_FAULT_BRACKET_UNCLOSED] = N_("The bracket `%s` that begins here is not closed."),
  [RB_FAULT_BRACKET_STRAY] = N_("The bracket `%s` closes nothing: no bracket before it is open that fits."),
  [RB_FAULT_STRING_UNCLOSED] = N_("The string that begins here is not closed on its line."),
  /* Translators: %s is a quotation mark, ' or ". */
  [RB_FAULT_STRING_ENDED] = N_("The string before this has ended already: within it, a `%s` needs a backslash before "
                               "it."),
  [RB_FAULT_TEMPLATE_UNCLOSED] = N_("The template that begins here is not closed: its second backquote is missing."),
  [RB_FAULT_COMMENT_UNCLOSED] = N_("The comment that begins here is not closed: `*/` is missing."),
  [RB_FAULT_REGEXP_UNCLOSED] = N_("The regular expression that begins here is not closed: its second `/` is missing."),
  /* Translators: %s is the name of a function. */
  [RB_FAULT_AWAIT_IN_FUNCTION] = N_("`await` outside an async function: write `async` before the function `%s`."),
  [RB_FAULT_AWAIT_OUTSIDE] = N_("`await` outside an async function: write `async` before the function around it."),
  [RB_FAULT_YIELD_OUTSIDE] = N_("`yield` outside a generator: write `function*` in place of `function`."),
  [RB_FAULT_DECLARED_TWICE] = N_("`%s` is declared a second time here."),
  [RB_FAULT_NOT_ASSIGNABLE] = N_("Nothing can be assigned to `%s`."),
  [RB_FAULT_TYPES] = N_("TypeScript's types are not JavaScript: `%s` cannot stand here."),
  [RB_FAULT_JSX] = N_("JSX is not JavaScript: `%s` cannot stand here."),
  [RB_FAULT_MODULES] = N_("`%s` is not available: a program is one file. With `require` it has the modules assert, "
                          "events, fs, path, timers and util."),
  [RB_FAULT_MISSPELT] = N_("This is no word of JavaScript. Is `%s` meant?"),
  [RB_FAULT_RESERVED] = N_("`%s` is a word of the language itself; it cannot be a name here."),
  [RB_FAULT_BREAK_OUTSIDE] = N_("`break` outside of a loop or `switch`."),
  [RB_FAULT_CONTINUE_OUTSIDE] = N_("`continue` outside of a loop."),
  /* Translators: a label is a name before a loop, to which break and continue refer. */
  [RB_FAULT_LABEL_UNKNOWN] = N_("Nothing around this has the label `%s`."),
  [RB_FAULT_CONST_WITHOUT_VALUE] = N_("The constant `%s` is given no value: `=` and a value are missing."),
  [RB_FAULT_PATTERN_WITHOUT_VALUE] = N_("Names in brackets need `=` and a value after them, out of which they are "
                                        "taken."),
  [RB_FAULT_TRY_ALONE] = N_("This `try` has neither `catch` nor `finally` after it."),
  [RB_FAULT_WORD_ALONE] = N_("`%s` stands alone: what it belongs to is missing before it, or has ended already."),
  [RB_FAULT_QUOTATION_MARK] = N_("`%s` is a typographic quotation mark: strings have straight ones, \" or '."),
  [RB_FAULT_CHARACTER] = N_("The character `%s` does not belong in a program."),
  [RB_FAULT_NUMBER] = N_("`%s` is not a number that JavaScript can read."),
  [RB_FAULT_NAME_WITH_NUMBER] = N_("`%s` is neither a number nor a name: a name does not begin with a digit."),
  /* Translators: %s is the engine's reason, in English. */
  [RB_FAULT_REGEXP] = N_("The regular expression is wrong: %s."),
  [RB_FAULT_ESCAPE] = N_("A backslash and what follows it here have no meaning together."),
  [RB_FAULT_THROW_LINE] = N_("What is thrown has to begin on the line of its `throw`."),
  [RB_FAULT_PRIVATE_UNKNOWN] = N_("No class around this declares the private name `%s`."),
  [RB_FAULT_SUPER_OUTSIDE] = N_("`super` outside of a class that has another above it, or of a method."),
  [RB_FAULT_FUNCTION_WITHOUT_NAME] = N_("A function that is a statement of its own needs a name after `function`."),
  [RB_FAULT_BRACES_NEEDED] = N_("A declaration with `%s` needs braces around it here."),
  [RB_FAULT_PARENTHESES_NEEDED] = N_("`%s` needs parentheses around what stands beside it."),
  [RB_FAULT_REST_NOT_LAST] = N_("What begins with `...` takes all the rest: nothing can come after it."),
  [RB_FAULT_EQUALS_IN_OBJECT] = N_("In an object a value is given with `:`, not with `=`."),
  [RB_FAULT_TOO_DEEP] = N_("The program is nested too deeply."),
  [RB_FAULT_NOT_KNOWN] = N_("Ringback's parser does not know this yet, though it is right: `%s`."),
  /* Translators: %s is what the engine says, in English. */
  [RB_FAULT_OTHER] = N_("The engine says: %s."),
  [RB_FAULT_RETURN_IN_MODULE] = N_("`return` outside of a function: a program with `await` outside its functions is a "
                                   "module, and a module cannot return."),
  [RB_FAULT_PAGE] = N_("`%s` belongs to a web page, and Ringback runs programs without a page."),
  [RB_FAULT_ABSENT] = N_("`%s` is not available: Ringback runs programs without a network and other processes."),
};

/**
 * rb_fault_describe:
 * @fault: a syntax error
 * @word: the text to insert in the sentence, or ""
 *
 * Explains a syntax error in words that a learner knows.
 *
 * Returns: (transfer full): a translated sentence
 */
char *
rb_fault_describe (RbFault     fault,
                   const char *word)
{
  GString *sentence;

  g_return_val_if_fail (fault > RB_FAULT_NONE && fault <= RB_FAULT_LAST, NULL);

  sentence = g_string_new (_(sentences[fault]));
  g_string_replace (sentence, "%s", word, 1);

  return g_string_free (sentence, FALSE);
}

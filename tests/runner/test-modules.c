/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <json-glib/json-glib.h>

#include "tests/engine/run-program.h"

/* Modules that a program imports, and the files of `fs`, which take the latency of the database: 1500 ms. */
static const char *const programs[][2] = {
  { "import { setTimeout as delay } from 'node:timers/promises';\nawait delay(50);\n"
    "console.log(performance.now() >= 50);",
    "true" },
  { "import EventEmitter, { once } from 'events';\nimport * as path from 'path';\nimport 'node:util';\n"
    "const e = new EventEmitter();\ne.on('a', (n) => console.log(n, typeof once, path.join('a', 'b')));\n"
    "e.emit('a', 7);",
    "7 function a/b" },
  { "import { default as fs } from 'fs';\n"
    "fs.readFile('/notes.txt', 'utf8', (error, text) => console.log(error, text));",
    "null hello" },
  { "const fs = require('fs');\nfs.readFile('./notes.txt', (error, data) => console.log(error, data, `${data}`));\n"
    "console.log('on');",
    "on\nnull <Buffer 68 65 6c 6c 6f> hello" },
  { "const { readFile } = require('fs/promises');\n(async () => {\n"
    "  console.log(await readFile('data.json', { encoding: 'utf8' }));\n"
    "  await readFile('no.txt').catch((error) => console.log(error.message, error.code, error.path));\n})();",
    "{\"a\":[1]}\nENOENT: no such file or directory, open 'no.txt' ENOENT no.txt" },
  { "const fs = require('fs');\nconst before = Date.now();\nconsole.log(fs.readFileSync('notes.txt', 'utf8'));\n"
    "console.log(Date.now() - before, fs.existsSync('notes.txt'), fs.existsSync('x'));\n"
    "try { fs.readFileSync('x'); } catch (error) { console.log(error.code); }",
    "hello\n1500 true false\nENOENT" },
  { "const fs = require('fs');\nfs.writeFile('new.txt', 'one', (error) => {\n"
    "  console.log(error, fs.readFileSync('new.txt', 'utf8'));\n"
    "  fs.writeFileSync('./new.txt', 'two', 'utf8');\n"
    "  fs.promises.readFile('new.txt', 'utf8').then(console.log);\n});",
    "null one\ntwo" },
  { "const { promisify } = require('util');\npromisify(require('fs').readFile)('notes.txt', 'utf8').then(console.log);",
    "hello" },
  { "const fs = require('fs');\ntry { fs.readFile('notes.txt'); } catch (error) { console.log(error.code); }\n"
    "try { fs.statSync('notes.txt'); } catch (error) { console.log(error.message); }",
    "ERR_INVALID_ARG_TYPE\nfs.statSync is not available: Ringback has fs.readFile, writeFile, appendFile, unlink, "
    "access and existsSync" },
  { "const fs = require('fs');\nfs.appendFile('notes.txt', '!', (error) => {\n"
    "  fs.appendFileSync('new.txt', 'a');\n  fs.unlink('notes.txt', (wrong) => {\n"
    "    console.log(error, wrong, fs.readFileSync('new.txt', 'utf8'), fs.existsSync('notes.txt'));\n"
    "    fs.promises.unlink('notes.txt').catch(({ code }) => console.log(code));\n"
    "    fs.promises.access('new.txt').then(console.log);\n  });\n"
    "  console.log(fs.readFileSync('notes.txt', 'utf8'));\n});",
    "hello!\nnull null a false\nENOENT\nundefined" },
  { "const fs = require('fs');\nconsole.log(Object.keys(fs.promises), 'statSync' in fs, fs.never);\n"
    "const { stat } = fs.promises;\ntry { stat(); } catch (error) { console.log(error.message); }",
    "[ \"readFile\", \"writeFile\", \"appendFile\", \"unlink\", \"access\" ] true undefined\n"
    "fs.stat is not available: Ringback has fs.readFile, writeFile, appendFile, unlink, access and existsSync" },
  { "Array.prototype[Symbol.iterator] = null;\nrequire('fs').readFile('no.txt', (error) => console.log(error.code));",
    "ENOENT" },
};

/* What an article exports is there, and its other blocks may import it. */
static const char *const exporting[][2] = {
  { "export const a = 1;\nexport default function b() { return a; }\nconsole.log(b());\nexport { a as c };", "1" },
  { "export class A {}\nexport default new A();\nconsole.log(typeof A);", "function" },
};

static RbEventLoop *
run (const char *source,
     gboolean    of_article)
{
  g_autoptr (RbProgram) program = rb_program_new (source);
  g_autoptr (JsonNode) files = json_from_string ("{\"notes.txt\": \"hello\", \"./data.json\": {\"a\": [1]}}", NULL);

  rb_database_config_set_files (rb_program_get_database (program), json_node_get_object (files));
  rb_program_set_stand_ins (program, of_article);

  return run_program (program);
}

static void
check (const char *const *program,
       gboolean           of_article)
{
  g_autoptr (RbEventLoop) event_loop = run (program[0], of_article);
  g_autofree char *console = dup_console (event_loop);
  g_autofree char *expected = g_strconcat (program[1], "\n", NULL);

  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpstr (console, ==, expected);
}

static void
test_prints (gconstpointer data)
{
  check (data, FALSE);
}

static void
test_exports (gconstpointer data)
{
  check (data, TRUE);
}

/* The stage shows a file that is read as it shows a lookup. */
static void
test_label (void)
{
  g_autoptr (RbEventLoop) event_loop = run ("require('fs').readFile('notes.txt', () => {});", FALSE);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  RbRecord start = find_record (event_loop, RB_RECORD_LOOKUP_START);

  g_assert_cmpstr (rb_trace_get_string (trace, start.c), ==, "fs.readFile(\"notes.txt\")");
  g_assert_cmpuint (start.d, ==, 1500000);
}

/* Names that other programs of an article import or export. */
static void
test_blocks (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("console.log(path.join('a', 'b'), add(1, 2), missing);");
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_program_block_free);
  g_autoptr (RbEventLoop) event_loop = NULL;
  g_autofree char *console = NULL;

  g_ptr_array_add (blocks, rb_program_block_new ("import path from 'node:path';\nimport missing from './other.js';\n"
                                                 "export function add(a, b) { return a + b; }", 1));
  rb_program_set_stand_ins (program, TRUE);
  rb_program_set_blocks (program, blocks);
  event_loop = run_program (program);
  console = dup_console (event_loop);
  g_assert_cmpstr (console, ==,
                   "Warning: The declaration of missing in another block failed, so a stand-in takes its place: Error: "
                   "Cannot find module './other.js': a program in Ringback may require assert, events, fs, path, "
                   "timers and util\na/b 3 1\n");
}

/* A module that there is not is refused before the run. */
static void
test_foreign (void)
{
  static const char *const sources[] = { "import axios from 'axios';", "import fs /* */ from 'fs';",
                                         "import { 'a b' as c } from 'fs';", "export * from 'fs';",
                                         "import fs from 'fs'; fs.readFile(import.meta.filename);",
                                         "const a = 1; import { a } from './a.js';" };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (RbEventLoop) event_loop = run (sources[i], TRUE);

      g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
      g_assert_nonnull (strstr (rb_event_loop_get_message (event_loop), "is not available"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/modules/prints/%u", i + 1);

      g_test_add_data_func (path, programs[i], test_prints);
    }
  for (guint i = 0; i < G_N_ELEMENTS (exporting); i++)
    {
      g_autofree char *path = g_strdup_printf ("/modules/exports/%u", i + 1);

      g_test_add_data_func (path, exporting[i], test_exports);
    }
  g_test_add_func ("/modules/label", test_label);
  g_test_add_func ("/modules/blocks", test_blocks);
  g_test_add_func ("/modules/foreign", test_foreign);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/sites.h"

/* Three lines; the second has characters that are longer than one byte. */
#define SOURCE "a;\r\n/* \xe0\xb8\x81\xe0\xb8\x82 */ b;\nwhile (c) d;\n"

static void
add (RbSites    *sites,
     RbSiteKind  kind,
     guint       start,
     guint       end,
     guint       function,
     const char *name)
{
  RbSite site = { .kind = kind, .start = start, .end = end, .function = function, .name = name };

  rb_sites_add (sites, &site);
}

static void
test_sites (void)
{
  RbSites sites;
  const RbSite *site;

  rb_sites_init (&sites);
  g_assert_cmpstr (sites.source, ==, "");
  g_assert_null (rb_sites_get (&sites, 0));

  rb_sites_set_source (&sites, SOURCE);
  g_assert_cmpstr (sites.source, ==, SOURCE);
  add (&sites, RB_SITE_SCRIPT, 0, 28, 0, NULL);
  add (&sites, RB_SITE_STATEMENT, 13, 15, 0, "");
  add (&sites, RB_SITE_LOOP, 16, 28, 0, NULL);
  add (&sites, RB_SITE_FUNCTION, 4, 5, 2, "f");

  g_assert_cmpuint (rb_sites_get_n (&sites), ==, 4);
  g_assert_cmpuint (rb_sites_get (&sites, 0)->line, ==, 1);
  g_assert_cmpuint (rb_sites_get (&sites, 1)->line, ==, 2);
  g_assert_cmpuint (rb_sites_get (&sites, 2)->line, ==, 3);
  g_assert_cmpstr (rb_sites_get (&sites, 2)->name, ==, "");

  site = rb_sites_get (&sites, 3);
  g_assert_cmpint (site->kind, ==, RB_SITE_FUNCTION);
  g_assert_cmpuint (site->start, ==, 4);
  g_assert_cmpuint (site->end, ==, 5);
  g_assert_cmpuint (site->function, ==, 2);
  g_assert_cmpuint (site->line, ==, 2);
  g_assert_cmpstr (site->name, ==, "f");
  g_assert_null (rb_sites_get (&sites, 4));

  rb_sites_clear (&sites);
}

/* All of JavaScript's line terminators, in a source that is set after the sites are added. */
static void
test_lines (void)
{
  RbSites sites;

  rb_sites_init (&sites);
  for (guint i = 0; i < 7; i++)
    add (&sites, RB_SITE_STATEMENT, i, i + 1, 0, NULL);
  rb_sites_set_source (&sites, "\n\r\r\n\xe2\x80\xa8\xe2\x80\xa9.");

  for (guint i = 0; i < 7; i++)
    {
      static const guint lines[] = { 1, 2, 3, 3, 4, 5, 6 };

      g_assert_cmpuint (rb_sites_get (&sites, i)->line, ==, lines[i]);
    }

  rb_sites_clear (&sites);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sites/sites", test_sites);
  g_test_add_func ("/sites/lines", test_lines);

  return g_test_run ();
}

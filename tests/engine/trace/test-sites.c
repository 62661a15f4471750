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

  add (&sites, RB_SITE_RETURN, 5, 6, 3, NULL);
  g_assert_cmpuint (rb_sites_find_function (&sites, 1), ==, 0);
  g_assert_cmpuint (rb_sites_find_function (&sites, 3), ==, 3);
  g_assert_cmpuint (rb_sites_find_function (&sites, 4), ==, 3);
  g_assert_cmpuint (rb_sites_find_function (&sites, 5), ==, 0);

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

static void
assert_place (const RbSites *sites,
              guint          site,
              guint          line,
              guint          column)
{
  RbPlace place = rb_sites_find_place (sites, site);

  g_assert_cmpuint (place.line, ==, line);
  g_assert_cmpuint (place.column, ==, column);
}

/* Columns are counted from the start of the line, whatever ends the line before it. */
static void
test_places (void)
{
  RbSites sites;
  RbPlace place;

  rb_sites_init (&sites);
  add (&sites, RB_SITE_SCRIPT, 0, 9, 0, NULL);
  add (&sites, RB_SITE_STATEMENT, 4, 9, 0, NULL);
  assert_place (&sites, 1, 1, 5);

  for (guint start = 1; start < 16; start += 3)
    add (&sites, RB_SITE_STATEMENT, start, start + 1, 0, NULL);
  rb_sites_set_source (&sites, "\xe0\xb8\x81" "b\n"
                               "ab\r"
                               "ab\xe2\x80\xa8"
                               "ab\xe2\x80\xa9"
                               " b\r\n"
                               "b");

  assert_place (&sites, 0, 0, 0);
  for (guint line = 1; line <= 5; line++)
    assert_place (&sites, line + 1, line, 2);
  assert_place (&sites, 99, 0, 0);
  place = rb_sites_find_place (&sites, 3);
  g_assert_cmpuint (place.start, ==, 4);
  g_assert_cmpuint (place.end, ==, 5);

  rb_sites_clear (&sites);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sites/sites", test_sites);
  g_test_add_func ("/sites/lines", test_lines);
  g_test_add_func ("/sites/places", test_places);

  return g_test_run ();
}

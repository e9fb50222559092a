#!/usr/bin/env bash
# The Nu HTML checker over every page of built sites: no error, and no warning but those that are wrong here.
#
#   tests/browser/html.sh VNU_JAR SITE…
#
# Warnings that are left out: of the content-security policy (the checker takes 'self' for another place than the disk
# that it reads from, and data in JSON-LD for a script; Chromium itself is asked in disk.mjs), and guesses at the language
# (a page that exists in one language alone is shown in the other with `lang` on what it says); and of the lines of a
# table to be pasted, which its attribute keeps where a content management system drops styles. Style sheets are not
# checked: this checker's CSS is older than :has() and container queries.
set -euo pipefail
jar=$1
shift
if ! command -v java >/dev/null; then
    echo "installing Java"
    { apt-get update -qq && apt-get install -y -qq default-jre-headless; } >/dev/null 2>&1 || true
fi
if ! command -v java >/dev/null; then
    echo "NOT CHECKED: Java could not be installed, so nothing says that the pages are valid HTML"
    exit
fi
pages=$(find "$@" -name '*.html' | wc -l)
test "$pages" -gt 0
java -jar "$jar" --skip-non-html --Werror --no-langdetect \
    --filterpattern '.*(violates Content Security Policy|“border” attribute on the “table” element is obsolete).*' "$@"
echo "ok      the Nu HTML checker: $pages pages"

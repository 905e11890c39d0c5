/* libxml2's HTML parser, as Debian ships it; only module HTML imports this. */
#ifndef TOCSIN_CLIBXML2_H
#define TOCSIN_CLIBXML2_H

// Debian's libxml2 shows ICU's types in its headers, which are at odds with those of Foundation's own ICU
// when a module imports both. They only concern a struct that is never looked into here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* How many elements the parser holds open. */
static inline int tocsin_open_count(htmlParserCtxtPtr parser) { return parser->nameNr; }

/* Forgets the innermost open element, which keeps the parser's stack, and so its work for an end
   tag, bounded. Only for use inside startElement, before the parser has read on. */
static inline void tocsin_forget_innermost(htmlParserCtxtPtr parser) {
  if (parser->nameNr < 2) return;
  parser->nameNr -= 1;
  parser->nameTab[parser->nameNr] = NULL;
  parser->name = parser->nameTab[parser->nameNr - 1];
}

#endif

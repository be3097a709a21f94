/** What was found: hits with their passages, citations and snippets, totals and facet counts. */
@NullMarked
package io.entente.result;

import org.jspecify.annotations.NullMarked;

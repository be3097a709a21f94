/** What to find: the query, its filters, sorting, facets and cursor. */
@NullMarked
package io.entente.query;

import org.jspecify.annotations.NullMarked;

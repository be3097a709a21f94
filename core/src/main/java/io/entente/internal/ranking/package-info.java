/** From what matches to a page, best first: two stages, quality, folding, grouping. */
@NullMarked
package io.entente.internal.ranking;

import org.jspecify.annotations.NullMarked;

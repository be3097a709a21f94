/** From queries to results: compiling, collecting, highlighting, counting. */
@NullMarked
package io.entente.internal.search;

import org.jspecify.annotations.NullMarked;

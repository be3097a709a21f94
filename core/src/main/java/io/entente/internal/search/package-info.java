/** From queries to results: compiling, running, highlighting, suggesting. */
@NullMarked
package io.entente.internal.search;

import org.jspecify.annotations.NullMarked;

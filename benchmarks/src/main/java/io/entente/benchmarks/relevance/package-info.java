/** How good answers are, on collections with judgments, beside plain Lucene on the same passages. */
@NullMarked
package io.entente.benchmarks.relevance;

import org.jspecify.annotations.NullMarked;

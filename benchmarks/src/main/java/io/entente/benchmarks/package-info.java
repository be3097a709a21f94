/** Measurements of speed, beside hand-written Lucene in the same run. */
@NullMarked
package io.entente.benchmarks;

import org.jspecify.annotations.NullMarked;

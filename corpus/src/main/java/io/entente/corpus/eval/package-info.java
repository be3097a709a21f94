/** Measures rankings against judgments, by trec_eval's definitions. */
@NullMarked
package io.entente.corpus.eval;

import org.jspecify.annotations.NullMarked;

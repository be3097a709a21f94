/** Results in forms that other programs and people take: JSON, CSV, citations, counts in time. */
@NullMarked
package io.entente.corpus.export;

import org.jspecify.annotations.NullMarked;

/** Readers that turn files into documents, and a small collection to try things on. */
@NullMarked
package io.entente.corpus;

import org.jspecify.annotations.NullMarked;

/** What is read of an open index: by segment, by document, by word, with what is remembered of each. */
@NullMarked
package io.entente.internal.reader;

import org.jspecify.annotations.NullMarked;

/** Text to terms, and documents to passages. */
@NullMarked
package io.entente.analysis;

import org.jspecify.annotations.NullMarked;

/** Finds countries, topics, dates and the language in a text. */
@NullMarked
package io.entente.internal.tag;

import org.jspecify.annotations.NullMarked;

/** Counting what matches by country, topic, date and the like. */
@NullMarked
package io.entente.internal.facet;

import org.jspecify.annotations.NullMarked;

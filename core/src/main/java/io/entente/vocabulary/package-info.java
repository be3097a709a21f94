/** What policy texts speak of: countries, groups of countries, topics. */
@NullMarked
package io.entente.vocabulary;

import org.jspecify.annotations.NullMarked;

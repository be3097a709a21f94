/** The {@code entente} command. */
@NullMarked
package io.entente.cli;

import org.jspecify.annotations.NullMarked;

/** Entente and what one would use instead, on the same passages and with the same queries. */
@NullMarked
package io.entente.benchmarks.peers;

import org.jspecify.annotations.NullMarked;

/** Turns measurements into what people read. */
@NullMarked
package io.entente.benchmarks.report;

import org.jspecify.annotations.NullMarked;

/** The texts that speed is measured on: bundled, real, or generated. */
@NullMarked
package io.entente.benchmarks.texts;

import org.jspecify.annotations.NullMarked;

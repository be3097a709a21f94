/** From words to what they mean: each reader takes what it knows, the plain words come last. */
@NullMarked
package io.entente.internal.question;

import org.jspecify.annotations.NullMarked;

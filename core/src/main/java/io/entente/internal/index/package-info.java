/** From documents to Lucene documents: the schema and what is written under it. */
@NullMarked
package io.entente.internal.index;

import org.jspecify.annotations.NullMarked;

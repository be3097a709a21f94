/** What goes into an index: documents, their sections and passages, dates. */
@NullMarked
package io.entente.document;

import org.jspecify.annotations.NullMarked;

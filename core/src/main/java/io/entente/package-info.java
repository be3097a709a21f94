/** The index of policy texts: open, add, commit, search, close. */
@NullMarked
package io.entente;

import org.jspecify.annotations.NullMarked;

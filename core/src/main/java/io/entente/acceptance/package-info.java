/** Tests of relevance that a program runs over its own index: which passages come first, and which do not. */
@NullMarked
package io.entente.acceptance;

import org.jspecify.annotations.NullMarked;

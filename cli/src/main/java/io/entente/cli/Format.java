package io.entente.cli;

/** How something other than hits is written. */
enum Format {
  TEXT,
  JSON
}

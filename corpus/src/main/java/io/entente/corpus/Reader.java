package io.entente.corpus;

import java.io.IOException;

/** Reads the files of one format. */
interface Reader {

  /**
   * Hands the documents of a file to its sink, and what it cannot take in as refusals.
   *
   * @param file the file
   * @throws RefusedException if the file as a whole, or what is left of it, is refused
   * @throws IOException if the file cannot be read
   */
  void read(InputFile file) throws IOException;
}

package io.entente.cli;

/** What the launcher found out about where the output goes. */
final class Terminal {

  private Terminal() {}

  /** Whether results go to a terminal that shows colours. */
  static boolean colour() {
    return Boolean.getBoolean("entente.colour");
  }

  /** Whether complaints go to a terminal, where a progress bar can be drawn. */
  static boolean progress() {
    return Boolean.getBoolean("entente.progress");
  }
}

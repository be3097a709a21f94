package io.entente.corpus;

/** Says that an input is not a document, and why. */
public final class RefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What is wrong and where. */
  private final Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.toString());
    this.refusal = refusal;
  }

  /**
   * Returns what is wrong and where.
   *
   * @return the refusal
   */
  public Refusal refusal() {
    return refusal;
  }
}

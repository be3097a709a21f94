package io.entente.query;

/** Query text that cannot be read. */
public final class QuerySyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Where, in UTF-16 code units. */
  private final int offset;

  /**
   * Makes the exception.
   *
   * @param message what is wrong
   * @param offset where, in UTF-16 code units from the start of the query text
   */
  public QuerySyntaxException(String message, int offset) {
    super(message + " (at offset " + offset + ")");
    this.offset = offset;
  }

  /**
   * Returns where the query text went wrong.
   *
   * @return the offset in UTF-16 code units from the start of the query text
   */
  public int offset() {
    return offset;
  }
}

package io.entente.analysis;

import java.util.List;

/**
 * Finds the expressions of a text that mean one thing however they are written: sums of money,
 * percentages, temperatures, numbers of documents and references to provisions.
 *
 * <p>Each gets a canonical term: {@code USD 100} and {@code 100 dollars} are {@code $100},
 * {@code 37 per cent} is {@code 37%}, {@code 1,5 °C} is {@code 1.5°c}, {@code S/RES/1325 (2000)} is
 * {@code s/res/1325}, and {@code paragraph 2 of Art. V} is {@code article 5(2)}. A canonical term holds
 * a symbol, a slash, a bracket or a space, so it is never the term of a word.
 */
public final class Units {

  /**
   * An expression found in a text.
   *
   * @param term its canonical term
   * @param start the offset of its first character
   * @param end the offset behind its last character
   */
  public record Unit(String term, int start, int end) {}

  private Units() {}

  /**
   * Returns all units of a text by where they start. A reference to a provision is followed by those to
   * the provisions it lies in: {@code Article 5(2)} also gives {@code article 5}.
   *
   * @param text any text
   * @return the units
   */
  static List<Unit> find(String text) {
    return scan(text, false);
  }

  /**
   * Returns the references to provisions of a text by where they start, each as narrow as it is written:
   * {@code Article 5(2)} gives {@code article 5(2)} alone.
   *
   * @param text any text
   * @return the references
   */
  public static List<Unit> references(String text) {
    return scan(text, true);
  }

  /**
   * Returns a number of a provision as it stands in canonical terms: in small letters without brackets,
   * spaces and closing marks, with Roman numerals in capitals and words as figures. {@code IV} gives
   * {@code 4}, {@code 5 bis} gives {@code 5bis}, {@code (A)} gives {@code a} and {@code One} gives
   * {@code 1}. Roman numerals in small letters are kept, since a single one could be a letter: {@code
   * (iv)} gives {@code iv}.
   *
   * @param number a number such as headings and references have
   * @return its canonical form, empty if it holds no letter or digit
   */
  public static String canonicalNumber(String number) {
    return ProvisionNumbers.canonical(number);
  }

  private static List<Unit> scan(String text, boolean onlyReferences) {
    UnitScanner scan = new UnitScanner(text);
    ReferenceReader references = new ReferenceReader(scan, onlyReferences);
    AmountReader amounts = new AmountReader(scan);
    int end = text.length();
    int i = 0;
    while (i < end) {
      char c = text.charAt(i);
      if (Chars.isLetter(c)) {
        i = word(scan, references, i, onlyReferences);
      } else if (Chars.isDigit(c)) {
        i = onlyReferences ? scan.skipDigits(i) : amounts.number(i);
      } else if (c == '/') {
        i = onlyReferences ? i + 1 : DocumentCodes.slash(scan, i);
      } else if (c == '\u00A7') {
        i = references.sign(i);
      } else {
        i++;
      }
    }
    return scan.found();
  }

  /** Reads what begins with a word and returns the offset behind it. */
  private static int word(
      UnitScanner scan, ReferenceReader references, int start, boolean onlyReferences) {
    String text = scan.text();
    int end = scan.end();
    int stop = start + 1;
    while (stop < end && Chars.isLetter(text.charAt(stop))) {
      stop++;
    }
    int length = stop - start;
    char first = text.charAt(start);
    if (onlyReferences && references.code(start)) {
      return scan.behind();
    }
    if (length > 13
        || length < 2 && first != 'C' && !references.isSection(start, stop)
        || !mayBeginName(first)
        || !ProvisionNumbers.mayFollow(scan, stop)) {
      return stop;
    }
    if (stop < end
        && text.charAt(stop) == '('
        && !onlyReferences
        && DocumentCodes.communication(scan, start, stop)) {
      return scan.behind();
    }
    return references.word(start, stop) ? scan.behind() : stop;
  }

  private static boolean mayBeginName(char c) {
    return switch (c) {
      case 'a', 'b', 'c', 'h', 'i', 'k', 'l', 'n', 'p', 'r', 's', 't' -> true;
      case 'A', 'B', 'C', 'H', 'I', 'J', 'K', 'L', 'N', 'P', 'R', 'S', 'T' -> true;
      default -> false;
    };
  }
}

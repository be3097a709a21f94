package io.entente.analysis;

import io.entente.analysis.Units.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text that is read for units, with how far it has been read and what was found.
 *
 * <p>What reads an expression returns what it means, or whether it is one, and leaves where it ends in
 * {@link #behind}.
 */
final class UnitScanner {
  private static final int MAX_SPACES = 8;

  private final String text;
  private final int end;
  private final List<Unit> found = new ArrayList<>();
  private int from;
  private int behind;

  UnitScanner(String text) {
    this.text = text;
    this.end = text.length();
  }

  String text() {
    return text;
  }

  int end() {
    return end;
  }

  /** Where the last unit ends, which no other reaches behind. */
  int from() {
    return from;
  }

  /** Where what was read last ends. */
  int behind() {
    return behind;
  }

  void readTo(int offset) {
    behind = offset;
  }

  void add(String term, int start, int stop) {
    found.add(new Unit(term, start, stop));
    from = Math.max(from, stop);
  }

  /** Returns what was found by where it starts. */
  List<Unit> found() {
    if (found.size() > 1) {
      found.sort(Comparator.comparingInt(Unit::start));
    }
    return found;
  }

  /** Returns the folded word at an offset and sets where it ends; empty if none is there. */
  String wordAt(int p) {
    int stop = p;
    while (stop < end && stop < p + 13 && Chars.isLetter(text.charAt(stop))) {
      stop++;
    }
    behind = stop;
    return stop == p || !isWordEnd(stop) ? "" : Label.fold(text.substring(p, stop));
  }

  /** Skips spaces, or the hyphen of "100-dollar". */
  int gap(int p) {
    return p < end && (text.charAt(p) == '-' || text.charAt(p) == '\u2011') ? p + 1 : spaces(p);
  }

  /** Skips a few spaces and line breaks; none where a line is empty. */
  int spaces(int p) {
    int i = p;
    boolean broken = false;
    while (i < end && i < p + MAX_SPACES && Chars.isSpace(text.charAt(i))) {
      if (text.charAt(i) == '\n') {
        if (broken) {
          return p;
        }
        broken = true;
      }
      i++;
    }
    return i;
  }

  int skipDigits(int p) {
    int i = p;
    while (i < end && Chars.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  boolean isWordEnd(int p) {
    return p >= end || !Character.isLetterOrDigit(text.charAt(p));
  }
}

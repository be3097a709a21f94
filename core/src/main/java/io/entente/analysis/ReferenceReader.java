package io.entente.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads references to provisions, such as {@code Article 5(2)} and {@code paragraph 2 of Article 5}. */
final class ReferenceReader {
  private static final int MAX_DEPTH = 4;
  private static final int MAX_LIST = 40;

  private final UnitScanner scan;
  private final String text;
  private final int end;
  private final boolean narrowOnly;

  /**
   * Makes a reader.
   *
   * @param narrowOnly whether to leave out the provisions that a provision lies in
   */
  ReferenceReader(UnitScanner scan, boolean narrowOnly) {
    this.scan = scan;
    this.text = scan.text();
    this.end = scan.end();
    this.narrowOnly = narrowOnly;
  }

  /** Reads what begins with a section sign and returns the offset behind it. */
  int sign(int start) {
    int stop = start + 1 < end && text.charAt(start + 1) == '\u00A7' ? start + 2 : start + 1;
    Division division = Division.of(text.substring(start, stop));
    return division != null && reference(division, start, stop, true) ? scan.behind() : stop;
  }

  /** Reads the reference that begins with a word; false if none does. */
  boolean word(int start, int stop) {
    String name = Label.fold(text.substring(start, stop));
    Division division = isSection(start, stop) ? Division.of("sec") : Division.of(name);
    if (division != null) {
      return reference(division, start, stop, Character.isUpperCase(text.charAt(start)));
    }
    return Division.isSubdivision(name) && paragraphOf(start, stop, name)
        || narrowOnly && alone(start, stop, name);
  }

  /**
   * Reads a paragraph of what has no articles, such as a resolution, or a recital: {@code paragraph 4}, {@code recital 14}.
   */
  private boolean alone(int start, int nameEnd, String name) {
    String kind = Division.alone(name);
    int p = behindName(start, nameEnd);
    String number = kind == null || p == nameEnd ? null : ProvisionNumbers.subdivision(scan, p);
    if (number == null || !Chars.isDigit(number.charAt(0))) {
      return false;
    }
    StringBuilder term = new StringBuilder(kind).append(' ').append(number);
    int stop = scan.behind();
    for (String sub = ProvisionNumbers.bracketed(scan, stop);
        sub != null;
        sub = ProvisionNumbers.bracketed(scan, stop)) {
      term.append('(').append(sub).append(')');
      stop = scan.behind();
    }
    String operative = "operative ";
    int from = start - operative.length();
    boolean named = from >= 0 && text.regionMatches(true, from, operative, 0, operative.length());
    scan.add(term.toString(), named ? from : start, stop);
    scan.readTo(stop);
    return true;
  }

  /** Reads an article of a French code that is cited without the word: {@code L. 121-3}; false if there is none. */
  boolean code(int start) {
    Division article = Division.of("article");
    boolean behindWord = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
    int figures = behindWord ? -1 : CodeArticle.figures(text, start, end);
    if (figures < 0 || article == null) {
      return false;
    }
    int stop = scan.skipDigits(figures);
    boolean parted =
        stop + 1 < end && text.charAt(stop) == '-' && Chars.isDigit(text.charAt(stop + 1));
    String number = parted ? ProvisionNumbers.provision(scan, start, article, true) : null;
    if (number == null) {
      return false;
    }
    scan.add("article " + number, start, scan.behind());
    return true;
  }

  /** Whether it is {@code s.} or {@code s} before a number, as British lawyers write. */
  boolean isSection(int start, int stop) {
    if (stop != start + 1
        || text.charAt(start) != 's'
        || start > 0 && !Chars.isSpace(text.charAt(start - 1)) && text.charAt(start - 1) != '('
        || stop >= end) {
      return false;
    }
    boolean stopped = text.charAt(stop) == '.';
    int number = scan.spaces(stopped ? stop + 1 : stop);
    return number < end && (stopped || number == stop + 1) && Chars.isDigit(text.charAt(number));
  }

  /** Reads the numbers behind the name of a division. */
  private boolean reference(Division division, int start, int nameEnd, boolean capital) {
    int p = behindName(start, nameEnd);
    if (p == nameEnd && text.charAt(nameEnd - 1) != '\u00A7') {
      return false;
    }
    String number = ProvisionNumbers.provision(scan, p, division, capital);
    if (number == null) {
      return false;
    }
    List<String> path = new ArrayList<>();
    path.add(number);
    boolean signed = division.name().equals("article");
    boolean several = subdivisions(scan.behind(), path, signed);
    int stop = scan.behind();
    emit(division, path, start, stop, true);
    for (int items = 0; items < MAX_LIST; items++) {
      int next = separator(stop);
      if (next < 0 || next >= end) {
        break;
      }
      char c = text.charAt(next);
      if (path.size() > 1 && (c == '(' || several && Chars.isDigit(c))) {
        String sub = ProvisionNumbers.subdivision(scan, next);
        if (sub == null) {
          break;
        }
        path.set(path.size() - 1, sub);
        stop = scan.behind();
        emit(division, path, next, stop, false);
      } else {
        String sibling = division.several() && (Chars.isDigit(c) || c >= 'A' && c <= 'Z')
            ? ProvisionNumbers.provision(scan, next, division, true)
            : null;
        if (sibling == null) {
          break;
        }
        path.clear();
        path.add(sibling);
        several = subdivisions(scan.behind(), path, signed);
        stop = scan.behind();
        emit(division, path, next, stop, true);
      }
    }
    scan.readTo(stop);
    return true;
  }

  private void emit(Division division, List<String> path, int start, int stop, boolean ancestors) {
    for (int depth = path.size(); depth > 0; depth--) {
      scan.add(term(division, path, depth), start, stop);
      if (narrowOnly || !ancestors) {
        return;
      }
    }
  }

  private static String term(Division division, List<String> path, int depth) {
    StringBuilder term = new StringBuilder(division.name()).append(' ').append(path.get(0));
    for (int i = 1; i < depth; i++) {
      term.append('(').append(path.get(i)).append(')');
    }
    return term.toString();
  }

  /** Reads "paragraph 2 of Article 5", also with several numbers and several steps. */
  private boolean paragraphOf(int start, int nameEnd, String first) {
    List<String> steps = new ArrayList<>();
    List<String> leaves = new ArrayList<>();
    String sub = first;
    int name = start;
    int p = nameEnd;
    for (int level = 0; level < MAX_DEPTH; level++) {
      p = behindName(name, p);
      String number = ProvisionNumbers.subdivision(scan, p);
      if (number == null) {
        return false;
      }
      List<String> path = new ArrayList<>();
      path.add(number);
      p = scan.behind();
      for (String more = ProvisionNumbers.bracketed(scan, scan.spaces(p));
          more != null && path.size() < MAX_DEPTH;
          more = ProvisionNumbers.bracketed(scan, scan.spaces(p))) {
        path.add(more);
        p = scan.behind();
      }
      if (level == 0 && path.size() == 1 && Division.isSeveralSubdivisions(sub)) {
        p = furtherNumbers(p, leaves);
      }
      steps.addAll(0, path);
      p = connector(p);
      if (p < 0) {
        return false;
      }
      int stop = p;
      while (stop < end && stop < p + 14 && Chars.isLetter(text.charAt(stop))) {
        stop++;
      }
      boolean signed = stop == p && p < end && text.charAt(p) == '\u00A7';
      sub = signed ? "\u00A7" : Label.fold(text.substring(p, stop));
      Division division = Division.of(sub);
      if (division != null) {
        return paragraphsIn(division, p, signed ? p + 1 : stop, start, steps, leaves);
      }
      if (!Division.isSubdivision(sub)) {
        return false;
      }
      name = p;
      p = stop;
    }
    return false;
  }

  /** Reads the numbers of a list behind its first into {@code leaves} and returns the offset behind them. */
  private int furtherNumbers(int first, List<String> leaves) {
    int p = first;
    for (int next = separator(p); next >= 0 && leaves.size() < MAX_LIST; next = separator(p)) {
      String other = ProvisionNumbers.subdivision(scan, next);
      if (other == null) {
        break;
      }
      leaves.add(other);
      p = scan.behind();
    }
    return p;
  }

  /**
   * Reads the division that paragraphs lie in and adds each of them.
   *
   * @param start where the first paragraph begins
   * @param steps the numbers on the way down to the first paragraph
   * @param leaves the last numbers of its siblings
   */
  private boolean paragraphsIn(
      Division division,
      int name,
      int nameEnd,
      int start,
      List<String> steps,
      List<String> leaves) {
    boolean capital = Character.isUpperCase(text.charAt(name));
    String number = ProvisionNumbers.provision(scan, behindName(name, nameEnd), division, capital);
    if (number == null) {
      return false;
    }
    List<String> path = new ArrayList<>();
    path.add(number);
    subdivisions(scan.behind(), path, false);
    int stop = scan.behind();
    int base = path.size();
    if (!narrowOnly) {
      emit(division, path, name, stop, true);
    }
    path.addAll(steps);
    for (int depth = path.size(); depth > base; depth--) {
      scan.add(term(division, path, depth), start, stop);
      if (narrowOnly) {
        break;
      }
    }
    for (String leaf : leaves) {
      path.set(path.size() - 1, leaf);
      scan.add(term(division, path, path.size()), start, stop);
    }
    scan.readTo(stop);
    return true;
  }

  /** Reads "(2)(a)", ", paragraph 2" and the like; tells whether the last may have further numbers behind it. */
  private boolean subdivisions(int p, List<String> path, boolean signed) {
    int stop = p;
    boolean several = false;
    while (path.size() <= MAX_DEPTH) {
      String sub = ProvisionNumbers.bracketed(scan, scan.spaces(stop));
      if (sub == null && signed && path.size() == 1) {
        sub = signed(stop);
      }
      if (sub == null) {
        int at = stop < end && text.charAt(stop) == ',' ? stop + 1 : stop;
        int start = scan.spaces(at);
        int wordEnd = start;
        while (wordEnd < end && wordEnd < start + 14 && Chars.isLetter(text.charAt(wordEnd))) {
          wordEnd++;
        }
        if (start == at || wordEnd - start < 3) {
          break;
        }
        char first = Character.toLowerCase(text.charAt(start));
        if ("pasblcu".indexOf(first) < 0 || !ProvisionNumbers.mayFollow(scan, wordEnd)) {
          break;
        }
        String name = Label.fold(text.substring(start, wordEnd));
        int number = behindName(start, wordEnd);
        if (!Division.isSubdivision(name) || number == wordEnd || number >= end) {
          break;
        }
        sub = ProvisionNumbers.subdivision(scan, number);
        several = Division.isSeveralSubdivisions(name);
      } else {
        several = false;
      }
      if (sub == null) {
        break;
      }
      path.add(sub);
      stop = scan.behind();
    }
    scan.readTo(stop);
    return several;
  }

  /** Reads the paragraph of an article that a sign stands before: {@code Art. 3, § 2}. */
  private @Nullable String signed(int p) {
    int sign = scan.spaces(p < end && text.charAt(p) == ',' ? p + 1 : p);
    boolean there = sign < end && text.charAt(sign) == '\u00A7';
    return there ? ProvisionNumbers.subdivision(scan, scan.spaces(sign + 1)) : null;
  }

  /** Returns the offset of the word behind an "of", or -1. */
  private int connector(int p) {
    int start = scan.spaces(p);
    if (start == p) {
      return -1;
    }
    for (String of : new String[] {"of", "de l'", "de l\u2019", "del", "des", "de", "von", "in"}) {
      if (text.startsWith(of, start)) {
        int stop = start + of.length();
        int next = scan.spaces(stop);
        if (next < end && (next > stop || of.length() == 5)) {
          return next;
        }
      }
    }
    return -1;
  }

  /** Returns the offset behind what may stand between two numbers of a list, or -1. */
  private int separator(int p) {
    int at = scan.spaces(p);
    boolean parted = false;
    if (at < end && text.charAt(at) == ',') {
      int next = scan.spaces(at + 1);
      if (next == at + 1) {
        return -1;
      }
      at = next;
      parted = true;
    } else if (at < end && ("-\u2013\u2014&".indexOf(text.charAt(at)) >= 0)) {
      return scan.spaces(at + 1);
    } else if (at == p) {
      return -1;
    }
    for (String and : new String[] {
      "and", "or", "to", "through", "und", "oder", "bis", "et", "ou", "\u00E0", "y", "e", "a"
    }) {
      if (text.startsWith(and, at)) {
        int next = scan.spaces(at + and.length());
        if (next > at + and.length()) {
          return next;
        }
      }
    }
    return parted ? at : -1;
  }

  /** Skips the stop of an abbreviation and spaces. */
  private int behindName(int name, int nameEnd) {
    boolean stopped = nameEnd < end
        && text.charAt(nameEnd) == '.'
        && nameEnd - name < 6
        && Division.isAbbreviation(text.substring(name, nameEnd).toLowerCase(Locale.ROOT));
    return scan.spaces(stopped ? nameEnd + 1 : nameEnd);
  }
}

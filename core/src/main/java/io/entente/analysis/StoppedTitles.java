package io.entente.analysis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Titles behind a number that end with a stop, as laws in Spanish have them, told from articles of one short sentence. */
final class StoppedTitles {
  private static final int MAX_WORDS = 14;
  private static final int FEWEST = 2;

  private final String text;
  private final Lines lines;
  private final LineShapes shapes;
  private @Nullable Boolean most;

  StoppedTitles(String text, Lines lines, LineShapes shapes) {
    this.text = text;
    this.lines = lines;
    this.shapes = shapes;
  }

  /** Whether it is a title with a stop behind it, as laws in Spanish have them: {@code Artículo 1. Objeto.} */
  boolean has(NumberedLine line) {
    return mayBeStopped(line) && endsTitle(line.i(), line.rest()) && (isInCapitals(line) || most());
  }

  private boolean isInCapitals(NumberedLine line) {
    String rest = text.substring(line.rest(), line.end());
    return rest.equals(rest.toUpperCase(Locale.ROOT))
        && !rest.equals(rest.toLowerCase(Locale.ROOT));
  }

  private static boolean mayBeStopped(NumberedLine line) {
    return !line.bare() && (line.separated() || line.label().isSign());
  }

  private boolean endsTitle(int i, int from) {
    int next = i + 1;
    int end = lines.end(i);
    if (next >= lines.count()
        || lines.inline(next)
        || text.charAt(end - 1) != '.'
        || !Marker.startsText(text.charAt(from))
        || LineShapes.words(text, from, end) > MAX_WORDS
        || Sentences.end(text, from, end) < end) {
      return false;
    }
    int start = lines.start(next);
    char c = text.charAt(start);
    boolean divides = Label.mayBegin(c) && Label.scan(text, start, lines.end(next)) != null;
    return !divides && (Marker.startsText(c) || shapes.markerAt(next, start) != null);
  }

  /** Whether nearly all articles of the text have a short line with a stop and more below it. */
  private boolean most() {
    Boolean known = most;
    if (known == null) {
      int articles = 0;
      int stopped = 0;
      for (int i = 0; i < lines.count(); i++) {
        int at = lines.inline(i) ? lines.end(i) : shapes.skipMarkup(lines.start(i), lines.end(i));
        Label label = at < lines.end(i) && Label.mayBegin(text.charAt(at))
            ? Label.scan(text, at, lines.end(i))
            : null;
        if (label != null && label.rank() == Label.ARTICLE && label.numbered()) {
          NumberedLine line = NumberedLine.of(text, lines, shapes, i, label, false, true, i);
          articles += mayBeStopped(line) && !shapes.isTitleShape(i, line.rest()) ? 1 : 0;
          stopped += mayBeStopped(line) && endsTitle(i, line.rest()) ? 1 : 0;
        }
      }
      known = stopped >= FEWEST && stopped * 10 >= articles * 8;
      most = known;
    }
    return known;
  }
}

package io.entente.internal.tag;

import io.entente.analysis.Units;
import io.entente.document.Passage;
import io.entente.internal.tag.ProvisionStep.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which provisions of its document a passage is, as canonical keys: {@code article 5},
 * {@code article 5(2)(a)}, {@code section 247}, {@code annex a}, {@code preamble}.
 *
 * <p>The keys come from the path, and from lines of the text that begin with the next number or letter of
 * a list. They are those that {@link Units} makes of references, whatever the language
 * of the path: {@code Artikel IV} and {@code 第四条} are {@code article 4}.
 *
 * <p>An article of an annex, a protocol or the like has the key {@code annex 2 article 1}, and {@code article
 * 1} only if the main body has no such article. Where the chapters of the main body each have an Article 1,
 * every one is {@code article 1}, and {@code chapter 2 article 1} besides. The same holds for all divisions.
 */
public final class Provisions {

  /**
   * The keys of one passage.
   *
   * @param starts of the provisions that begin in it
   * @param within of all provisions that it is a part of or that it holds, also those that begin in it
   */
  public record Keys(Set<String> starts, Set<String> within) {}

  private static final int MAX_MARKS = 3;
  private static final Keys NONE = new Keys(Set.of(), Set.of());

  private final Map<String, ProvisionStep> read = new HashMap<>();
  private final Map<List<String>, Place> places = new HashMap<>();
  private final Map<List<String>, Node> nodes = new HashMap<>();
  /** How many divisions of the main body have a key. */
  private final Map<String, Integer> inMainBody = new HashMap<>();

  /** Divisions and keys that have begun. */
  private final Set<String> begun = new HashSet<>();

  private final boolean isLaw;

  private boolean signs;
  private boolean provisions;

  private Provisions(boolean isLaw) {
    this.isLaw = isLaw;
  }

  /**
   * Returns the keys of a document's passages.
   *
   * @param passages all passages of one document, in order
   * @param isLaw whether it is a law, whose numbered paragraphs are sections where it has no others, as in {@code 3.
   *     Licences.—No person shall ...}
   * @return one for each passage
   */
  public static List<Keys> keys(List<Passage> passages, boolean isLaw) {
    return new Provisions(isLaw).all(passages);
  }

  /**
   * Tells whether a division stands at the end of a treaty or law and may number its articles anew.
   *
   * @param name its canonical name
   * @return true for annexes, protocols and the like
   */
  public static boolean isAttached(String name) {
    return ProvisionStep.ATTACHED.contains(name);
  }

  private List<Keys> all(List<Passage> passages) {
    for (Passage passage : passages) {
      for (String step : passage.path()) {
        ProvisionStep known = read(step);
        signs |= step.startsWith("\u00A7");
        provisions |= known.kind() == Kind.DIVISION
            && !ProvisionStep.ATTACHED.contains(known.name())
            && !ProvisionStep.CONTAINERS.contains(known.name());
      }
    }
    List<Place> found = new ArrayList<>(passages.size());
    for (Passage passage : passages) {
      found.add(place(passage.path()));
    }
    List<Keys> keys = new ArrayList<>(passages.size());
    Lists lists = new Lists();
    Node before = null;
    for (int i = 0; i < found.size(); i++) {
      Place place = found.get(i);
      if (place.nodes.isEmpty()) {
        keys.add(paragraphs(passages.get(i).text()));
        before = null;
        continue;
      }
      Node node = place.nodes.getLast();
      if (before == null
          || node.id != before.id
          || !place.marks.isEmpty()
          || !place.last.isEmpty()) {
        lists = new Lists();
      }
      before = node;
      keys.add(keys(place, passages.get(i).text(), lists));
    }
    return List.copyOf(keys);
  }

  private ProvisionStep read(String step) {
    ProvisionStep known = read.get(step);
    if (known == null) {
      known = ProvisionStep.read(step);
      read.put(step, known);
    }
    return known;
  }

  /**
   * A division, known by the steps of the path down to it.
   *
   * @param marks its numbers, if it has no name
   */
  private record Node(
      int id,
      List<String> keys,
      @Nullable Node holder,
      boolean attached,
      boolean container,
      List<String> marks) {

    /** The keys that it is found by. */
    List<String> forms(Map<String, Integer> inMainBody) {
      List<String> forms = new ArrayList<>();
      for (String key : keys) {
        int others = inMainBody.getOrDefault(key, 0);
        boolean qualified = holder != null && (attached || others > 1);
        if (!attached || others == 0) {
          forms.add(key);
        }
        if (qualified && holder != null) {
          for (String above : holder.keys) {
            forms.add(above + " " + key);
          }
        }
      }
      return forms;
    }
  }

  /**
   * What a path says.
   *
   * @param nodes the divisions, outermost first
   * @param marks the paragraphs and points below the last, one in each step
   * @param last what the last step covers, if it is a range
   */
  private record Place(List<Node> nodes, List<String> marks, List<String> last) {}

  private Place place(List<String> path) {
    Place known = places.get(path);
    if (known != null) {
      return known;
    }
    List<Node> above = new ArrayList<>();
    List<ProvisionStep> steps = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    List<String> last = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      ProvisionStep written = read(path.get(i));
      ProvisionStep step = named(written, steps);
      if (step.kind() == Kind.DIVISION) {
        drop(above, steps, step);
        boolean marked = written.kind() == Kind.MARKS;
        above.add(node(path.subList(0, i + 1), step, marked, above, steps));
        steps.add(step);
        marks.clear();
        last.clear();
        marks.addAll(step.below());
      } else if (step.kind() == Kind.MARKS && step.numbers().size() > 1) {
        last.clear();
        last.addAll(step.numbers());
      } else if (step.kind() == Kind.MARKS) {
        marks.addAll(step.numbers());
      }
    }
    Place place = new Place(List.copyOf(above), List.copyOf(marks), List.copyOf(last));
    places.put(path, place);
    return place;
  }

  /** An annex does not lie in the article before it, nor an article in the preamble. */
  private static void drop(List<Node> above, List<ProvisionStep> steps, ProvisionStep step) {
    while (!steps.isEmpty()) {
      String name = steps.getLast().name();
      boolean inside = ProvisionStep.ATTACHED.contains(step.name())
          ? !ProvisionStep.ATTACHED.contains(name) && !ProvisionStep.CONTAINERS.contains(name)
          : name.equals("preamble");
      if (!inside) {
        return;
      }
      steps.removeLast();
      above.removeLast();
    }
  }

  /** Names what has a number alone, and tells the sections above articles from those with a sign. */
  private ProvisionStep named(ProvisionStep step, List<ProvisionStep> above) {
    boolean dotted = step.kind() == Kind.MARKS
        && step.numbers().getFirst().indexOf('.') > 0
        && (above.isEmpty() || !isProvision(above.getLast()));
    if ((step.kind() == Kind.BARE || dotted) && !provisions) {
      return new ProvisionStep(Kind.DIVISION, "section", step.numbers(), step.below());
    }
    if (isLaw && step.kind() == Kind.MARKS && !provisions && isSections(step, above)) {
      return new ProvisionStep(Kind.DIVISION, "section", step.numbers(), step.below());
    }
    if (step.kind() == Kind.BARE && above.isEmpty() && !step.below().isEmpty()) {
      return new ProvisionStep(Kind.DIVISION, "section", step.numbers(), step.below());
    }
    if (step.name().equals("paragraph") && !above.isEmpty() && isProvision(above.getLast())) {
      return new ProvisionStep(Kind.MARKS, "", step.numbers(), List.of());
    }
    if (step.kind() == Kind.MARKS && isSections(step, above)) {
      boolean recital = !above.isEmpty() && above.getLast().name().equals("preamble");
      return new ProvisionStep(
          Kind.DIVISION, recital ? "recital" : "paragraph", step.numbers(), step.below());
    }
    if (step.kind() == Kind.BARE && !above.isEmpty() && isAttached(above)) {
      return new ProvisionStep(Kind.MARKS, "", step.numbers(), List.of());
    }
    if (step.name().equals("division") && !signs) {
      return new ProvisionStep(Kind.DIVISION, "section", step.numbers(), step.below());
    }
    return step;
  }

  /** Whether the last division is a schedule or the like, or a part of one. */
  private static boolean isAttached(List<ProvisionStep> above) {
    ProvisionStep last = above.getLast();
    return ProvisionStep.ATTACHED.contains(last.name())
        || !isProvision(last)
            && above.stream().anyMatch(step -> ProvisionStep.ATTACHED.contains(step.name()));
  }

  /** Whether marks are numbers that nothing but chapters and the like stands above. */
  private static boolean isSections(ProvisionStep step, List<ProvisionStep> above) {
    return (above.isEmpty() || !isProvision(above.getLast()) && !isAttached(above))
        && step.numbers().stream().allMatch(number -> Character.isDigit(number.charAt(0)));
  }

  private static boolean isProvision(ProvisionStep step) {
    return !ProvisionStep.CONTAINERS.contains(step.name());
  }

  private Node node(
      List<String> path,
      ProvisionStep step,
      boolean marked,
      List<Node> above,
      List<ProvisionStep> steps) {
    Node known = nodes.get(path);
    if (known != null) {
      return known;
    }
    Node attachedTo = null;
    for (int i = 0; i < steps.size(); i++) {
      attachedTo = ProvisionStep.ATTACHED.contains(steps.get(i).name()) ? above.get(i) : attachedTo;
    }
    boolean attached = attachedTo != null;
    Node holder = attached || above.isEmpty() ? attachedTo : above.getLast();
    List<String> keys = new ArrayList<>();
    if (step.numbers().isEmpty()) {
      keys.add(step.name());
    }
    for (String number : step.numbers()) {
      keys.add(step.name() + " " + number);
    }
    if (!attached && step.below().isEmpty()) {
      keys.forEach(key -> inMainBody.merge(key, 1, Integer::sum));
    }
    Node node = new Node(
        nodes.size(),
        List.copyOf(keys),
        holder,
        attached,
        !isProvision(step),
        marked ? step.numbers() : List.of());
    nodes.put(List.copyOf(path), node);
    return node;
  }

  private Keys keys(Place place, String text, Lists lists) {
    Set<String> starts = new LinkedHashSet<>();
    Set<String> within = new LinkedHashSet<>();
    for (int i = 0; i < place.nodes.size(); i++) {
      Node above = place.nodes.get(i);
      note(above, above.forms(inMainBody), starts, within);
    }
    Node node = place.nodes.getLast();
    List<String> forms = new ArrayList<>(node.forms(inMainBody));
    if (node.container && node.attached && node.holder != null) {
      // The paragraphs of a schedule are numbered through its parts.
      forms.addAll(node.holder.forms(inMainBody));
    }
    for (int depth = 1; depth <= place.marks.size(); depth++) {
      note(node, below(forms, place.marks.subList(0, depth)), starts, within);
    }
    for (String mark : place.last) {
      List<String> path = new ArrayList<>(place.marks);
      path.add(mark);
      note(node, below(forms, path), starts, within);
    }
    lists.read(text, place.marks, place.last);
    for (List<String> path : lists.found) {
      // A paragraph that is a division of its own has its number in the text as well.
      List<String> marks =
          node.marks.contains(path.getFirst()) ? path.subList(1, path.size()) : path;
      if (!marks.isEmpty()) {
        note(node, below(forms, marks), starts, within);
      }
      String recital = forms.contains("preamble") ? paragraph("recital ", marks) : "";
      if (!recital.isEmpty()) {
        note(node, List.of(recital), starts, within);
      }
    }
    lists.found.clear();
    return new Keys(Collections.unmodifiableSet(starts), Collections.unmodifiableSet(within));
  }

  /** The keys of numbered paragraphs that stand in a passage without a number of its own, as in a short resolution. */
  private Keys paragraphs(String text) {
    Set<String> starts = new LinkedHashSet<>();
    Lists lists = new Lists();
    lists.read(text, List.of(), List.of());
    for (List<String> path : lists.found) {
      String key = paragraph("paragraph ", path);
      if (!key.isEmpty() && begun.add(key)) {
        starts.add(key);
      }
    }
    return starts.isEmpty()
        ? NONE
        : new Keys(Collections.unmodifiableSet(starts), Collections.unmodifiableSet(starts));
  }

  /** The key of a numbered paragraph, or nothing for points. */
  private static String paragraph(String kind, List<String> path) {
    return path.size() == 1 && Character.isDigit(path.getFirst().charAt(0))
        ? kind + path.getFirst()
        : "";
  }

  private void note(Node node, List<String> keys, Set<String> starts, Set<String> within) {
    for (String key : keys) {
      within.add(key);
      if (begun.add(node.id + " " + key)) {
        starts.add(key);
      }
    }
  }

  private static List<String> below(List<String> forms, List<String> marks) {
    if (marks.size() > MAX_MARKS) {
      return List.of();
    }
    List<String> keys = new ArrayList<>();
    String mark = marks.getLast();
    int dot = mark.indexOf('.');
    for (String form : forms) {
      // In Article 5 a paragraph 5.1 is Article 5.1 as well as Article 5(1).
      if (dot > 0 && (form.endsWith(" " + mark.substring(0, dot)))) {
        keys.add(form + mark.substring(dot));
        if (mark.indexOf('.', dot + 1) < 0) {
          keys.add(form + "(" + mark.substring(dot + 1) + ")");
        }
      } else {
        StringBuilder key = new StringBuilder(form);
        for (String step : marks) {
          key.append('(').append(step).append(')');
        }
        keys.add(key.toString());
      }
    }
    return keys;
  }

  /** The lists of numbered paragraphs and points that are open while lines are read. */
  private static final class Lists {

    /** A list and where it is: how its numbers are written, the last value and the last number. */
    private record Open(int style, int value, String number) {}

    private static final int FIGURE = 0;
    private static final int LETTER = 1;
    private static final int ROMAN = 2;
    private static final int CAPITAL = 3;
    private static final int DOTTED = 4;
    private static final int STYLES = 8;
    private static final int MAX_GAP = 3;
    private static final int MAX_ON_LINE = 3;

    private final List<Open> open = new ArrayList<>();
    private final List<List<String>> found = new ArrayList<>();
    private int fixed;
    private int behind;

    void read(String text, List<String> marks, List<String> last) {
      List<String> expected = new ArrayList<>(marks);
      if (!last.isEmpty()) {
        expected.add(last.getFirst());
      }
      if (!expected.isEmpty()) {
        open.clear();
        for (String mark : expected) {
          open.add(new Open(-1, 0, mark));
        }
      }
      fixed = marks.size();
      int at = 0;
      int depth = 0;
      boolean first = true;
      while (at < text.length()) {
        int lineEnd = text.indexOf('\n', at);
        lineEnd = lineEnd < 0 ? text.length() : lineEnd;
        int p = at;
        for (int i = 0; i < MAX_ON_LINE; i++) {
          p = skip(text, p, lineEnd);
          String raw = marker(text, p, lineEnd);
          if (raw.isEmpty()) {
            break;
          }
          int form = form(text, p, behind);
          int seen = first ? expected(raw, form, depth, expected.size()) : -1;
          if (seen >= 0) {
            depth = seen + 1;
          } else if (!next(raw, form, i > 0)) {
            break;
          }
          p = behind;
        }
        first = false;
        at = lineEnd + 1;
      }
    }

    /** The first marker is that of the path; returns its depth, or -1. */
    private int expected(String raw, int form, int from, int size) {
      String number = Units.canonicalNumber(raw);
      for (int depth = from; depth < size; depth++) {
        if (open.get(depth).number.equals(number)) {
          int kind = kind(raw);
          int sibling =
              kind == LETTER && ProvisionStep.roman(raw) > 0 && raw.length() > 1 ? ROMAN : kind;
          open.set(depth, new Open(sibling + form * STYLES, value(raw, sibling), number));
          return depth;
        }
      }
      return -1;
    }

    /** Takes a marker that goes on with a list or begins one. */
    private boolean next(String raw, int form, boolean onlyFirst) {
      String number = Units.canonicalNumber(raw);
      int kind = kind(raw);
      int[] readings = kind == LETTER && ProvisionStep.roman(raw) > 0
          ? raw.length() == 1 ? new int[] {ROMAN, LETTER} : new int[] {ROMAN}
          : new int[] {kind};
      for (int reading : onlyFirst ? new int[0] : readings) {
        int style = reading + form * STYLES;
        int value = value(raw, reading);
        for (int depth = open.size() - 1; depth >= fixed; depth--) {
          Open list = open.get(depth);
          if (list.style == style && follows(reading, list, value, number)) {
            take(depth, new Open(style, value, number));
            return true;
          }
        }
      }
      for (int reading : readings) {
        int style = reading + form * STYLES;
        if (value(raw, reading) != 1 || reading == DOTTED && !beginsDotted(number)) {
          continue;
        }
        int depth = open.size();
        for (int i = open.size() - 1; i >= 0; i--) {
          depth = open.get(i).style == style ? i : depth;
        }
        if (depth < fixed) {
          return false;
        }
        take(depth, new Open(style, 1, number));
        return true;
      }
      return false;
    }

    private static boolean follows(int kind, Open list, int value, String number) {
      if (kind == DOTTED) {
        int dot = number.lastIndexOf('.');
        return list.number.startsWith(number.substring(0, dot + 1))
            && list.number.lastIndexOf('.') == dot
            && value == list.value + 1;
      }
      boolean suffixed = value == list.value && !number.equals(list.number);
      return suffixed || value > list.value && value <= list.value + (kind == FIGURE ? MAX_GAP : 1);
    }

    private static boolean beginsDotted(String number) {
      return number.indexOf('.') == number.lastIndexOf('.');
    }

    private void take(int depth, Open list) {
      while (open.size() > depth) {
        open.removeLast();
      }
      open.add(list);
      if (open.size() <= MAX_MARKS) {
        found.add(open.stream().map(Open::number).toList());
      }
    }

    private static int skip(String text, int from, int end) {
      int p = from;
      while (p < end) {
        char c = text.charAt(p);
        if (c != ' ' && c != '\t' && c != '\u00A0' && c != '\u2022' && c != '*' && c != '_') {
          break;
        }
        p++;
      }
      return p;
    }

    /** Returns what stands between the brackets or before the stop of a marker, or nothing. */
    private String marker(String text, int start, int end) {
      if (start >= end) {
        return "";
      }
      if (text.charAt(start) == '\u00A7') {
        return signed(text, start, end);
      }
      boolean enclosed = text.charAt(start) == '(';
      int from = enclosed ? start + 1 : start;
      int p = from;
      int dots = 0;
      while (p < end && p < from + 10) {
        char c = text.charAt(p);
        if (c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
          p++;
        } else if (!enclosed
            && c == '.'
            && p > from
            && p + 1 < end
            && isDigit(text.charAt(p + 1))) {
          dots++;
          p++;
        } else {
          break;
        }
      }
      if (p == from || p >= end) {
        return "";
      }
      String raw = text.substring(from, p);
      char c = text.charAt(p);
      boolean closed = c == ')' || !enclosed && (c == '.' || c == '\u00BA' || c == '\u00B0');
      boolean spaced = Character.isWhitespace(c) && (dots > 0 || isAlone(text, raw, p, end));
      if (!closed && !spaced || enclosed && c != ')' || !isNumber(raw, dots)) {
        return "";
      }
      behind = closed ? p + 1 : p;
      char after = behind < end ? text.charAt(behind) : ' ';
      boolean reference = ",;)".indexOf(after) >= 0 || c == '.' && Character.isLowerCase(after);
      return reference ? "" : raw;
    }

    /** Whether a number has nothing but a space behind it, as paragraphs of Swiss articles have. */
    private static boolean isAlone(String text, String raw, int end, int lineEnd) {
      int next = skip(text, end, lineEnd);
      return raw.length() <= 2
          && raw.chars().allMatch(c -> isDigit((char) c))
          && next < lineEnd
          && Character.isUpperCase(text.charAt(next));
    }

    /** Returns the number behind a section sign: {@code § 2º}, {@code § 1er.}; it is that of a paragraph here. */
    private String signed(String text, int start, int end) {
      int from = skip(text, start + 1, end);
      int p = from;
      while (p < end && p < from + 3 && isDigit(text.charAt(p))) {
        p++;
      }
      String raw = text.substring(from, p);
      while (p < end && !Character.isWhitespace(text.charAt(p)) && p < from + 6) {
        p++;
      }
      behind = p;
      return p < end && Character.isWhitespace(text.charAt(p)) ? raw : "";
    }

    private static boolean isNumber(String raw, int dots) {
      int figures = 0;
      while (figures < raw.length()
          && (isDigit(raw.charAt(figures)) || raw.charAt(figures) == '.')) {
        figures++;
      }
      if (figures > 0) {
        String rest = raw.substring(figures);
        boolean known = rest.isEmpty()
            || rest.length() == 1
            || rest.equals("bis")
            || rest.equals("ter")
            || rest.equals("quater");
        return known && (dots > 0 || figures <= 3);
      }
      return raw.length() == 1
          || raw.length() == 2 && raw.charAt(0) == raw.charAt(1)
          || ProvisionStep.roman(raw) > 0;
    }

    /** How a marker is written: 1 in brackets, 2 with one bracket, 3 with a stop, 4 behind a sign, 5 alone. */
    private static int form(String text, int start, int behind) {
      if (text.charAt(start) == '\u00A7') {
        return 4;
      }
      char last = text.charAt(behind - 1);
      return last == ')' ? text.charAt(start) == '(' ? 1 : 2 : isDigit(last) ? 5 : 3;
    }

    private static int kind(String raw) {
      char c = raw.charAt(0);
      if (isDigit(c)) {
        return raw.indexOf('.') > 0 ? DOTTED : FIGURE;
      }
      return c <= 'Z' ? CAPITAL : LETTER;
    }

    private static int value(String raw, int kind) {
      return switch (kind) {
        case FIGURE -> ProvisionStep.leading(raw);
        case DOTTED -> ProvisionStep.leading(raw.substring(raw.lastIndexOf('.') + 1));
        case ROMAN -> ProvisionStep.roman(raw);
        case CAPITAL -> raw.charAt(0) - 'A' + 1;
        default -> raw.charAt(0) - 'a' + 1 + (raw.length() - 1) * 26;
      };
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}

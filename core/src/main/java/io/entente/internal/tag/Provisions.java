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
 * {@code article 5(2)(a)}, {@code section 247}, {@code annex a}, {@code preamble}, and {@code recital 14} of it, {@code
 * paragraph 4} of what has no articles.
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

  static final int MAX_MARKS = 3;
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
    ProvisionLists lists = new ProvisionLists();
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
        lists = new ProvisionLists();
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

  private Keys keys(Place place, String text, ProvisionLists lists) {
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
    for (List<String> path : lists.taken()) {
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
    return new Keys(Collections.unmodifiableSet(starts), Collections.unmodifiableSet(within));
  }

  /** The keys of numbered paragraphs that stand in a passage without a number of its own, as in a short resolution. */
  private Keys paragraphs(String text) {
    Set<String> starts = new LinkedHashSet<>();
    ProvisionLists lists = new ProvisionLists();
    lists.read(text, List.of(), List.of());
    for (List<String> path : lists.taken()) {
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
}

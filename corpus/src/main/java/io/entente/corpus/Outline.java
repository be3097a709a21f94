package io.entente.corpus;

import io.entente.analysis.Heading;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import java.util.ArrayList;
import java.util.List;

/** Where in a document's headings a reader stands: what the next section's path and heading are. */
final class Outline {
  private record Step(int level, String label, String title) {}

  private final List<Step> steps;
  private boolean empty;

  Outline() {
    this(List.of());
  }

  private Outline(List<Step> steps) {
    this.steps = new ArrayList<>(steps);
  }

  /** Goes under a heading; it ends those of the same and of deeper levels. */
  void enter(int level, String heading) {
    Heading parsed = Heading.parse(heading);
    if (isTitleOfLast(level, parsed)) {
      steps.add(new Step(level, steps.removeLast().label(), parsed.title()));
    } else {
      enter(level, parsed.label(), parsed.title());
    }
  }

  /** Whether a heading is the title of the number before it: they may be two headings. */
  private boolean isTitleOfLast(int level, Heading heading) {
    return empty
        && !steps.isEmpty()
        && steps.getLast().level() == level
        && steps.getLast().title().isEmpty()
        && heading.label().equals(heading.title());
  }

  /** Goes under a heading whose number and name the format tells apart. */
  void enter(int level, String number, String name) {
    while (!steps.isEmpty() && steps.get(steps.size() - 1).level() >= level) {
      steps.remove(steps.size() - 1);
    }
    empty = true;
    if (!number.isEmpty() || !name.isEmpty()) {
      steps.add(new Step(level, number, name));
    }
  }

  /** Returns a copy that goes its own way. */
  Outline copy() {
    return new Outline(steps);
  }

  int depth() {
    return steps.size();
  }

  /** Adds a text to a document at this place, unless it is blank. */
  void add(PolicyDocument.Builder builder, String text) {
    if (text.isBlank()) {
      return;
    }
    empty = false;
    List<String> path = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (Step step : steps) {
      if (!step.label().isEmpty()) {
        path.add(step.label());
      }
      if (!step.title().isEmpty()) {
        titles.add(step.title());
      }
    }
    builder.section(Section.of(path, String.join(Section.SEPARATOR, titles), text));
  }
}

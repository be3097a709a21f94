package io.entente.benchmarks.relevance;

import io.entente.PolicyIndex;
import io.entente.benchmarks.peers.Folders;
import io.entente.benchmarks.relevance.JudgedCollection.Half;
import io.entente.benchmarks.relevance.JudgedCollection.Question;
import io.entente.benchmarks.relevance.Ranker.Ranked;
import io.entente.corpus.Corpus;
import io.entente.corpus.Refusal;
import io.entente.corpus.eval.Evaluation;
import io.entente.document.PolicyDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers the questions of collections with Entente and with plain Lucene, and tells which is better. */
@Command(
    name = "relevance",
    description = "Measures Entente beside plain Lucene on collections with judgments.",
    mixinStandardHelpOptions = true)
public final class RelevanceBench implements Callable<Integer> {

  private static final int MOST_JUDGED = 10;

  @Option(
      names = "--collection",
      paramLabel = "FOLDER",
      required = true,
      description = "holds documents.jsonl, topics.tsv and qrels.txt; may be repeated")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--half",
      paramLabel = "1|2",
      description = "every other question only, from the first or the second on")
  private int half;

  @Option(
      names = "--documents",
      description = "documents are judged; otherwise so if no judged id has a '#'")
  private boolean documents;

  @Option(
      names = "--without",
      paramLabel = "SWITCH",
      description = "switch an inference or an ingredient of Entente off; may be repeated")
  private List<Switch> without = new ArrayList<>();

  @Option(
      names = "--ablation",
      description = "measure again with each inference and ingredient switched off by itself")
  private boolean ablation;

  @Option(
      names = "--with-titles",
      description = "give plain Lucene the title, path and headings in front of each passage")
  private boolean withTitles;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "5",
      description = "questions shown that gain and lose most; default 5")
  private int show;

  private final PrintStream out;

  /** What one collection gave. */
  private record Outcome(
      String name, Measured entente, Measured lucene, PairedTest ndcg, PairedTest map) {}

  private RelevanceBench(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the command and ends with its exit status.
   *
   * @param args the options; {@code --help} lists them
   */
  public static void main(String... args) {
    System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), args));
  }

  /**
   * Runs the command.
   *
   * @param out where it prints
   * @param args the options
   * @return 0 if done, 1 if a collection cannot be read, 2 for wrong options
   */
  static int run(PrintStream out, String... args) {
    return new CommandLine(new RelevanceBench(out))
        .registerConverter(Switch.class, Switch::of)
        .setExecutionExceptionHandler((e, command, parsed) -> {
          command.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
          return 1;
        })
        .execute(args);
  }

  @Override
  public Integer call() throws IOException {
    if (half < 0 || half > 2) {
      throw new IllegalArgumentException("half must be 1 or 2, got " + half);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Path folder : folders) {
      outcomes.add(measure(JudgedCollection.read(folder, Half.values()[half], documents)));
    }
    if (outcomes.size() > 1) {
      summary(outcomes);
    }
    return 0;
  }

  private Outcome measure(JudgedCollection collection) throws IOException {
    // On disk, as indexes are.
    Path folder = Files.createTempDirectory("relevance");
    try {
      return measure(collection, folder);
    } finally {
      Folders.delete(folder);
    }
  }

  private Outcome measure(JudgedCollection collection, Path folder) throws IOException {
    long began = System.nanoTime();
    try (PolicyIndex index = PolicyIndex.open(folder.resolve("entente"))) {
      Set<String> ids = fill(index, collection.documents());
      long filled = System.nanoTime();
      try (PlainLucene lucene = new PlainLucene(folder.resolve("plain"), index, ids, withTitles)) {
        out.printf(
            Locale.ROOT,
            "%s: %d documents, %d passages, %d questions, %s judged; built in %.1f s, plain Lucene in %.1f s%n%n",
            collection.name(),
            index.documentCount(),
            index.passageCount(),
            collection.questions().size(),
            collection.ofDocuments() ? "documents" : "passages",
            (filled - began) / 1e9,
            (System.nanoTime() - filled) / 1e9);
        Set<Switch> off = new LinkedHashSet<>();
        off.addAll(without);
        Ranker entente = new EntenteRanker(name(off), index, off);
        List<Measured> both = Measured.all(collection, List.of(entente, lucene), true);
        Outcome outcome = new Outcome(
            collection.name(),
            both.get(0),
            both.get(1),
            both.get(0).against(both.get(1), Evaluation::ndcgAt10),
            both.get(0).against(both.get(1), Evaluation::mapAt10));
        compare(outcome);
        examples(collection, index, outcome);
        if (ablation) {
          ablation(collection, index, off);
        }
        return outcome;
      }
    }
  }

  private static Set<String> fill(PolicyIndex index, Path documents) {
    Set<String> ids = new LinkedHashSet<>();
    Corpus.read(documents, new Corpus.Sink() {
      @Override
      public void document(PolicyDocument document) {
        index.add(document);
        ids.add(document.id());
      }

      @Override
      public void refused(Refusal refusal) {
        throw new IllegalArgumentException(refusal.toString());
      }
    });
    index.commit();
    return ids;
  }

  private static String name(Set<Switch> off) {
    StringBuilder name = new StringBuilder("Entente");
    off.forEach(each -> name.append(" -").append(each.id()));
    return name.toString();
  }

  private void compare(Outcome outcome) {
    out.printf(
        Locale.ROOT,
        "%-24s %8s %8s %8s %8s %8s %11s %11s%n",
        "",
        "nDCG@10",
        "R@10",
        "R@100",
        "MAP@10",
        "MRR@10",
        "CPU mean",
        "median ms");
    for (Measured each : List.of(outcome.entente(), outcome.lucene())) {
      Evaluation is = each.evaluation();
      out.printf(
          Locale.ROOT,
          "%-24s %8.4f %8.4f %8.4f %8.4f %8.4f %11.3f %11.3f%n",
          each.ranker().name(),
          is.ndcgAt10(),
          is.recallAt10(),
          is.recallAt100(),
          is.mapAt10(),
          is.mrrAt10(),
          each.meanMillis(),
          each.medianMillis());
    }
    out.printf(Locale.ROOT, "%n");
    compare("nDCG@10", outcome.ndcg());
    compare("MAP@10", outcome.map());
    out.printf(Locale.ROOT, "%n");
  }

  private void compare(String figure, PairedTest is) {
    out.printf(
        Locale.ROOT,
        "%-8s %+.4f, p = %.4f; %d gain, %d lose, %d tie%n",
        figure,
        is.difference(),
        is.pValue(),
        is.gains(),
        is.losses(),
        is.ties());
  }

  /** The questions that gain and lose most, for a person to look at. */
  private void examples(JudgedCollection collection, PolicyIndex index, Outcome outcome) {
    List<Integer> byGain = IntStream.range(0, collection.questions().size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -gain(outcome, i)))
        .toList();
    int count = Math.min(show, byGain.size());
    for (int i : byGain.subList(0, count)) {
      if (gain(outcome, i) > 0) {
        example("GAINS", i, collection, index, outcome);
      }
    }
    for (int i : byGain.reversed().subList(0, count)) {
      if (gain(outcome, i) < 0) {
        example("LOSES", i, collection, index, outcome);
      }
    }
  }

  private static double gain(Outcome outcome, int question) {
    return outcome.entente().perQuestion().get(question).ndcgAt10()
        - outcome.lucene().perQuestion().get(question).ndcgAt10();
  }

  private void example(
      String label, int i, JudgedCollection collection, PolicyIndex index, Outcome outcome) {
    Question question = collection.questions().get(i);
    out.printf(
        Locale.ROOT, "%s %+.4f  %s: %s%n", label, gain(outcome, i), question.id(), question.text());
    out.printf(Locale.ROOT, "  judged%n");
    question.grades().entrySet().stream().limit(MOST_JUDGED).forEach(judged -> {
      String[] parts = judged.getKey().split("#", 2);
      Ranked passage = collection.ofDocuments() || parts.length == 1
          ? new Ranked(judged.getKey(), "")
          : new Ranked(parts[0], parts[1]);
      line(" ", passage, collection.ofDocuments(), judged.getValue(), index);
    });
    if (question.grades().size() > MOST_JUDGED) {
      out.printf(Locale.ROOT, "    and %d more%n", question.grades().size() - MOST_JUDGED);
    }
    for (Measured each : List.of(outcome.entente(), outcome.lucene())) {
      out.printf(Locale.ROOT, "  %s%n", each.ranker().name());
      List<Ranked> ranked = each.ranker().rank(question, 10, collection.ofDocuments());
      for (int rank = 0; rank < Math.min(3, ranked.size()); rank++) {
        String id = ranked.get(rank).judgedAs(collection.ofDocuments());
        int grade = question.grades().getOrDefault(id, 0);
        line(Integer.toString(rank + 1), ranked.get(rank), collection.ofDocuments(), grade, index);
      }
    }
    out.printf(Locale.ROOT, "%n");
  }

  private void line(String rank, Ranked ranked, boolean ofDocuments, int grade, PolicyIndex index) {
    String text = index.document(ranked.documentId().replace("%20", " ")).stream()
        .flatMap(document -> document.passages().stream())
        .filter(passage -> ranked.passageId().isEmpty()
            || passage.id().replace(" ", "%20").equals(ranked.passageId().replace(" ", "%20")))
        .findFirst()
        .map(passage -> passage.text().replaceAll("\\s+", " ").strip())
        .orElse("(not in the index)");
    out.printf(
        Locale.ROOT,
        "  %s %s [%d] %s%n",
        rank,
        ranked.judgedAs(ofDocuments),
        grade,
        text.substring(0, Math.min(200, text.length())));
  }

  private void ablation(JudgedCollection collection, PolicyIndex index, Set<Switch> off) {
    List<Ranker> rankers = new ArrayList<>();
    rankers.add(new EntenteRanker(name(off), index, off));
    for (Switch each : Switch.ALL) {
      if (!off.contains(each)) {
        Set<Switch> more = new LinkedHashSet<>(off);
        more.add(each);
        rankers.add(new EntenteRanker("- without " + each.id(), index, more));
      }
    }
    List<Measured> all = Measured.all(collection, rankers, false);
    out.printf(
        Locale.ROOT,
        "%-24s %8s %8s %8s %9s %8s %11s %11s%n",
        "",
        "nDCG@10",
        "R@10",
        "MAP@10",
        "delta",
        "p",
        "CPU mean",
        "median ms");
    for (Measured each : all) {
      PairedTest delta = each.against(all.getFirst(), Evaluation::ndcgAt10);
      out.printf(
          Locale.ROOT,
          "%-24s %8.4f %8.4f %8.4f %+9.4f %8.4f %11.3f %11.3f%n",
          each.ranker().name(),
          each.evaluation().ndcgAt10(),
          each.evaluation().recallAt10(),
          each.evaluation().mapAt10(),
          delta.difference(),
          delta.pValue(),
          each.meanMillis(),
          each.medianMillis());
    }
    out.printf(Locale.ROOT, "%n");
  }

  private void summary(List<Outcome> outcomes) {
    out.printf(Locale.ROOT, "%-16s %9s", "Entente/plain", "questions");
    out.printf(Locale.ROOT, " %15s %9s %8s", "nDCG@10", "delta", "p");
    out.printf(Locale.ROOT, " %15s %15s %15s %15s%n", "R@10", "R@100", "MAP@10", "median CPU ms");
    for (Outcome each : outcomes) {
      Evaluation entente = each.entente().evaluation();
      Evaluation lucene = each.lucene().evaluation();
      out.printf(Locale.ROOT, "%-16s %9d", each.name(), entente.questionCount());
      pair(entente.ndcgAt10(), lucene.ndcgAt10());
      out.printf(
          Locale.ROOT, " %+9.4f %8.4f", each.ndcg().difference(), each.ndcg().pValue());
      pair(entente.recallAt10(), lucene.recallAt10());
      pair(entente.recallAt100(), lucene.recallAt100());
      pair(entente.mapAt10(), lucene.mapAt10());
      out.printf(
          Locale.ROOT,
          " %7.3f %7.3f%n",
          each.entente().medianMillis(),
          each.lucene().medianMillis());
    }
    out.printf(
        Locale.ROOT,
        "%-16s %9s %15s %+9.4f%n",
        "mean",
        "",
        "",
        outcomes.stream()
            .mapToDouble(each -> each.ndcg().difference())
            .average()
            .orElse(0));
  }

  private void pair(double entente, double lucene) {
    out.printf(Locale.ROOT, " %7.4f %7.4f", entente, lucene);
  }
}

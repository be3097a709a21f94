package io.entente.cli;

import io.entente.corpus.eval.Evaluation;
import io.entente.corpus.eval.TrecFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a run against judgments. */
@Command(
    name = "eval",
    description =
        "Measures a run against judgments, by trec_eval's definitions (as its option -c averages).",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = "  entente eval --qrels qrels.txt --run run.txt")
final class EvalCommand implements Callable<Integer> {

  @Option(
      names = "--qrels",
      paramLabel = "FILE",
      required = true,
      description = "judgments: 'qid 0 id grade' a line")
  private Path qrels = Path.of("");

  @Option(
      names = "--run",
      paramLabel = "FILE",
      required = true,
      description = "run: 'qid Q0 id rank score tag' a line")
  private Path run = Path.of("");

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Evaluation measured = Evaluation.of(TrecFiles.readQrels(qrels), TrecFiles.readRun(run));
    PrintWriter out = Specs.out(spec);
    print(out, "nDCG@10", measured.ndcgAt10());
    print(out, "Recall@10", measured.recallAt10());
    print(out, "Recall@100", measured.recallAt100());
    print(out, "MAP@10", measured.mapAt10());
    print(out, "MRR@10", measured.mrrAt10());
    out.printf(
        "%-11s %d, %d of them answered%n",
        "questions", measured.questionCount(), measured.answeredCount());
    return 0;
  }

  private static void print(PrintWriter out, String name, double value) {
    out.printf(Locale.ROOT, "%-11s %.4f%n", name, value);
  }
}

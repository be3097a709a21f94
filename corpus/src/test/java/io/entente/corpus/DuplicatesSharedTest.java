package io.entente.corpus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.entente.analysis.PassageSplitter;
import io.entente.analysis.TwoViews;
import io.entente.document.Passage;
import io.entente.document.PolicyDocument;
import io.entente.internal.tag.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fingerprints beside a comparison of the texts word by word, on the pairs that meet among the first
 * candidates of searches in collections that lie beside the checkout; skipped where they are not there.
 * Two passages are copies if their words have a Ratcliff-Obershelp ratio of 0.85 or more and they agree
 * in figures, numbers in words, months and negations, which is told from the raw texts here.
 */
class DuplicatesSharedTest {

  private static final int SEARCHES = 320;
  private static final int CANDIDATES = 60;
  private static final Pattern FIGURE = Pattern.compile("\\d[\\d.,]*");
  private static final Pattern LABEL = Pattern.compile(
      "^\\W*(?:(?:article|art\\.?|section|chapter|annex)\\s*)?[\\[(]?(?:\\d{1,3}(?:\\.\\d{1,3})*[.)\\]:]*|[a-z][.)]|[ivx]+[.)])(?=\\s)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern TELLING = Pattern.compile(
      "\\b(?:not|no|nor|never|neither|none|cannot|without|nicht|keine?|ohne|ne|pas|sans|two|three|four|five"
          + "|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|hundred|thousand|million|half|quarter"
          + "|second|third|january|february|march|april|june|july|august|september|october|november|december)\\b",
      Pattern.CASE_INSENSITIVE);

  private record Text(String document, String text, int[] words, Fingerprint print) {}

  private static final class Counts {
    private int copies;
    private int found;
    private int wrong;
    private int far;
    private int farFolded;
  }

  private final Map<String, Integer> numbers = new HashMap<>();
  private final TwoViews views = new TwoViews();

  @ParameterizedTest
  @CsvSource({
    // Collection, every how manieth file, least recall, least precision
    "versioned/whitehouse_revisions, 1, 0.99, 0.99",
    "versioned/fomc_statements, 1, 0.95, 0.88",
    "versioned/us_constitution, 1, 0.99, 0.99",
    "versioned/be_electricity_law_1999011160, 1, 0.99, 0.98",
    "reuters21578, 2, 0.97, 0.96",
    "tota/xml, 6, 0.88, 0.90",
  })
  void copiesAreFoundAndLittleElse(String folder, int every, double recall, double precision)
      throws IOException {
    List<Text> texts = texts(Collected.shared(folder), every);
    Counts counts = new Counts();
    Set<Long> seen = new HashSet<>();
    for (int[] candidates : searches(texts, new Random(42))) {
      for (int i = 0; i < candidates.length; i++) {
        for (int j = i + 1; j < candidates.length; j++) {
          int first = Math.min(candidates[i], candidates[j]);
          int second = Math.max(candidates[i], candidates[j]);
          if (!texts.get(first).document().equals(texts.get(second).document())
              && seen.add((long) first << 32 | second)) {
            count(texts.get(first), texts.get(second), counts);
          }
        }
      }
    }
    double foundShare = (double) counts.found / counts.copies;
    double rightShare = (double) counts.found / (counts.found + counts.wrong);
    String figures = String.format(
        Locale.ROOT,
        "%s: recall %.4f of %d copies, precision %.4f; folded %d of %d pairs below 0.7",
        folder,
        foundShare,
        counts.copies,
        rightShare,
        counts.farFolded,
        counts.far);
    System.out.println(figures);
    assertTrue(foundShare >= recall && rightShare >= precision, figures);
    assertTrue(counts.farFolded * 1000L < counts.far, figures);
  }

  private static void count(Text a, Text b, Counts counts) {
    boolean folded = a.print().isNearly(b.print());
    double most = commonWords(a.words(), b.words());
    double ratio = most < 0.7 ? most : ratio(a.words(), b.words());
    if (ratio < 0.7) {
      counts.far++;
      counts.farFolded += folded ? 1 : 0;
    }
    if (ratio >= 0.85 && sameFigures(a.text(), b.text())) {
      counts.copies++;
      counts.found += folded ? 1 : 0;
    } else if (folded) {
      counts.wrong++;
    }
  }

  private static boolean sameFigures(String a, String b) {
    return matches(TELLING, a).equals(matches(TELLING, b))
        && (matches(FIGURE, a).equals(matches(FIGURE, b))
            || matches(FIGURE, unlabelled(a)).equals(matches(FIGURE, unlabelled(b))));
  }

  private static String unlabelled(String text) {
    String rest = text;
    for (int labels = 0; labels < 3; labels++) {
      rest = LABEL.matcher(rest).replaceFirst("");
    }
    return rest;
  }

  private static List<String> matches(Pattern pattern, String text) {
    List<String> matches = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      matches.add(matcher
          .group()
          .toLowerCase(Locale.ROOT)
          .replaceAll("[.,]+$", "")
          .replaceAll(",(?=\\d{3})", ""));
    }
    return matches;
  }

  @ParameterizedTest
  @CsvSource({
    "signs, 1.0",
    "typos, 0.98",
    "place, 0.97",
    "agency, 0.97",
    "figure, 0.0",
    "negation, 0.0",
  })
  void editsOfNewsAreToldApart(String edit, double share) throws IOException {
    Random random = new Random(7);
    int folded = 0;
    int edited = 0;
    for (Text text : texts(Collected.shared("reuters21578"), 11)) {
      if (text.words().length < 40) {
        continue;
      }
      String changed = edited(text.text(), edit, random);
      if (!changed.equals(text.text())) {
        edited++;
        folded += print(changed).isNearly(text.print()) ? 1 : 0;
      }
    }
    String figures = edit + ": folded " + folded + " of " + edited;
    System.out.println(figures);
    assertTrue(edited > 500, figures);
    assertTrue(share == 0 ? folded == 0 : folded >= share * edited, figures);
  }

  private static String edited(String text, String edit, Random random) {
    return switch (edit) {
      case "signs" ->
        text.replace("'", "\u2019")
            .replaceAll("\"(\\w)", "\u201C$1")
            .replaceAll(" +- +", " \u2014 ");
      case "typos" -> {
        String once = typo(text, random);
        yield typo(once, random);
      }
      case "place" -> "PORT LAGOON - " + text;
      case "agency" -> text + " Reporting and editing by the agency's staff.";
      case "figure" -> {
        Matcher digit = Pattern.compile("(?<=\\d{2}[.,]?)[0-8]").matcher(text);
        yield digit.find()
            ? text.substring(0, digit.start()) + "9" + text.substring(digit.end())
            : text;
      }
      default -> text.replaceFirst(" (will|would|has|is|was) ", " $1 not ");
    };
  }

  /** Two letters of a word changed places. */
  private static String typo(String text, Random random) {
    Matcher word = Pattern.compile("\\b[a-z]{7,}\\b").matcher(text);
    List<Integer> starts = new ArrayList<>();
    while (word.find()) {
      starts.add(word.start());
    }
    if (starts.isEmpty()) {
      return text;
    }
    int at = starts.get(random.nextInt(starts.size())) + 2;
    return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
  }

  private Fingerprint print(String text) {
    views.read(text);
    return Fingerprint.of(text, views, List.of());
  }

  /** The passages of eight words or more. */
  private List<Text> texts(Path folder, int every) throws IOException {
    List<Path> files;
    try (Stream<Path> walked = Files.walk(folder)) {
      files = walked
          .filter(file -> file.toString().matches(".*\\.(md|txt|sgm|xml)"))
          .sorted()
          .toList();
    }
    List<Path> some = new ArrayList<>();
    for (int i = 0; i < files.size(); i += every) {
      some.add(files.get(i));
    }
    List<Text> texts = new ArrayList<>();
    PassageSplitter splitter = new PassageSplitter();
    Collected collected = Collected.read(some.toArray(new Path[0]));
    for (PolicyDocument document : collected.documents) {
      for (Passage passage : splitter.split(document)) {
        Fingerprint print = print(passage.text());
        int[] words = new int[views.size()];
        int count = 0;
        for (int i = 0; i < words.length; i++) {
          if (views.isWord(i)) {
            words[count++] = numbers.computeIfAbsent(views.term(i), unseen -> numbers.size());
          }
        }
        if (count >= 8) {
          texts.add(new Text(document.id(), passage.text(), Arrays.copyOf(words, count), print));
        }
      }
    }
    return texts;
  }

  /** The best candidates for some neighbouring words of passages drawn at random. */
  private static List<int[]> searches(List<Text> texts, Random random) throws IOException {
    List<int[]> found = new ArrayList<>();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        TwoViews views = new TwoViews();
        for (int i = 0; i < texts.size(); i++) {
          views.read(texts.get(i).text());
          Document passage = new Document();
          passage.add(new TextField("text", views.exact()));
          passage.add(new StoredField("number", i));
          writer.addDocument(passage);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        StoredFields stored = reader.storedFields();
        TwoViews views = new TwoViews();
        for (int search = 0; search < SEARCHES; search++) {
          views.read(texts.get(random.nextInt(texts.size())).text());
          int from = random.nextInt(views.size());
          Set<String> words = new HashSet<>();
          for (int i = from; i < Math.min(views.size(), from + 8); i++) {
            words.add(views.term(i));
          }
          BooleanQuery.Builder query = new BooleanQuery.Builder();
          words.forEach(
              word -> query.add(new TermQuery(new Term("text", word)), BooleanClause.Occur.SHOULD));
          List<Integer> candidates = new ArrayList<>();
          for (ScoreDoc each : searcher.search(query.build(), CANDIDATES).scoreDocs) {
            candidates.add(
                stored.document(each.doc).getField("number").numericValue().intValue());
          }
          found.add(candidates.stream().mapToInt(Integer::intValue).toArray());
        }
      }
    }
    return found;
  }

  /** What the ratio is at most, as the words have it in any order. */
  private static double commonWords(int[] a, int[] b) {
    int[] x = a.clone();
    int[] y = b.clone();
    Arrays.sort(x);
    Arrays.sort(y);
    int common = 0;
    for (int i = 0, j = 0; i < x.length && j < y.length; ) {
      if (x[i] == y[j]) {
        common++;
        i++;
        j++;
      } else if (x[i] < y[j]) {
        i++;
      } else {
        j++;
      }
    }
    return 2.0 * common / (a.length + b.length);
  }

  /** The longest common run, and what is common on either side of it, by the words of both. */
  private static double ratio(int[] a, int[] b) {
    int common = 0;
    Deque<int[]> parts = new ArrayDeque<>();
    parts.push(new int[] {0, a.length, 0, b.length});
    while (!parts.isEmpty()) {
      int[] part = parts.pop();
      int longest = 0;
      int endA = 0;
      int endB = 0;
      int[] before = new int[part[3] + 1];
      for (int i = part[0]; i < part[1]; i++) {
        int[] runs = new int[part[3] + 1];
        for (int j = part[2]; j < part[3]; j++) {
          if (a[i] == b[j]) {
            runs[j + 1] = before[j] + 1;
            if (runs[j + 1] > longest) {
              longest = runs[j + 1];
              endA = i + 1;
              endB = j + 1;
            }
          }
        }
        before = runs;
      }
      if (longest > 0) {
        common += longest;
        parts.push(new int[] {part[0], endA - longest, part[2], endB - longest});
        parts.push(new int[] {endA, part[1], endB, part[3]});
      }
    }
    return 2.0 * common / (a.length + b.length);
  }
}

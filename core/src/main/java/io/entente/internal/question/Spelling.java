package io.entente.internal.question;

import io.entente.internal.index.Schema;
import io.entente.internal.reader.Analysed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.Bits;

/**
 * Finds the word of the index that a misspelt one was meant to be. The terms of the index are the
 * dictionary, so it is always current; what was corrected lately is remembered for as long as the index
 * stays as it is.
 *
 * <p>Safe for use by several threads.
 */
public final class Spelling {

  private static final int MIN_LETTERS = 4;
  /** Shorter words have too many neighbours for any two edits; of one edit they are corrected only if it is a {@link Slips slip}. */
  private static final int MIN_LETTERS_FOR_ANY = 8;

  /** Shorter words differ by two edits only where they are no slip. */
  private static final int MIN_LETTERS_FOR_TWO = 6;

  private static final int MAX_LETTERS = 40;

  /** How much more frequent a word two edits away has to be than one that is one edit away. */
  private static final int NEARER_COUNTS = 200;

  /** How much a word counts that differs only in letters doubled or not. */
  private static final int DOUBLED_COUNTS = 10;

  /** How much more frequent a word has to be to be proposed in place of one that occurs. */
  private static final int MUCH_MORE = 20;

  /** Words in more passages than this are not rare. */
  private static final int RARE = 2;

  /** What is proposed is in so many passages. */
  private static final int FEWEST_FOR_PROPOSAL = 2;

  /** In an index of fewer Lucene documents than this, what occurs in one document is good enough. */
  private static final int TINY = 500;

  /** Both parts of two words run together have to be in so many passages. */
  private static final int FREQUENT_PART = 5;

  /** Words of so many letters are seldom like another by chance. */
  private static final int LONG = 9;

  private static final int MIN_PART = 2;
  private static final int CANDIDATES = 20;

  /** So many corrected words are remembered, in about 300 KB. */
  private static final int REMEMBERED = 2_000;

  private static final int INSPECTED_PER_CANDIDATE = 50;

  /** Any letter may be wrong, also the first. */
  private final DirectSpellChecker oneEdit = checker(1, 0);
  /** The first letter is right. */
  private final DirectSpellChecker twoEdits = checker(2, 1);

  /** The words corrected lately, the one not asked for longest first. */
  private final Map<Asked, Optional<String>> lately = new LinkedHashMap<>(16, 0.75f, true);

  public Spelling() {}

  /** A word that was to be corrected, the state of the index, and how frequent a better one has to be. */
  private record Asked(Object state, String word, int minFrequency, boolean proposal) {}

  /**
   * A word, or two, that may have been meant.
   *
   * @param words the words, with a space between two
   * @param frequency the number of passages
   * @param weight how likely a slip of this kind is
   */
  private record Candidate(String words, int frequency, double weight) {

    double likelihood() {
      return frequency * weight;
    }
  }

  /**
   * Corrects a word that occurs nowhere in the index.
   *
   * <p>Words of fewer than four letters, and those with a digit, are left alone; of words of up to seven letters only what
   * misspellings mostly are is undone, such as letters exchanged or doubled, as other words are like them by chance; in
   * words of eight and more two edits are, if the word begins alike and not two consonants differ, nor the last. Costs about two milliseconds in an index of 160,000 different words.
   *
   * @param reader the state of the index
   * @param word the word, in small letters and without diacritics
   * @return the likeliest word that occurs in at least two documents, or in one if the index is tiny or the word has
   *     nine letters and one is wrong; two words with a space where they were run together; empty if none is near
   * @throws IOException if the index cannot be read
   */
  public Optional<String> correct(IndexReader reader, String word) throws IOException {
    return lately(reader, word, reader.numDocs() < TINY ? 1 : 2, false);
  }

  private Optional<String> lately(
      IndexReader reader, String word, int minFrequency, boolean proposal) throws IOException {
    IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
    if (helper == null) {
      return find(reader, word, minFrequency, proposal);
    }
    Asked asked = new Asked(helper.getKey(), word, minFrequency, proposal);
    synchronized (lately) {
      Optional<String> known = lately.get(asked);
      if (known != null) {
        return known;
      }
    }
    Optional<String> found = find(reader, word, minFrequency, proposal);
    synchronized (lately) {
      lately.put(asked, found);
      if (lately.size() > REMEMBERED) {
        lately.remove(lately.keySet().iterator().next());
      }
    }
    return found;
  }

  /**
   * Proposes other words for those that are very rare while a similar one is at least 20 times as
   * frequent.
   *
   * @param reader the state of the index
   * @param words the words of a query, as typed
   * @return the words with a space between them, some of them replaced; empty if nothing is proposed
   * @throws IOException if the index cannot be read
   */
  public Optional<String> didYouMean(IndexReader reader, List<String> words) throws IOException {
    List<String> proposed = new ArrayList<>(words.size());
    for (String word : words) {
      proposed.add(proposal(reader, word));
    }
    return proposed.equals(words) ? Optional.empty() : Optional.of(String.join(" ", proposed));
  }

  private String proposal(IndexReader reader, String typed) throws IOException {
    List<Analysed.Token> tokens = Analysed.of(typed).tokens();
    if (tokens.size() != 1 || isAcronym(typed)) {
      return typed;
    }
    String stem = tokens.getFirst().stem();
    if (stem == null) {
      return typed;
    }
    String word = tokens.getFirst().exact();
    if (Scaffold.isSmall(word)) {
      return typed;
    }
    int frequency = Math.max(
        reader.docFreq(new Term(Schema.EXACT, word)), reader.docFreq(new Term(Schema.TEXT, stem)));
    if (frequency > RARE) {
      return typed;
    }
    Optional<String> better =
        frequency == 0 ? correct(reader, word) : lately(reader, word, MUCH_MORE * frequency, false);
    return better
        .filter(words -> !Analysed.of(words).stems().equals(List.of(stem)))
        .map(words -> inCaseOf(typed, words))
        .orElse(typed);
  }

  /**
   * Proposes a word for one that occurs nowhere and is not corrected: the most frequent of those of which one letter
   * behind the first was left out.
   */
  Optional<String> withLetter(IndexReader reader, String word) throws IOException {
    return lately(reader, word, FEWEST_FOR_PROPOSAL, true);
  }

  private Optional<String> find(IndexReader reader, String word, int minFrequency, boolean proposal)
      throws IOException {
    return proposal ? lengthened(reader, word, minFrequency) : best(reader, word, minFrequency);
  }

  private Optional<String> lengthened(IndexReader reader, String word, int minFrequency)
      throws IOException {
    if (word.length() <= MIN_LETTERS || word.length() > MAX_LETTERS || !isLetters(word)) {
      return Optional.empty();
    }
    SuggestWord[] similar = oneEdit.suggestSimilar(
        new Term(Schema.EXACT, word), CANDIDATES, reader, SuggestMode.SUGGEST_ALWAYS);
    return Arrays.stream(similar)
        .filter(each -> each.freq >= minFrequency
            && isLetters(each.string)
            && each.string.length() == word.length() + 1
            && each.string.charAt(0) == word.charAt(0))
        .max(Comparator.comparingInt((SuggestWord each) -> each.freq)
            .thenComparing(each -> each.string))
        .map(each -> each.string);
  }

  /** Whether a word looks like an acronym, which is none of the words that are spelt alike. */
  static boolean isAcronym(String typed) {
    return typed.length() <= 6 && typed.equals(typed.toUpperCase(Locale.ROOT));
  }

  private static String inCaseOf(String typed, String words) {
    return Character.isUpperCase(typed.charAt(0))
        ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
        : words;
  }

  private Optional<String> best(IndexReader reader, String typed, int minFrequency)
      throws IOException {
    String word = typed.endsWith("'s") ? typed.substring(0, typed.length() - 2) : typed;
    int letters = word.codePointCount(0, word.length());
    if (letters < MIN_LETTERS || letters > MAX_LETTERS || !isLetters(word)) {
      return Optional.empty();
    }
    List<Candidate> candidates = new ArrayList<>();
    similar(reader, word, oneEdit, minFrequency, candidates);
    runTogether(reader, word, minFrequency, candidates);
    if (letters >= MIN_LETTERS_FOR_TWO && !isSettled(candidates, reader.maxDoc())) {
      similar(reader, word, twoEdits, minFrequency, candidates);
    }
    // Nobody looks for a stop word.
    candidates.removeIf(candidate -> Scaffold.isSmall(candidate.words())
        || Analysed.of(candidate.words()).stems().isEmpty());
    candidates.sort(Comparator.comparingDouble(Candidate::likelihood)
        .reversed()
        .thenComparing(Candidate::words));
    for (Candidate candidate : candidates) {
      if (minFrequency < 2
          || candidate.words().indexOf(' ') >= 0
          || isInTwoDocuments(reader, candidate.words())) {
        return Optional.of(candidate.words());
      }
    }
    // Where nothing else is near, few take a long word for one that is in a single document.
    return minFrequency == 2 && letters >= LONG ? nearest(reader, word) : Optional.empty();
  }

  /** The word that differs by one letter, be it in a single passage. */
  private Optional<String> nearest(IndexReader reader, String word) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    similar(reader, word, oneEdit, 1, candidates);
    return candidates.stream()
        .max(Comparator.comparingDouble(Candidate::likelihood).thenComparing(Candidate::words))
        .map(Candidate::words);
  }

  /** Whether no word two edits away can be frequent enough to be likelier. */
  private static boolean isSettled(List<Candidate> candidates, int passages) {
    return candidates.stream().anyMatch(each -> (long) each.frequency() * NEARER_COUNTS > passages);
  }

  private static void similar(
      IndexReader reader,
      String word,
      DirectSpellChecker checker,
      int minFrequency,
      List<Candidate> candidates)
      throws IOException {
    for (SuggestWord each : checker.suggestSimilar(
        new Term(Schema.EXACT, word), CANDIDATES, reader, SuggestMode.SUGGEST_ALWAYS)) {
      if (each.freq >= minFrequency && isLetters(each.string) && isLikely(word, each.string)) {
        candidates.add(new Candidate(each.string, each.freq, weight(word, each.string)));
      }
    }
  }

  /** Two words that are frequent each by itself, and stand side by side somewhere. */
  private static void runTogether(
      IndexReader reader, String word, int minFrequency, List<Candidate> candidates)
      throws IOException {
    int minPart = minFrequency < 2 ? 1 : FREQUENT_PART;
    for (int i = MIN_PART; i <= word.length() - MIN_PART; i++) {
      String first = word.substring(0, i);
      String second = word.substring(i);
      if (reader.docFreq(new Term(Schema.EXACT, first)) >= minPart
          && reader.docFreq(new Term(Schema.EXACT, second)) >= minPart) {
        String both = first + " " + second;
        List<String> stems = Analysed.of(both).stems();
        int together = stems.size() == 2 ? reader.docFreq(Schema.pair(String.join(" ", stems))) : 0;
        if (together >= minFrequency) {
          candidates.add(new Candidate(both, together, 1));
        }
      }
    }
  }

  private static boolean isInTwoDocuments(IndexReader reader, String word) throws IOException {
    String seen = null;
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum postings =
          leaf.reader().postings(new Term(Schema.EXACT, word), PostingsEnum.NONE);
      if (postings == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      SortedDocValues ids = DocValues.getSorted(leaf.reader(), Schema.DOCUMENT);
      int first = -1;
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        if ((live == null || live.get(doc)) && ids.advanceExact(doc)) {
          int ord = ids.ordValue();
          if (first >= 0 ? ord != first : seen != null) {
            return true;
          }
          first = ord;
        }
      }
      if (first >= 0) {
        seen = word;
      }
    }
    return false;
  }

  private static boolean isLetters(String word) {
    return word.codePoints().allMatch(Character::isLetter);
  }

  /**
   * Whether what was typed may be meant for a word: a short one by a slip, a longer one if it begins alike and, of two
   * edits, at most one is of a consonant and none of the last.
   */
  private static boolean isLikely(String typed, String word) {
    if (typed.length() < MIN_LETTERS_FOR_ANY) {
      return Slips.isOne(typed, word);
    }
    if (!Slips.beginsAlike(typed, word)) {
      return false;
    }
    if (distance(typed, word) < 2) {
      return true;
    }
    // Of two edits one may be of a consonant, but not of the last: "succession" is no "successive".
    String typedConsonants = Slips.consonants(singular(typed));
    String consonants = Slips.consonants(singular(word));
    return Math.abs(Slips.undoubled(typed).length() - Slips.undoubled(word).length()) < 2
        && distance(typedConsonants, consonants) < 2
        && typedConsonants.charAt(typedConsonants.length() - 1)
            == consonants.charAt(consonants.length() - 1);
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static double weight(String typed, String word) {
    if (Slips.isDoubling(typed, word)) {
      return DOUBLED_COUNTS;
    }
    return distance(typed, word) < 2 ? 1 : 1.0 / NEARER_COUNTS;
  }

  /** Levenshtein's distance, in which two neighbours exchanged are one edit. */
  public static int distance(String from, String to) {
    int[] a = from.codePoints().toArray();
    int[] b = to.codePoints().toArray();
    int[][] rows = new int[a.length + 1][b.length + 1];
    Arrays.setAll(rows[0], j -> j);
    for (int i = 1; i <= a.length; i++) {
      rows[i][0] = i;
      for (int j = 1; j <= b.length; j++) {
        int change = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        rows[i][j] = Math.min(change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length][b.length];
  }

  private static DirectSpellChecker checker(int edits, int prefix) {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMaxEdits(edits);
    checker.setMinPrefix(prefix);
    checker.setMinQueryLength(MIN_LETTERS);
    checker.setMaxQueryLength(2 * MAX_LETTERS);
    checker.setMaxInspections(INSPECTED_PER_CANDIDATE);
    checker.setThresholdFrequency(0);
    checker.setMaxQueryFrequency(Integer.MAX_VALUE);
    checker.setLowerCaseTerms(false);
    return checker;
  }
}

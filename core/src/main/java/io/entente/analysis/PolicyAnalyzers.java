package io.entente.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The two views of the words of a text. Both see the same tokens at the same places; the stemmed view
 * leaves out stop words and reduces the others to their stems, the exact view keeps every word.
 *
 * <p>Lucene types appear here outside the promise of compatibility. The analyzers are safe for use by
 * several threads.
 */
public final class PolicyAnalyzers {

  private PolicyAnalyzers() {}

  /**
   * Returns a new analyzer for the stemmed view: lower case, no diacritics, no English stop words,
   * Porter stems.
   *
   * @return an analyzer; the caller closes it
   */
  public static Analyzer stemmed() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String fieldName) {
        StandardTokenizer source = new StandardTokenizer();
        return new TokenStreamComponents(source, stems(words(source)));
      }

      @Override
      public int getPositionIncrementGap(String fieldName) {
        return GAP;
      }
    };
  }

  /**
   * Returns a new analyzer for the exact view: lower case and no diacritics, every word kept.
   *
   * @return an analyzer; the caller closes it
   */
  public static Analyzer exact() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String fieldName) {
        StandardTokenizer source = new StandardTokenizer();
        return new TokenStreamComponents(source, words(source));
      }

      @Override
      public int getPositionIncrementGap(String fieldName) {
        return GAP;
      }
    };
  }

  /** What both views have in common. */
  static TokenStream words(Tokenizer source) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(source));
  }

  /** What the stemmed view does with the words. */
  static TokenStream stems(TokenStream words) {
    TokenStream stream = new EnglishPossessiveFilter(words);
    stream = new StopFilter(stream, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new PorterStemFilter(stream);
  }

  /** No phrase reaches from the text of a passage into its heading. */
  private static final int GAP = 100;
}

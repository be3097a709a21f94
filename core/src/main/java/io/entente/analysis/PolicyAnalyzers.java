package io.entente.analysis;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The two views of a text as Lucene analyzers, for those who use Lucene on an index directly. They give
 * what {@link TwoViews} gives, which says what the views hold, and leave the gap between the values of a
 * field that keeps a phrase from reaching from the text of a passage into its heading.
 *
 * <p>Lucene types appear here outside the promise of compatibility. The analyzers are safe for use by
 * several threads.
 */
public final class PolicyAnalyzers {

  /** Nothing reaches from the text of a passage into its heading, not even the widest nearness. */
  private static final int GAP = 2_000;

  private PolicyAnalyzers() {}

  /**
   * Returns a new analyzer for the stemmed view: {@link TwoViews#stemmed()}.
   *
   * @return an analyzer; the caller closes it
   */
  public static Analyzer stemmed() {
    return new ViewAnalyzer(true);
  }

  /**
   * Returns a new analyzer for the exact view: {@link TwoViews#exact()}.
   *
   * @return an analyzer; the caller closes it
   */
  public static Analyzer exact() {
    return new ViewAnalyzer(false);
  }

  /** What both views have in common. */
  static TokenStream words(Tokenizer source) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(source));
  }

  /** What the stemmed view does with the words. */
  static TokenStream stems(TokenStream words) {
    TokenStream stream = new EnglishPossessiveFilter(words);
    stream = new StopFilter(stream, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new PorterStemFilter(new WordFormFilter(stream));
  }

  private static final class ViewAnalyzer extends Analyzer {
    private final boolean stemmed;

    ViewAnalyzer(boolean stemmed) {
      this.stemmed = stemmed;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
      return new TokenStreamComponents(new ViewTokenizer(stemmed));
    }

    @Override
    public int getPositionIncrementGap(String fieldName) {
      return GAP;
    }
  }

  /** Reads the whole of its input and gives a view of it. */
  private static final class ViewTokenizer extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final TwoViews views = new TwoViews();
    private final TokenStream view;
    private final CharTermAttribute viewTerm;
    private final OffsetAttribute viewOffset;
    private final PositionIncrementAttribute viewStep;

    ViewTokenizer(boolean stemmed) {
      view = stemmed ? views.stemmed() : views.exact();
      viewTerm = view.getAttribute(CharTermAttribute.class);
      viewOffset = view.getAttribute(OffsetAttribute.class);
      viewStep = view.getAttribute(PositionIncrementAttribute.class);
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      StringWriter text = new StringWriter();
      Reader reader = input;
      reader.transferTo(text);
      views.read(text.toString());
      view.reset();
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!view.incrementToken()) {
        return false;
      }
      clearAttributes();
      term.copyBuffer(viewTerm.buffer(), 0, viewTerm.length());
      place();
      return true;
    }

    @Override
    public void end() throws IOException {
      super.end();
      view.end();
      place();
    }

    private void place() {
      offset.setOffset(
          correctOffset(viewOffset.startOffset()), correctOffset(viewOffset.endOffset()));
      step.setPositionIncrement(viewStep.getPositionIncrement());
    }
  }
}

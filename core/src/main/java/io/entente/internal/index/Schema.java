package io.entente.internal.index;

import io.entente.analysis.TwoViews;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.similarities.Similarity;

/**
 * The fields of the index. A document is one block: a Lucene document for every passage, in order, and
 * behind them a header that holds what is known about the document as a whole.
 */
public final class Schema {

  /** The version of this layout. An index of another version has to be rebuilt. */
  public static final int FORMAT = 13;

  /** Key of the format version in the commit's user data. */
  public static final String FORMAT_KEY = "entente.format";

  // Indexed, on passages.
  /** Stemmed text; on the first passage of a section with its heading, on the first of all with the title. */
  public static final String TEXT = "text";
  /** The same, unstemmed and with every word. */
  public static final String EXACT = "exact";
  /**
   * Stemmed title, headings and path, without those that are in the passage's {@link #TEXT} already, unless
   * it is the document's only passage; adds to the score of a candidate, never makes one match.
   */
  public static final String CONTEXT = "context";
  /**
   * Stemmed headings and path where they are not in {@link #CONTEXT}, for what only asks whether they have a
   * word. A title is not in it: of the first passage it says no more than of the document.
   */
  public static final String NAMED = "named";
  /** Neighbouring stems as {@link #pair} writes them; without positions. */
  public static final String PAIRS = "pairs";
  /** Canonical keys of the provisions the passage is part of, such as {@code article 5(2)}. */
  public static final String PROVISION = "provision";
  /** Canonical keys of the provisions that begin in the passage. */
  public static final String PROVISION_START = "provisionStart";
  /** On the first passage: what {@link TitleKeys} makes of the document's title. */
  public static final String TITLE_KEY = "titleKey";
  /** Acronyms that the passage defines, in lower case, {@link #LEARNED} and the long form. */
  public static final String ACRONYM = "acronym";
  /** The same the other way round. */
  public static final String LONG_FORM = "longForm";
  /** Words with a hyphen as one stem, {@link #LEARNED} and the pair of stems. */
  public static final String COMPOUND = "compound";
  /** Parts key and value in the terms of what was learned. */
  public static final String LEARNED = "\u0001";
  /** The identity of a passage's text, on the first passage of the document that has it. */
  public static final String IDENTITY = "identity";
  /** The terms that the passage defines, as {@link TitleKeys#defines} writes them. */
  public static final String DEFINED = "defined";
  /** Marks passages, as opposed to headers; its one term is {@link #YES}. */
  public static final String PASSAGE = "passage";
  /** Codes of the countries and groups named in the passage. */
  public static final String MENTIONS = "mentions";

  // Indexed, on headers.
  /** Codes of the document's countries. */
  public static final String COUNTRY = "country";
  /** Ids of the document's topics and of all broader ones. */
  public static final String TOPIC = "topic";
  /** The document's kind. */
  public static final String KIND = "kind";
  /** The document's language. */
  public static final String LANGUAGE = "language";
  /** The document's source. */
  public static final String SOURCE = "source";
  /** Names of what was inferred about the document. */
  public static final String INFERRED = "inferred";
  /** First and last day of the document's date, in days since 1970-01-01. */
  public static final String DATE_FIRST = "dateFirst";
  /** See {@link #DATE_FIRST}. */
  public static final String DATE_LAST = "dateLast";
  /** First day on which the document may be in force. */
  public static final String FORCE_FIRST = "forceFirst";
  /** Last day on which the document may be in force. */
  public static final String FORCE_LAST = "forceLast";
  /** Stems of the title. */
  public static final String TITLE = "title";
  /** Words of the title. */
  public static final String TITLE_WORDS = "titleWords";

  // Indexed, on passages and headers.
  /** The document's id; also a sorted doc value. */
  public static final String DOCUMENT = "document";
  /** Marks headers; its one term is {@link #YES}. */
  public static final String HEADER = "header";

  // Doc values.
  /** How many Lucene documents further on the header stands: at least 1 for passages, 0 for headers. */
  public static final String TO_HEADER = "toHeader";
  /** On passages of which something was noticed: a bit for every kind of trait. */
  public static final String TRAITS = "traits";
  /**
   * On passages: what copies are known by, in a column of its own, as it is read of many candidates. On headers:
   * as many zeros, so that all values are as long and each is where it is reckoned to be.
   */
  public static final String FINGERPRINT = "fingerprint";
  /**
   * On passages, compressed: id, path, heading, offsets, mentions, traits and text. On
   * headers: the dictionary that the passages were compressed with, and the document's metadata.
   */
  public static final String STORED = "stored";
  /** On passages: the first day of the document's date, in days since 1970-01-01. */
  public static final String DAY = "day";
  /** On headers: months known of the date: year × 100 + month, or year × 100 if only the year is known. */
  public static final String MONTH = "month";
  /** On passages, for counting: {@link #MENTIONS}. On headers: the field's name with this ending. */
  public static final String FACET = ".facet";

  /** The one term of the marker fields. */
  public static final String YES = "1";

  /** How much it usually counts that a word comes in clusters. */
  public static final double CLUSTERS = 0.8;

  private Schema() {}

  /**
   * Returns the term of two neighbouring stems.
   *
   * @param stems the stems with a space between
   * @return a term of {@link #PAIRS}
   */
  public static Term pair(String stems) {
    return new Term(PAIRS, TwoViews.pair(stems));
  }

  /**
   * Returns the usual scoring formula.
   *
   * @return a new similarity
   */
  public static Similarity similarity() {
    return new PolicySimilarity(true, CLUSTERS);
  }
}

package io.entente.analysis;

/**
 * What a passage looks like, as counted in one pass over its text.
 *
 * <p>Lines are those of the text; a text that lost its line breaks is one line, and the counts of labels,
 * leaders and pages inside it stand for its entries.
 */
final class Shape {
  /** So many figures the number of a page has at most. */
  static final int MAX_PAGE = 4;

  final String text;

  int words;
  int verbs;
  int lines;
  int capitals;
  int letters;
  int upperLetters;

  /** Numbers of any kind that are tokens of their own. */
  int numbers;

  /** Rows of dots before a page number, and rows of dots or underscores before anything else. */
  int leaders;

  int risingLeaders;
  int blanks;
  int boxes;
  int questions;
  int questionLines;

  /** Ends of sentences inside the text or at its end. */
  int stops;

  /** Lines that end in a page number, and how many of those are not below the one before. */
  int pageLines;

  int risingLines;
  int higherLines;

  /** Numbers inside a line that a capital follows, as where a contents page is run together. */
  int pages;

  int risingPages;

  /** Labels of divisions that a title may follow, those that count on from the one before, and mentions. */
  int heads;

  int nextHeads;
  int mentions;
  int wordsBeforeHeads;
  boolean colonBeforeHeads;

  /** Lines that begin with a label, with a number of two or more parts, with a plain number or bullet. */
  int labelLines;

  int dottedLines;
  int numberLines;

  /** Lines as short as a title, without the end of a sentence; and lines that are sentences. */
  int titleLines;

  int sentenceLines;
  int links;
  boolean contentsHeading;
  boolean referencesHeading;

  /** Marks of citations: strong ones say it alone, such as an address; the longest run of words without any. */
  int strong;

  int weak;
  int gap;
  int urls;
  int years;
  int laws;
  int journals;
  int recitals;
  int careers;
  int contacts;
  int emails;
  int answers;
  int firstKind;
  boolean endsInPage;

  Shape(String text) {
    this.text = text;
  }
}

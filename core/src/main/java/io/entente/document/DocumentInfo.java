package io.entente.document;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an index knows about a document, its text aside.
 *
 * @param id its id
 * @param title its title, or empty
 * @param kind what sort of text it is
 * @param date when it was published or signed, or null if not known
 * @param inForceFrom the first day in force, or null
 * @param inForceUntil the last day in force, or null
 * @param countries codes of the countries or groups it is from or between
 * @param topics ids of its topics, which may be narrower than one another
 * @param language a BCP 47 tag, or empty if not known: where the document states none and nothing is inferred
 * @param source where it came from, or empty
 * @param instrument what versions of the same instrument share, or empty
 * @param version which version of the instrument this is, or empty
 * @param inferred which of these were inferred from the text because the document did not say
 * @param passageCount how many passages it has
 */
public record DocumentInfo(
    String id,
    String title,
    DocumentKind kind,
    @Nullable PolicyDate date,
    @Nullable PolicyDate inForceFrom,
    @Nullable PolicyDate inForceUntil,
    List<String> countries,
    List<String> topics,
    String language,
    String source,
    String instrument,
    String version,
    Set<Inferred> inferred,
    int passageCount) {

  /** What can be inferred from a document's text. */
  public enum Inferred {
    /** The countries. */
    COUNTRIES,
    /** The topics. */
    TOPICS,
    /** The date. */
    DATE,
    /** The language. */
    LANGUAGE
  }

  /** Copies the collections. */
  public DocumentInfo {
    countries = List.copyOf(countries);
    topics = List.copyOf(topics);
    // In the order of the constants, the same in every process.
    inferred =
        inferred.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(inferred));
  }
}

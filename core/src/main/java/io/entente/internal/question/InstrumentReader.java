package io.entente.internal.question;

import io.entente.analysis.Units;
import io.entente.internal.index.Schema;
import io.entente.internal.index.TitleKeys;
import io.entente.internal.tag.QuestionCountries;
import io.entente.query.Inference;
import io.entente.result.Understanding.Note;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;

/** Reads the name of an instrument behind a reference to a provision of it. */
final class InstrumentReader {

  private static final String WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}'\u2019-]*";
  private static final String CAPITAL = "\\p{Lu}[\\p{L}\\p{N}'\u2019-]*";
  private static final String SMALL = "(?:of|on|the|for|and|to|de|du|des|la|sur|der|del|sobre)";
  private static final String KIND =
      "(?:agreement|treaty|convention|protocol|act|law|code|charter|constitution|pact|covenant"
          + "|declaration|statute|directive|regulation)";

  /** {@code of the Treaty on the Functioning of the Union}, {@code of the paris agreement}. */
  private static final Pattern NAME = Pattern.compile(
      ",?\\s+(?:of|du|de la|de l['\u2019]|des|del|de|der)\\s+(?:the\\s+)?("
          + CAPITAL + "(?:\\s+(?:" + SMALL + "\\s+)*" + CAPITAL + ")+"
          + "|(?:" + WORD + "\\s+){1,5}?" + KIND + "\\b)",
      Pattern.UNICODE_CHARACTER_CLASS);

  private InstrumentReader() {}

  /**
   * Says of which instrument a provision was asked for that is not there.
   *
   * @param draft the question, in which nothing was found to be put first
   * @param countries where it names countries, which are no instruments
   * @param titles what documents it names by their titles
   */
  static void missing(Draft draft, List<QuestionCountries.Mention> countries, List<String> titles)
      throws IOException {
    for (Units.Unit reference : Units.references(draft.text())) {
      Matcher behind =
          NAME.matcher(draft.text()).region(reference.end(), draft.text().length());
      boolean called = behind.lookingAt() && !isCountry(behind, countries);
      if (!called && titles.size() != 1) {
        continue;
      }
      String name = called ? behind.group(1) : titles.getFirst();
      if (!isThere(draft, reference, name)) {
        String provision = draft.typed(reference.start(), reference.end());
        draft.note(new Note(
            Inference.PROVISIONS,
            called ? draft.typed(reference.start(), behind.end()) : draft.text(),
            "",
            "no document called \"" + name + "\" is known to have " + provision
                + "; what speaks of it is shown"));
        return;
      }
    }
  }

  /** Whether a document that has the provision has all words of a name in its title. */
  private static boolean isThere(Draft draft, Units.Unit reference, String name)
      throws IOException {
    BooleanQuery.Builder titled =
        new BooleanQuery.Builder().add(Pins.holding(List.of(reference)), Occur.FILTER);
    for (String stem : TitleKeys.stems(name)) {
      titled.add(new TermQuery(new Term(Schema.TITLE, stem)), Occur.FILTER);
    }
    return draft.searcher().count(titled.build()) > 0;
  }

  private static boolean isCountry(Matcher name, List<QuestionCountries.Mention> countries) {
    return countries.stream()
        .anyMatch(each -> each.start() <= name.start(1) && each.end() >= name.end(1));
  }
}

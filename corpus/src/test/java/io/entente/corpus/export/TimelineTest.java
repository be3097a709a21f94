package io.entente.corpus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.entente.PolicyIndex;
import io.entente.document.PolicyDocument;
import io.entente.query.FacetField;
import io.entente.query.Filter;
import io.entente.query.PolicyQuery;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private final PolicyIndex index = PolicyIndex.inMemory();

  @AfterEach
  void close() {
    index.close();
  }

  private void add(String... dates) {
    for (String date : dates) {
      PolicyDocument.Builder document =
          PolicyDocument.builder("d" + index.documentCount(), "Note").text("Words on cobalt.");
      if (!date.isEmpty()) {
        document.date(date);
      }
      index.add(document.build());
      index.refresh();
    }
  }

  private static List<String> shown(Timeline timeline) {
    return timeline.periods().stream()
        .map(period -> period.date() + " " + period.passageCount() + " " + period.documentCount())
        .toList();
  }

  @Test
  void emptyPeriodsBetweenAreThere() {
    add("2020-11", "2020-11-30", "2021-02", "2021-02-01", "2021-02-28");
    Timeline months = Timeline.of(index, PolicyQuery.of("cobalt"));
    assertEquals(FacetField.MONTH, months.by());
    assertEquals(
        List.of("2020-11 2 2", "2020-12 0 0", "2021-01 0 0", "2021-02 3 3"), shown(months));
    assertEquals(0, months.elsewhere());
    assertEquals(
        List.of("2020 2 2", "2021 3 3"),
        shown(Timeline.of(index, PolicyQuery.of("cobalt"), FacetField.YEAR)));
  }

  @Test
  void manyMonthsBecomeYears() {
    add("2015-01", "2019-12");
    assertEquals(60, Timeline.of(index, PolicyQuery.of("cobalt")).periods().size());
    add("2020-01");
    assertEquals(
        List.of("2015 1 1", "2016 0 0", "2017 0 0", "2018 0 0", "2019 1 1", "2020 1 1"),
        shown(Timeline.of(index, PolicyQuery.of("cobalt"))));
    assertEquals(
        61,
        Timeline.of(index, PolicyQuery.of("cobalt"), FacetField.MONTH).periods().size());
  }

  @Test
  void whatHasNoMonthIsNotLost() {
    add("2020-11", "2020", "");
    Timeline chosen = Timeline.of(index, PolicyQuery.of("cobalt"));
    assertEquals(FacetField.YEAR, chosen.by());
    assertEquals(List.of("2020 2 2"), shown(chosen));
    assertEquals(1, chosen.elsewhere());
    Timeline months = Timeline.of(index, PolicyQuery.of("cobalt"), FacetField.MONTH);
    assertEquals(List.of("2020-11 1 1"), shown(months));
    assertEquals(2, months.elsewhere());
  }

  @Test
  void aFilterOnDatesNarrowsTheCountsToTheDay() {
    add("2019-05", "2020-03-01", "2020-03-20", "2020-05");
    assertEquals(
        List.of("2020-03 1 1", "2020-04 0 0", "2020-05 1 1"),
        shown(Timeline.of(index, PolicyQuery.of("cobalt").withFilter(Filter.from("2020-03-10")))));
    assertEquals(
        List.of("2020-03 2 2"),
        shown(Timeline.of(index, PolicyQuery.of("").withFilter(Filter.in("2020-03")))));
  }

  @Test
  void noMatchHasNoPeriod() {
    add("2020");
    Timeline none = Timeline.of(index, PolicyQuery.of("zeppelin"));
    assertEquals(List.of(), none.periods());
    assertEquals(0, none.elsewhere());
  }

  @Test
  void onlyYearsAndMonthsMakeATimeline() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Timeline.of(index, PolicyQuery.of("cobalt"), FacetField.KIND));
  }
}

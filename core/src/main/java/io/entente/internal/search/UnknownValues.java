package io.entente.internal.search;

import io.entente.internal.index.BlockWriter;
import io.entente.internal.index.Schema;
import io.entente.internal.question.Spelling;
import io.entente.query.Expression;
import io.entente.query.Filter;
import io.entente.result.Understanding.Note;
import io.entente.vocabulary.Topic;
import io.entente.vocabulary.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Tells of topics and languages in filters that no document has and that do not exist, most likely misspelt. */
final class UnknownValues {

  /** More values than these are not looked at. */
  private static final int MAX_VALUES = 100;

  /** A topic is nearest with at most one edit for so many letters, or with one edit. */
  private static final int LETTERS_AN_EDIT = 4;

  private UnknownValues() {}

  static List<Note> notes(IndexReader reader, Topics topics, Collection<Filter> filters)
      throws IOException {
    List<Note> notes = new ArrayList<>();
    for (Filter filter : new LinkedHashSet<>(filters)) {
      switch (filter) {
        case Filter.Topic topic -> {
          for (String id : first(topic.ids())) {
            if (topics.topic(id).isEmpty() && reader.docFreq(new Term(Schema.TOPIC, id)) == 0) {
              notes.add(topic(reader, topics, id));
            }
          }
        }
        case Filter.Language language -> {
          for (String tag : first(language.tags())) {
            String term = BlockWriter.language(tag);
            if (!isLanguage(tag) && reader.docFreq(new Term(Schema.LANGUAGE, term)) == 0) {
              notes.add(language(tag));
            }
          }
        }
        default -> {
          // Of these anything may exist, or was checked when the filter was made.
        }
      }
    }
    return notes;
  }

  private static List<String> first(List<String> values) {
    return values.subList(0, Math.min(MAX_VALUES, values.size()));
  }

  private static Note note(Filter filter, String to, String words) {
    return new Note(null, Expression.field(filter).toString(), to, words);
  }

  private static Note topic(IndexReader reader, Topics topics, String id) throws IOException {
    String nearest = nearest(reader, topics, id);
    String words = "there is no topic '" + id + "'";
    return nearest == null
        ? note(Filter.topic(id), "", words)
        : note(Filter.topic(id), nearest, words + "; the nearest is '" + nearest + "'");
  }

  /** The topic of that name, or else the one with the fewest edits, one that documents have first. */
  private static @Nullable String nearest(IndexReader reader, Topics topics, String id)
      throws IOException {
    Topic named = topics.find(id).orElse(null);
    if (named != null) {
      return named.id();
    }
    Set<String> known = new LinkedHashSet<>();
    Terms terms = MultiTerms.getTerms(reader, Schema.TOPIC);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        known.add(term.utf8ToString());
      }
    }
    topics.all().forEach(topic -> known.add(topic.id()));
    String typed = id.toLowerCase(Locale.ROOT);
    int fewest = Math.max(1, typed.length() / LETTERS_AN_EDIT);
    String nearest = null;
    for (String other : known) {
      if (Math.abs(other.length() - typed.length()) <= fewest) {
        int edits = Spelling.distance(typed, other.toLowerCase(Locale.ROOT));
        if (edits < fewest || (edits == fewest && nearest == null)) {
          fewest = edits;
          nearest = other;
        }
      }
    }
    return nearest;
  }

  private static Note language(String tag) {
    String code = code(tag);
    return note(
        Filter.language(tag),
        code,
        "there is no language '" + tag + "'; a language is a BCP 47 tag such as "
            + (code.isEmpty() ? "'en' or 'pt-BR'" : "'" + code + "'"));
  }

  /** Whether a tag begins with a code of two letters that is in use, or with three letters, or is private. */
  private static boolean isLanguage(String tag) {
    String code = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return code.length() == 2
        ? Names.CODES.contains(code)
        : code.length() == 1
            || code.length() == 3 && code.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  /** The code of a language by its name in English or in itself, or empty. */
  private static String code(String name) {
    for (String code : Names.CODES) {
      Locale language = Locale.of(code);
      if (language.getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name)
          || language.getDisplayLanguage(language).equalsIgnoreCase(name)) {
        return code;
      }
    }
    return "";
  }

  /** Made when first needed. */
  private static final class Names {
    static final Set<String> CODES = new LinkedHashSet<>(List.of(Locale.getISOLanguages()));
  }
}

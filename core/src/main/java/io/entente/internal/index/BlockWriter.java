package io.entente.internal.index;

import io.entente.analysis.TwoViews;
import io.entente.document.DocumentInfo;
import io.entente.document.DocumentInfo.Inferred;
import io.entente.document.DocumentKind;
import io.entente.document.IndexedDocument;
import io.entente.document.Passage;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.document.Section;
import io.entente.document.Trait;
import io.entente.internal.tag.AcronymFinder;
import io.entente.internal.tag.Acronyms;
import io.entente.internal.tag.Fingerprint;
import io.entente.internal.tag.Provisions;
import io.entente.vocabulary.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Turns a described document into the block of Lucene documents that {@link Schema} lays out. */
public final class BlockWriter {

  private static final FieldType PHRASES = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
  private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS);
  private static final FieldType PAIRS = type(IndexOptions.DOCS_AND_FREQS);
  private static final FieldType TITLE = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
  private static final FieldType TITLE_WORDS = type(IndexOptions.DOCS);
  private static final FieldType NAMED = new FieldType(TITLE_WORDS);

  static {
    NAMED.setOmitNorms(true);
    NAMED.freeze();
  }

  /** What laws are called. */
  private static final Pattern LAW = Pattern.compile(
      "\\b(?:act|bill|code|decree|law|ordinance|statute)\\b", Pattern.CASE_INSENSITIVE);

  /** Terms as they are, without what only scoring needs. */
  private static final FieldType NAMES = StringField.TYPE_NOT_STORED;

  /** A Lucene string field holds no more; longer sources are cut for filters and facets. */
  private static final int MAX_TERM_CHARACTERS = 8_000;

  private final Topics topics;

  /**
   * Makes a writer.
   *
   * @param topics tells which topics are broader
   */
  public BlockWriter(Topics topics) {
    this.topics = topics;
  }

  /**
   * Returns the block of a document: its passages in order, then its header. Each is made when the
   * iterator comes to it and may be used only until the next.
   *
   * @param described the document
   * @return the Lucene documents
   */
  public Iterable<Document> block(IndexedDocument described) {
    return () -> new Block(described);
  }

  /** Makes the Lucene documents of one document, one after the other. */
  private final class Block implements Iterator<Document>, Compressor.Values {
    private final IndexedDocument described;
    private final List<Field> shared;
    private final TwoViews text = new TwoViews();
    private final TwoViews title = new TwoViews();
    private final TwoViews heading = new TwoViews();
    private final TwoViews path = new TwoViews();
    private final Set<String> learned = new HashSet<>();
    private final Set<BytesRef> identities = new HashSet<>();
    private final List<Provisions.Keys> provisions;
    private final Compressor compressor;
    private String lastHeading = "";
    private int next;

    Block(IndexedDocument described) {
      DocumentInfo info = described.info();
      this.described = described;
      this.shared = shared(info);
      this.provisions = Provisions.keys(described.passages(), isLaw(described.info()));
      this.compressor = new Compressor(described.passages().size(), this);
    }

    @Override
    public boolean hasNext() {
      return next <= described.passages().size();
    }

    @Override
    public Document next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int ordinal = next++;
      return ordinal < described.passages().size()
          ? passage(ordinal)
          : header(described.info(), compressor.dictionary());
    }

    @Override
    public int size(int ordinal) {
      return described.passages().get(ordinal).text().length();
    }

    @Override
    public BytesRef value(int ordinal) {
      return Stored.write(
          described.passages().get(ordinal),
          described.mentions().get(ordinal),
          described.traits().get(ordinal));
    }

    private Document passage(int ordinal) {
      DocumentInfo info = described.info();
      Passage passage = described.passages().get(ordinal);
      Collection<String> mentions = described.mentions().get(ordinal);
      List<Trait> traits = described.traits().get(ordinal);
      Document lucene = new Document();
      text.read(passage.text());
      text(lucene, text);
      learned(lucene, passage.text());
      Fingerprint fingerprint = fingerprint(lucene, passage.text(), mentions);
      if (ordinal == 0) {
        title.read(info.title());
        text(lucene, title);
        terms(lucene, Schema.TITLE_KEY, TitleKeys.of(info.title()));
        acronyms(lucene, info.title());
      }
      boolean headed = !passage.heading().equals(lastHeading);
      if (headed) {
        // What is said across two headings is said in neither.
        heading.read(passage.heading().replace(Section.SEPARATOR, PolicyDocument.SECTION_BREAK));
        text(lucene, heading);
        lastHeading = passage.heading();
      }
      // What is in the text as well counts there; but the title of a single passage counts twice.
      if (ordinal > 0 || described.passages().size() == 1) {
        context(lucene, title);
      }
      path.read(String.join(" ", passage.path()));
      if (headed) {
        named(lucene, heading);
        named(lucene, path);
      } else {
        context(lucene, heading);
        context(lucene, path);
      }
      shared.forEach(lucene::add);
      terms(lucene, Schema.MENTIONS, mentions);
      traits(lucene, traits);
      terms(lucene, Schema.PROVISION, provisions.get(ordinal).within());
      terms(lucene, Schema.PROVISION_START, provisions.get(ordinal).starts());
      facets(lucene, Schema.MENTIONS, mentions);
      lucene.add(
          new NumericDocValuesField(Schema.TO_HEADER, described.passages().size() - ordinal));
      lucene.add(new BinaryDocValuesField(Schema.FINGERPRINT, fingerprint.bytes()));
      lucene.add(new BinaryDocValuesField(Schema.STORED, Stored.write(value(ordinal), compressor)));
      return lucene;
    }

    private static boolean isLaw(DocumentInfo info) {
      return info.kind() == DocumentKind.LAW
          || info.kind() == DocumentKind.OTHER && LAW.matcher(info.title()).find();
    }

    private void traits(Document lucene, List<Trait> traits) {
      int bits = 0;
      for (Trait trait : traits) {
        bits |= 1 << trait.kind().ordinal();
        if (trait.kind() == Trait.Kind.DEFINITION) {
          terms(lucene, Schema.DEFINED, TitleKeys.defines(trait.subject()));
        }
      }
      if (bits != 0) {
        lucene.add(new NumericDocValuesField(Schema.TRAITS, bits));
      }
    }

    /**
     * What copies are known by. Treaties and declarations repeat an article with other parties' names;
     * elsewhere another country is another matter.
     */
    private Fingerprint fingerprint(Document lucene, String passage, Collection<String> mentions) {
      DocumentKind kind = described.info().kind();
      boolean named = kind != DocumentKind.TREATY && kind != DocumentKind.DECLARATION;
      Fingerprint fingerprint = Fingerprint.of(passage, text, named ? mentions : List.of());
      BytesRef identity = fingerprint.identity();
      if (fingerprint.wordCount() > 0 && identities.add(identity)) {
        lucene.add(new StringField(Schema.IDENTITY, identity, Field.Store.NO));
      }
      return fingerprint;
    }

    /** What the passage teaches about words: acronyms and compounds. Once a document is enough. */
    private void learned(Document lucene, String passage) {
      for (String compound : text.compounds()) {
        int space = compound.indexOf(' ');
        learned(
            lucene, Schema.COMPOUND, compound.substring(0, space), compound.substring(space + 1));
      }
      acronyms(lucene, passage);
    }

    private void acronyms(Document lucene, String text) {
      for (AcronymFinder.Definition definition : AcronymFinder.find(text)) {
        String acronym = definition.acronym().toLowerCase(Locale.ROOT);
        String longForm = Acronyms.normalise(definition.longForm());
        learned(lucene, Schema.ACRONYM, acronym, longForm);
        learned(lucene, Schema.LONG_FORM, longForm, acronym);
      }
    }

    private void learned(Document lucene, String field, String key, String value) {
      String term = key + Schema.LEARNED + value;
      if (learned.add(field + Schema.LEARNED + term)) {
        lucene.add(new Field(field, term, NAMES));
      }
    }
  }

  /** What all passages of a document carry. */
  private List<Field> shared(DocumentInfo info) {
    Document fields = new Document();
    fields.add(new StringField(Schema.PASSAGE, Schema.YES, Field.Store.NO));
    fields.add(new StringField(Schema.DOCUMENT, info.id(), Field.Store.NO));
    fields.add(new SortedDocValuesField(Schema.DOCUMENT, new BytesRef(info.id())));
    PolicyDate date = info.date();
    if (date != null) {
      fields.add(new NumericDocValuesField(Schema.DAY, date.first().toEpochDay()));
    }
    List<Field> shared = new ArrayList<>();
    fields.forEach(field -> shared.add((Field) field));
    return shared;
  }

  private Document header(DocumentInfo info, BytesRef dictionary) {
    Document header = new Document();
    TwoViews title = new TwoViews();
    title.read(info.title());
    if (!title.isEmpty()) {
      header.add(new Field(Schema.TITLE, title.stemmed(), TITLE));
      header.add(new Field(Schema.TITLE_WORDS, title.exact(), TITLE_WORDS));
    }
    header.add(new StringField(Schema.HEADER, Schema.YES, Field.Store.NO));
    header.add(new StringField(Schema.DOCUMENT, info.id(), Field.Store.NO));
    // What every Lucene document has is read faster, so headers have empty texts.
    TwoViews nothing = new TwoViews();
    text(header, nothing);
    context(header, nothing);
    header.add(new SortedDocValuesField(Schema.DOCUMENT, new BytesRef(info.id())));
    header.add(new NumericDocValuesField(Schema.TO_HEADER, 0));
    header.add(
        new BinaryDocValuesField(Schema.FINGERPRINT, new BytesRef(new byte[Fingerprint.BYTES])));
    header.add(new BinaryDocValuesField(Schema.STORED, Stored.write(info, dictionary)));
    facets(header, Schema.COUNTRY, info.countries());
    facets(header, Schema.TOPIC, withBroader(info.topics()));
    facets(header, Schema.KIND, List.of(info.kind().id()));
    facets(header, Schema.LANGUAGE, languages(info));
    facets(
        header, Schema.SOURCE, info.source().isEmpty() ? List.of() : List.of(cut(info.source())));
    PolicyDate date = info.date();
    if (date != null) {
      int month =
          date.precision() == PolicyDate.Precision.YEAR ? 0 : date.first().getMonthValue();
      header.add(new NumericDocValuesField(Schema.MONTH, date.first().getYear() * 100L + month));
    }
    filters(header, info);
    return header;
  }

  /** What documents are filtered by. */
  private void filters(Document header, DocumentInfo info) {
    terms(header, Schema.COUNTRY, info.countries());
    terms(header, Schema.TOPIC, withBroader(info.topics()));
    terms(header, Schema.KIND, List.of(info.kind().id()));
    terms(header, Schema.LANGUAGE, languages(info));
    terms(header, Schema.SOURCE, info.source().isEmpty() ? List.of() : List.of(cut(info.source())));
    for (Inferred inferred : info.inferred()) {
      terms(header, Schema.INFERRED, List.of(inferred.name().toLowerCase(Locale.ROOT)));
    }
    PolicyDate date = info.date();
    if (date != null) {
      header.add(new IntPoint(Schema.DATE_FIRST, day(date.first())));
      header.add(new IntPoint(Schema.DATE_LAST, day(date.last())));
    }
    if (info.inForceFrom() != null) {
      header.add(new IntPoint(Schema.FORCE_FIRST, day(info.inForceFrom().first())));
    }
    if (info.inForceUntil() != null) {
      header.add(new IntPoint(Schema.FORCE_LAST, day(info.inForceUntil().last())));
    }
  }

  private Set<String> withBroader(Collection<String> ids) {
    Set<String> all = new LinkedHashSet<>();
    for (String id : ids) {
      all.add(id);
      if (topics.topic(id).isPresent()) {
        all.addAll(topics.withBroader(id));
      }
    }
    return all;
  }

  private static void text(Document lucene, TwoViews text) {
    lucene.add(new Field(Schema.TEXT, text.stemmed(), PHRASES));
    lucene.add(new Field(Schema.EXACT, text.exact(), PHRASES));
    lucene.add(new Field(Schema.PAIRS, text.pairs(), PAIRS));
  }

  private static void context(Document lucene, TwoViews text) {
    lucene.add(new Field(Schema.CONTEXT, text.stemmed(), WORDS));
  }

  private static void named(Document lucene, TwoViews text) {
    lucene.add(new Field(Schema.NAMED, text.stemmed(), NAMED));
  }

  private static void terms(Document lucene, String field, Collection<String> terms) {
    for (String term : terms) {
      lucene.add(new StringField(field, term, Field.Store.NO));
    }
  }

  private static void facets(Document lucene, String field, Collection<String> values) {
    for (String value : values) {
      lucene.add(new SortedSetDocValuesField(field + Schema.FACET, new BytesRef(value)));
    }
  }

  private static List<String> languages(DocumentInfo info) {
    return info.language().isEmpty() ? List.of() : List.of(language(info.language()));
  }

  /** Returns a language tag as filters and facets know it: {@code pt-BR} however it was written. */
  public static String language(String tag) {
    String canonical = Locale.forLanguageTag(tag).toLanguageTag();
    return canonical.equalsIgnoreCase(tag) ? canonical : tag;
  }

  /** Returns a source as filters and facets know it. */
  public static String cut(String source) {
    return source.length() <= MAX_TERM_CHARACTERS
        ? source
        : source.substring(0, MAX_TERM_CHARACTERS);
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  private static FieldType type(IndexOptions options) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.freeze();
    return type;
  }
}

package io.entente.corpus;

import io.entente.analysis.Heading;
import io.entente.document.DocumentKind;
import io.entente.document.PolicyDate;
import io.entente.document.PolicyDocument;
import io.entente.vocabulary.Countries;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of the Texts of Trade Agreements: one treaty a file, its articles as sections.
 *
 * <p>The countries are the present parties or, where there are none, the original ones. A party or a
 * date that is not known is reported as a refusal of that value, and the treaty is read without it.
 * Document type declarations are passed over: no entity they declare, inner or outer, is ever resolved.
 */
final class TotaReader implements Reader {
  private static final int MAX_DEPTH = 50;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  @Override
  public void read(InputFile file) throws IOException {
    file.checkSize();
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    try (InputStream in = new BufferedInputStream(file.open())) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      PolicyDocument document = new Treaty(file, xml).read();
      file.sink().document(document);
    } catch (XMLStreamException e) {
      Location at = e.getLocation();
      String message = InputFile.message(e);
      int text = message.indexOf("Message: ");
      String reason = text < 0 ? message : message.substring(text + "Message: ".length());
      if (reason.contains("MalformedByteSequenceException") || reason.startsWith("Invalid byte")) {
        reason = "wrong encoding: " + reason;
      }
      throw at == null
          ? file.refused(0, "", "malformed XML: " + reason)
          : file.refused(
              Math.max(0, at.getLineNumber()),
              "",
              "malformed XML at column " + at.getColumnNumber() + ": " + reason);
    }
  }

  /** One treaty being read. */
  private static final class Treaty {
    private final InputFile file;
    private final XMLStreamReader xml;
    private final PolicyDocument.Builder builder;
    private final Set<String> parties = new LinkedHashSet<>();
    private final Set<String> originalParties = new LinkedHashSet<>();
    private @Nullable PolicyDate inForceFrom;
    private @Nullable PolicyDate inForceUntil;

    Treaty(InputFile file, XMLStreamReader xml) {
      this.file = file;
      this.xml = xml;
      this.builder =
          PolicyDocument.builder(file.id(), "").kind(DocumentKind.TREATY).source(file.name());
    }

    PolicyDocument read() throws XMLStreamException {
      boolean root = true;
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          if (root && !name.equals("treaty")) {
            throw file.refused(
                0, "", "not a format Entente reads (XML with the root element '" + name + "')");
          }
          root = false;
          switch (name) {
            case "meta" -> meta();
            case "chapter" -> chapter(new Outline());
            case "article" -> article(new Outline());
            default -> {
              // A wrapper.
            }
          }
        }
      }
      (parties.isEmpty() ? originalParties : parties).forEach(builder::country);
      if (inForceFrom != null
          && inForceUntil != null
          && inForceUntil.last().isBefore(inForceFrom.first())) {
        file.sink()
            .refused(file.refusal(
                0,
                "date_inactive",
                inForceUntil + " is before date_into_force " + inForceFrom + "; left out"));
        inForceUntil = null;
      }
      if (inForceFrom != null) {
        builder.inForceFrom(inForceFrom);
      }
      if (inForceUntil != null) {
        builder.inForceUntil(inForceUntil);
      }
      return file.build(builder, 0);
    }

    private void meta() throws XMLStreamException {
      Set<String> group = parties;
      for (int depth = 1; depth > 0; ) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          int line = xml.getLocation().getLineNumber();
          switch (name) {
            case "name" -> builder.title(squeezed(text()));
            case "date_signed" -> value(name, line, value -> builder.date(PolicyDate.parse(value)));
            case "date_into_force" ->
              value(name, line, value -> inForceFrom = PolicyDate.parse(value));
            case "date_inactive" ->
              value(name, line, value -> inForceUntil = PolicyDate.parse(value));
            case "language" ->
              value(name, line, value -> builder.language(JsonLines.languageTag(value)));
            case "partyisocode" -> party(line, group);
            case "parties" -> {
              group = parties;
              depth++;
            }
            case "parties_original" -> {
              group = originalParties;
              depth++;
            }
            default -> depth++;
          }
        }
      }
    }

    private void party(int line, Set<String> group) throws XMLStreamException {
      value("partyisocode", line, value -> {
        Optional<String> code = Countries.bundled().resolve(value);
        if (code.isEmpty()) {
          throw new IllegalArgumentException("unknown country '" + value + "'");
        }
        group.add(code.get());
      });
    }

    /** Sets a value; one that is wrong is reported and left out. */
    private void value(String field, int line, Consumer<String> setter) throws XMLStreamException {
      String value = squeezed(text());
      if (value.isEmpty()) {
        return;
      }
      try {
        setter.accept(value);
      } catch (IllegalArgumentException e) {
        file.sink().refused(file.refusal(line, field, InputFile.message(e) + "; left out"));
      }
    }

    private void chapter(Outline above) throws XMLStreamException {
      if (above.depth() > MAX_DEPTH) {
        throw file.refused(
            xml.getLocation().getLineNumber(),
            "chapter",
            "nested more than " + MAX_DEPTH + " deep");
      }
      Outline here = under(above);
      StringBuilder loose = new StringBuilder();
      while (true) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          flush(here, loose);
          if (xml.getLocalName().equals("chapter")) {
            chapter(here);
          } else {
            article(here);
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          flush(here, loose);
          return;
        } else {
          append(event, loose);
        }
      }
    }

    private void article(Outline above) throws XMLStreamException {
      under(above).add(builder, text().strip());
    }

    private void flush(Outline here, StringBuilder loose) {
      here.add(builder, loose.toString().strip());
      loose.setLength(0);
    }

    /** The place of the chapter or article that has just begun. */
    private Outline under(Outline above) {
      Outline here = above.copy();
      String number = attribute("number");
      String name = attribute("name");
      Heading heading = Heading.parse(number.isEmpty() ? name : number);
      String title = name.isEmpty() || number.isEmpty() ? heading.title() : name;
      String label = heading.label();
      here.enter(above.depth() + 1, label.isEmpty() && title.isEmpty() ? "" : label, title);
      return here;
    }

    /** The text of the element that has just begun, with that of the elements in it. */
    private String text() throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      for (int depth = 1; depth > 0; ) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
        } else {
          append(event, text);
        }
      }
      return text.toString();
    }

    private void append(int event, StringBuilder text) {
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        text.append(xml.getText());
      } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw file.refused(
            xml.getLocation().getLineNumber(),
            "",
            "the entity '" + xml.getLocalName() + "' is not resolved");
      }
    }

    private String attribute(String name) {
      String value = xml.getAttributeValue(null, name);
      return value == null ? "" : squeezed(value);
    }
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }
}

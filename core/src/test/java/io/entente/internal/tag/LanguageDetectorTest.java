package io.entente.internal.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageDetectorTest {

  private static final LanguageDetector DETECTOR = new LanguageDetector();

  private static final Map<String, String> TEXTS = Map.ofEntries(
      Map.entry(
          "en",
          "The parties shall consult each other on the measures that are to be taken under this treaty."),
      Map.entry(
          "fr",
          "Les parties se consultent sur les mesures à prendre dans le cadre du présent traité et pour la paix."),
      Map.entry(
          "es",
          "Las partes se consultarán sobre las medidas que deban tomarse en el marco del presente tratado y por la paz."),
      Map.entry(
          "pt",
          "As partes consultam-se sobre as medidas que não são tomadas pelo governo ou pela sua administração."),
      Map.entry(
          "ca",
          "Les parts es consulten sobre les mesures que s'han de prendre amb aquest tractat i pels seus drets."),
      Map.entry(
          "it",
          "Le parti si consultano sulle misure che sono da prendere nel quadro della legge e degli accordi."),
      Map.entry(
          "ro",
          "Părțile se consultă cu privire la măsurile care sunt luate în cadrul acestui tratat și pentru pace."),
      Map.entry(
          "de",
          "Die Parteien beraten sich über die Maßnahmen, die nach diesem Vertrag zu treffen sind und von der Lage abhängen."),
      Map.entry(
          "nl",
          "De partijen overleggen met elkaar over de maatregelen die op grond van het verdrag worden genomen."),
      Map.entry(
          "sv",
          "Parterna ska samråda med varandra om de åtgärder som vidtas enligt avtalet och inte får ändras."),
      Map.entry(
          "da",
          "Parterne rådfører sig med hinanden om de foranstaltninger, som bliver truffet efter aftalen af hver part."),
      Map.entry(
          "no",
          "Partene skal rådføre seg med hverandre om tiltak som blir truffet etter avtalen av hver part."),
      Map.entry(
          "fi",
          "Osapuolet neuvottelevat keskenään toimista, jotka ovat tarpeen, ja siitä, mitä sopimus on tai ei ole."),
      Map.entry(
          "pl",
          "Strony konsultują się w sprawie środków, które są podejmowane na podstawie umowy oraz przez rząd."),
      Map.entry(
          "cs",
          "Smluvní strany se radí o opatřeních, která jsou přijata podle této smlouvy, a to i pro mír, nebo ne."),
      Map.entry(
          "sl",
          "Pogodbenici se posvetujeta o ukrepih, ki so sprejeti po tej pogodbi, in tudi za mir, če je to treba."),
      Map.entry(
          "hu",
          "A felek tanácskoznak az intézkedésekről, amelyek a szerződés szerint szükségesek, és nem csak egy ügyben."),
      Map.entry(
          "tr",
          "Taraflar bu antlaşma ile alınacak önlemler için bir araya gelir ve daha sonra karar verir."),
      Map.entry(
          "ru",
          "Стороны консультируются о мерах, которые должны быть приняты по этому договору, но не только."),
      Map.entry(
          "uk",
          "Сторони консультуються щодо заходів, які вживаються за цим договором, та про мир і безпеку."),
      Map.entry("el", "Τα μέρη διαβουλεύονται για τα μέτρα που λαμβάνονται."),
      Map.entry("ar", "يتشاور الطرفان بشأن التدابير الواجب اتخاذها."),
      Map.entry("zh", "缔约双方应就根据本条约采取的措施进行协商。"),
      Map.entry("ja", "締約国は、この条約に基づいてとる措置について協議する。"),
      Map.entry("ko", "당사국은 이 조약에 따라 취할 조치에 관하여 협의한다."));

  @Test
  void aSentenceIsEnoughToTellTheLanguage() {
    TEXTS.forEach((language, text) -> assertEquals(language, DETECTOR.language(text), text));
  }

  @Test
  void tooLittleEvidenceGivesTheDefaultAndIsNotCertain() {
    for (String text : new String[] {"", "1999-2004", "OK", "Tokyo Quad ACSA"}) {
      assertEquals(new LanguageDetector.Detection("en", false), DETECTOR.detect(text), text);
    }
  }

  @Test
  void aClearTextIsCertain() {
    assertTrue(DETECTOR.detect(TEXTS.get("de")).certain());
    assertTrue(DETECTOR.detect(TEXTS.get("ja")).certain());
    assertFalse(DETECTOR.detect("de la").certain());
  }

  @Test
  void foreignNamesInATextDoNotChangeItsLanguage() {
    assertEquals(
        "en", DETECTOR.language(TEXTS.get("en") + " It was signed by 安倍晋三 and Владимир Путин."));
  }

  @Test
  void aForeignBeginningOfALongTextDoesNotDecide() {
    String text = TEXTS.get("fr") + "\n" + (TEXTS.get("de") + "\n").repeat(2_000);
    assertEquals("de", DETECTOR.language(text));
  }
}

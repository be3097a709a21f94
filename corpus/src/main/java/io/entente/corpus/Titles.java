package io.entente.corpus;

import io.entente.document.DocumentKind;
import java.util.regex.Pattern;

/** What a title says about the kind of its text. */
final class Titles {
  private static final Pattern DECLARATION = pattern(
      "^(?:the )?(?:[\\p{L}’'-]+[ -]){0,3}?(?:joint (?:declaration|statement|"
          + "communiqué|communique|vision|press statement|leaders)|declaration (?:of|on|by|between|concerning)|leaders['’]? "
          + "(?:joint )?(?:statement|declaration|communiqué)|communiqué|déclaration (?:commune|conjointe)|"
          + "declaración (?:conjunta|común)|gemeinsame erklärung|dichiarazione congiunta|declaração conjunta)\\b");
  private static final Pattern TREATY =
      pattern("^(?:the )?(?:[\\p{L}’'-]+[ -]){0,3}?(?:agreement (?:between|among|on|of|for|"
          + "concerning|establishing|relating|under)|(?:free trade|partnership|association|framework|cooperation) agreement"
          + "|treaty(?: (?:on|of|between|for|concerning|establishing|with|to)\\b|$)|convention (?:on|for|between|against|concerning|relating|of)|protocol (?:to|on|of|for|relating)|"
          + "charter of|memorandum of understanding|traité (?:sur|de|d|entre|instituant)|accord (?:entre|sur|de)|tratado (?:de|sobre|entre)|convenio|acuerdo (?:entre|de|sobre)|"
          + "vertrag (?:zwischen|über)|abkommen|übereinkommen|trattato|accordo (?:tra|fra))\\b");
  private static final Pattern LAW = pattern(
      "^(?:the )?(?:law (?:no|nº|n°|number|on|of)\\b|constitution\\b|"
          + "(?:executive|royal|presidential|legislative) (?:order|decree)|decree|decree-law|regulations? |directive "
          + "|ordinance|code of|act (?:no|to|on)\\b|ley |decreto|reglamento|reglament |decret |llei |loi |ordonnance|arrêté|"
          + "constitución|lei |gesetz|verordnung|grundgesetz|verfassung|legge|real decreto|ustawa|wet van )|\\b(?:act|bill|law|ordinance|"
          + "regulations|order|code),? (?:of )?(?:1[5-9]|20)\\d\\d\\b|\\b\\p{L}{4,}gesetz\\b|\\blaw no\\b");
  private static final Pattern STATEMENT = pattern(
      "^(?:press |opening |policy |official |remarks )?(?:statements? (?:by|from|of|"
          + "on|to)|remarks (?:by|of|at|to|on)|speech (?:by|of|at|to)|address (?:by|of|to|at)|readout (?:of)|"
          + "press (?:release|statement|briefing)|fact sheet|message (?:from|of|by)|discours |allocution|discurso|rede (?:von|des|der|"
          + "bei)|erklärung |comunicado|communiqué de presse)|'s (?:speech|address|remarks|statement)\\b");
  private static final Pattern REPORT = pattern(
      "^(?:(?:annual|final|interim|progress|special) )?(?:report (?:on|of|by|to)|white paper|green paper|"
          + "(?:national )?(?:strategy|action plan)|strategy (?:for|on)|rapport (?:sur|de)|informe |bericht )");

  /** What a headline about a treaty begins with, but not a treaty. */
  private static final Pattern INDEFINITE =
      pattern("^(?:an?|new|un|une|una|um|uma|ein|eine|nuevo|nueva|nouveau|nouvel|neues) ");

  private Titles() {}

  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** The kind that a title names, or other. */
  static DocumentKind kind(String title) {
    String text = title.strip();
    if (INDEFINITE.matcher(text).find()) {
      return DocumentKind.OTHER;
    }
    if (DECLARATION.matcher(text).find()) {
      return DocumentKind.DECLARATION;
    }
    if (STATEMENT.matcher(text).find()) {
      return DocumentKind.STATEMENT;
    }
    if (LAW.matcher(text).find()) {
      return DocumentKind.LAW;
    }
    if (TREATY.matcher(text).find()) {
      return DocumentKind.TREATY;
    }
    return REPORT.matcher(text).find() ? DocumentKind.REPORT : DocumentKind.OTHER;
  }
}

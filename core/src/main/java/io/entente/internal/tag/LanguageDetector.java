package io.entente.internal.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the language of a text by its script and, where several languages share one, by how many of
 * its words are among the commonest of a language.
 *
 * <p>A word common in several languages counts for each of them, but less. Only a sample of a long text
 * is looked at, from its beginning, middle and end, so the cost is bounded.
 *
 * <p>A detector never changes; any number of threads may share it.
 */
public final class LanguageDetector {

  /**
   * A language and how sure it is.
   *
   * @param language a BCP 47 tag, such as {@code en}
   * @param certain whether the evidence was enough and clearly for this language
   */
  public record Detection(String language, boolean certain) {}

  /** What is answered when there is too little evidence. */
  public static final String DEFAULT = "en";

  private static final int SAMPLE_CHARACTERS = 20_000;
  private static final int SLICE_CHARACTERS = 5_000;
  private static final int FEWEST_SCRIPT_LETTERS = 4;
  private static final int FEWEST_WORDS = 8;
  private static final double LEAST_SHARE = 0.06;
  private static final double LEAST_LEAD = 1.25;
  private static final double LEAST_KANA = 0.05;
  private static final int LONGEST_WORD = 16;

  /** The commonest words by language. Lists of like length, so that none has an advantage. */
  private static final String[][] COMMON_WORDS = {
    {
      "en",
      "the of and to in a is that for on by with as be are shall this or it which at from have not an has was will its their other any such may been all if under were these we our"
    },
    {
      "fr",
      "de la le et les des en à du l d un une est dans que par pour au qui sur ne ce aux pas sont ou avec se plus son sa cette été être leur ces nous il elle ont mais comme ses"
    },
    {
      "es",
      "de la el en y los que del las se por para con a un una su al es lo como no o más este esta sus ha ley son será artículo entre sobre ser cuando sin también fue muy pero esto"
    },
    {
      "pt",
      "de a o e do da em que para os com dos das no na se por um uma as ao não pelo pela sua seu é à são mais foi como aos nos lei ser ou também às pelos está até nas"
    },
    {
      "ca",
      "de la i el les que a d l en els del per amb una un al es s no és aquest aquesta dels com pel seva seu han ha o més són llei llurs seves aquests ser als pels i han també sense fins perquè"
    },
    {
      "it",
      "di e il la che in a per del della è un i le dei al alla con delle da non una si nel sono gli dell degli come lo ha anche più nella o questo dalla essere su sul ai alle dal"
    },
    {
      "ro",
      "de și în a la cu pe din care se nu că o pentru al este sau prin un ale fi mai sunt au lui unei de ce această acest lor privind după fost unui către între până prevederile sa"
    },
    {
      "de",
      "der die und in den von des zu das mit für auf ist im eine nicht dem ein sich als auch es an werden aus er hat dass sie nach bei oder wird einer um sind einen noch wie über"
    },
    {
      "nl",
      "de van het een en in is dat op te zijn voor met die niet aan er om ook als door bij of worden naar uit wordt tot over deze heeft maar hebben kan zal zich artikel dan nog werd"
    },
    {
      "sv",
      "och i att det som en på är av för med den till inte om ett de har från eller vid han ska var skall kan så när detta denna också efter genom lagen sig vi jag under mellan alla dessa"
    },
    {
      "da",
      "og i af at det en den til er for på som med der de ikke et har om fra eller ved blev kan være skal sig var efter dette denne hvis også kun mellem når under efter havde over uden bliver"
    },
    {
      "no",
      "og i av å det en den til er for på som med ikke et har om fra eller ved ble kan være skal seg var etter dette denne hvis også bare mellom når under de hadde over uten blir jeg ikkje"
    },
    {
      "fi",
      "ja on ei se että oli joka myös tai ovat mutta kun niin hän tämän sekä mukaan jos jotka voidaan sen voi ole kuin joita olla siitä tämä olisi asetuksen artiklan ne laki jonka sitä pitää myöskin mitä"
    },
    {
      "et",
      "ja on ei et see oli mis kui ka ning või selle seda aga oma kes nii olema poolt kuid vastavalt mille nende ta siis pärast seaduse üle ole sellest kõik lõige juhul riigi"
    },
    {
      "pl",
      "w i z na do o się nie że jest oraz lub od po przez dla za to jak który są ze tym przy co może art ustawy być które pod ma tego których jego także zostać między będzie przed"
    },
    {
      "cs",
      "a v na se je z o do že s to ve k pro by podle jako za od které nebo který tento jsou si při po byl jeho bude není jen však ze být této také tak zákona mezi až"
    },
    {
      "sk",
      "a v na sa je z o do že s to vo k pre by podľa ako za od ktoré alebo ktorý tento sú si pri po bol jeho bude nie len však zo byť tejto aj tak zákona medzi až"
    },
    {
      "sl",
      "in je v na za se da z ki so pa po ne s o do kot tudi bi ali pri ter iz od za bo še lahko člena če zakon ta kar sem ni bil med ima zakona gospod hvala"
    },
    {
      "hr",
      "i je u na se za da su od o s ne koji kao do iz ili nije bi što to koja sa koje po će sve članka ako već zakona može samo te između prema bez tako biti prije"
    },
    {
      "hu",
      "a az és hogy nem is egy meg ez de volt vagy csak mint kell van szerint amely azt ha még minden által ki alapján pedig illetve ezt törvény valamint azonban lehet el után ami való"
    },
    {
      "tr",
      "ve bir bu için ile de da olarak olan daha gibi en çok kadar sonra veya her ne ise değil göre ki olduğu tarafından madde o olduğunu ancak diye var kanun ya aynı hem şekilde"
    },
    {
      "lt",
      "ir yra kad į su iš ne tai o kaip buvo jo bet už pagal dėl apie kurie arba nuo taip tik jei bei prie savo šio būti po jų įstatymo kai nėra iki kuri straipsnio"
    },
    {
      "lv",
      "un ir no ar par uz kas ka vai to tā bet pēc lai kā ne šo tiek tas pie nav arī līdz ja saskaņā var būt savu tika jo pants likuma tad kuru"
    },
    {
      "id",
      "dan yang di untuk dengan dari dalam pada ini itu tidak oleh sebagai atau adalah akan kepada telah dapat bahwa tersebut juga ke saya ada mereka tahun kami negara lebih karena kita"
    },
    {
      "ru",
      "и в на не что с по для от о к это как из за его или а при то их все также статьи но было был которые до так со если мы года"
    },
    {
      "uk",
      "і в на не що з у та до для від про за як це або його та при є їх із але було був які також цього щодо статті ми року всі має"
    },
    {
      "bg",
      "и на за в да от се не по с че са при със към до е като или които това както който във бе ще най бъде но съгласно чл член има между"
    },
    {
      "sr",
      "и у је на се да за су од са о не који као из што или није то би која ће члана закона до по које може овог само према"
    },
  };

  private static final int LANGUAGES = COMMON_WORDS.length;

  /** For each common word the places of its languages in {@link #COMMON_WORDS}. */
  private static final Map<String, int[]> LANGUAGES_OF = languagesOf();

  /**
   * Returns the language of a text, {@link #DEFAULT} if there is too little evidence.
   *
   * @param text the text
   * @return a BCP 47 tag
   */
  public String language(CharSequence text) {
    return detect(text).language();
  }

  /**
   * Returns the language of a text and whether that is certain.
   *
   * @param text the text
   * @return the likeliest language; {@link #DEFAULT}, not certain, if there is too little evidence
   */
  public Detection detect(CharSequence text) {
    Sample sample = new Sample();
    int length = text.length();
    if (length <= SAMPLE_CHARACTERS) {
      sample.add(text, 0, length);
    } else {
      int first = SAMPLE_CHARACTERS - 2 * SLICE_CHARACTERS;
      sample.add(text, 0, first);
      int middle = Math.max(first, length / 2 - SLICE_CHARACTERS / 2);
      sample.add(text, middle, Math.min(length, middle + SLICE_CHARACTERS));
      sample.add(text, Math.max(middle + SLICE_CHARACTERS, length - SLICE_CHARACTERS), length);
    }
    return sample.detection();
  }

  private static final class Sample {
    private final double[] scores = new double[LANGUAGES];
    private final StringBuilder word = new StringBuilder();
    private int words;
    private int alphabetic;
    private int han;
    private int kana;
    private int hangul;
    private int arabic;
    private int persian;
    private int hebrew;
    private int greek;
    private int thai;
    private int devanagari;

    void add(CharSequence text, int from, int to) {
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        if (c < 0x0530 && !isGreek(c) && Character.isLetter(c) || isLatinExtension(c)) {
          alphabetic++;
          if (word.length() <= LONGEST_WORD) {
            word.append(Character.toLowerCase(c));
          }
        } else {
          endWord();
          if (c >= 0x0370) {
            countScript(c);
          }
        }
      }
      endWord();
    }

    private void endWord() {
      if (word.isEmpty()) {
        return;
      }
      words++;
      int[] languages = LANGUAGES_OF.get(word.toString());
      if (languages != null) {
        for (int language : languages) {
          scores[language] += 1.0 / languages.length;
        }
      }
      word.setLength(0);
    }

    private void countScript(char c) {
      if (isGreek(c)) {
        greek++;
      } else if (c >= 0x0590 && c < 0x0600) {
        hebrew++;
      } else if (c >= 0x0620 && c < 0x0780 || c >= 0xfb50 && c < 0xff00 && c != 0xfeff) {
        arabic++;
        if (c == '\u067e'
            || c == '\u0686'
            || c == '\u0698'
            || c == '\u06af'
            || c == '\u06cc'
            || c == '\u06a9') {
          persian++;
        }
      } else if (c >= 0x0900 && c < 0x0980) {
        devanagari++;
      } else if (c >= 0x0e00 && c < 0x0e80) {
        thai++;
      } else if (c >= 0x3041 && c < 0x3100) {
        kana++;
      } else if (c >= 0x3400 && c < 0xa000 || c >= 0xf900 && c < 0xfb00) {
        han++;
      } else if (c >= 0xac00 && c < 0xd7a4) {
        hangul++;
      }
    }

    Detection detection() {
      int eastAsian = han + kana + hangul;
      int[] letters = {eastAsian, arabic, hebrew, greek, thai, devanagari};
      int other = 0;
      int most = 0;
      int script = 0;
      for (int i = 0; i < letters.length; i++) {
        other += letters[i];
        if (letters[i] > most) {
          most = letters[i];
          script = i;
        }
      }
      // A letter of Han writing says about as much as three of an alphabet.
      int weight = script == 0 ? 3 * most : most;
      if (most >= FEWEST_SCRIPT_LETTERS && weight > alphabetic) {
        String language = switch (script) {
          case 0 -> hangul > han + kana ? "ko" : kana >= LEAST_KANA * eastAsian ? "ja" : "zh";
          case 1 -> persian > arabic / 50 ? "fa" : "ar";
          case 2 -> "he";
          case 3 -> "el";
          case 4 -> "th";
          default -> "hi";
        };
        return new Detection(language, 2 * most > other && weight > 2 * alphabetic);
      }
      return byWords();
    }

    private Detection byWords() {
      int best = 0;
      double second = 0;
      for (int i = 1; i < LANGUAGES; i++) {
        if (scores[i] > scores[best]) {
          second = scores[best];
          best = i;
        } else {
          second = Math.max(second, scores[i]);
        }
      }
      boolean enough = scores[best] >= LEAST_SHARE * words && scores[best] >= 1;
      if (!enough || scores[best] == second) {
        return new Detection(DEFAULT, false);
      }
      return new Detection(
          COMMON_WORDS[best][0],
          words >= FEWEST_WORDS && scores[best] >= 2 && scores[best] >= LEAST_LEAD * second);
    }

    private static boolean isGreek(char c) {
      return c >= 0x0370 && c < 0x0400 || c >= 0x1f00 && c < 0x2000;
    }

    /** Letters with marks of Vietnamese, Welsh and the like. */
    private static boolean isLatinExtension(char c) {
      return c >= 0x1e00 && c < 0x1f00;
    }
  }

  private static Map<String, int[]> languagesOf() {
    Map<String, List<Integer>> languages = new HashMap<>();
    for (int i = 0; i < LANGUAGES; i++) {
      for (String word : COMMON_WORDS[i][1].split(" ")) {
        List<Integer> known = languages.computeIfAbsent(word, key -> new ArrayList<>());
        if (!known.contains(i)) {
          known.add(i);
        }
      }
    }
    Map<String, int[]> result = new HashMap<>();
    languages.forEach((word, known) ->
        result.put(word, known.stream().mapToInt(Integer::intValue).toArray()));
    return result;
  }
}

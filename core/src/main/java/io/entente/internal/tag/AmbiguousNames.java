package io.entente.internal.tag;

import java.util.List;
import java.util.Set;

/** Words that tell a country from a person, a bird, a sea or a treaty of the same name. All in lower case. */
final class AmbiguousNames {

  /** Names in other languages that are words or given names in English. */
  static final Set<String> FOREIGN_BUT_ENGLISH = Set.of(
      "island",
      "maurice",
      "mauricio",
      "chili",
      "suisse",
      "reunion",
      "granada",
      "man",
      "gana",
      "santa lucia",
      "samoa americana",
      "india",
      "nova zelandia",
      "polen",
      "catar",
      "indie",
      "suriname");

  static final List<String> DECOYS = List.of(
      "Indian Ocean",
      "Indian Country",
      "Indian Tribe",
      "Indian Tribes",
      "Indian Tribal",
      "Indian Reservation",
      "Indian Reservations",
      "Indian Affairs",
      "Indian Health Service",
      "Indian lands",
      "American Indian",
      "American Indians",
      "Mission Indians",
      "Indians not taxed",
      "South China Sea",
      "East China Sea",
      "Sea of Japan",
      "Japan Sea",
      "Persian Gulf",
      "Arabian Sea",
      "English Channel",
      "Irish Sea",
      "Norwegian Sea",
      "Philippine Sea",
      "Gulf of Mexico",
      "Gulf of America",
      "Gulf of Guinea",
      "Gulf of Oman",
      "Gulf of Aden",
      "Gulf of Thailand",
      "Gulf of Panama",
      "Sea of Oman",
      "Mozambique Channel",
      "Latin America",
      "Latin American",
      "Latin Americans",
      "South America",
      "South American",
      "South Americans",
      "North America",
      "North American",
      "North Americans",
      "Central America",
      "Central American",
      "Central Americans",
      "Inter-American",
      "Pan American",
      "Pan-American",
      "Pan Am",
      "Ibero-American",
      "Bank of America",
      "Native American",
      "Native Americans",
      "American Indian",
      "American Indians",
      "West Indian",
      "West Indians",
      "East Indian",
      "Indian summer",
      "Indian subcontinent",
      "guinea pig",
      "guinea pigs",
      "guinea fowl",
      "bone china",
      "china shop",
      "French fries",
      "French horn",
      "Dutch auction",
      "Dutch disease",
      "Chinese wall",
      "Chinese walls",
      "Swiss cheese",
      "German measles",
      "German shepherd",
      "Russian roulette",
      "Turkish bath",
      "Turkish delight",
      "Brazil nut",
      "Brazil nuts",
      "India ink",
      "Indian ink",
      "Panama hat",
      "Credit Suisse",
      "New Guinea",
      "Guinea worm",
      "Georgian Bay",
      "Cuba Gooding",
      "Jordan River",
      "River Jordan",
      "China syndrome",
      "Greek mythology",
      "Roman law",
      "Spanish flu",
      "Oxford Street",
      "New England Journal",
      "Paris Hilton",
      "Polish notation",
      "Santiago de Compostela",
      "Jersey City",
      "New London",
      "Commonwealth of Virginia",
      "Commonwealth of Massachusetts",
      "Commonwealth of Pennsylvania",
      "Commonwealth of Kentucky");

  /** Words that turn a place before them into the name of an agreement, a forum or a paper. */
  static final Set<String> AGREEMENT_WORDS = words("""
      agreement agreements convention conventions protocol protocols treaty accord accords
      statute club declaration process round consensus principles charter framework compact pact
      communique rules amendment outcome roadmap mandate post times
      """);

  /** Words that with "of" turn a place behind them into the name of an agreement. */
  static final Set<String> AGREEMENTS_OF = Set.of("treaty", "convention", "statute", "peace");

  static final Set<String> LANGUAGE_WORDS = Set.of(
      "language",
      "languages",
      "version",
      "versions",
      "text",
      "texts",
      "translation",
      "translations",
      "speaking",
      "speaker",
      "speakers");

  static final Set<String> FIRST_NAMES = words("""
      michael john james robert david william richard thomas charles george joseph daniel paul
      mark donald kenneth steven stephen edward brian ronald anthony kevin jason matthew gary
      timothy jose larry jeffrey frank scott eric andrew raymond gregory joshua jerry dennis
      walter patrick peter harold douglas henry carl arthur ryan roger joe juan jack albert
      jonathan justin terry gerald keith samuel willie ralph lawrence nicholas roy benjamin
      bruce brandon adam harry fred wayne billy steve louis jeremy aaron randy howard eugene
      carlos russell bobby victor martin ernest phillip todd jesse craig alan shawn philip chris
      johnny earl jimmy antonio danny bryan tony luis mike stanley leonard nathan dale manuel
      rodney curtis norman allen marvin vincent glenn jeff jim bob tom dan ken ron don tim bill
      ted neil ian graham mary patricia linda barbara elizabeth jennifer maria susan margaret
      dorothy lisa nancy karen betty helen sandra donna carol ruth sharon michelle laura sarah
      kimberly deborah jessica shirley cynthia angela melissa brenda amy anna rebecca virginia
      kathleen pamela martha debra amanda stephanie carolyn christine marie janet catherine
      frances ann joyce diane alice julie heather teresa doris gloria evelyn jean cheryl mildred
      katherine joan judith rose janice kelly nicole judy christina kathy theresa beverly denise
      tammy irene jane lori rachel marilyn andrea kathryn louise sara anne jacqueline wanda
      bonnie julia ruby lois tina phyllis norma paula diana annie lillian emily robin vernon
      hamilton claude clayton
      """);

  static final Set<String> PERSONAL_TITLES = words("""
      mr mrs ms miss dr sir lord lady sen rep judge justice prof capt lt col sgt
      """);

  static final Set<String> SURNAMES = words("""
      smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez
      gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white
      harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres
      nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts
      gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris morales
      murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos
      kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes
      price alvarez castillo sanders patel myers long ross foster jimenez gooding spieth
      henderson
      """);

  /** Names of countries that are given names too. */
  static final Set<String> GIVEN_NAMES = words("""
      chad jordan georgia israel india kenya paris sydney dallas cuba brittany santiago salvador
      shannon regina virginia florence malta ireland
      """);

  /** Given names behind which a capitalised word is a surname, unless it is one of {@link #STATE_WORDS}. */
  static final Set<String> MAINLY_GIVEN_NAMES = Set.of("chad", "jordan");

  static final Set<String> STATE_WORDS = words("""
      government president prime minister ministry king queen crown prince princess army
      parliament embassy ambassador central national foreign finance defence defense republic
      basin river valley bank times information water armed security customs free trade and or
      international first office agreement treaty oil arab royal east west north south lake
      phosphate phosphates cement petroleum investment development peace relations border troops
      """);

  static final Set<String> FOWL_WORDS = words("""
      breast breasts sandwich sandwiches farm farms farmers meat dinner soup prices producers
      hatchlings poults burgers bacon production chicken legs processor
      """);

  static final Set<String> GIVE_US_WORDS = words("""
      let give tell help join of contact follow about lets gives show bring teach between makes
      around among
      """);

  private AmbiguousNames() {}

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}

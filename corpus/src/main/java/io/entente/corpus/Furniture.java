package io.entente.corpus;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the furniture of news sites (lists of other headlines, buttons, notices) by its words. */
final class Furniture {

  /** Lines that head a list of other texts. */
  private static final Pattern LIST_LABEL = whole(
      "related(?: (?:articles?|stories|news|topics|content|coverage|posts?|links|reading|items?|videos?))?",
      "read (?:more|next|also)",
      "also read",
      "see also",
      "what to read next",
      "keep reading",
      "up next",
      "more (?:from|on|in|news|stories|coverage|articles|headlines|top stories|like this|about)(?: .*)?",
      "more",
      "most (?:read|popular|viewed|shared|commented|watched|recent|discussed|clicked)(?: .*)?",
      "top (?:articles?|stories|news|headlines|picks|reads|videos|posts)(?: .*)?",
      "the latest",
      "best of .*",
      "trending(?: .*)?",
      "popular(?: (?:now|articles|posts|stories|news|on|in|this).*)?",
      "must[- ]reads?",
      "recommended(?: (?:for you|articles|stories|reading|reads|by .*))?",
      "other (?:news|stories|" + "articles|headlines)(?: .*)?",
      "you (?:may|might|could) (?:also )?(?:like|be interested in|have missed)(?: .*)?",
      "(?:our )?editors?['’]?s?['’]? " + "(?:picks?|choice)(?: .*)?",
      "(?:the )?latest (?:news|stories|headlines|updates?|articles|posts|videos?|from|in|on)(?: .*)?",
      "recent (?:news|stories|posts|articles|comments)",
      "(?:access |article |news )?rankings?|.{1,30} (?:access )?ranking",
      "don['’]t miss(?: .*)?",
      "in case you missed it",
      "in (?:other|today['’]s) news",
      "more to explore",
      "around the web",
      "from (?:the|our) (?:web|archives?|partners|network)",
      "sponsored(?: (?:content|links|stories))?",
      "promoted(?: (?:content|links|stories))?",
      "(?:featured|breaking|today['’]s) (?:news|stories|articles|headlines|" + "videos?)",
      "next (?:article|story)|previous (?:article|story)",
      "comments?(?: ?\\(?\\d+\\)?)?",
      "\\d+ comments?",
      "(?:leave a|post a|add a|write a) (?:comment|reply)",
      "join the (?:conversation|discussion)",
      "(?:lire|voir) (?:aussi|également)|à (?:lire|voir) (?:aussi|également)",
      "(?:les )?(?:articles? )?(?:les )?plus (?:lus?|"
          + "consultés?|partagés?|populaires?)(?: .*)?",
      "articles? (?:liés|associés|similaires|connexes|récents)",
      "(?:sur|dans) (?:le|la) même (?:sujet|thème|rubrique)",
      "à la une",
      "nos derniers articles|derniers articles|" + "dernières (?:actualités|nouvelles|infos)",
      "commentaires?(?: ?\\(?\\d+\\)?)?",
      "nos recommandations|sélection de la" + " rédaction",
      "mehr zum thema(?: .*)?|mehr zu diesem thema|mehr (?:aus|von|zu|über) .*",
      "lesen sie (?:auch|mehr)|auch interessant|" + "auch lesenswert",
      "meist ?gelesen(?:e artikel)?(?: .*)?|am (?:meisten|häufigsten) gelesen",
      "(?:verwandte|ähnliche|weitere|aktuelle|neueste|beliebte|passende) (?:artikel|themen|beiträge|meldungen|nachrichten|"
          + "inhalte|videos|links)(?: .*)?",
      "das könnte (?:sie|dich|ihnen) (?:auch )?(?:interessieren|gefallen)",
      "empfohlen(?:e .*)?|unsere empfehlungen(?: .*)?",
      "top-?(?:themen|artikel|meldungen|news)",
      "kommentare?(?: ?\\(?\\d+\\)?)?",
      "beliebt(?: .*)?",
      "schlagw(?:ö|oe)rter",
      "zum thema",
      "startseite",
      "(?:lo )?más (?:leíd[oa]s?|vist[oa]s?|popular(?:es)?|comentad[oa]s?|noticias|información)(?: .*)?",
      "(?:noticias|artículos|contenidos?|notas|temas) (?:relacionad[oa]s?|destacad[oa]s?|recientes)",
      "relacionad[oa]s?",
      "(?:también )?(?:te|le) (?:puede|podría|recomendamos|interesa)(?: .*)?",
      "le(?:a|e|er) (?:también|más)|ver (?:también|más)",
      "últimas noticias|lo último|noticias de hoy",
      "comentarios?(?: ?\\(?\\d+\\)?)?",
      "archivado en",
      "leggi anche|vedi anche|potrebbe (?:anche )?interessar[tv]i(?: .*)?",
      "(?:articoli|notizie) (?:correlat[ie]|recenti)",
      "(?:i |le )?più (?:lett[ie]|vist[ie]|popolari)(?: .*)?",
      "ultime notizie|ultim[ao]['’]?ora",
      "commenti",
      "lei(?:a|am) (?:também|mais)|veja (?:também|mais)",
      "(?:as )?mais (?:lid[ao]s|vist[ao]s|populares)(?: .*)?",
      "(?:notícias|artigos|conteúdos?|matérias) (?:relacionad[ao]s?|recentes)",
      "últimas notícias",
      "comentários?",
      "lees (?:ook|meer|verder)|meest gelezen(?: .*)?|gerelateerd(?:e .*)?|meer (?:over|van|nieuws|uit)(?: .*)?",
      "läs (?:också|mer|även)|mest lästa?(?: .*)?|relaterat|les også|mest lest|læs også|mest læste",
      "czytaj (?:także|też|również|więcej)|najczęściej czytane|najpopularniejsze|powiązane(?: .*)?|zobacz (?:też|także)",
      "(?:çok|en çok) okunan(?:lar)?|ilgili haberler|son (?:haberler|dakika)|bunlar da ilginizi çekebilir",
      "читайте также|по теме|популярное|самое (?:читаемое|популярное)|главн(?:ое|ые новости)|последние новости|"
          + "другие новости|ещё по теме|комментарии|материалы по теме|рекомендуем",
      "читайте також|популярне|за темою|останні новини",
      "関連(?:記事|ニュース|リンク|トピックス|キーワード|タグ)?|あわせて読みたい|合わせて読みたい|こちらもおすすめ|(?:.{0,12})ランキング|人気記事|おすすめ.{0,8}|最新(?:記事|ニュース)|"
          + "注目(?:の.{0,8}|記事|ニュース)?|新着(?:記事|ニュース)?|トップニュース|コメント.{0,6}|よく読まれ.{0,10}|この記事.{0,14}",
      "(?:相关|相關|延伸|推荐|推薦|热门|熱門|更多|最新|精彩|猜你喜欢|大家都在看)(?:.{0,2}(?:新闻|新聞|阅读|閱讀|文章|报道|報導|推荐|推薦|内容|內容|消息|话题|話題|排行))?|排行榜|评论|留言",
      "관련 ?(?:기사|뉴스|글)|많이 본 (?:뉴스|기사)|인기 ?(?:기사|뉴스)|추천 ?(?:기사|뉴스)|최신 ?(?:기사|뉴스)|주요 ?뉴스|댓글.{0,6}",
      "اقرأ (?:أيضا|أيضاً|ايضا|المزيد)|الأكثر (?:قراءة|مشاهدة)|(?:مواضيع|أخبار|مقالات) ذات صلة|آخر الأخبار",
      "(?:ये|यह) भी पढ़ें|(?:संबंधित|सम्बंधित) (?:खबरें|ख़बरें|समाचार)|ताज़ा (?:खबरें|ख़बरें)|टॉप (?:न्यूज|न्यूज़|खबरें)");

  /** Lines that stand for themselves and belong to the site, not to the text. */
  private static final Pattern NOTICE = whole(
      "[-—–=*\\[( ]*(?:advertisements?|advertising|ads?|ad feedback|publicité|anzeige|werbung|publicidad|publicidade|pubblicità|"
          + "advertentie|annons|reklama?|реклама|広告|PR|广告|廣告|광고|إعلان|विज्ञापन)[-—–=*\\]). ]*",
      "(?:story|article) continues (?:below|after)(?: .*)?",
      "(?:continue reading|scroll (?:down )?(?:to continue|for more))(?: .*)?",
      "share(?: (?:this|on|via|the|article|story|post|with|by)(?: .*)?)?|shares?:?|\\d+ shares?|save(?: (?:article|story|for later))?",
      "(?:print|e-?mail|copy link|copied|link copied.*|bookmark|listen(?: to (?:this )?(?:article|story).*)?|facebook|twitter|x|"
          + "whatsapp|linkedin|telegram|reddit|pinterest|instagram|youtube|messenger|line|flipboard|hatena|threads|bluesky)",
      "(?:tweet|post|send|pin it|follow|follow us(?: .*)?|like us on .*|add (?:us )?(?:as a preferred source )?on google.*|"
          + "google news|gift (?:this )?article|give (?:this )?article)",
      "partager(?: .*)?|imprimer|envoyer par (?:e-?mail|courriel)|s['’]abonner|je m['’]abonne|écouter (?:l['’]|cet )article",
      "teilen(?: .*)?|drucken|artikel (?:teilen|drucken|anhören|merken)|merken|abonnieren|vorlesen|zur startseite",
      "comparte|compartir(?: .*)?|imprimir|suscríbete|suscribirse|guardar|escuchar",
      "condividi(?: .*)?|stampa|abbonati|ascolta",
      "compartilh(?:e|ar)(?: .*)?|assine",
      "deel(?:en)?(?: .*)?|dela|udostępnij|paylaş|поделиться(?: .*)?|シェア(?:する)?|"
          + "ツイート|印刷|保存|分享(?:到.*)?|打印|공유(?:하기)?|인쇄|شارك|शेयर करें",
      "(?:skip|jump) .{0,20}(?:content|navigation|article|menu|index)|back to top|menu|search|home|log ?in|sign ?in|log out|register|subscribe"
          + "(?: .{0,40})?|close|accept(?: all)?(?: cookies)?|reject(?: all)?|manage (?:cookies|preferences|settings)|got it|"
          + "nach oben|zurück|alle akzeptieren|tout accepter|aceptar(?: todo)?|accetta(?: tutto)?|"
          + "loading\\.*|view (?:all|more|comments)|show (?:more|comments)|load more|see (?:all|more)(?: .*)?",
      "(?:tags?|topics?|filed under|keywords|categories|category|read more|also read|see also|related|must read|related stor(?:y|ies)|"
          + "watch|listen|don['’]t miss|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|mehr dazu|lea también|te puede interesar|"
          + "leia também|leggi anche|lees ook|czytaj też|czytaj także|читайте также|关键词|標籤|标签|タグ|関連記事|関連)\\s*[:：|»>–—-].*",
      "\\d+ (?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)(?: ago| read)|\\d+[- ]min(?:ute)?s? read|"
          + "(?:reading time|lesezeit|temps de lecture|lesedauer)\\b.{0,20}|il y a \\d+ \\p{L}+|vor \\d+ \\p{L}+|hace \\d+ \\p{L}+",
      "image (?:source|caption)\\b.*|media caption\\b.*|(?:video|audio|gallery|slideshow|photos?)",
      "(?:\\d+|\\d+ ?/ ?\\d+)");

  /** Sentences that belong to the site. */
  private static final Pattern NOTICE_SENTENCE = part(
      "\\ball rights reserved\\b|^(?:©|\\(c\\)|copyright\\b)|\\balle rechte vorbehalten\\b|\\btous droits réservés\\b|"
          + "\\btodos los derechos reservados\\b|\\btutti i diritti riservati\\b|\\btodos os direitos reservados\\b|禁無断転載|版权所有|"
          + "무단 ?전재",
      "\\b(?:sign up|subscribe|register|abonnieren sie|abonnez-vous|suscríbe(?:te|ase)|inscreva-se|iscriviti)\\b.{0,80}\\b(?:newsletter|"
          + "briefing|e-?mail|inbox|channel|alerts?|podcast|free|today|now|updates?|boletín|infolettre|account)",
      "\\b(?:our|unser(?:en?)?|notre|nuestro|nostra) (?:daily |weekly |free |morning |evening |wöchentlichen |kostenlosen )*(?:newsletter|"
          + "e-?mail briefing|infolettre|boletín)\\b",
      "^\\(?(?:additional |with )*(?:reporting|writing|editing|compiled|edited|translated) by\\b.{0,150}$|^our standards:|"
          + "\\bdelivered (?:straight |directly )?to your inbox\\b|\\b(?:sign up|subscribe)(?: here| now| today)?[.!]*$",
      "^(?:follow|join|like|find) us on\\b|^(?:download|get) (?:the|our) .{0,30}\\bapps?\\b|^click here\\b|^to continue reading\\b",
      "\\b(?:terms of (?:use|service)|privacy policy)\\b.{0,60}$|^by (?:signing up|subscribing|continuing|clicking)\\b",
      "^(?:this (?:article|story) (?:was|is) (?:originally |first )?(?:published|available)\\b.{0,60}$)",
      "^we (?:value|respect|care about) your privacy\\b|\\bstore and(?:/or)? access information on a device\\b",
      "^already (?:a|have) (?:subscriber|an account)|\\bto read the full (?:story|article)\\b|^you have (?:\\d+|no) free articles");

  /** What parts the links of a row. */
  private static final Pattern BAR = Pattern.compile("[|·•]");

  private static final Pattern COOKIE = part("\\bcookies?\\b|クッキー");
  private static final Pattern COOKIE_TALK = part(
      "\\b(?:we|this (?:web)?site|our|wir|nous|ce site|diese (?:web)?site|utilizamos|nosotros|este sitio|usiamo|questo sito|usamos|wij|you(?:r)?)"
          + "\\b.{0,200}\\b(?:use|uses|using|accept|agree|consent|preferences|settings|policy|verwenden|nutzen|utilis\\p{L}+|"
          + "utiliz\\p{L}+|usiamo|usamos|gebruiken|partners|experience)\\b|\\bcookies? (?:policy|settings|preferences|notice|consent)");

  private static final Pattern CREDIT = part(
      "^\\W{0,2}(?:photo(?:graph)?|image|picture|pic|file photo|foto|bild|photographie|imagen|immagine|写真|图|圖|사진|фото)\\s?(?:credit|by|courtesy|"
          + "provided|credits?|crédit|source)?\\s?[:：/©|].{0,200}$",
      "^\\W{0,2}(?:photo|image|picture|video) (?:by|credit|courtesy)\\b.{0,120}$",
      "(?:getty images|\\bap photo|/afp|/ap|/reuters|/epa|/dpa|\\bafp via\\b|via (?:ap|reuters|getty|afp)|\\bshutterstock|\\bphoto credit\\b|"
          + "\\bfile photo|©\\s?\\p{Lu}.{0,60}|picture[- ]alliance.{0,40}|(?:photo|foto|image|imagen|picture|video|bild|credit|crédit) ?: .{0,60}|\\(photo(?: by)?\\b.{0,60}\\))[\\s).\\]]*$");

  private static final Pattern CAPTION = part(
      ",? \\(?(?:left|right|l|r|second from (?:left|right)|cent(?:er|re)|links|rechts|à gauche|à droite|izquierda|derecha)\\)?(?:,|\\)| and | shakes)"
          + "|\\b(?:pictured|seen here|is seen|are seen|file photo|handout|looks on|look on|poses? for|shakes? hands with|pose with)\\b"
          + "|\\b(?:speaks|attends|arrives|gestures|waves|walks|meets|addresses|listens|holds) (?:at|to|during|in|with|a|as|on|outside|the)\\b"
          + ".{0,120}\\b(?:on|in) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|"
          + "september|october|november|december))\\b");

  private static final Pattern BYLINE = part(
      "^(?:by|par|von|por|de|di|da|door|av|story by|written by|reported by|text|texte|texto)\\s?:?\\s+(?:(?:the )?\\p{Lu}[\\p{L}.'’-]*)"
              .replace("\\p{Lu}", "(?-i:\\p{Lu})")
          + "(?:[ ,/|&]+(?:and|et|und|y|e|en|(?-i:\\p{Lu})[\\p{L}.'’-]*)){0,10}[ ,/|]*(?:\\(.{1,50}\\))?$",
      "^(?-i:\\p{Lu})[\\p{L}.'’-]+(?: (?-i:\\p{Lu})[\\p{L}.'’-]+){0,3}\\s?[/,|]\\s?(?:.{0,40}(?:writer|correspondent|reporter|editor|staff|"
          + "shimbun|reuters|news|times|post))$",
      "^(?:reuters|associated press|ap|afp|dpa|efe|ansa|kyodo(?: news)?|xinhua|pti|ani|ians|tass|yonhap|bloomberg|bbc news|jiji(?: press)?)$");

  // One of these must be in a line before the costlier patterns are tried on it.
  private static final List<String> NOTICE_WORDS = List.of(
      "rights reserved",
      "rechte vorbehalten",
      "droits réservés",
      "derechos reservados",
      "diritti riservati",
      "direitos reservados",
      "禁無断転載",
      "版权所有",
      "무단",
      "©",
      "(c)",
      "copyright",
      "sign up",
      "subscri",
      "register",
      "abonn",
      "suscr",
      "inscreva",
      "iscriv",
      "newsletter",
      "briefing",
      "infolettre",
      "boletín",
      "e-mail",
      "email",
      "follow us",
      "reporting by",
      "writing by",
      "editing by",
      "compiled by",
      "edited by",
      "translated by",
      "our standards",
      "inbox",
      "join us",
      "like us",
      "find us",
      "download",
      "get the ",
      "get our ",
      "click here",
      "continue reading",
      "terms of",
      "privacy policy",
      "by signing",
      "by continuing",
      "by clicking",
      "published",
      "available",
      "already a",
      "your privacy",
      "on a device",
      "already have",
      "the full ",
      "free articles");
  private static final List<String> COOKIE_WORDS = List.of("cookie", "クッキー");
  private static final List<String> CREDIT_WORDS = List.of(
      "photo",
      "credit",
      "crédit",
      "video",
      "picture",
      "image",
      "pic",
      "foto",
      "bild",
      "imagen",
      "immagine",
      "写真",
      "图",
      "圖",
      "사진",
      "фото",
      "getty",
      "/afp",
      "/ap",
      "/reuters",
      "/epa",
      "/dpa",
      " via ",
      "shutterstock",
      "©");

  private Furniture() {}

  private static boolean hasAny(String text, List<String> words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static Pattern whole(String... alternatives) {
    return Pattern.compile(
        "(?:" + String.join("|", alternatives) + ")[:：…>»›.]*",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Pattern part(String... alternatives) {
    return Pattern.compile(
        String.join("|", alternatives),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** Whether a line heads a list of other texts, such as {@code Most read}. */
  static boolean isListLabel(String line) {
    return line.length() <= 70 && LIST_LABEL.matcher(line).matches();
  }

  /** Whether a line is a button, an advertisement's mark, a notice or the like. */
  static boolean isNotice(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return (line.length() <= 160 && areNotices(line))
        || (line.length() <= 400
            && hasAny(lower, NOTICE_WORDS)
            && NOTICE_SENTENCE.matcher(line).find())
        || (hasAny(lower, COOKIE_WORDS) && isCookieNotice(line));
  }

  /** Whether a line, or every part of a row of links, is something to press. */
  private static boolean areNotices(String line) {
    for (String part : BAR.split(line)) {
      if (!part.isBlank() && !NOTICE.matcher(part.strip()).matches()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCookieNotice(String line) {
    return line.length() <= 800
        && COOKIE.matcher(line).find()
        && COOKIE_TALK.matcher(line).find();
  }

  /** Whether a line says who made a picture. */
  static boolean isCredit(String line) {
    return line.length() <= 300
        && hasAny(line.toLowerCase(Locale.ROOT), CREDIT_WORDS)
        && CREDIT.matcher(line).find();
  }

  /** Whether a sentence reads like one under a picture. */
  static boolean isCaption(String line) {
    return line.length() <= 300 && CAPTION.matcher(line).find();
  }

  /** Whether a line names who wrote the text. */
  static boolean isByline(String line) {
    return line.length() <= 120 && BYLINE.matcher(line).find();
  }
}

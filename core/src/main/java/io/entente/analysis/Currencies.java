package io.entente.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways to write a currency, each with its canonical symbol or code: {@code $}, {@code chf}. */
final class Currencies {

  /** Codes in capitals, which may stand before a sum or behind it. */
  private static final Map<String, String> CODES = currencies(
      "USD $ US $ EUR \u20AC GBP \u00A3 JPY \u00A5 CNY cny RMB cny INR inr Rs inr CHF chf AUD aud CAD cad NZD nzd"
          + " HKD hkd SGD sgd KRW krw BRL brl ZAR zar RUB rub TRY try SEK sek NOK nok DKK dkk PLN pln");

  /** What stands directly before a dollar sign. */
  private static final Map<String, String> DOLLARS = currencies(
      "US $ U.S. $ A aud AU aud C cad CA cad CAN cad NZ nzd HK hkd S sgd R brl CAD cad AUD aud USD $");

  private static final Map<String, String> CURRENCY_WORDS = currencies(
      "dollar $ dollars $ dolares $ euro \u20AC euros \u20AC pound \u00A3 pounds \u00A3 sterling \u00A3 yen \u00A5"
          + " yuan cny renminbi cny rupee inr rupees inr won krw reais brl rand zar rouble rub roubles rub ruble rub"
          + " rubles rub lira try liras try francs chf");

  private static final Map<String, String> NATIONS = currencies(
      "us $ american $ australian aud canadian cad singapore sgd swiss chf british \u00A3 japanese \u00A5 chinese cny"
          + " indian inr russian rub turkish try brazilian brl");

  /** What a dollar sign before a number may stand for, if the currency is named behind it. */
  private static final Set<String> DOLLAR_CURRENCIES =
      Set.of("$", "aud", "cad", "nzd", "hkd", "sgd");

  private Currencies() {}

  private static Map<String, String> currencies(String list) {
    Map<String, String> map = new HashMap<>();
    String[] parts = list.split(" ");
    for (int i = 0; i < parts.length; i += 2) {
      map.put(parts[i], parts[i + 1]);
    }
    return Map.copyOf(map);
  }

  /** Returns the currency of a code such as {@code USD}, or null. */
  static @Nullable String ofCode(String code) {
    return CODES.get(code);
  }

  /** Returns the currency whose dollar sign has these letters before it, or null. */
  static @Nullable String ofDollarPrefix(String prefix) {
    return DOLLARS.get(prefix);
  }

  /** Returns the currency that a word in small letters is the name of, or null. */
  static @Nullable String ofWord(String word) {
    return CURRENCY_WORDS.get(word);
  }

  /** Returns the currency of a nation, such as "canadian", or null. */
  static @Nullable String ofNation(String word) {
    return NATIONS.get(word);
  }

  /** Returns the currency of a sign, or null if the character is none. */
  static @Nullable String ofSign(char c) {
    return switch (c) {
      case '$', '\uFF04' -> "$";
      case '\u20AC' -> "\u20AC";
      case '\u00A3', '\uFFE1' -> "\u00A3";
      case '\u00A5', '\uFFE5' -> "\u00A5";
      case '\u20B9' -> "inr";
      case '\u20A9' -> "krw";
      case '\u20BD' -> "rub";
      case '\u20BA' -> "try";
      default -> null;
    };
  }

  static boolean isDollar(@Nullable String currency) {
    return currency != null && DOLLAR_CURRENCIES.contains(currency);
  }
}

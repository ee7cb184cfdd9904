package org.demarc.provisioning.control;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a name in ASCII, for routers and eyes that know nothing else (ucrm-routeros.md 6.2). Cyrillic letters follow the
 * official romanisation of Ukrainian (resolution 55 of the Cabinet of Ministers of Ukraine, 2010); letters that Ukrainian
 * does not have get their usual ones. Latin letters lose their marks. What remains becomes {@code ?}.
 */
final class PlainLetters {

    private static final Map<String, String> ANYWHERE = table("""
            а a б b в v г h ґ g д d е e є ie ж zh з z и y і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х kh
            ц ts ч ch ш sh щ shch ю iu я ia ё io ы y э e ў u ђ dj ј j љ lj њ nj ћ c џ dz ѓ g ќ k ѕ dz
            ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŋ n ĸ k ŧ t
            № No « " » " „ " “ " ” " ‘ ' ’ ' ʼ ' – - — - … ...
            """);

    private static final Map<String, String> AT_THE_BEGINNING = table("є ye ї yi й y ю yu я ya ё yo");

    private static final String SOFT = "ьъЬЪ";
    private static final String APOSTROPHES = "'’ʼ`";

    private final int[] letters;
    private final StringBuilder plain = new StringBuilder();

    private PlainLetters(String text) {
        letters = Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray();
    }

    /** The text in ASCII; never longer than four characters for each of its letters. */
    static String of(String text) {
        PlainLetters writing = new PlainLetters(text);
        for (int at = 0; at < writing.letters.length; at++) {
            writing.write(at);
        }
        return writing.plain.toString();
    }

    private void write(int at) {
        String letter = Character.toString(letters[at]);
        String small = letter.toLowerCase(Locale.ROOT);
        if (SOFT.contains(letter) || isSilentApostrophe(at)) {
            return;
        }
        if (letters[at] < 0x80) {
            plain.append(letter);
        } else if (small.equals("г") && at > 0 && lower(at - 1).equals("з")) {
            plain.append(cased(at, "gh"));
        } else if (!isInsideWord(at) && AT_THE_BEGINNING.containsKey(small)) {
            plain.append(cased(at, AT_THE_BEGINNING.getOrDefault(small, "")));
        } else if (ANYWHERE.containsKey(small)) {
            plain.append(cased(at, ANYWHERE.getOrDefault(small, "")));
        } else {
            plain.append(unmarked(letter));
        }
    }

    /** Between two Cyrillic letters an apostrophe is not written: Знам’янка is Znamianka. */
    private boolean isSilentApostrophe(int at) {
        return APOSTROPHES.indexOf(letters[at]) >= 0 && isCyrillic(at - 1) && isCyrillic(at + 1);
    }

    private boolean isInsideWord(int at) {
        return isLetter(at - 1) || (at > 0 && isSilentApostrophe(at - 1));
    }

    /** A letter that becomes several is all large in a word of large letters, else only its first is. */
    private String cased(int at, String small) {
        if (!Character.isUpperCase(letters[at])) {
            return small;
        }
        boolean isShouted = isLetter(at + 1) ? Character.isUpperCase(letters[at + 1]) : isUpper(at - 1);
        return isShouted
                ? small.toUpperCase(Locale.ROOT)
                : small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1);
    }

    private static String unmarked(String letter) {
        return Normalizer.normalize(letter, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .codePoints()
                .mapToObj(one -> one < 0x80 ? Character.toString(one) : "?")
                .collect(java.util.stream.Collectors.joining());
    }

    private String lower(int at) {
        return Character.toString(Character.toLowerCase(letters[at]));
    }

    private boolean isLetter(int at) {
        return at >= 0 && at < letters.length && Character.isLetter(letters[at]);
    }

    private boolean isUpper(int at) {
        return at >= 0 && Character.isUpperCase(letters[at]);
    }

    private boolean isCyrillic(int at) {
        return isLetter(at) && Character.UnicodeScript.of(letters[at]) == Character.UnicodeScript.CYRILLIC;
    }

    private static Map<String, String> table(String pairs) {
        String[] words = pairs.strip().split("\\s+");
        Map<String, String> table = new HashMap<>();
        for (int at = 0; at < words.length; at += 2) {
            table.put(words[at], words[at + 1]);
        }
        return Map.copyOf(table);
    }
}

package org.demarc.web.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An expression on a page.
 *
 * @param line where it begins, from 1
 * @param text as the server reads it, {@code #{...}}; without its end where none was found
 */
record PageExpression(int line, String text) {

    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

    /** All of a page, in its order; comments are left out as the server leaves them out. */
    static List<PageExpression> in(String page) {
        String seen =
                COMMENT.matcher(page).replaceAll(comment -> comment.group().replaceAll("[^\n]", " "));
        List<PageExpression> found = new ArrayList<>();
        for (int from = seen.indexOf("#{"); from >= 0; from = seen.indexOf("#{", from + 2)) {
            int line = 1
                    + (int) seen.substring(0, from)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            found.add(new PageExpression(line, unescaped(seen.substring(from, end(seen, from + 2)))));
        }
        return found;
    }

    /** Behind the bracket that closes it; before the next tag where nothing does. */
    private static int end(String page, int from) {
        int open = 1;
        char quote = 0;
        for (int at = from; at < page.length() && page.charAt(at) != '<'; at++) {
            char c = page.charAt(at);
            if (quote != 0) {
                at += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '\'') {
                quote = c;
            } else if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return at + 1;
            }
        }
        int tag = page.indexOf('<', from);
        return tag < 0 ? page.length() : tag;
    }

    private static String unescaped(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}

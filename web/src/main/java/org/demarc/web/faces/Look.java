package org.demarc.web.faces;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Language and colours that a browser has chosen, told by its cookies alone: known even where nothing else works any more.
 *
 * @param dark light otherwise
 */
record Look(Locale locale, boolean dark) {

    private static final Locale UKRAINIAN = Locale.forLanguageTag("uk");

    static Look of(HttpServletRequest request) {
        String chosen = cookie(request, "demarc-language");
        String language = chosen.isEmpty() ? request.getLocale().getLanguage() : chosen;
        return new Look(
                language.equals("uk") ? UKRAINIAN : Locale.ENGLISH,
                cookie(request, "demarc-theme").equals("dark"));
    }

    private static String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }
}

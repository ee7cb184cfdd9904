package org.demarc.web.faces;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Language and colours that a browser has chosen, told by its cookies: known even where nothing else works any more.
 *
 * @param dark light otherwise
 */
record Look(Locale locale, boolean dark) {

    private static final Locale UKRAINIAN = Locale.forLanguageTag("uk");

    /** Where nothing is known but the request. */
    static Look of(HttpServletRequest request) {
        return of(request, "");
    }

    /**
     * What was clicked in this browser counts first, then the profile of its user, then what the browser asks for.
     *
     * @param profile language of the user's profile, empty for none
     */
    static Look of(HttpServletRequest request, String profile) {
        String clicked = cookie(request, "demarc-language");
        String chosen = clicked.isEmpty() ? profile : clicked;
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

package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No container around it: what the page needs must not come from one, because the page is shown when that has failed. */
class ErrorPageServletTest {

    private final StringWriter page = new StringWriter();

    @Test
    void saysWhatToDoWhereNoBeanOfTheRequestCanBeHad() throws IOException {
        answer(Map.of(RequestDispatcher.ERROR_STATUS_CODE, 500), new Cookie("demarc-theme", "dark"));

        assertThat(page.toString())
                .contains("<html lang=\"en\">")
                .contains("dc-dark")
                .contains(Texts.text("web.error.500", Locale.ENGLISH));
    }

    @Test
    void speaksTheLanguageThatTheBrowserHasChosen() throws IOException {
        answer(Map.of(RequestDispatcher.ERROR_STATUS_CODE, 404), new Cookie("demarc-language", "uk"));

        assertThat(page.toString())
                .contains("<html lang=\"uk\">")
                .contains("dc-light")
                .contains(Texts.text("web.error.404", Locale.forLanguageTag("uk")));
    }

    private void answer(Map<String, Object> attributes, Cookie cookie) throws IOException {
        HttpServletRequest request = stub(HttpServletRequest.class, (name, argument) -> switch (name) {
            case "getAttribute" -> attributes.get(String.valueOf(argument));
            case "getCookies" -> new Cookie[] {cookie};
            case "getLocale" -> Locale.GERMAN;
            case "getContextPath" -> "";
            default -> null;
        });
        PrintWriter out = new PrintWriter(page);
        HttpServletResponse response =
                stub(HttpServletResponse.class, (name, argument) -> name.equals("getWriter") ? out : null);
        new ErrorPageServlet().service(request, response);
        out.flush();
    }

    private interface Told {
        @Nullable
        Object by(String method, @Nullable Object firstArgument);
    }

    private static <T> T stub(Class<T> type, Told told) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> told.by(method.getName(), arguments == null ? null : arguments[0])));
    }
}

package org.demarc.web.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.demarc.ProblemException;
import org.demarc.ProblemType;

/**
 * A refusal as a person reads it.
 *
 * @param advice what is wrong and what to do about it, in the person's language
 * @param detail the names of this one occurrence
 */
public record RefusalText(String advice, String detail) {

    /** The text {@code <capability>.problem.<NAME>}, else the problem's English title. */
    public static RefusalText of(ProblemException refusal, Locale locale) {
        String key = key(refusal.type());
        String advice = Texts.text(key, locale);
        return new RefusalText(
                advice.equals(key) ? refusal.type().title() : advice, String.valueOf(refusal.getMessage()));
    }

    /** For servlets: in the language of the browser that asked. */
    public static RefusalText of(ProblemException refusal, HttpServletRequest request) {
        return of(refusal, Look.of(request).locale());
    }

    /** {@code device.problem.NAME_TAKEN} for the constant of {@code org.demarc.device.entity.DeviceProblem}. */
    static String key(ProblemType type) {
        Class<?> declared = type instanceof Enum<?> constant ? constant.getDeclaringClass() : type.getClass();
        String[] parts = declared.getPackageName().split("\\.", -1);
        return (parts.length > 2 ? parts[2] : "web") + ".problem." + type.name();
    }
}

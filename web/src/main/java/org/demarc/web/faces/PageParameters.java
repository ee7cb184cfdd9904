package org.demarc.web.faces;

import jakarta.faces.context.FacesContext;
import java.util.Optional;

/** What the address of a page says after the question mark. */
public final class PageParameters {

    private PageParameters() {}

    /** The text of a parameter; empty when it is missing or blank. */
    public static Optional<String> text(String name) {
        return Optional.ofNullable(FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestParameterMap()
                        .get(name))
                .filter(text -> !text.isBlank());
    }

    /** The number in a parameter; empty when it is missing or no number. */
    public static Optional<Long> number(String name) {
        return text(name).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }
}

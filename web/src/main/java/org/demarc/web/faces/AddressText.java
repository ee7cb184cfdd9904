package org.demarc.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts as parameters of addresses, for links that no component makes. */
@Named
@ApplicationScoped
public class AddressText {

    /** The text percent-encoded; nothing for null. */
    public String encoded(@Nullable String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package org.demarc.provisioning.entity;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Names a service: a contract line of one connected source.
 *
 * @param source code of the source, without blanks and slashes
 * @param id the source's own id of the service, 1 to 64 letters, digits, dots, dashes and underscores
 */
public record ServiceKey(String source, String id) implements Serializable {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public ServiceKey {
        if (!isId(source) || !isId(id)) {
            throw new IllegalArgumentException("not a service: " + source + "/" + id);
        }
    }

    /** Whether a text can be the source's id of a service. */
    public static boolean isId(String text) {
        return CODE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return source + "/" + id;
    }
}

package org.demarc.onu.entity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.demarc.ListProblem;

/**
 * Where in an order of all ONUs a part ended.
 *
 * @param order the order and its direction
 * @param value what the last ONU is sorted by, as text
 * @param id of the last ONU
 */
record OnuPlace(String order, String value, long id) {

    private static final String GAP = "\n";
    private static final int PARTS = 3;

    /** Safe in addresses. */
    String text() {
        String whole = String.join(GAP, order, Long.toString(id), value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place behind a text.
     *
     * @throws org.demarc.ProblemException {@link ListProblem#BAD_FILTER} when it is none, or one of another order
     */
    static OnuPlace of(String text, String order) {
        try {
            String whole = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = whole.split(GAP, PARTS);
            if (parts.length == PARTS && parts[0].equals(order)) {
                return new OnuPlace(order, parts[2], Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw ListProblem.BAD_FILTER.because("after: " + text + " is not what a list of ONUs gave as next");
        }
        throw ListProblem.BAD_FILTER.because("after: " + text + " was given for another order");
    }
}

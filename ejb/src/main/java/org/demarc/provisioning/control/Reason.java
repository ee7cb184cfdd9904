package org.demarc.provisioning.control;

import org.demarc.Phrase;

/**
 * Why an account is in its state.
 *
 * @param code name of a {@link ReasonCode}, empty when all is well
 * @param text one sentence for people, empty when all is well
 * @param detail what else helps, may be empty
 */
public record Reason(String code, String text, String detail) {

    public static final Reason NONE = new Reason("", "", "");

    /** The code's own sentence, names filled in. */
    public static Reason of(ReasonCode code, String... names) {
        return new Reason(code.name(), code.text(names), "");
    }

    /** The sentence for whatever language. */
    public Phrase phrase() {
        return ReasonCode.phrase(code, text);
    }

    /** The same with something more to know. */
    public Reason detailed(String more) {
        return new Reason(code, text, more);
    }
}

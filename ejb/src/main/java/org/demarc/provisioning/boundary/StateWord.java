package org.demarc.provisioning.boundary;

import java.util.List;
import java.util.Locale;
import org.demarc.provisioning.entity.ProvisioningProblem;

/** The states that lists are filtered by. */
final class StateWord {

    private StateWord() {}

    /**
     * The state as the database has it; empty for any.
     *
     * @param text in any case
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_STATE} naming those that there are
     */
    static String of(List<String> states, String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        if (!word.isEmpty() && !states.contains(word)) {
            throw ProvisioningProblem.UNKNOWN_STATE.because("\"" + text + "\" is not one of "
                    + String.join(", ", states).toLowerCase(Locale.ROOT));
        }
        return word;
    }
}

package org.demarc.provisioning.entity;

import java.util.Arrays;
import java.util.Optional;

/** What another program asks for by a request. */
public enum RequestAction {
    ENSURE("ensure"),
    SUSPEND("suspend"),
    RESUME("resume"),
    REMOVE("remove"),
    MOVE("move"),
    DRY_RUN("dryRun");

    private final String word;

    RequestAction(String word) {
        this.word = word;
    }

    /** As it stands in requests, case counts. */
    public String word() {
        return word;
    }

    public static Optional<RequestAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }
}

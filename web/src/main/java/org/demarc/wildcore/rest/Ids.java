package org.demarc.wildcore.rest;

import org.demarc.wildcore.control.WildcoreProblem;

/** Ids in paths: what is no number is not found. */
final class Ids {

    private Ids() {}

    static long of(String what, String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw WildcoreProblem.NOT_FOUND.because(what + " not found");
        }
        return Long.parseLong(text);
    }
}

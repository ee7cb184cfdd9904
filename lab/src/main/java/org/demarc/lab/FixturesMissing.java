package org.demarc.lab;

import java.nio.file.Path;

/** A recording or captured exchange that a test needs is not on this machine. */
public final class FixturesMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FixturesMissing(Path path) {
        super("no fixture at " + path + " (set -Ddemarc.fixtures to the folder that holds snmprec, ubilling, ucrm)");
    }
}

package org.demarc.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Skips a test whose fixture is not on this machine, saying so; fails it where fixtures are required. */
public final class FixtureAssumption {

    private FixtureAssumption() {}

    public static Path fixture(String relative) {
        try {
            return Fixtures.file(relative);
        } catch (FixturesMissing missing) {
            assumeTrue(Fixtures.required(), missing.getMessage());
            throw missing;
        }
    }
}

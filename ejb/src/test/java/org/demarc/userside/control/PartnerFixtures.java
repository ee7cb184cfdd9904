package org.demarc.userside.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.demarc.lab.Fixtures;
import org.demarc.lab.FixturesMissing;
import org.junit.jupiter.api.Assumptions;

/** Recorded answers, octet by octet. */
final class PartnerFixtures {

    private PartnerFixtures() {}

    static byte[] octets(String relative) {
        try {
            return Files.readAllBytes(Fixtures.file(relative));
        } catch (FixturesMissing missing) {
            if (Fixtures.required()) {
                throw missing;
            }
            Assumptions.abort("skipped: " + missing.getMessage());
            throw missing;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package org.demarc.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the folder with recordings and captured exchanges: system property {@code demarc.fixtures}, else
 * {@code ../shared/fixtures} seen from the repository root ({@code demarc.root}, else the working directory).
 *
 * <p>A test turns {@link FixturesMissing} into an assumption, unless {@link #required()}.
 */
public final class Fixtures {

    private static final String FOLDER = "demarc.fixtures";
    private static final String REQUIRED = "demarc.fixtures.required";

    private Fixtures() {}

    /** The folder, when it is there. */
    public static Optional<Path> folder() {
        return Optional.of(configured()).filter(Files::isDirectory);
    }

    /** A file or folder below the fixtures, when it is there; {@code relative} such as {@code snmprec/made/a.snmprec}. */
    public static Optional<Path> find(String relative) {
        return folder().map(folder -> folder.resolve(relative)).filter(Files::exists);
    }

    /**
     * A file or folder below the fixtures.
     *
     * @throws FixturesMissing when it is not there
     */
    public static Path file(String relative) {
        return find(relative).orElseThrow(() -> new FixturesMissing(configured().resolve(relative)));
    }

    /** Whether a missing fixture is a failure (system property {@code demarc.fixtures.required}). */
    public static boolean required() {
        return Boolean.getBoolean(REQUIRED);
    }

    private static Path configured() {
        String folder = System.getProperty(FOLDER);
        if (folder != null && !folder.isBlank()) {
            return Path.of(folder).toAbsolutePath().normalize();
        }
        Path root = Path.of(System.getProperty("demarc.root", "."));
        return root.resolve("../shared/fixtures").toAbsolutePath().normalize();
    }
}

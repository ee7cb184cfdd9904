package org.demarc.component.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Demarc that this node runs, as its build has written it down. */
public final class RunningVersion {

    private static final String BUILT = "/META-INF/maven/org.demarc/demarc-ejb/pom.properties";
    private static final String NOT_BUILT = "development";

    private RunningVersion() {}

    public static String text() {
        try (InputStream built = RunningVersion.class.getResourceAsStream(BUILT)) {
            if (built == null) {
                return NOT_BUILT;
            }
            Properties facts = new Properties();
            facts.load(built);
            return facts.getProperty("version", NOT_BUILT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

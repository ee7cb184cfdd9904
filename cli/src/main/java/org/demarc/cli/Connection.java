package org.demarc.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Where Demarc is and with which key to come.
 *
 * @param url without a slash at the end
 */
record Connection(String url, String key) {

    /** Where a connection may be described, in the order in which it is looked for. */
    record Places(String configOption, Map<String, String> environment, Path home, String fallback) {}

    /**
     * From {@code --config}, else {@code DEMARC_URL} and {@code DEMARC_API_KEY}, else the file that
     * {@code DEMARC_CONFIG} names, else {@code ~/.config/demarc/config}.
     */
    static Connection find(Places places) {
        if (!places.configOption().isEmpty()) {
            return read(Path.of(places.configOption()));
        }
        var url = places.environment().getOrDefault("DEMARC_URL", "");
        var key = places.environment().getOrDefault("DEMARC_API_KEY", "");
        if (!url.isEmpty() && !key.isEmpty()) {
            return new Connection(withoutSlash(url), key);
        }
        var named = places.environment().getOrDefault("DEMARC_CONFIG", "");
        if (!named.isEmpty()) {
            return read(Path.of(named));
        }
        var usual = places.home().resolve(".config/demarc/config");
        if (Files.exists(usual)) {
            return read(usual);
        }
        if (!places.fallback().isEmpty() && Files.exists(Path.of(places.fallback()))) {
            return read(Path.of(places.fallback()));
        }
        throw Refusal.error("Where is Demarc? Set DEMARC_URL and DEMARC_API_KEY, or write url=... and key=... to "
                + usual + " (mode 0600)");
    }

    /** A properties file with {@code url} and {@code key} that nobody else may read. */
    static Connection read(Path file) {
        try {
            requirePrivate(file);
            var properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            var url = properties.getProperty("url", "");
            var key = properties.getProperty("key", "");
            if (url.isBlank() || key.isBlank()) {
                throw Refusal.error(file + " needs the lines url=... and key=...");
            }
            return new Connection(withoutSlash(url.strip()), key.strip());
        } catch (IOException e) {
            throw Refusal.error("Cannot read " + file + ": " + e.getMessage());
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        boolean others =
                permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"));
        if (others) {
            throw Refusal.error(file + " holds a key and may be read by others: chmod 600 " + file);
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public String toString() {
        return url;
    }
}

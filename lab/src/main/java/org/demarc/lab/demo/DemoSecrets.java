package org.demarc.lab.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * What the demo made up at its first start and must know again at the next, since the database keeps its data.
 *
 * @param adminPassword password of the login {@code admin}
 * @param apiKey key of the same administrator
 * @param secretKey AES key (base64) of the stored network secrets
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DemoSecrets(String adminPassword, String apiKey, String secretKey) {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    static DemoSecrets in(Path dir) {
        Path file = dir.resolve("secrets.json");
        try {
            if (Files.exists(file)) {
                return new ObjectMapper().readValue(file.toFile(), DemoSecrets.class);
            }
            DemoSecrets made = made();
            Files.writeString(file, new ObjectMapper().writeValueAsString(made));
            ownerOnly(file);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static DemoSecrets made() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        password.append("-7");
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new DemoSecrets(
                password.toString(),
                UUID.randomUUID().toString(),
                Base64.getEncoder().encodeToString(key));
    }
}

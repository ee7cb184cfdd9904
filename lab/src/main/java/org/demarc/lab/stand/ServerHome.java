package org.demarc.lab.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A configured server: the untouched distribution plus the shipped CLI scripts, applied once and kept until the scripts
 * change.
 */
final class ServerHome {

    private final StandOptions options;
    private final Path template;

    private ServerHome(StandOptions options, Path template) {
        this.options = options;
        this.template = template;
    }

    static ServerHome configured(StandOptions options) {
        Path template = options.dir().resolve("server-" + fingerprint(options));
        ServerHome home = new ServerHome(options, template);
        if (!Files.exists(template.resolve("configured"))) {
            home.configure();
        }
        return home;
    }

    String configurationFile() {
        return options.nodes() > 1 ? "standalone-full-ha.xml" : "standalone-full.xml";
    }

    /** A base folder for one node; an existing one keeps its {@code data} but gets configuration and archive afresh. */
    Path baseFor(String node) {
        Path base = options.dir().resolve(node);
        try {
            deleteTree(base.resolve("deployments"));
            deleteTree(base.resolve("configuration"));
            deleteTree(base.resolve("tmp"));
            copyTree(template, base);
            Path deployments = Files.createDirectories(base.resolve("deployments"));
            Files.copy(options.earOf(node), deployments.resolve("demarc.ear"), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(deployments.resolve("demarc.ear.dodeploy"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return base;
    }

    /** The Java options that WildFly's own start script gives on Java 17. */
    static List<String> javaOptions() {
        List<String> javaOptions = new ArrayList<>();
        for (String export : List.of(
                "java.desktop/sun.awt",
                "java.naming/com.sun.jndi.ldap",
                "java.naming/com.sun.jndi.url.ldap",
                "java.naming/com.sun.jndi.url.ldaps",
                "jdk.naming.dns/com.sun.jndi.dns")) {
            javaOptions.add("--add-exports=" + export + "=ALL-UNNAMED");
        }
        for (String open : List.of(
                "java.base/java.lang",
                "java.base/java.lang.invoke",
                "java.base/java.lang.reflect",
                "java.base/java.io",
                "java.base/java.net",
                "java.base/java.security",
                "java.base/java.util",
                "java.base/java.util.concurrent",
                "java.management/javax.management",
                "java.naming/javax.naming")) {
            javaOptions.add("--add-opens=" + open + "=ALL-UNNAMED");
        }
        return javaOptions;
    }

    /** One process at a time: they add to the same modules. */
    private void configure() {
        synchronized (ServerHome.class) {
            Path path = options.wildflyHome().resolve("demarc-configuring.lock");
            try (FileChannel mark = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                mark.lock(); // until it is closed
                configureAlone();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void configureAlone() throws IOException {
        deleteTree(template);
        copyTree(options.wildflyHome().resolve("standalone"), template);
        runScript(script());
        deleteTree(template.resolve("data"));
        deleteTree(template.resolve("log"));
        deleteTree(template.resolve("tmp"));
        deleteTree(template.resolve("configuration/standalone_xml_history"));
        Files.writeString(template.resolve("configured"), "");
    }

    private String script() throws IOException {
        StringBuilder text = new StringBuilder();
        if (!Files.exists(options.wildflyHome().resolve("modules/org/postgresql/main/module.xml"))) {
            text.append("module add --name=org.postgresql --resources=")
                    .append(options.driver())
                    .append(" --dependencies=java.se,jakarta.transaction.api\n");
        }
        text.append("embed-server --std-out=discard --server-config=")
                .append(configurationFile())
                .append('\n');
        text.append(Files.readString(options.scripts().resolve("demarc.cli")));
        if (options.nodes() > 1) {
            text.append(Files.readString(options.scripts().resolve("demarc-cluster.cli")));
        }
        return text.append("stop-embedded-server\n").toString();
    }

    private void runScript(String text) throws IOException {
        Path script = Files.writeString(template.resolve("configure.cli"), text);
        Path output = template.resolve("configure.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions());
        command.add("-Djboss.home.dir=" + options.wildflyHome());
        command.add("-Djboss.server.base.dir=" + template);
        command.add("-jar");
        command.add(options.wildflyHome().resolve("jboss-modules.jar").toString());
        command.add("-mp");
        command.add(options.wildflyHome().resolve("modules").toString());
        command.add("org.jboss.as.cli");
        command.add("--file=" + script);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JBOSS_HOME", options.wildflyHome().toString());
        Process process = builder.start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the server could not be configured:\n" + Files.readString(output, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while configuring the server", e);
        }
    }

    private static String fingerprint(StandOptions options) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(options.wildflyHome().getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(options.scripts().resolve("demarc.cli")));
            if (options.nodes() > 1) {
                digest.update(Files.readAllBytes(options.scripts().resolve("demarc-cluster.cli")));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(root)) {
            deepestFirst = files.sorted((a, b) -> b.compareTo(a)).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}

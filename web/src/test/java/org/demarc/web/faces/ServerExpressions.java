package org.demarc.web.faces;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads expressions as the server does: by its own parser, which the build takes out of the server's archive. */
final class ServerExpressions {

    private final Method parse;
    private final Class<?> nodes;

    /** A piece of an expression: {@code Value}, {@code Identifier}, {@code DotSuffix}, ... */
    record Node(String kind, String word, List<Node> parts) {}

    /** The server would not read it. */
    static final class NotRead extends Exception {

        private static final long serialVersionUID = 1;

        NotRead(String message) {
            super(message);
        }
    }

    ServerExpressions(Path unpacked) throws ReflectiveOperationException, IOException {
        ClassLoader server = new URLClassLoader(new URL[] {jar(unpacked)}, ServerExpressions.class.getClassLoader());
        parse = server.loadClass("org.glassfish.expressly.lang.ExpressionBuilder")
                .getMethod("createNode", String.class);
        nodes = server.loadClass("org.glassfish.expressly.parser.Node");
    }

    private static URL jar(Path unpacked) throws IOException {
        try (Stream<Path> files = Files.walk(unpacked)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow()
                    .toUri()
                    .toURL();
        }
    }

    Node read(String expression) throws NotRead, ReflectiveOperationException {
        try {
            return node(Objects.requireNonNull(parse.invoke(null, expression)));
        } catch (InvocationTargetException e) {
            Throwable told = e;
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                told = cause;
            }
            throw new NotRead(String.valueOf(told.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private Node node(Object of) throws ReflectiveOperationException {
        List<Node> parts = new ArrayList<>();
        int count = Integer.parseInt(
                String.valueOf(nodes.getMethod("jjtGetNumChildren").invoke(of)));
        for (int i = 0; i < count; i++) {
            parts.add(node(Objects.requireNonNull(
                    nodes.getMethod("jjtGetChild", int.class).invoke(of, i))));
        }
        Object image = nodes.getMethod("getImage").invoke(of);
        return new Node(of.getClass().getSimpleName().substring(3), image == null ? "" : image.toString(), parts);
    }
}

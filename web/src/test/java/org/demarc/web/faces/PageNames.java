package org.demarc.web.faces;

import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.demarc.web.faces.ServerExpressions.Node;

/** What expressions may speak of: the beans of the pages with what they offer, and names that stand for anything. */
final class PageNames {

    private static final Set<String> GIVEN = Set.of(
            "request",
            "session",
            "view",
            "viewScope",
            "flash",
            "facesContext",
            "component",
            "cc",
            "param",
            "resource",
            "requestScope",
            "sessionScope",
            "applicationScope",
            "cookie",
            "header",
            "initParam");

    private final Map<String, Class<?>> beans = new HashMap<>();
    private final Set<String> variables;

    /**
     * @param classes where the compiled beans are
     * @param variables what pages declare: of repetitions, of includes
     */
    PageNames(Path classes, Set<String> variables) throws IOException, ClassNotFoundException {
        this.variables = variables;
        for (Path file : files(classes)) {
            String name = classes.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
            Class<?> type = Class.forName(name, false, PageNames.class.getClassLoader());
            Named named = type.getAnnotation(Named.class);
            if (named != null) {
                beans.put(named.value().isEmpty() ? small(type.getSimpleName()) : named.value(), type);
            }
        }
    }

    private static List<Path> files(Path classes) throws IOException {
        try (Stream<Path> found = Files.walk(classes)) {
            return found.filter(file -> file.toString().matches(".*/[A-Za-z]+\\.class"))
                    .toList();
        }
    }

    private static String small(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** What an expression speaks of that is not there; the variables are those whose types are known. */
    List<String> missing(Node expression, Map<String, Offer> variablesAround) {
        List<String> missing = new ArrayList<>();
        look(expression, variablesAround, missing);
        return missing;
    }

    /** What an expression gives, as far as types tell. */
    Offer offer(Node expression, Map<String, Offer> variablesAround) {
        if (expression.kind().equals("Identifier")) {
            return named(expression.word(), variablesAround);
        }
        if (expression.kind().equals("Value")) {
            return follow(expression, variablesAround, new ArrayList<>());
        }
        boolean isOuter = Set.of("DeferredExpression", "DynamicExpression", "CompositeExpression")
                        .contains(expression.kind())
                && expression.parts().size() == 1;
        return isOuter ? offer(expression.parts().get(0), variablesAround) : Offer.ANYTHING;
    }

    private Offer named(String name, Map<String, Offer> variablesAround) {
        Offer around = variablesAround.get(name);
        Class<?> bean = beans.get(name);
        return around != null ? around : bean != null ? Offer.of(bean) : Offer.ANYTHING;
    }

    private void look(Node node, Map<String, Offer> variablesAround, List<String> missing) {
        if (node.kind().equals("Identifier") && !isKnown(node.word())) {
            missing.add("no bean or variable " + node.word());
        }
        if (node.kind().equals("Value")) {
            follow(node, variablesAround, missing);
        }
        node.parts().forEach(part -> look(part, variablesAround, missing));
    }

    private boolean isKnown(String name) {
        return beans.containsKey(name) || variables.contains(name) || GIVEN.contains(name);
    }

    /** What {@code bean.part.part} gives; the first part that is not offered is missing. */
    private Offer follow(Node value, Map<String, Offer> variablesAround, List<String> missing) {
        List<Node> parts = value.parts();
        Offer offer = offer(parts.get(0), variablesAround);
        for (int i = 1; i < parts.size(); i++) {
            Node part = parts.get(i);
            Optional<Offer> next = part(offer, part, i == parts.size() - 1);
            if (next.isEmpty()) {
                missing.add(offer.type().getSimpleName() + " has no " + part.word());
                return Offer.ANYTHING;
            }
            offer = next.get();
        }
        return offer;
    }

    private static Optional<Offer> part(Offer offer, Node part, boolean isLast) {
        if (part.kind().equals("BracketSuffix")) {
            return Optional.of(offer.element());
        }
        Optional<Node> arguments = part.parts().stream()
                .filter(inside -> inside.kind().equals("MethodArguments"))
                .findFirst();
        if (arguments.isPresent()) {
            return offer.called(part.word(), arguments.get().parts().size());
        }
        Optional<Offer> property = offer.property(part.word());
        return property.isEmpty() && isLast && offer.hasMethod(part.word()) ? Optional.of(Offer.ANYTHING) : property;
    }
}

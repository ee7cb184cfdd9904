package org.demarc.web.faces;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a type offers to expressions; of a type that says too little, anything. */
record Offer(Class<?> type, List<Offer> arguments) {

    static final Offer ANYTHING = new Offer(Object.class, List.of());

    private static final Set<Class<?>> REPEATED =
            Set.of(Map.class, List.class, Set.class, Collection.class, PagedModel.class);

    static Offer of(Class<?> type) {
        return new Offer(type, List.of());
    }

    /** The value of a property: of a getter, of a component of a record, of a key of a map. */
    Optional<Offer> property(String name) {
        if (Map.class.isAssignableFrom(type)) {
            return Optional.of(argument(1));
        }
        String big = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return answers(method -> method.getParameterCount() == 0
                        && (method.getName().equals("get" + big)
                                || (method.getName().equals("is" + big) && method.getReturnType() == boolean.class)
                                || (type.isRecord()
                                        && isComponent(name)
                                        && method.getName().equals(name))))
                .or(this::unsure);
    }

    private boolean isComponent(String name) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals(name));
    }

    /** The answer of a method; of one of them where several take so many. */
    Optional<Offer> called(String name, int count) {
        return answers(method ->
                        method.getName().equals(name) && (method.getParameterCount() == count || method.isVarArgs()))
                .or(this::unsure);
    }

    boolean hasMethod(String name) {
        return methods().anyMatch(method -> method.getName().equals(name));
    }

    /** What is behind {@code [...]}, and what a repetition goes through. */
    Offer element() {
        if (Map.class.isAssignableFrom(type)) {
            return argument(1);
        }
        return type.isArray() ? of(type.getComponentType()) : argument(0);
    }

    private Offer argument(int place) {
        return REPEATED.contains(type) && arguments.size() > place ? arguments.get(place) : ANYTHING;
    }

    /** Something else may stand behind a type that others extend. */
    private Optional<Offer> unsure() {
        return type.isInterface() || Modifier.isAbstract(type.getModifiers()) || type == Object.class
                ? Optional.of(ANYTHING)
                : Optional.empty();
    }

    private Optional<Offer> answers(Predicate<Method> wanted) {
        List<Offer> answers = methods()
                .filter(wanted)
                .map(method -> behind(method.getGenericReturnType()))
                .distinct()
                .toList();
        return answers.stream().findFirst().map(first -> answers.size() == 1 ? first : ANYTHING);
    }

    private Stream<Method> methods() {
        return Arrays.stream(type.getMethods()).filter(method -> !method.isBridge());
    }

    private Offer behind(Type answer) {
        if (answer instanceof Class<?> plain) {
            return new Offer(plain, List.of());
        }
        if (answer instanceof ParameterizedType filled) {
            return new Offer(
                    (Class<?>) filled.getRawType(),
                    Arrays.stream(filled.getActualTypeArguments())
                            .map(this::behind)
                            .toList());
        }
        if (answer instanceof WildcardType any) {
            return behind(any.getUpperBounds()[0]);
        }
        int place = answer instanceof TypeVariable<?> variable
                ? List.of(type.getTypeParameters()).indexOf(variable)
                : -1;
        return place >= 0 && place < arguments.size() ? arguments.get(place) : ANYTHING;
    }
}

package org.demarc.web.faces;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages read components of records: {@code #{row.name}}. Expression Language 5 of Jakarta EE 10 knows only getters;
 * version 6 brings the same by itself, and then this class goes.
 */
public class RecordResolver extends ELResolver {

    private final Map<Class<?>, Map<String, Optional<Method>>> accessors = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        Optional<Method> accessor = accessor(base, property);
        if (base == null || accessor.isEmpty()) {
            return null;
        }
        context.setPropertyResolved(base, property);
        try {
            return accessor.get().invoke(base);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ELException(e);
        }
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        Optional<Method> accessor = accessor(base, property);
        if (accessor.isPresent()) {
            context.setPropertyResolved(true);
            return accessor.get().getReturnType();
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
        if (accessor(base, property).isPresent()) {
            throw new PropertyNotWritableException(property + " of a record");
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        if (accessor(base, property).isPresent()) {
            context.setPropertyResolved(true);
            return true;
        }
        return false;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return String.class;
    }

    private Optional<Method> accessor(@Nullable Object base, Object property) {
        if (!(base instanceof Record)) {
            return Optional.empty();
        }
        return accessors
                .computeIfAbsent(base.getClass(), type -> new ConcurrentHashMap<>())
                .computeIfAbsent(String.valueOf(property), name -> find(base.getClass(), name));
    }

    private static Optional<Method> find(Class<?> type, String name) {
        for (var component : type.getRecordComponents()) {
            if (component.getName().equals(name)) {
                Method accessor = component.getAccessor();
                accessor.trySetAccessible();
                return Optional.of(accessor);
            }
        }
        return Optional.empty();
    }
}

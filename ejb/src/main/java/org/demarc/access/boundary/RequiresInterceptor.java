package org.demarc.access.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Stands at the door of every boundary that is marked with {@link Requires}. */
@Requires
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 10)
public class RequiresInterceptor {

    @Inject
    CurrentUser currentUser;

    @AroundInvoke
    public @Nullable Object check(InvocationContext invocation) throws Exception {
        var required = required(invocation);
        if (required.value().length == 0) {
            currentUser.caller();
        } else {
            currentUser.requireAny(required.value());
        }
        return invocation.proceed();
    }

    private static Requires required(InvocationContext invocation) {
        var onMethod = invocation.getMethod().getAnnotation(Requires.class);
        if (onMethod != null) {
            return onMethod;
        }
        Class<?> type = invocation.getTarget().getClass();
        while (type.getAnnotation(Requires.class) == null && type.getSuperclass() != null) {
            type = type.getSuperclass();
        }
        var onClass = type.getAnnotation(Requires.class);
        if (onClass == null) {
            throw new IllegalStateException("no @Requires on " + invocation.getMethod());
        }
        return onClass;
    }
}

package org.demarc.access.boundary;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.demarc.access.entity.Permission;

/**
 * Only callers with at least one of the permissions come through; on a method it replaces what the class says.
 * Without any permission it asks only that the caller is recognised. This is the one place where permissions are
 * enforced, for pages, REST and dialects alike.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requires {

    @Nonbinding
    Permission[] value() default {};
}

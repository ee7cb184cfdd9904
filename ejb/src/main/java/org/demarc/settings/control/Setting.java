package org.demarc.settings.control;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one component of a settings record. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** What applies when nothing is set; empty text: nothing. */
    String value();

    /** One sentence for the administrator, with the unit. */
    String says();

    /** Smallest number allowed. */
    long min() default Long.MIN_VALUE;

    /** Largest number allowed. */
    long max() default Long.MAX_VALUE;
}

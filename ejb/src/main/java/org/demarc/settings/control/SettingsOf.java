package org.demarc.settings.control;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the record that holds the start-up settings of one capability. Its components are called
 * {@code demarc.<capability>.<kebab-case-name>} outside; every record is listed in {@code META-INF/demarc-settings}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SettingsOf {

    /** The capability's name, for instance {@code access}. */
    String value();
}

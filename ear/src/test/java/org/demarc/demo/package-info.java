/** {@code mvn -Pdemo} as a person starts it. */
@NullMarked
package org.demarc.demo;

import org.jspecify.annotations.NullMarked;

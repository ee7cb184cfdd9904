/** {@code mvn -Pdemo}: the product with its simulated ISP. */
@NullMarked
package org.demarc.lab.demo;

import org.jspecify.annotations.NullMarked;

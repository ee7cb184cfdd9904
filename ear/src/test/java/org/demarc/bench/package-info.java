/** {@code mvn -Pbench}: measures the product and its peers on this machine; figures and targets are in docs/performance.md. */
@NullMarked
package org.demarc.bench;

import org.jspecify.annotations.NullMarked;

/** Runs the shipped product on real parts: PostgreSQL, WildFly nodes with the EAR. For the demo, the tests and the benchmarks. */
@NullMarked
package org.demarc.lab.stand;

import org.jspecify.annotations.NullMarked;

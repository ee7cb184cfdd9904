/** Pools, exclusions and the ledger, for people and programs. */
@NullMarked
package org.demarc.addressing.boundary;

import org.jspecify.annotations.NullMarked;

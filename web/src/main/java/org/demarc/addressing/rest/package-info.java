/** Pools, exclusions and the address ledger over our own API. */
@NullMarked
package org.demarc.addressing.rest;

import org.jspecify.annotations.NullMarked;

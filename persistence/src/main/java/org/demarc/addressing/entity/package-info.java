/** What is remembered about IPv4 addresses: pools, who holds which, who held it when, who waits for one. */
@NullMarked
package org.demarc.addressing.entity;

import org.jspecify.annotations.NullMarked;

/** Speaks the RouterOS API and makes a router's accounts agree with what is wanted: plain Java, no container. */
@NullMarked
package org.demarc.routeros.control;

import org.jspecify.annotations.NullMarked;

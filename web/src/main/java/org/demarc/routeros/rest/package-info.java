/** Routers by REST. */
@NullMarked
package org.demarc.routeros.rest;

import org.jspecify.annotations.NullMarked;

/** Consoles of devices in our own API. */
@NullMarked
package org.demarc.console.rest;

import org.jspecify.annotations.NullMarked;

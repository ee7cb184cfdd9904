/** Conversations on consoles of devices, telnet and ssh; no container. */
@NullMarked
package org.demarc.console.control;

import org.jspecify.annotations.NullMarked;

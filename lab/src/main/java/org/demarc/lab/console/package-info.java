/** Consoles of simulated devices: telnet and ssh servers that react to commands. */
@NullMarked
package org.demarc.lab.console;

import org.jspecify.annotations.NullMarked;

/** A MikroTik router as its API shows it (ucrm-routeros.md chapters 4 and 10): plain and TLS API, REST, faults on demand. */
@NullMarked
package org.demarc.lab.routeros;

import org.jspecify.annotations.NullMarked;

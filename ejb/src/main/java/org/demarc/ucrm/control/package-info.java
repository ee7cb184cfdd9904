/** UISP/UCRM: what its webhooks and its API say, and what that means for a service. Plain Java, no container. */
@NullMarked
package org.demarc.ucrm.control;

import org.jspecify.annotations.NullMarked;

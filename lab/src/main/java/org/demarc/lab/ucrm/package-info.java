/** A UISP/UCRM installation as Demarc sees it (ucrm-routeros.md chapter 3 and 10.8): CRM API from memory, webhooks. */
@NullMarked
package org.demarc.lab.ucrm;

import org.jspecify.annotations.NullMarked;

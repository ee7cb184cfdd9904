/** Takes UISP/UCRM webhooks, has the CRM confirm them, and asks provisioning for what they mean. */
@NullMarked
package org.demarc.ucrm.boundary;

import org.jspecify.annotations.NullMarked;

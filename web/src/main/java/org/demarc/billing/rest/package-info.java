/** Billing sources over REST. */
@NullMarked
package org.demarc.billing.rest;

import org.jspecify.annotations.NullMarked;

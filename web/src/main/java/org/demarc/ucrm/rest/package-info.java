/** The webhook endpoint in its own words, and UISP/UCRM sources over our own API. */
@NullMarked
package org.demarc.ucrm.rest;

import org.jspecify.annotations.NullMarked;

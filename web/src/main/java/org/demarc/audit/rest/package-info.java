/** The audit log over our own API. */
@NullMarked
package org.demarc.audit.rest;

import org.jspecify.annotations.NullMarked;

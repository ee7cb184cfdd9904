/** Services, orders and their timelines over our own API. */
@NullMarked
package org.demarc.provisioning.rest;

import org.jspecify.annotations.NullMarked;

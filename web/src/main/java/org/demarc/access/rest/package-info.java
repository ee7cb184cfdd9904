/** Users, roles and keys over our own API. */
@NullMarked
package org.demarc.access.rest;

import org.jspecify.annotations.NullMarked;

/** Registration of ONUs in our own API. */
@NullMarked
package org.demarc.registration.rest;

import org.jspecify.annotations.NullMarked;

/** Shows ONUs in our API. */
@NullMarked
package org.demarc.onu.rest;

import org.jspecify.annotations.NullMarked;

/** Wildcore dialect: {@code /api/v1}, its envelope and its error words. */
@NullMarked
package org.demarc.wildcore.rest;

import org.jspecify.annotations.NullMarked;

/** How a template becomes commands; no container. */
@NullMarked
package org.demarc.registration.control;

import org.jspecify.annotations.NullMarked;

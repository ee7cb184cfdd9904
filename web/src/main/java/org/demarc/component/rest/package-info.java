/** What Demarc consists of and how it is. */
@NullMarked
package org.demarc.component.rest;

import org.jspecify.annotations.NullMarked;

/** What Demarc consists of and how it is. */
@NullMarked
package org.demarc.component.entity;

import org.jspecify.annotations.NullMarked;

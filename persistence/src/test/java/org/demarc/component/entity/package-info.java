/** Tests of what the database tells of the parts of Demarc. */
@NullMarked
package org.demarc.component.entity;

import org.jspecify.annotations.NullMarked;

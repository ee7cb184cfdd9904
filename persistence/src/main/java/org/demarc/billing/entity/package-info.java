/** Where subscribers come from, and the runs that follow them. */
@NullMarked
package org.demarc.billing.entity;

import org.jspecify.annotations.NullMarked;

/** Tariffs of billings. */
@NullMarked
package org.demarc.tariff.entity;

import org.jspecify.annotations.NullMarked;

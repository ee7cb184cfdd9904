@NullMarked
package org.demarc.addressing.entity;

import org.jspecify.annotations.NullMarked;

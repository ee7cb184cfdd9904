@NullMarked
package org.demarc.routeros.entity;

import org.jspecify.annotations.NullMarked;

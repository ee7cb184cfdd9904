@NullMarked
package org.demarc.access.entity;

import org.jspecify.annotations.NullMarked;

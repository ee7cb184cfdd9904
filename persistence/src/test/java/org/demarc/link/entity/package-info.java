@NullMarked
package org.demarc.link.entity;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.demarc.wildcore.entity;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.demarc.action.entity;

import org.jspecify.annotations.NullMarked;

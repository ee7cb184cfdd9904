@NullMarked
package org.demarc.schedule.entity;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.demarc.onu.entity;

import org.jspecify.annotations.NullMarked;

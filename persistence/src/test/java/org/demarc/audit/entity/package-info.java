@NullMarked
package org.demarc.audit.entity;

import org.jspecify.annotations.NullMarked;

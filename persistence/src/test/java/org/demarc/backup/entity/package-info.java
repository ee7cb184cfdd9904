@NullMarked
package org.demarc.backup.entity;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.demarc.settings.entity;

import org.jspecify.annotations.NullMarked;

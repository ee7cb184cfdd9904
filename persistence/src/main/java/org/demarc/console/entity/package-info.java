/** What is remembered of consoles. */
@NullMarked
package org.demarc.console.entity;

import org.jspecify.annotations.NullMarked;

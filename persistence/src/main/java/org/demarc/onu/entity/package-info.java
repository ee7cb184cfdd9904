/** What is remembered about ONUs: identifiers, signals, states. */
@NullMarked
package org.demarc.onu.entity;

import org.jspecify.annotations.NullMarked;

/** What is remembered about ports and interfaces of devices. */
@NullMarked
package org.demarc.port.entity;

import org.jspecify.annotations.NullMarked;

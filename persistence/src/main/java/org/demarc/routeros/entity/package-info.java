/** MikroTik routers that accounts are kept on. */
@NullMarked
package org.demarc.routeros.entity;

import org.jspecify.annotations.NullMarked;

/** Users, roles, permissions and keys. */
@NullMarked
package org.demarc.access.entity;

import org.jspecify.annotations.NullMarked;

/** What is remembered about forwarding tables. */
@NullMarked
package org.demarc.fdb.entity;

import org.jspecify.annotations.NullMarked;

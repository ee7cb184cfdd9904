/** What polling remembers: who is due, who is being read, what the readings brought. */
@NullMarked
package org.demarc.poll.entity;

import org.jspecify.annotations.NullMarked;

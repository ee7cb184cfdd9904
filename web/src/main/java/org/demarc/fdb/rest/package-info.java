/** Histories of MACs in our own API. */
@NullMarked
package org.demarc.fdb.rest;

import org.jspecify.annotations.NullMarked;

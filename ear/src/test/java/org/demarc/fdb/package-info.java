/** Histories of MACs in the whole product. */
@org.jspecify.annotations.NullMarked
package org.demarc.fdb;

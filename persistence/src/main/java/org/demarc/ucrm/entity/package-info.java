/** What is remembered about UISP/UCRM installations: sources, webhook events, their services and clients. */
@NullMarked
package org.demarc.ucrm.entity;

import org.jspecify.annotations.NullMarked;

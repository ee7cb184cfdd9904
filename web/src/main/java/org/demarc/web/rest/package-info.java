/** What every resource of our own API shares: the application, problem+json, paging, JSON settings. */
@NullMarked
package org.demarc.web.rest;

import org.jspecify.annotations.NullMarked;

/** Where notifications arrive: a mail server, Telegram's Bot API and a webhook's receiver. */
@NullMarked
package org.demarc.lab.notify;

import org.jspecify.annotations.NullMarked;

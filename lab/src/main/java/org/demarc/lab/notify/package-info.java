/** Where notifications arrive: a mail server, Telegram's Bot API and a webhook's receiver, and all of them as a letterbox with a page. */
@NullMarked
package org.demarc.lab.notify;

import org.jspecify.annotations.NullMarked;

package org.demarc.notification.control;

import org.demarc.notification.entity.Channel;

/** Hands one message to a server, with a bound on time and size; no fault flies, whatever the server does. */
public interface Sender {

    Outcome send(Channel channel, String address, Content content);
}

package org.demarc.notification.control;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.demarc.notification.entity.ChannelDraft;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.NotificationProblem;

/** Whether a channel or an address can be used; the refusal says what is wrong. */
public final class ChannelCheck {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST = 500;

    private ChannelCheck() {}

    /**
     * @throws org.demarc.ProblemException {@link NotificationProblem#BAD_CHANNEL}
     */
    public static void of(ChannelDraft draft) {
        require(!draft.name().isBlank() && draft.name().length() <= LONGEST_NAME, "a name has 1 to 64 letters");
        require(draft.url().length() <= LONGEST, "a URL has at most 500 letters");
        require(draft.secret().reveal().length() <= LONGEST, "a secret has at most 500 letters");
        switch (draft.kind()) {
            case MAIL -> mail(draft);
            case TELEGRAM -> {
                require(
                        draft.secret().reveal().matches("[0-9]{1,20}:[A-Za-z0-9_-]{10,200}"),
                        "the token of a bot is a number, a colon and letters, as @BotFather gives it");
                require(draft.url().isEmpty() || HttpPost.uri(draft.url()).isPresent(), BAD_URL);
            }
            case WEBHOOK -> require(HttpPost.uri(draft.url()).isPresent(), BAD_URL);
        }
    }

    private static final String BAD_URL = "a URL begins with http:// or https://, names a host and holds no login";

    private static void mail(ChannelDraft draft) {
        require(draft.host().matches("[A-Za-z0-9.:_-]{1,255}"), "the mail server's name or address is needed");
        require(draft.port() >= 1 && draft.port() <= 65_535, "a port is 1 to 65535");
        require(
                isAddress(draft.sender()),
                "the sender is a mail address, perhaps with a name: Demarc <noc@example.net>");
        require(draft.login().isEmpty() || !draft.secret().isEmpty(), "a login needs its password");
    }

    /**
     * Whether a channel of that kind reaches such an address.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#BAD_CONTACT}
     */
    public static void address(ChannelKind kind, String address) {
        String problem =
                switch (kind) {
                    case MAIL -> isAddress(address) ? "" : "a mail address is needed, for instance noc@example.net";
                    case TELEGRAM ->
                        address.matches("-?[0-9]{1,18}|@[A-Za-z][A-Za-z0-9_]{3,31}")
                                ? ""
                                : "the number of a chat is needed, or the name of a channel such as @noc";
                    case WEBHOOK ->
                        address.matches("[^\\p{Cntrl}]{0,200}")
                                ? ""
                                : "a word for the receiver has at most 200 letters";
                };
        if (!problem.isEmpty()) {
            throw NotificationProblem.BAD_CONTACT.because(problem);
        }
    }

    private static boolean isAddress(String address) {
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            parsed.validate();
            return address.length() <= 320
                    && parsed.getAddress().indexOf('@') > 0
                    && !address.matches("(?s).*\\p{Cntrl}.*");
        } catch (AddressException e) {
            return false;
        }
    }

    private static void require(boolean fits, String words) {
        if (!fits) {
            throw NotificationProblem.BAD_CHANNEL.because(words);
        }
    }
}

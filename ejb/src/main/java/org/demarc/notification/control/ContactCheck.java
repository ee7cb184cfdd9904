package org.demarc.notification.control;

import java.util.List;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.ContactDraft;
import org.demarc.notification.entity.NotificationProblem;
import org.demarc.notification.entity.QuietHours;
import org.demarc.notification.entity.Subscription;

/** Whether a contact can be used; the refusal says what is wrong. */
public final class ContactCheck {

    private static final int DAY = 86_400;
    private static final int WEEK = 604_800;
    private static final int SHORTEST_REMINDER = 300;
    private static final int MOST = 200;

    private ContactCheck() {}

    /**
     * @throws org.demarc.ProblemException {@link NotificationProblem#BAD_CONTACT}
     */
    public static void of(ChannelKind kind, ContactDraft draft) {
        ChannelCheck.address(kind, draft.address());
        require(
                draft.language().isEmpty() || DefaultTemplates.LANGUAGES.contains(draft.language()),
                "languages are en and uk");
        require(draft.perHour() >= 1 && draft.perHour() <= 1000, "messages in an hour are 1 to 1000");
        Subscription wanted = draft.subscription();
        require(!wanted.severities().isEmpty(), "at least one severity is needed");
        require(
                areNames(wanted.names()) && areNames(wanted.namesNot()),
                "names of events are as in rules, 200 at most");
        require(wanted.groupIds().size() <= MOST, "at most 200 groups");
        require(wanted.afterSeconds() >= 0 && wanted.afterSeconds() <= DAY, "the delay is 0 to 86400 s");
        int remind = wanted.remindSeconds();
        require(
                remind == 0 || (remind >= SHORTEST_REMINDER && remind <= WEEK),
                "reminders come every 300 to 604800 s, or 0: never");
        QuietHours quiet = draft.quiet();
        if (quiet != null) {
            require(!quiet.hours().days().isEmpty(), "quiet hours need at least one day");
            require(
                    !quiet.hours().from().equals(quiet.hours().until()),
                    "quiet hours end at another time than they begin");
        }
    }

    private static boolean areNames(List<String> names) {
        return names.size() <= MOST && names.stream().allMatch(name -> name.matches("[a-z][a-z0-9_]{1,63}"));
    }

    private static void require(boolean fits, String words) {
        if (!fits) {
            throw NotificationProblem.BAD_CONTACT.because(words);
        }
    }
}

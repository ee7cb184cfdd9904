package org.demarc.maintenance.control;

import java.time.Duration;
import org.demarc.maintenance.entity.MaintenanceDraft;
import org.demarc.maintenance.entity.MaintenanceProblem;
import org.demarc.maintenance.entity.MaintenanceWindow.Scope;
import org.demarc.schedule.entity.WeeklyHours;
import org.demarc.schedule.entity.WeeklyHours.Opening;

/** Whether a window can be used; the refusal says what is wrong. */
public final class MaintenanceCheck {

    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST = 1000;

    private MaintenanceCheck() {}

    /**
     * @throws org.demarc.ProblemException {@link MaintenanceProblem#BAD_WINDOW}
     */
    public static void of(MaintenanceDraft draft) {
        require(!draft.name().isBlank() && draft.name().length() <= 100, "a name has 1 to 100 letters");
        require(draft.reason().length() <= 1000, "a reason has at most 1000 letters");
        Scope scope = draft.scope();
        require(
                scope.everything()
                        || !scope.deviceIds().isEmpty()
                        || !scope.groupIds().isEmpty(),
                "devices, groups or everything must be chosen");
        require(scope.deviceIds().size() <= MOST && scope.groupIds().size() <= MOST, "at most 1000 devices and groups");
        Opening once = draft.time().once();
        WeeklyHours weekly = draft.time().weekly();
        require((once == null) != (weekly == null), "a window is either once or every week");
        if (once != null) {
            require(once.until().isAfter(once.from()), "the end comes after the beginning");
            require(Duration.between(once.from(), once.until()).compareTo(LONGEST) <= 0, "31 days at most");
        }
        if (weekly != null) {
            require(!weekly.days().isEmpty(), "at least one day is needed");
        }
    }

    private static void require(boolean fits, String words) {
        if (!fits) {
            throw MaintenanceProblem.BAD_WINDOW.because(words);
        }
    }
}

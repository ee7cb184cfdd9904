package org.demarc.action.entity;

import org.demarc.ProblemType;

/** Refusals of actions, all of them before anything is sent. */
public enum ActionProblem implements ProblemType {
    UNKNOWN_ACTION(404, "There is no such action"),
    NO_SUCH_TEMPLATE(404, "There is no such template"),
    NO_SUCH_RUN(404, "No such action was asked for"),
    NOT_SUPPORTED(409, "This device cannot do it"),
    NO_WRITE_ACCESS(409, "Write access is not configured"),
    ACTION_IS_OVER(409, "The action is over"),
    INVALID_ARGUMENT(422, "An argument has not the right form"),
    WRONG_TARGET(422, "The action is not for this kind of thing"),
    NOT_CONFIRMED(422, "The name does not match");

    private final int status;
    private final String title;

    ActionProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}

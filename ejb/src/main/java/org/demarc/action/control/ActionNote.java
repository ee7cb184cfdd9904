package org.demarc.action.control;

import java.util.Map;
import org.demarc.Phrase;
import org.jspecify.annotations.Nullable;

/** Where an action is written down while it is carried out; every call is there before it returns. */
public interface ActionNote {

    /** The last step that may have reached the device when this attempt began, from 1; 0 for none. */
    int sentBefore();

    /**
     * From now on the step may reach the device.
     *
     * @param before what the device shows before it, by column
     * @return false when another node has taken over: nothing may be sent
     */
    boolean sending(int step, Map<String, String> before);

    /**
     * What is being done now.
     *
     * @param result rows of a test so far, null for none
     * @return false when another node has taken over
     */
    boolean progress(Phrase said, @Nullable Object result);
}

package org.demarc.provisioning.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 3000-3099: orders. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface ProvisioningLog extends BasicLogger {

    ProvisioningLog LOG =
            Logger.getMessageLogger(MethodHandles.lookup(), ProvisioningLog.class, "org.demarc.provisioning");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3000, value = "Order %d of service %s failed by a fault of ours")
    void orderFailed(long order, String service, @Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3001, value = "The sweep for waiting orders failed; it is repeated")
    void sweepFailed(@Cause Throwable fault);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 3002, value = "Node %s takes up the orders it left behind")
    void resumed(String node);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3050, value = "Request \"%s\" of another program is refused: %s: %s")
    void requestRefused(String id, String code, String text);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3051, value = "A request of another program failed by a fault of ours; it comes again")
    void requestFailed(@Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3052, value = "Results of requests could not be told; it is tried again")
    void resultsNotTold(@Cause Throwable fault);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3057, value = "Router %d could not be compared by a fault of ours; the others are")
    void notCompared(long router, @Cause Throwable fault);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3003, value = "Work for a router broke off; the sweep takes it up again")
    void wakeUpFailed(@Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3053,
            value = "Billing %s would change %d services at once, which is beyond the limits: nothing was done (%s)")
    void suspensionAsks(String billing, int services, String exceeded);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3054,
            value =
                    "The port for messages refused %d sign-ins since the last such line: a program has a wrong key, or somebody guesses"
                            + " (from where is in demarc-messaging-sign-ins.log)")
    void signInsRefused(long number);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3055, value = "The broker did not tell how many sign-ins it refused; it is asked again")
    void signInsUnknown(@Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3056, value = "What router %d refused could not be tried again; it is tried at the next comparison")
    void notTriedAgain(long router, @Cause Throwable fault);
}

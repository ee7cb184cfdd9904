package org.demarc.wildcore.control;

/**
 * Addresses of this installation's pages for links in answers (wildcore-mikbill.md 6.6, 6.7).
 *
 * @param site address of the installation, without a slash at the end
 */
public record UiPages(String site) {

    /** The page of an ONU; a port is shown on the page of its device. */
    public String line(boolean onu, long id, long deviceId) {
        return onu ? site + "/ui/onu/onu?id=" + id : device(deviceId);
    }

    public String device(long id) {
        return site + "/ui/device/device?id=" + id;
    }

    /** The card that a billing shows inside its own page. */
    public String embedded(long id) {
        return site + "/embed/interface/" + id;
    }

    public String diagnosis(long id) {
        return site + "/api/v1/component/diagnostic/interface/" + id + "/diag";
    }
}

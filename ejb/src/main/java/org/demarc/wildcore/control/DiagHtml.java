package org.demarc.wildcore.control;

import org.jspecify.annotations.Nullable;

/** A diagnosis as a piece of HTML without anything from outside, for billings that show it as it is (wildcore-mikbill.md 6.6). */
public final class DiagHtml {

    private final StringBuilder html = new StringBuilder(1024);

    private DiagHtml() {}

    public static String of(DiagView view) {
        return new DiagHtml().page(view);
    }

    private String page(DiagView view) {
        InterfaceView line = view.iface();
        DiagView.Data data = view.diagnostic().data();
        html.append("<div style=\"font:14px sans-serif\"><table style=\"border-collapse:collapse\">");
        row("Device", line.oltName() + " (" + line.oltIp() + ")");
        row("Interface", line.name());
        row("Status", line.status());
        row("Identifier", line.onuIdent());
        row("Description", data.description());
        optical(data.optical());
        DiagView.Reasons reasons = data.reasons();
        if (reasons != null) {
            row("Last registration", reasons.lastReg());
            row("Last down", reasons.lastDereg());
            row("Last down reason", reasons.lastDownReason());
        }
        if (data.linkInfo() != null) {
            data.linkInfo().forEach(link -> row("Link", link.nwayStatus()));
        }
        if (data.fdb() != null) {
            data.fdb()
                    .forEach(mac ->
                            row("MAC", mac.macAddress() + (mac.vlanId() == null ? "" : " VLAN " + mac.vlanId())));
        }
        row("Problem", view.deviceStatus().error());
        return html.append("</table></div>").toString();
    }

    private void optical(DiagView.@Nullable Optical optical) {
        if (optical != null) {
            row("ONU RX, dBm", optical.rx());
            row("ONU TX, dBm", optical.tx());
            row("OLT RX, dBm", optical.oltRx());
            row("Distance, m", optical.distance());
        }
    }

    private void row(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            html.append("<tr><th style=\"text-align:left;padding:2px 12px 2px 0\">")
                    .append(name)
                    .append("</th><td>")
                    .append(escaped(value.toString()))
                    .append("</td></tr>");
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

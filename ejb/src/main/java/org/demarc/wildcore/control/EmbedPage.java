package org.demarc.wildcore.control;

import java.util.List;

/**
 * A page around a card for a billing's frame: works without cookies and without anything from outside (wildcore-mikbill.md 8).
 *
 * @param base path of embedded pages, without a slash at the end
 * @param zoom 0.25 to 2
 * @param card HTML of the line
 * @param others other places of the same ONU
 */
public record EmbedPage(String base, long id, double zoom, String card, List<Other> others) {

    private static final double LEAST_ZOOM = 0.25;
    private static final double MOST_ZOOM = 2;

    /** Another place of the same ONU. */
    public record Other(long id, String name, String status) {}

    public static boolean isZoom(double zoom) {
        return zoom >= LEAST_ZOOM && zoom <= MOST_ZOOM;
    }

    public String html() {
        StringBuilder list = new StringBuilder();
        for (Other other : others) {
            list.append("<li><a href=\"#\" data-id=\"")
                    .append(other.id())
                    .append("\">")
                    .append(DiagHtml.escaped(other.name()))
                    .append("</a> ")
                    .append(DiagHtml.escaped(other.status()))
                    .append("</li>");
        }
        String duplicates = others.isEmpty() ? "" : "<p>Also known here:</p><ul>" + list + "</ul>";
        return head("zoom:" + zoom)
                + "<p><button id=\"refresh\">Refresh</button> <span id=\"said\"></span></p>"
                + "<div id=\"card\">" + card + "</div>" + duplicates
                + SCRIPT.replace("{base}", base).replace("{id}", Long.toString(id)) + "</body></html>";
    }

    /** A page that says one sentence. */
    public static String words(String text) {
        return head("") + "<p>" + DiagHtml.escaped(text) + "</p></body></html>";
    }

    private static String head(String style) {
        return "<!DOCTYPE html><html style=\"" + style + "\"><head><meta charset=\"utf-8\"><title>Demarc</title></head>"
                + "<body style=\"font:14px sans-serif;margin:8px\">";
    }

    /** Takes the key out of the address, keeps it in memory, and sends it as a header. */
    private static final String SCRIPT = """
            <script>
            (function () {
              var address = new URL(location.href), key = address.searchParams.get('x-auth-key') || '', id = '{id}';
              address.searchParams.delete('x-auth-key');
              history.replaceState(null, '', address);
              var said = document.getElementById('said'), button = document.getElementById('refresh');
              function load(from) {
                button.disabled = true;
                said.textContent = '...';
                fetch('{base}/interface/' + id + '/card?from=' + from, { headers: { 'X-Auth-Key': key }, credentials: 'omit' })
                  .then(function (answer) { return answer.text(); })
                  .then(function (html) { document.getElementById('card').innerHTML = html; said.textContent = ''; })
                  .catch(function () { said.textContent = 'no answer'; })
                  .then(function () { button.disabled = false; });
              }
              button.addEventListener('click', function () { load('device'); });
              document.querySelectorAll('a[data-id]').forEach(function (link) {
                link.addEventListener('click', function (event) { event.preventDefault(); id = link.dataset.id; load('cache'); });
              });
            })();
            </script>
            """;
}

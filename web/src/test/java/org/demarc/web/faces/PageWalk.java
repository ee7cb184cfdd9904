package org.demarc.web.faces;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.demarc.web.faces.ServerExpressions.Node;
import org.demarc.web.faces.ServerExpressions.NotRead;
import org.jspecify.annotations.Nullable;

/** Goes through a page as it is nested: inside a repetition its variable stands for one of what is repeated. */
final class PageWalk {

    /** Hears of every expression with what the names around it stand for. */
    interface Listener {
        void hear(int line, Node expression, Map<String, Offer> variables);
    }

    private final ServerExpressions server;
    private final PageNames names;
    private final Deque<Map<String, Offer>> around = new ArrayDeque<>(List.of(Map.of()));

    PageWalk(ServerExpressions server, PageNames names) {
        this.server = server;
        this.names = names;
    }

    void through(Path page, Listener listener) throws IOException, XMLStreamException, ReflectiveOperationException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try (Reader text = Files.newBufferedReader(page)) {
            XMLStreamReader reader = factory.createXMLStreamReader(text);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    enter(reader, listener);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    around.pop();
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    tell(reader.getText(), reader, listener);
                }
            }
        }
    }

    private void enter(XMLStreamReader reader, Listener listener) throws ReflectiveOperationException {
        Map<String, Offer> inside = new HashMap<>(around.element());
        String variable = reader.getAttributeValue(null, "var");
        if (variable != null) {
            inside.put(variable, one(reader.getAttributeValue(null, "value")));
        }
        around.push(inside);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            tell(reader.getAttributeValue(i), reader, listener);
        }
    }

    /** One of what is repeated. */
    private Offer one(@Nullable String value) throws ReflectiveOperationException {
        if (value == null || !value.startsWith("#{")) {
            return Offer.ANYTHING;
        }
        try {
            return names.offer(server.read(value), around.element()).element();
        } catch (NotRead e) {
            return Offer.ANYTHING;
        }
    }

    private void tell(String text, XMLStreamReader reader, Listener listener) throws ReflectiveOperationException {
        int begin = reader.getLocation().getLineNumber()
                - (int) text.chars().filter(c -> c == '\n').count();
        for (PageExpression expression :
                PageExpression.in(text.replace("&", "&amp;").replace("<", "&lt;"))) {
            try {
                listener.hear(begin + expression.line() - 1, server.read(expression.text()), around.element());
            } catch (NotRead e) {
                // another test tells of it
            }
        }
    }
}
